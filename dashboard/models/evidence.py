"""The words that a record rests on."""

from pydantic import Field

from dashboard.models.record import Record, Slug, Text


class Evidence(Record):
    """A passage of a source, found by its words (W3C Web Annotation, TextQuoteSelector).

    Where it starts and ends is computed when the data is loaded and never typed.
    """

    source: Slug = Field(description="The source.")
    exact: Text | None = Field(None, description="The words. Required where the source keeps its text.")
    prefix: Text | None = Field(None, description="What stands directly before, where the words occur twice.")
    suffix: Text | None = Field(None, description="What stands directly after, where the words occur twice.")
    note: Text | None = Field(None, description="What the passage shows.")
