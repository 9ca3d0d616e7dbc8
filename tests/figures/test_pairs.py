"""The pictures of pairs and of ways: pure, escaped, and a click says which pair."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from dashboard.figures.contact_matrix import contact_matrix
from dashboard.figures.nearness_matrix import nearness_matrix, signed
from dashboard.figures.nearness_network import nearness_network
from dashboard.figures.picture import Picture
from dashboard.figures.route_map import route_map
from dashboard.figures.theme import PALETTES
from dashboard.measures.agreement import agreement
from dashboard.measures.contacts import contacts
from dashboard.measures.itinerary import itinerary
from dashboard.measures.network import places
from tests.figures.checked import checked
from tests.figures.frames import HOSTILE, each, templates, texts
from tests.measures.frames import came, cells, counted

LIGHT = PALETTES["light"]
MATRIX = cells({"a": "+ + + 0", "b": "+ + + .", "c": "- - - 0", "d": "+ . . ."})
ROOMS = pd.concat(
    [
        came(("m1", "2025-02-10", ["a", "b"]), ("m2", "2025-02-11", ["a", "b"])),
        came(("m3", "2025-02-12", ["b", "c"]), kind="call"),
    ]
)
MEMBERS = pd.DataFrame(
    [(name, name.title(), name, True) for name in "abc"], columns=["member", "name", "side", "asked"], dtype=object
)
WAY = itinerary(
    pd.concat([
        came(("m1", "2025-02-10", ["a"]), place="kyiv", place_name="Kyiv", lat=50.0, lon=30.0),
        came(("m2", "2025-02-11", ["a"]), place="paris", place_name="Paris", lat=48.0, lon=2.0),
        came(("m3", "2025-02-12", ["a"]), place="kyiv", place_name="Kyiv", lat=50.0, lon=30.0),
        came(("m4", "2025-02-13", ["a"]), kind="call"),
    ]), "a",
)  # fmt: skip


def network(frame: pd.DataFrame, **more: Any) -> Picture:
    return nearness_network(
        frame, places(agreement(MATRIX)) if len(frame) else places(agreement(MATRIX)).iloc[:0], LIGHT, **more
    )


PAIRS = agreement(MATRIX)
MET = contacts(counted(ROOMS), MEMBERS)
FIGURES: dict[str, tuple[Callable[[pd.DataFrame], Picture], pd.DataFrame]] = {
    "nearness": (lambda frame: nearness_matrix(frame, LIGHT, ("a", "b")), PAIRS),
    "network": (network, PAIRS),
    "contacts": (lambda frame: contact_matrix(frame, LIGHT, ("b", "a")), MET),
    "way": (lambda frame: route_map(frame, LIGHT, width=680), WAY),
    "narrow way": (lambda frame: route_map(frame, LIGHT, width=358), WAY),
}


@pytest.mark.parametrize(("draw", "frame"), FIGURES.values(), ids=list(FIGURES))
def test_a_figure_is_pure_and_survives_the_empty_frame(
    draw: Callable[[pd.DataFrame], Picture], frame: pd.DataFrame
) -> None:
    before = frame.copy(deep=True)
    first = draw(frame).to_json()
    pd.testing.assert_frame_equal(frame, before)
    assert draw(frame).to_json() == first
    assert draw(frame.set_axis([7] * len(frame))).to_json() == first
    empty = checked(draw(frame.iloc[:0]))
    assert not list(texts(empty))
    assert empty.layout.height > 0


@pytest.mark.parametrize(("draw", "frame"), FIGURES.values(), ids=list(FIGURES))
def test_text_from_data_is_text(draw: Callable[[pd.DataFrame], Picture], frame: pd.DataFrame) -> None:
    names = {name: HOSTILE for name in ("one_name", "other_name", "title", "place_name") if name in frame}
    figure = checked(draw(frame.assign(**names)))
    for field, text in texts(figure):
        assert "<a" not in text, field
        assert "<b>x" not in text, field
    assert templates(figure) == []


def targets(picture: Picture) -> Any:
    return next(trace for trace in checked(picture).data if trace.name == "pairs")


def test_a_click_says_which_pair() -> None:
    for picture in (nearness_matrix(PAIRS, LIGHT), network(PAIRS)):
        assert ["a", "b"] in [list(data) for data in targets(picture).customdata]
    assert len(targets(nearness_matrix(PAIRS, LIGHT)).customdata) == len(PAIRS)
    assert len(targets(network(PAIRS)).customdata) == 3  # the thin have no line


def test_filled_is_alike_and_hollow_is_at_odds() -> None:
    figure = checked(nearness_matrix(PAIRS, LIGHT))
    filled, hollow = (trace for trace in figure.data if trace.marker.color in (LIGHT.ink, LIGHT.paper))
    assert len(filled.x) == 1  # a and b
    assert len(hollow.x) == 2  # c with either
    assert [signed(number) for number in (2, 0, -2)] == ["+2", "0", "−2"]


def test_every_pair_stands_once_below_the_stairs() -> None:
    spots = list(zip(targets(nearness_matrix(PAIRS, LIGHT)).x, targets(nearness_matrix(PAIRS, LIGHT)).y, strict=True))
    assert all(x < y for x, y in spots)
    assert len(set(spots)) == len(PAIRS)


def test_who_only_telephoned_is_hollow_and_who_never_met_has_no_square() -> None:
    figure = checked(contact_matrix(MET, LIGHT))
    by_colour = {trace.marker.color: len(trace.x) for trace in figure.data if trace.marker.symbol == "square"}
    assert by_colour[LIGHT.ink] == 1
    assert by_colour[LIGHT.paper] == 1
    (dots,) = (trace for trace in figure.data if trace.marker.size == 3)
    assert len(dots.x) == 1


def test_the_wider_the_more_alike_and_dotted_at_odds() -> None:
    lines = [trace.line for trace in checked(network(PAIRS)).data if trace.mode == "lines"]
    assert [line.dash for line in lines] == ["dot", "dot", "solid"]
    assert lines[-1].width > lines[0].width


def test_a_way_names_each_place_once_with_the_numbers_of_its_stops() -> None:
    labels = [text for trace in checked(route_map(WAY, LIGHT, width=680)).data for text in each(trace.text)]
    assert sorted(labels) == ["Kyiv 1, 3", "Paris 2"]
    narrow = [text for trace in checked(route_map(WAY, LIGHT, width=358)).data for text in each(trace.text)]
    assert sorted(narrow) == ["Kyiv", "Paris"]
    lines = [trace for trace in checked(route_map(WAY, LIGHT, width=680)).data if trace.mode == "lines"]
    assert len(lines) == 1  # there and back is one way
