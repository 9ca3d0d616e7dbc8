"""One row of machine-collected quotes."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dashboard.models.dates import When
from dashboard.models.record import Language, Record, Slug, Text
from dashboard.models.vocabulary import QuoteKind


class BulkQuote(Record):
    """A row of a file in `bulk/`: a quotation with the paragraph it stands in and the address of its source.

    `exact` stands in `passage` once, character for character; a row of which that is not true is not taken. Rows with
    one `url` are quotes of one source, of which these paragraphs are kept and nothing else.
    """

    url: Text = Field(description="Where the source can be read.", pattern=r"^https?://\S+$")
    title: Text = Field(description="Title of the source.")
    publisher: Text | None = Field(None, description="Who published it, by name.")
    author: Text | None = Field(None, description="Who wrote it.")
    published: When | None = Field(None, description="When it could first be known; absent where not stated.")
    language: Language | None = Field(None, description="Language of the words; absent: the dossier's.")
    speaker: Slug | None = Field(None, description="The actor who said it. Absent: the attribution names someone.")
    attribution: Text | None = Field(None, description="The source's words for who said it. Required without speaker.")
    kind: QuoteKind = Field(QuoteKind.DIRECT, description="How much of it stands in the source.")
    exact: Text = Field(description="The words.")
    passage: Text = Field(description="The paragraph of the source in which the words stand.")
    said_on: When | None = Field(None, description="When it was said.")
    issues: tuple[Slug, ...] = Field((), description="The issues it speaks to.")

    @model_validator(mode="after")
    def _somebody_said_it(self) -> Self:
        if self.speaker is None and self.attribution is None:
            raise PydanticCustomError("speaker_missing", "neither a speaker nor an attribution says who said it")
        return self
