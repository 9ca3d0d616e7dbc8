"""Where meetings are."""

from typing import Annotated, Literal

from pydantic import Field

from dashboard.models.record import Country, Record, Slug, Text
from dashboard.models.vocabulary import PlaceKind

Side = Literal["left", "right", "top", "bottom"]


class Place(Record):
    """Somewhere. Only sites and cities are points on the map: no meeting is plotted at the middle of a country."""

    id: Slug = Field(description="Unique among the places.")
    name: Text = Field(description="Name in the dossier's language.")
    kind: PlaceKind = Field(PlaceKind.CITY, description="What it is.")
    country: Country = Field(description="ISO 3166-1 alpha-2 code.")
    lat: Annotated[float, Field(ge=-90, le=90)] | None = Field(None, description="Latitude, degrees north.")
    lon: Annotated[float, Field(ge=-180, le=180)] | None = Field(None, description="Longitude, degrees east.")
    label_side: Side = Field("right", description="Where the map writes the name.")
    note: Text | None = Field(None, description="Where the coordinates come from, and whether they are confirmed.")
