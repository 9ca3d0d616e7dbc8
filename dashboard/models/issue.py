"""What the negotiation is about."""

from pydantic import Field

from dashboard.models.record import Record, Slug, Text


class Issue(Record):
    """A question on which one can stand somewhere, as a statement that one can support or oppose."""

    id: Slug = Field(description="Unique among the issues.")
    title: Text = Field(description="Name of the issue.")
    short: Text = Field(description="The name where space is short; at most 24 characters.", max_length=24)
    statement: Text = Field(description="The proposition that every stance is measured against.")
    group: Text = Field(description="The heading under which the matrix lists it.")
    summary: Text | None = Field(None, description="What belongs to it and what does not, in our own words.")
    keywords: tuple[Text, ...] = Field((), description="Words that point to it in a text.")
