"""What holds for every picture."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import pytest

from dashboard.figures.issue_lines import issue_lines
from dashboard.figures.meeting_map import meeting_map
from dashboard.figures.meeting_strip import meeting_strip
from dashboard.figures.picture import Picture
from dashboard.figures.stance_matrix import stance_matrix
from dashboard.figures.theme import PALETTES, Palette
from dashboard.wording.markup import plain
from tests.figures import frames
from tests.figures.checked import checked
from tests.figures.frames import HOSTILE

Draw = Callable[[pd.DataFrame, Palette], Picture]

UNTIL = date(2025, 12, 1)


def on_map(width: int, stage: bool) -> Draw:
    """With calls where there are meetings, and none where there are not."""

    def draw(frame: pd.DataFrame, palette: Palette) -> Picture:
        calls = frames.legs(*[{}] * min(len(frame), 2))
        return meeting_map(frame, calls, palette, width=width, stage=(frame, calls) if stage else None)

    return draw


def in_lines(narrow: bool, selected: str | None = None) -> Draw:
    return partial(issue_lines, until=UNTIL, stale_after=60, narrow=narrow, selected=selected)


FIGURES: dict[str, tuple[Draw, pd.DataFrame, pd.DataFrame]] = {
    "matrix": (stance_matrix, frames.EVERY_STANCE, frames.HOSTILE_CELLS),
    "selected": (partial(stance_matrix, selected=("aland", "i0")), frames.EVERY_STANCE, frames.HOSTILE_CELLS),
    "turned": (partial(stance_matrix, turned=True), frames.EVERY_STANCE, frames.HOSTILE_CELLS),
    "strip": (partial(meeting_strip, width=790), frames.EVERY_MEETING, frames.HOSTILE_MEETINGS),
    "chosen": (partial(meeting_strip, selected="m0", width=358), frames.EVERY_MEETING, frames.HOSTILE_MEETINGS),
    "brushed": (partial(meeting_strip, span=(date(2025, 2, 1), UNTIL), width=790), frames.EVERY_MEETING,
                frames.HOSTILE_MEETINGS),
    "map": (on_map(790, stage=False), frames.EVERY_MEETING, frames.HOSTILE_MEETINGS),
    "map on a phone": (on_map(358, stage=True), frames.EVERY_MEETING, frames.HOSTILE_MEETINGS),
    "lines": (in_lines(narrow=False), frames.EVERY_WORD, frames.HOSTILE_WORDS),
    "lines on a phone": (in_lines(narrow=True, selected="p0"), frames.EVERY_WORD, frames.HOSTILE_WORDS),
}  # fmt: skip

pytestmark = [
    pytest.mark.parametrize(("draw", "frame", "hostile"), FIGURES.values(), ids=list(FIGURES)),
    pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES)),
]


def test_a_figure_leaves_its_frame_as_it_was_and_draws_the_same_again(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    for given in (frame, hostile):
        before = given.copy(deep=True)
        first = draw(given, palette)
        pd.testing.assert_frame_equal(given, before)
        assert draw(given, palette).to_json() == first.to_json()


def test_the_order_of_index_labels_does_not_matter(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    for given in (frame, hostile):
        labelled = given.set_axis([7] * len(given))
        assert draw(labelled, palette).to_json() == draw(given, palette).to_json()


def test_the_empty_frame_gives_an_empty_picture(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    for empty in (frame.iloc[:0], hostile.iloc[:0], pd.DataFrame(columns=frame.columns)):
        figure = checked(draw(empty, palette))
        assert not list(frames.texts(figure))
        assert all(trace.customdata is None or len(trace.customdata) == 0 for trace in figure.data)
        assert figure.layout.height > 0


def test_text_from_data_is_text_in_the_picture(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    del frame
    figure = checked(draw(hostile, palette))
    shown = dict.fromkeys(frames.texts(figure))
    assert any(plain(HOSTILE) in text for _, text in shown)
    for field, text in shown:
        assert HOSTILE not in text, field
        assert "<a" not in text, field
        assert "<b>x" not in text, field
        assert not text.count("&") - text.count("&amp;") - len(re.findall(r"&(lt|gt|#34|#39);", text)), field
    assert set(frames.templates(figure)) <= {
        f"<b>%{{{one}}}</b> · %{{{other}}}<br>%{{hovertext}}<extra></extra>" for one, other in ("xy", "yx")
    }


def test_the_colours_are_those_of_the_palette(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    del hostile
    other = next(one for one in PALETTES.values() if one is not palette)
    picture = draw(frame, palette)
    layout = checked(picture).layout
    assert layout.font.color == palette.ink
    assert layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert layout.plot_bgcolor == (palette.sea if layout.images else "rgba(0,0,0,0)")
    drawn = picture.to_json()
    assert palette.ink in drawn
    assert other.ink not in drawn


def test_nothing_is_dragged_but_a_map_with_a_mouse_and_a_click_is_heard(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    del hostile
    layout = checked(draw(frame, palette)).layout
    assert layout.dragmode is False or (layout.dragmode, bool(layout.images)) == ("pan", True)
    assert layout.clickmode == "event"
    assert layout.showlegend is False


def test_a_figure_travels_without_plotlys_template_and_with_no_number_finer_than_a_screen(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    for given in (frame, hostile):
        sent = json.loads(draw(given, palette).to_json())
        assert "template" not in sent["layout"]
        for place, value in parts_of([sent["data"], sent["layout"].get("shapes"), sent["layout"].get("annotations")]):
            assert not isinstance(value, float) or value == round(value, 4), place


def test_the_base_map_is_named_and_does_not_travel_with_the_figure(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    del hostile
    sent = json.loads(draw(frame, palette).to_json())
    images = sent["layout"].get("images", [])
    assert all(image["source"].startswith("app/static/basemap/") for image in images)


def parts_of(sent: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of what is sent, with the name under which it stands."""
    if isinstance(sent, dict):
        for name, part in sent.items():
            yield from parts_of(part, name)
    elif isinstance(sent, list):
        for part in sent:
            yield from parts_of(part, place)
    else:
        yield place, sent


def test_a_picture_names_nobody_elses_server(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    del hostile
    assert "://" not in draw(frame, palette).to_json()


def test_what_travels_is_what_plotly_reads(
    draw: Draw, frame: pd.DataFrame, hostile: pd.DataFrame, palette: Palette
) -> None:
    for one in (frame, hostile, frame.iloc[:0]):
        picture = draw(one, palette)
        sent = json.loads(picture.to_json())
        read = json.loads(checked(Picture(sent["data"], sent["layout"])).to_json())
        del read["layout"]["template"]
        assert (read["data"], _full(read["layout"])) == (sent["data"], _full(sent["layout"]))


def _full(layout: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty, which Plotly leaves out."""
    return {name: value for name, value in layout.items() if value not in ([], {}, None)}
