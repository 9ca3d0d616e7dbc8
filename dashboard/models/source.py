"""Where it is written."""

from pydantic import Field

from dashboard.models.dates import When
from dashboard.models.record import Language, Record, Slug, Text
from dashboard.models.vocabulary import SourceKind, TitleBasis


class Source(Record):
    """A document that records rest on. With a `text.txt` beside it, its evidence is pinned; else it is cited."""

    id: Slug = Field(description="The same as the folder name.")
    kind: SourceKind = Field(description="What sort of document it is.")
    title: Text = Field(description="Title, as `title_basis` says.")
    title_basis: TitleBasis = Field(TitleBasis.PAGE, description="Where the title comes from.")
    publisher: Text | None = Field(None, description="Who published it, by name.")
    author: Text | None = Field(None, description="Who wrote it.")
    url: Text | None = Field(None, description="Where it can be read.", pattern=r"^https?://\S+$")
    archive_url: Text | None = Field(None, description="An archived copy.", pattern=r"^https?://\S+$")
    published: When | None = Field(None, description="When it could first be known; absent where not stated.")
    accessed: When | None = Field(None, description="When it was read.")
    language: Language = Field(description="Language of the text.")
    rights: Text | None = Field(None, description="Who owns the text and what may be done with it.")
    text_sha256: Text | None = Field(None, description="SHA-256 of text.txt, byte for byte.", pattern=r"^[0-9a-f]{64}$")
    note: Text | None = Field(None, description="What a reader of the source should know.")
