"""Who said exactly what."""

from pydantic import Field

from dashboard.models.dates import When
from dashboard.models.record import Language, Record, Slug, Text
from dashboard.models.vocabulary import QuoteKind, Wording


class Dispute(Record):
    """Somebody says that what was said is not so."""

    by: Slug = Field(description="The source or the actor who says so.")
    note: Text = Field(description="What they say, in our own words.")


class Translation(Record):
    """The words in the dossier's language."""

    text: Text = Field(description="The translation.")
    by: Text = Field(description="Who translated.")


class Quote(Record):
    """Words that a source puts into somebody's mouth.

    `exact` stands in the source's kept text, character for character.
    """

    id: Slug = Field(description="Unique among the quotes.")
    source: Slug = Field(description="The source it stands in; taken from the folder.")
    speaker: Slug | None = Field(None, description="Who said it. Absent: the attribution alone names someone.")
    kind: QuoteKind = Field(description="How much of it stands in the source.")
    exact: Text = Field(description="The words between the marks, with whatever stands between them.")
    prefix: Text | None = Field(None, description="What stands directly before, where the words occur twice.")
    suffix: Text | None = Field(None, description="What stands directly after, where the words occur twice.")
    attribution: Text | None = Field(None, description="The source's words for who said it, verbatim.")
    said_on: When | None = Field(None, description="When it was said.")
    meeting: Slug | None = Field(None, description="The meeting at which it was said.")
    place: Slug | None = Field(None, description="Where it was said, where no meeting tells.")
    audience: Text | None = Field(None, description="To whom it was said.")
    issues: tuple[Slug, ...] = Field((), description="The issues it speaks to.")
    language: Language | None = Field(None, description="Language of the words as they stand in the source.")
    translation: Translation | None = Field(None, description="The words in the dossier's language.")
    negated: bool = Field(False, description="The words stand under a negation outside the marks.")
    marks_mismatched: bool = Field(False, description="The source opens with one kind of mark and closes with another.")
    wording: Wording | None = Field(None, description="Whether it was compared with what was said. Absent: not judged.")
    disputed: tuple[Dispute, ...] = Field((), description="Who says that it is not so.")
    note: Text | None = Field(None, description="What a reader of the quote should know.")
