"""What a dossier says of itself."""

from typing import Annotated

from pydantic import Field

from dashboard.models.dates import When
from dashboard.models.record import Language, Record, Slug, Text


class Delegation(Record):
    """A state or body that has a column of its own in the matrix."""

    actor: Slug = Field(description="The actor at the root of the delegation.")
    short: Text = Field(description="Column name.", max_length=24)


class DelegationGroup(Record):
    """Delegations that stand side by side."""

    name: Text = Field(description="A neutral heading.")
    members: tuple[Delegation, ...] = Field(description="The delegations, in display order.", min_length=1)


class Settings(Record):
    """The dossier's title page: `dossier.yaml`."""

    id: Slug = Field(description="The same as the folder name.")
    title: Text = Field(description="Title of the dossier.")
    summary: Text = Field(description="What it follows, in one or two sentences.")
    period: When | None = Field(None, description="The time it covers.")
    language: Language = Field(description="Language of the records.")
    delegations: tuple[DelegationGroup, ...] = Field(description="Columns of the matrix, in groups.")
    stale_after_days: Annotated[int, Field(ge=1)] = Field(180, description="A stance older than this is marked.")
    window_days: Annotated[int, Field(ge=1)] = Field(30, description="Voices that differ within it split a cell.")
