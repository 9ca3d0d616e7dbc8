"""Where meetings are."""

from typing import Annotated, Literal

from pydantic import Field

from dashboard.models.record import Country, Record, Slug, Text

Side = Literal["left", "right", "top", "bottom"]


class Place(Record):
    """A point on the map. Countries and regions are not places: no meeting is plotted at their middle."""

    id: Slug = Field(description="Unique among the places.")
    name: Text = Field(description="Name in the dossier's language.")
    country: Country = Field(description="ISO 3166-1 alpha-2 code.")
    lat: Annotated[float, Field(ge=-90, le=90)] = Field(description="Latitude, degrees north.")
    lon: Annotated[float, Field(ge=-180, le=180)] = Field(description="Longitude, degrees east.")
    precision: Literal["site", "city"] = Field("city", description="Whether the point is the building or the city.")
    label_side: Side = Field("right", description="Where the map writes the name.")
    note: Text | None = Field(None, description="Where the coordinates come from.")
