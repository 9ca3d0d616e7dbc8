"""A mark a place, filled where something was held, and all of them in view; calls are lines between capitals."""

import math
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.map_view import CLOSE
from dashboard.figures.meeting_map import CROWD, LISTED, meeting_map
from dashboard.figures.theme import PALETTES, STATUS_MARKS
from tests.figures.checked import checked
from tests.figures.frames import HOSTILE, HOSTILE_MEETINGS, each, legs, meetings, somewhere

LIGHT = PALETTES["light"]
WIDTHS = {"wide": 790, "narrow": 358}
NO_CALLS = legs()
EUROPE = [
    somewhere(name, lat, lon)
    for name, lat, lon in [
        ("Kyiv", 50.45, 30.52), ("Paris", 48.86, 2.35), ("London", 51.5, -0.13), ("Berlin", 52.52, 13.4),
        ("Istanbul", 41.01, 28.97), ("Helsinki", 60.17, 24.94),
    ]
]  # fmt: skip
FAR = [
    somewhere(name, lat, lon)
    for name, lat, lon in [("Washington", 38.9, -77.04), ("Riyadh", 24.71, 46.68), ("Beijing", 39.9, 116.4)]
]


def draw(*rows: dict[str, object], calls: Any = NO_CALLS, width: int = 790, **more: Any) -> go.Figure:
    return checked(meeting_map(meetings(*rows), calls, LIGHT, width=width, **more))


def labels(figure: go.Figure) -> list[str]:
    """Names beside the marks."""
    return [
        text
        for trace in figure.data
        if trace.textposition != "middle center" and trace.textfont.color == LIGHT.ink
        for text in each(trace.text)
    ]


def dots(figure: go.Figure) -> list[go.Scattermap]:
    return [trace for trace in layers(figure) if trace.customdata is not None]


def layers(figure: go.Figure) -> list[go.Scattermap]:
    """Halo, dot and hole of each mark, as they lie on one another."""
    return [trace for trace in figure.data if trace.mode == "markers"]


def calls_of(figure: go.Figure) -> tuple[list[go.Scattermap], list[str]]:
    """The lines and what is written on them."""
    lines = [trace for trace in figure.data if trace.mode == "lines" and trace.line.color == LIGHT.accent]
    return lines, [
        text for trace in figure.data if trace.textfont.color == LIGHT.accent for text in each(trace.text)
    ]  # fmt: skip


def height_of(figure: go.Figure, name: str) -> float:
    low, high = getattr(figure.layout, name).domain.y or (0, 1)
    return (high - low) * float(figure.layout.height)


def pixels(figure: go.Figure, lat: float, lon: float, name: str = "map") -> tuple[float, float]:
    """How far right and below of the centre of a map a point is drawn (Web Mercator, 512 pixels at zoom 0)."""

    def projected(lat: float, lon: float) -> tuple[float, float]:
        sine = math.sin(math.radians(max(min(lat, 85.0511), -85.0511)))
        return lon / 360, -math.log((1 + sine) / (1 - sine)) / (4 * math.pi)

    view = getattr(figure.layout, name)
    here, centre = projected(lat, lon), projected(view.center.lat, view.center.lon)
    scale = 512 * 2**view.zoom
    return (here[0] - centre[0]) * scale, (here[1] - centre[1]) * scale


def in_view(figure: go.Figure, width: int, lat: float, lon: float, name: str = "map") -> bool:
    right, below = pixels(figure, lat, lon, name)
    return abs(right) <= width / 2 + 1 and abs(below) <= height_of(figure, name) / 2 + 1  # heights are whole pixels


def has_two(figure: go.Figure) -> bool:
    return "map2" in figure.layout.to_plotly_json()


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
IN_EUROPE = st.tuples(st.floats(CLOSE.south, CLOSE.north), st.floats(CLOSE.west, CLOSE.east))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(POINTS | IN_EUROPE, min_size=1, max_size=9),
    st.lists(st.tuples(POINTS, POINTS), max_size=2),
    st.sampled_from(list(WIDTHS.values())),
)
def test_every_place_and_every_end_of_a_call_is_in_view(
    places: list[tuple[float, float]],
    calls: list[tuple[tuple[float, float], tuple[float, float]]],
    width: int,
) -> None:
    ends = [
        {"origin_lat": one[0], "origin_lon": one[1], "destination_lat": other[0], "destination_lon": other[1]}
        for one, other in calls
    ]
    rows = [somewhere(f"P{n}", *place) for n, place in enumerate(places)]
    figure = draw(*rows, calls=legs(*ends), width=width)
    points = [*places, *(end for call in calls for end in call)]
    near = [place for place in places if CLOSE.holds(*place)]
    two = has_two(figure)
    assert two is (len(near) >= CROWD)
    lost = [point for point in points if not in_view(figure, width, *point)]
    lost_below = [place for place in near if two and not in_view(figure, width, *place, "map2")]
    assert (lost, lost_below) == ([], [])


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
def test_names_have_room_beside_places_near_and_far(width: int) -> None:
    for places in ([(50, 30), (24, 47), (39, -77)], [(50, 30)], [(50, 30), (50.1, 30.1)], [(-33, 151), (64, -21)]):
        figure = draw(*(somewhere(f"P{n}", *place) for n, place in enumerate(places)), width=width)
        assert all(abs(pixels(figure, *place)[0]) <= 0.32 * width for place in places)


class TestTwoWindows:
    """The world, and below it Europe where it is crowded."""

    @pytest.mark.parametrize("number", range(len(EUROPE) + 1))
    def test_a_closer_look_is_there_where_europe_is_crowded(self, number: int) -> None:
        assert has_two(draw(*EUROPE[:number], *FAR)) is (number >= CROWD)

    def test_places_are_counted_and_not_meetings(self) -> None:
        assert not has_two(draw(*EUROPE[:2] * 5))

    def test_they_stand_one_above_the_other(self) -> None:
        figure = draw(*EUROPE, *FAR)
        (low, high), (lower, higher) = figure.layout.map.domain.y, figure.layout.map2.domain.y
        assert lower == 0 < higher < low < high == 1
        assert figure.layout.height > draw(*FAR).layout.height

    def test_a_place_has_its_mark_and_its_name_in_one_of_them(self) -> None:
        figure = draw(*EUROPE, *FAR)
        homes: dict[str, set[str]] = {}
        for trace in figure.data:
            for place in each(trace.customdata):
                homes.setdefault(place, set()).add(trace.subplot or "map")
        assert homes == {row["place"]: {"map2"} for row in EUROPE} | {row["place"]: {"map"} for row in FAR}
        assert sorted(labels(figure)) == sorted(row["place_name"] for row in [*EUROPE, *FAR])

    def test_the_world_shows_where_the_closer_look_is(self) -> None:
        outlines = [
            trace for trace in draw(*EUROPE).data if trace.mode == "lines" and trace.line.color == LIGHT.muted
        ]  # fmt: skip
        assert len(outlines) == 1
        assert (min(outlines[0].lat), max(outlines[0].lat)) == (CLOSE.south, CLOSE.north)
        assert (min(outlines[0].lon), max(outlines[0].lon)) == (CLOSE.west, CLOSE.east)

    def test_each_has_its_own_land(self) -> None:
        layout = draw(*EUROPE).layout
        found = [view.style["sources"]["basemap"]["data"] for view in (layout.map, layout.map2)]
        assert found == ["app/static/basemap/world.geojson", "app/static/basemap/europe.geojson"]


class TestWhileMonthsPlay:
    """The map stands still: its view is that of all the months."""

    stage = (meetings(*EUROPE, *FAR), legs({}))

    @pytest.mark.parametrize("rows", [[], EUROPE[:1], FAR[:1], [*EUROPE, *FAR]])
    @pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
    def test_the_view_is_the_same_whatever_is_on_it(self, rows: list[dict[str, Any]], width: int) -> None:
        figure = draw(*rows, width=width, stage=self.stage)
        whole = draw(*EUROPE, *FAR, calls=legs({}), width=width)
        for layout in (figure.layout, whole.layout):
            layout.template = None
        assert figure.layout.to_plotly_json() == whole.layout.to_plotly_json()
        assert {place for trace in dots(figure) for place in trace.customdata} == {row["place"] for row in rows}


TO_MOSCOW = {"destination_lat": 55.75, "destination_lon": 37.62}


class TestCalls:
    def test_a_pair_of_capitals_has_one_line_with_the_number_of_calls(self) -> None:
        lines, texts = calls_of(draw(*FAR, calls=legs({}, {}, TO_MOSCOW, {})))
        assert len(lines) == 2
        assert sorted(texts) == ["1 call", "3 calls"]

    def test_the_more_calls_the_wider_the_line(self) -> None:
        widths = [calls_of(draw(calls=legs(*[{}] * number)))[0][0].line.width for number in (1, 2, 5, 50)]
        assert widths == sorted(widths)
        assert widths[0] < widths[1] < widths[2]
        assert widths[3] < 10

    def test_a_line_runs_from_one_capital_to_the_other(self) -> None:
        ((line,), _) = calls_of(draw(calls=legs({})))
        assert (line.lat[0], line.lon[0], line.lat[-1], line.lon[-1]) == pytest.approx((50, 30, 39, -77))

    def test_without_calls_there_are_no_lines(self) -> None:
        assert calls_of(draw(*EUROPE, *FAR)) == ([], [])

    def test_a_capital_without_a_point_has_no_line(self) -> None:
        assert calls_of(draw(*FAR, calls=legs({"origin_lat": None, "origin_lon": None}))) == ([], [])
        assert len(calls_of(draw(calls=legs({"destination_lat": None}, {})))[0]) == 1

    def test_calls_alone_make_a_map(self) -> None:
        figure = draw(calls=legs({}))
        assert in_view(figure, 790, 50, 30)
        assert in_view(figure, 790, 39, -77)


def test_a_map_of_nothing_shows_the_world() -> None:
    for width in WIDTHS.values():
        figure = draw(width=width)
        assert (list(dots(figure)), labels(figure), calls_of(figure)) == ([], [], ([], []))
        assert not has_two(figure)
        assert abs(figure.layout.map.center.lat) < 60


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
    assert {place for trace in dots(figure) for place in trace.customdata} == {"kyiv"}


@pytest.mark.parametrize("status", STATUS_MARKS)
def test_only_what_was_held_is_filled(status: str) -> None:
    figure = draw(somewhere("Kyiv", 50, 30, status=status))
    top = layers(figure)[-1].marker.color
    assert (top == LIGHT.land) is (STATUS_MARKS[status] != "held")
    crosses = [trace for trace in figure.data if trace.text and list(trace.text) == ["×"]]
    assert bool(crosses) is (STATUS_MARKS[status] == "off")


def test_one_meeting_that_was_held_fills_the_mark() -> None:
    kyiv = somewhere("Kyiv", 50, 30)
    figure = draw(kyiv | {"status": "cancelled"}, kyiv | {"status": "held"}, kyiv | {"status": "proposed"})
    assert layers(figure)[-1].marker.color == LIGHT.ink


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
def test_a_mark_grows_with_its_meetings(width: int) -> None:
    kyiv = somewhere("Kyiv", 50, 30)
    sizes = [max(dots(draw(*[kyiv] * number, width=width))[0].marker.size) for number in (1, 4, 9)]
    assert sizes == sorted(set(sizes))


def test_a_narrow_map_with_many_places_names_those_with_several_meetings_or_none_held() -> None:
    rows = [*EUROPE, EUROPE[0], EUROPE[1] | {"status": "announced"}]
    rows[1] = rows[1] | {"status": "announced"}
    assert set(labels(draw(*rows, width=358))) == {"Kyiv 2", "Paris 2"}
    assert len(labels(draw(*rows))) == len(EUROPE)
    assert len(labels(draw(*FAR, width=358))) == len(FAR)


def test_a_name_on_the_map_stands_as_it_is_and_on_hover_it_is_escaped() -> None:
    figure = checked(meeting_map(HOSTILE_MEETINGS, NO_CALLS, LIGHT, width=790))
    assert labels(figure) == [HOSTILE]
    assert not any("<a" in text for trace in figure.data for text in each(trace.hovertext))


@pytest.mark.parametrize(("side", "position"), [("left", "middle left"), ("bottom", "bottom center")])
def test_a_name_stands_on_the_side_that_its_record_says(side: str, position: str) -> None:
    figure = draw(somewhere("Kyiv", 50, 30, label_side=side))
    assert position in {trace.textposition for trace in figure.data}


def test_the_land_is_our_own_file() -> None:
    (source,) = draw(somewhere("Kyiv", 50, 30)).layout.map.style["sources"].values()
    assert source["data"] == "app/static/basemap/world.geojson"


def test_on_hover_a_busy_place_says_how_many_meetings_it_does_not_name() -> None:
    def hover(number: int) -> str:
        figure = draw(*[somewhere("Kyiv", 50, 30)] * number)
        texts: list[str] = [text for trace in figure.data for text in each(trace.hovertext)]
        return max(texts, key=len)

    assert "more" not in hover(LISTED)
    assert hover(LISTED + 3).endswith("<br>and 3 more")


def test_a_map_never_shows_the_world_twice() -> None:
    for rows in (FAR, [FAR[0], *EUROPE], [somewhere("Anchorage", 61.2, -149.9), *FAR, *EUROPE]):
        for width in WIDTHS.values():
            zoom = draw(*rows, width=width).layout.map.zoom
            assert 512 * 2**zoom >= width - 1
