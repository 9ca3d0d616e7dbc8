"""A mark a place, filled where something was held, and all of them in view; calls are lines between capitals."""

import math
import re
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.map_view import CLOSE, CROWD, LAND, POLE, stretched
from dashboard.figures.meeting_map import LISTED, meeting_map
from dashboard.figures.theme import PALETTES, STATUS_MARKS, ThemeName
from dashboard.ui.resources import STATIC
from dashboard.wording.markup import plain
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
    return [text for trace in dots(figure) for text in trace.text if text]


def dots(figure: go.Figure) -> list[go.Scatter]:
    """The marks, with what a click on them says."""
    return [trace for trace in figure.data if trace.customdata is not None]


def calls_of(figure: go.Figure) -> tuple[list[go.Scatter], list[str]]:
    """The lines and what is written on them."""
    lines = [trace for trace in figure.data if trace.mode == "lines" and trace.line.color == LIGHT.accent]
    return lines, [
        text for trace in figure.data if trace.textfont.color == LIGHT.accent for text in each(trace.text)
    ]  # fmt: skip


def pixels(figure: go.Figure, width: int, lat: float, lon: float, which: str = "") -> tuple[float, float]:
    """How far right and above of the middle of a map a point is drawn."""
    x, y = (figure.layout[f"{axis}axis{which}"] for axis in "xy")
    scale = width / (x.range[1] - x.range[0])
    return (lon - sum(x.range) / 2) * scale, (stretched(lat) - sum(y.range) / 2) * scale


def height_of(figure: go.Figure, which: str = "") -> float:
    low, high = map(float, figure.layout[f"yaxis{which}"].domain)
    return (high - low) * float(figure.layout.height)


def in_view(figure: go.Figure, width: int, lat: float, lon: float, which: str = "") -> bool:
    right, above = pixels(figure, width, lat, lon, which)
    return abs(right) <= width / 2 + 1 and abs(above) <= height_of(figure, which) / 2 + 1  # heights are whole pixels


def has_two(figure: go.Figure) -> bool:
    return "xaxis2" in figure.layout.to_plotly_json()


@given(st.floats(-85, 85))
def test_a_latitude_is_stretched_as_mercator_does_it(lat: float) -> None:
    sine = math.sin(math.radians(lat))
    assert stretched(lat) == pytest.approx(math.degrees(math.atanh(sine)), abs=1e-9)
    assert stretched(POLE) == pytest.approx(180, abs=1e-3)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-60, 70), st.floats(-180, 180)), min_size=1, max_size=6))
def test_a_degree_is_as_long_up_as_across(places: list[tuple[float, float]]) -> None:
    """Else the land would be drawn in another shape than where the marks stand."""
    figure = draw(*(somewhere(f"P{n}", *place) for n, place in enumerate(places)))
    for which in ("", "2") if has_two(figure) else ("",):
        x, y = (figure.layout[f"{axis}axis{which}"] for axis in "xy")
        assert y.scaleanchor == f"x{which}"
        across, up = 790 / (x.range[1] - x.range[0]), height_of(figure, which) / (y.range[1] - y.range[0])
        assert across == pytest.approx(up, rel=0.001)


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
    lost_below = [place for place in near if two and not in_view(figure, width, *place, "2")]
    assert (lost, lost_below) == ([], [])


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
def test_names_have_room_beside_places_near_and_far(width: int) -> None:
    for places in ([(50, 30), (24, 47), (39, -77)], [(50, 30)], [(50, 30), (50.1, 30.1)], [(-33, 151), (64, -21)]):
        figure = draw(*(somewhere(f"P{n}", *place) for n, place in enumerate(places)), width=width)
        assert all(abs(pixels(figure, width, *place)[0]) <= 0.32 * width for place in places)


class TestTwoWindows:
    """The world, and below it Europe where it is crowded."""

    @pytest.mark.parametrize("number", range(len(EUROPE) + 1))
    def test_a_closer_look_is_there_where_europe_is_crowded(self, number: int) -> None:
        assert has_two(draw(*EUROPE[:number], *FAR)) is (number >= CROWD)

    def test_places_are_counted_and_not_meetings(self) -> None:
        assert not has_two(draw(*EUROPE[:2] * 5))

    def test_they_stand_one_above_the_other(self) -> None:
        figure = draw(*EUROPE, *FAR)
        (low, high), (lower, higher) = figure.layout.yaxis.domain, figure.layout.yaxis2.domain
        assert lower == 0 < higher < low < high == 1
        assert figure.layout.height > draw(*FAR).layout.height

    def test_a_place_has_its_mark_and_its_name_in_one_of_them(self) -> None:
        figure = draw(*EUROPE, *FAR)
        homes: dict[str, set[str]] = {}
        for trace in figure.data:
            for place in each(trace.customdata):
                homes.setdefault(place, set()).add(trace.xaxis)
        assert homes == {row["place"]: {"x2"} for row in EUROPE} | {row["place"]: {"x"} for row in FAR}
        assert sorted(labels(figure)) == sorted(row["place_name"] for row in [*EUROPE, *FAR])

    def test_the_world_shows_where_the_closer_look_is(self) -> None:
        outlines = [
            trace for trace in draw(*EUROPE).data if trace.mode == "lines" and trace.line.color == LIGHT.muted
        ]  # fmt: skip
        assert len(outlines) == 1
        ends = stretched(CLOSE.south), stretched(CLOSE.north)
        assert (min(outlines[0].y), max(outlines[0].y)) == pytest.approx(ends, abs=1e-3)
        assert (min(outlines[0].x), max(outlines[0].x)) == (CLOSE.west, CLOSE.east)

    def test_each_has_its_own_land(self) -> None:
        images = draw(*EUROPE).layout.images
        assert [(image.xref, image.source.partition("#")[0]) for image in images] == [
            ("x", "app/static/basemap/world.svg"), ("x2", "app/static/basemap/europe.svg"),
        ]  # fmt: skip


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
        assert (line.x[0], line.x[-1]) == pytest.approx((30, -77))
        assert (line.y[0], line.y[-1]) == pytest.approx((stretched(50), stretched(39)))

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
        assert abs(sum(figure.layout.yaxis.range) / 2) < 60


@pytest.mark.parametrize("lat", [90, -90])
def test_a_meeting_at_a_pole_is_no_error(lat: float) -> None:
    figure = draw(somewhere("Pole", lat, 0))
    assert all(math.isfinite(end) for axis in (figure.layout.xaxis, figure.layout.yaxis) for end in axis.range)


def test_one_place_is_not_looked_at_too_closely() -> None:
    west, east = draw(somewhere("Kyiv", 50, 30)).layout.xaxis.range
    assert east - west > 15


def test_meetings_without_coordinates_are_not_drawn() -> None:
    figure = draw({}, somewhere("Nowhere", None, None), somewhere("Kyiv", 50, 30))  # type: ignore[arg-type]
    assert labels(figure) == ["Kyiv"]
    assert not [trace for trace in draw({}).data if trace.x is not None and len(trace.x)]


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
    (dot,) = dots(figure)
    assert (dot.marker.color[0] == LIGHT.land) is (STATUS_MARKS[status] != "held")
    crosses = [trace for trace in figure.data if trace.marker.symbol == "x-thin" and len(trace.x) == 1]
    assert bool(crosses) is (STATUS_MARKS[status] == "off")


def test_one_meeting_that_was_held_fills_the_mark() -> None:
    kyiv = somewhere("Kyiv", 50, 30)
    figure = draw(kyiv | {"status": "cancelled"}, kyiv | {"status": "held"}, kyiv | {"status": "proposed"})
    assert dots(figure)[0].marker.color == (LIGHT.ink,)


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


def test_a_name_is_escaped_on_the_map_and_on_hover() -> None:
    figure = checked(meeting_map(HOSTILE_MEETINGS, NO_CALLS, LIGHT, width=790))
    assert labels(figure) == [plain(HOSTILE)]
    assert not any("<a" in text for trace in figure.data for text in each(trace.hovertext))


@pytest.mark.parametrize(("side", "position"), [("left", "middle left"), ("bottom", "bottom center")])
def test_a_name_stands_on_the_side_that_its_record_says(side: str, position: str) -> None:
    figure = draw(somewhere("Kyiv", 50, 30, label_side=side))
    assert dots(figure)[0].textposition == (position,)


class TestLand:
    """Our own files, in the colours of the theme, with the edges that the code says."""

    @pytest.mark.parametrize("theme", PALETTES)
    def test_it_is_asked_for_in_the_theme(self, theme: ThemeName) -> None:
        frame = meetings(somewhere("Kyiv", 50, 30))
        layout = meeting_map(frame, NO_CALLS, PALETTES[theme], width=790).layout
        assert [image["source"] for image in layout["images"]] == [f"app/static/basemap/world.svg#{theme}"]

    @pytest.mark.parametrize("name", LAND)
    def test_its_edges_are_those_of_the_picture(self, name: str) -> None:
        window = LAND[name]
        picture = (STATIC / "basemap" / f"{name}.svg").read_text("utf-8")
        width, height = map(float, re.findall(r'viewBox="0 0 (\d+) (\d+)"', picture)[0])
        degrees = window.east - window.west, stretched(window.north) - stretched(window.south)
        assert width / height == pytest.approx(degrees[0] / degrees[1], rel=1e-4)

    @pytest.mark.parametrize("name", LAND)
    def test_its_colours_are_those_of_the_palettes(self, name: str) -> None:
        style = (STATIC / "basemap" / f"{name}.svg").read_text("utf-8").partition("</style>")[0]
        light, dark = PALETTES["light"], PALETTES["dark"]
        assert re.findall(r"(?:fill|stroke): (#\w+)", style) == [light.land, light.border, dark.land, dark.border]

    @pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
    def test_across_the_date_line_it_goes_on(self, width: int) -> None:
        """The pictures of the land are as wide as what is in view."""
        for rows in ([somewhere("Anchorage", 61.2, -149.9), somewhere("Kyiv", 50, 30)], [somewhere("Fiji", -18, 178)]):
            layout = draw(*rows, width=width).layout
            west, east = layout.xaxis.range
            covered = [(image.x, image.x + image.sizex) for image in layout.images if image.xref == "x"]
            assert min(low for low, _ in covered) <= west
            assert max(high for _, high in covered) >= east


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
            west, east = draw(*rows, width=width).layout.xaxis.range
            assert east - west <= 360.01
