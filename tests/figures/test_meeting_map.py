"""A mark a place, filled where something was held, and all of them in view."""

import math

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.meeting_map import meeting_map
from dashboard.figures.theme import PALETTES, STATUS_MARKS
from tests.figures.frames import HOSTILE, HOSTILE_MEETINGS, each, meetings, somewhere

LIGHT = PALETTES["light"]
SIZES = {"wide": (760, 400), "narrow": (358, 300)}


def draw(*rows: dict[str, object], width: int = 760, height: int = 400) -> go.Figure:
    return meeting_map(meetings(*rows), LIGHT, width=width, height=height)


def labels(figure: go.Figure) -> list[str]:
    return [text for trace in figure.data if trace.textposition != "middle center" for text in each(trace.text)]


def pixels(figure: go.Figure, lat: float, lon: float) -> tuple[float, float]:
    """How far right and below of the centre of the map a point is drawn (Web Mercator, 512 pixels at zoom 0)."""

    def projected(lat: float, lon: float) -> tuple[float, float]:
        sine = math.sin(math.radians(max(min(lat, 85.0511), -85.0511)))
        return lon / 360, -math.log((1 + sine) / (1 - sine)) / (4 * math.pi)

    view = figure.layout.map
    here, centre = projected(lat, lon), projected(view.center.lat, view.center.lon)
    scale = 512 * 2**view.zoom
    return (here[0] - centre[0]) * scale, (here[1] - centre[1]) * scale


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=6),
    st.sampled_from(list(SIZES.values())),
)
def test_every_place_is_in_view(places: list[tuple[float, float]], size: tuple[int, int]) -> None:
    width, height = size
    figure = draw(*(somewhere(f"P{n}", *place) for n, place in enumerate(places)), width=width, height=height)
    tall = any(abs(lat) > 75 for lat, _ in places)  # the map shows no pole and its own opposite at once
    for lat, lon in places:
        right, below = pixels(figure, lat, lon)
        assert abs(right) <= width / 2
        assert tall or abs(below) <= height / 2


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_names_have_room_beside_places_near_and_far(size: tuple[int, int]) -> None:
    width, height = size
    for places in ([(50, 30), (24, 47), (39, -77)], [(50, 30)], [(50, 30), (50.1, 30.1)], [(-33, 151), (64, -21)]):
        figure = draw(*(somewhere(f"P{n}", *place) for n, place in enumerate(places)), width=width, height=height)
        assert all(abs(pixels(figure, *place)[0]) <= 0.32 * width for place in places)


@pytest.mark.parametrize("lat", [90, -90])
def test_a_meeting_at_a_pole_is_no_error(lat: float) -> None:
    view = draw(somewhere("Pole", lat, 0)).layout.map
    assert math.isfinite(view.zoom)
    assert abs(view.center.lat) <= 90


def test_one_place_is_not_looked_at_too_closely() -> None:
    assert draw(somewhere("Kyiv", 50, 30)).layout.map.zoom <= 5


def test_meetings_without_coordinates_are_not_drawn() -> None:
    figure = draw({}, somewhere("Nowhere", None, None), somewhere("Kyiv", 50, 30))  # type: ignore[arg-type]
    assert labels(figure) == ["Kyiv"]
    assert not [trace for trace in draw({}).data if trace.lat is not None and len(trace.lat)]


def test_a_place_has_one_mark_and_says_all_its_meetings() -> None:
    kyiv = somewhere("Kyiv", 50, 30)
    figure = draw(kyiv | {"title": "One"}, kyiv | {"title": "Two", "status": "announced"})
    assert labels(figure) == ["Kyiv 2"]
    shown = {text for trace in figure.data for text in each(trace.hovertext)}
    assert shown == {"<b>Kyiv</b> · 2 meetings<br>One, held<br>Two, announced"}
    assert {place for trace in figure.data for place in trace.customdata} == {"kyiv"}


@pytest.mark.parametrize("status", STATUS_MARKS)
def test_only_what_was_held_is_filled(status: str) -> None:
    figure = draw(somewhere("Kyiv", 50, 30, status=status))
    dots = [trace for trace in figure.data if len(trace.lat) and trace.mode == "markers"]
    top = dots[-1].marker.color
    assert (top == LIGHT.land) is (STATUS_MARKS[status] != "held")
    crosses = [trace for trace in figure.data if trace.text and list(trace.text) == ["×"]]
    assert bool(crosses) is (STATUS_MARKS[status] == "off")


def test_one_meeting_that_was_held_fills_the_mark() -> None:
    kyiv = somewhere("Kyiv", 50, 30)
    figure = draw(kyiv | {"status": "cancelled"}, kyiv | {"status": "held"}, kyiv | {"status": "proposed"})
    dots = [trace for trace in figure.data if len(trace.lat) and trace.mode == "markers"]
    assert dots[-1].marker.color == LIGHT.ink


def test_a_mark_grows_with_its_meetings() -> None:
    kyiv = somewhere("Kyiv", 50, 30)
    sizes = [max(draw(*[kyiv] * number).data[1].marker.size) for number in (1, 4, 9)]
    assert sizes == sorted(set(sizes))


def test_a_name_on_the_map_stands_as_it_is_and_on_hover_it_is_escaped() -> None:
    figure = meeting_map(HOSTILE_MEETINGS, LIGHT, width=760, height=400)
    assert labels(figure) == [HOSTILE]
    assert not any("<a" in text for trace in figure.data for text in each(trace.hovertext))


@pytest.mark.parametrize(("side", "position"), [("left", "middle left"), ("bottom", "bottom center")])
def test_a_name_stands_on_the_side_that_its_record_says(side: str, position: str) -> None:
    figure = draw(somewhere("Kyiv", 50, 30, label_side=side))
    assert position in {trace.textposition for trace in figure.data}


def test_the_land_is_our_own_file() -> None:
    (source,) = draw(somewhere("Kyiv", 50, 30)).layout.map.style["sources"].values()
    assert source["data"] == "app/static/basemap/world.geojson"
