"""The strict base that every record shares, and the small types its fields are made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=80)]
"""A readable id: lower-case letters, digits, single hyphens or underscores."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Words. Absence is absent: an empty text is an error, not a value."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2, and EU for the European Union."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$")]
"""A BCP 47 tag such as en, uk or zh-Hant."""


class Record(BaseModel):
    """Closed (an unknown field is an error) and frozen (a record that was read stays as it was read)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
