"""Who stands where."""

from pydantic import Field

from dashboard.models.dates import When
from dashboard.models.evidence import Evidence
from dashboard.models.record import Record, Slug, Text
from dashboard.models.vocabulary import Basis, Confidence, Stance


class Position(Record):
    """The stance of one actor on one issue at one time, with what it rests on."""

    id: Slug = Field(description="Unique among the positions.")
    actor: Slug = Field(description="Whose position it is; the same as the file name.")
    issue: Slug = Field(description="The issue.")
    date: When = Field(description="When the actor took it, as finely as the source tells.")
    stance: Stance = Field(description="Where the actor stands on the issue's statement.")
    condition: Text | None = Field(None, description="What must happen first. Required for a conditional stance.")
    summary: Text = Field(description="The position in our own words, one sentence.")
    on_behalf_of: Slug | None = Field(None, description="Whom the actor spoke for, where not the usual state or body.")
    basis: Basis | None = Field(None, description="What it rests on. Required unless nothing is stated.")
    setting: Text | None = Field(None, description="Where the actor spoke, where no quote tells.")
    quotes: tuple[Slug, ...] = Field((), description="Quotes that show it.")
    evidence: tuple[Evidence, ...] = Field((), description="Passages that show it.")
    searched: tuple[Slug, ...] = Field((), description="Sources that were searched. Required for not_stated.")
    confidence: Confidence | None = Field(None, description="How sure the coder is.")
    note: Text | None = Field(None, description="What a reader of the position should know.")
