"""Stances over time: a line a lane, a signed square where the stance of the lane starts or changes.

On the page of an issue a lane is a delegation, on the page of an actor it is an issue.
"""

import re
import textwrap
from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

import pandas as pd

from dashboard.figures.coordinates import coordinates
from dashboard.figures.picture import Picture, Trace, scatter
from dashboard.figures.rows import Row, grouped, rows
from dashboard.figures.theme import HIDDEN_AXIS, SIGNS, Palette, layout
from dashboard.models.dates import EdtfDate
from dashboard.models.vocabulary import Stance
from dashboard.wording.dates import when
from dashboard.wording.markup import plain
from dashboard.wording.phrases import spoken

LANE, NAMES, ENDS, TOP = 66, 130, 150, 34
SQUARE, AGAIN = 22, 9
NARROW_NAME, NARROW_NAMES = 14, 104
"""Letters of a name that fit beside the lines on a phone, and the pixels that they need."""
WIDE, NOTE = 860, 160
"""Pixels that the lines and a note are about wide on a desk; they decide on which side notes have room."""

Stroke = tuple[str, str, int]
"""Colour, dash and width."""


def issue_lines(
    frame: pd.DataFrame, palette: Palette, *, until: date, stale_after: int, selected: str | None = None,
    narrow: bool = False, whose: str | None = None,
) -> Picture:  # fmt: skip
    """The lines.

    `frame` has one row a position: id, column and column_name (the lane and its name), actor_name, stance, summary,
    date (EDTF), earliest and latest (dates or None), in any order; of one day the upper row is the newer. Positions
    without a stance that carries a number are not drawn. A square stands on the last day that its date can be, nothing
    after `until`, and a line is dotted where nothing was said for `stale_after` days. A `narrow` picture leaves out the
    words beside the turns and the last stance at the right. A click on a square gives the position's id as
    `customdata`. Beside a turn stands who said it, where that is not the lane itself or the actor whose page it is
    (`whose`).
    """
    words = _words(frame, until)
    lanes = _lanes(words)
    start = words[0].day if words else until
    names = _room(words, narrow)
    margin = max(timedelta(days=4), (until - start) * 0.03)
    annotations: list[dict[str, Any]] = []
    stretches: dict[Stroke, list[tuple[date, date, int]]] = {}
    said = grouped(words, attrgetter("column"))
    for column, at in lanes.items():
        lane = said[column]
        for stroke, begin, end in _strokes(lane, until, stale_after, palette):
            stretches.setdefault(stroke, []).append((begin, end, at))
        annotations += _ends(lane, at, palette, names, narrow)
        if not narrow:
            annotations += _notes(lane, at, start, until, palette, whose)
    return Picture(
        [*_lines(stretches), *_squares(words, lanes, palette, selected, narrow)],
        layout(
            palette,
            height=TOP + (LANE - 24 if narrow else LANE) * max(len(lanes), 1) + 8,
            margin={"l": names, "r": 14 if narrow else ENDS, "t": TOP, "b": 8},
            yaxis=HIDDEN_AXIS | {"range": [len(lanes) - 0.35, -0.75]},
            xaxis=_time_axis(start - margin, until, palette, narrow),
            annotations=annotations,
        ),
    )


def _words(frame: pd.DataFrame, until: date) -> list[Row]:
    """The positions that are drawn, oldest first, with `day` and whether it is a `turn`."""
    said = [word for word in rows(frame) if word.stance in SIGNS and (word.earliest or date.min) <= until]
    for word in said:
        word.day = min(word.latest or word.earliest or until, until)
    said.reverse()  # of one day the upper row is the newer
    said.sort(key=attrgetter("day"))
    before: dict[str, str] = {}
    for word in said:
        word.turn = before.get(word.column) != word.stance
        before[word.column] = word.stance
    return said


def _lanes(words: list[Row]) -> dict[str, int]:
    """Supporters at the top, by what each says last; of one stance the first to say it first."""
    order = {stance: rank for rank, stance in enumerate(SIGNS)}
    last = {word.column: word.stance for word in words}
    return {column: at for at, column in enumerate(sorted(last, key=lambda column: order[last[column]]))}


def _room(words: list[Row], narrow: bool) -> int:
    """Pixels at the left that the longest name needs; a narrow picture breaks it into two lines."""
    longest = max((len(word.column_name) for word in words), default=0)
    return NARROW_NAMES if narrow else max(NAMES, 8 * longest)


def _strokes(
    lane: list[Row], until: date, stale_after: int, palette: Palette
) -> Iterator[tuple[Stroke, date, date]]:  # fmt: skip
    """From each word to the next in the colour of the stance; dotted once it is old."""
    for word, end in zip(lane, [*(word.day for word in lane[1:]), until], strict=True):
        box = palette.box(word.stance)
        color = box.edge if box else palette.ink
        full = 5 if word.stance in (Stance.SUPPORTS, Stance.OPPOSES) else 3
        fresh = min(word.day + timedelta(days=stale_after), end)
        if word.day < fresh:
            yield (color, "solid", full), word.day, fresh
        if fresh < end:
            yield (color, "dot", 3), fresh, end


def _lines(stretches: dict[Stroke, list[tuple[date, date, int]]]) -> list[Trace]:
    """One trace for each stroke, with gaps: drawing many small ones is slow."""
    return [
        scatter(
            x=[day for begin, end, _ in found for day in (begin, end, None)],
            y=[place for _, _, at in found for place in (at, at, None)],
            mode="lines", hoverinfo="skip", line={"color": color, "dash": dash, "width": width},
        )
        for (color, dash, width), found in stretches.items()
    ]  # fmt: skip


def _squares(
    words: list[Row], lanes: dict[str, int], palette: Palette, selected: str | None, narrow: bool
) -> list[Trace]:  # fmt: skip
    words = sorted(words, key=attrgetter("turn"))  # what is said again on the day of a turn doesn't cover it
    boxes = [palette.box(word.stance) for word in words]
    big = SQUARE - 6 if narrow else SQUARE
    marks = scatter(
        x=[word.day for word in words], y=[lanes[word.column] for word in words], mode="markers", name="words",
        customdata=[word.id for word in words], cliponaxis=False, hoverinfo="text",
        hovertext=[
            f"<b>{plain(word.actor_name)}</b>, {_said_on(word.date)}<br>{spoken(word.stance)}" for word in words
        ],
        marker={
            "symbol": "square", "opacity": 1, "size": [big if word.turn else AGAIN - 2 * narrow for word in words],
            "color": [box.fill for box in boxes if box],
            "line": {"width": 1.5, "color": [box.edge for box in boxes if box]},
        },
    )  # fmt: skip
    turns = {(word.column, word.day): word for word in words if word.turn}.values()  # the one that lies on top
    signs = scatter(
        x=[word.day for word in turns], y=coordinates(lanes[word.column] + 0.02 for word in turns), mode="text",
        hoverinfo="skip", cliponaxis=False, text=[f"<b>{SIGNS[word.stance]}</b>" for word in turns],
        textfont={
            "size": 10 if narrow else 12, "color": [box.sign for word in turns if (box := palette.box(word.stance))],
        },
    )  # fmt: skip
    chosen = [word for word in words if word.id == selected]
    ring = scatter(
        x=[word.day for word in chosen], y=[lanes[word.column] for word in chosen], mode="markers", hoverinfo="skip",
        cliponaxis=False,
        marker={"symbol": "square-open", "size": SQUARE + 8, "color": palette.ink, "line": {"width": 2.5}},
    )  # fmt: skip
    return [marks, signs, ring]


def _ends(lane: list[Row], at: int, palette: Palette, names: int, narrow: bool) -> list[dict[str, Any]]:
    """The name at the left, the present stance and its day at the right."""
    last = lane[-1]
    stance = f"{spoken(last.stance)}<br><span style='color:{palette.muted}'>{_said_on(last.date)}</span>"
    shared = {"xref": "paper", "y": at, "yanchor": "middle", "showarrow": False, "align": "left", "xanchor": "left"}
    lines = _broken(last.column_name) if narrow else textwrap.wrap(last.column_name, width=40)
    text = "<br>".join(plain(line) for line in lines)
    name = shared | {"x": 0, "xshift": -names, "text": f"<b>{text}</b>", "font": {"size": 12 if narrow else 13}}
    return [name] if narrow else [name, shared | {"x": 1, "xshift": 14, "text": stance, "font": {"size": 13}}]


def _broken(name: str) -> list[str]:
    """Lines of a name on a phone, broken between words or behind a dash; inside a word only where no line holds it."""
    lines = [""]
    for piece in re.split(r"(?<=[–\s])", name):
        if len((lines[-1] + piece).rstrip()) <= NARROW_NAME:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [part for line in lines for part in textwrap.wrap(line, width=NARROW_NAME)]


def _said_on(date_: str) -> str:
    """No finer than it is known, though the square has to stand on one day."""
    return when(EdtfDate.parse(date_), short=True)


def _notes(
    lane: list[Row], at: int, start: date, until: date, palette: Palette, whose: str | None
) -> list[dict[str, Any]]:
    """A few words above each turn that has room; the table below has them all."""
    days = max((until - start).days, 1)
    notes: list[dict[str, Any]] = []
    free_from = -1.0
    for word in lane:
        place = (word.day - start).days / days * WIDE
        right = place > WIDE - NOTE
        begin = place - NOTE if right else place
        if word.turn and begin >= free_from:
            free_from = begin + NOTE
            text = "<br>".join(plain(line) for line in _short(_note(word, whose)))
            notes.append(
                {
                    "x": word.day, "y": at, "yshift": 15, "xshift": SQUARE / 2 if right else -SQUARE / 2,
                    "yanchor": "bottom", "xanchor": "right" if right else "left", "text": text, "showarrow": False,
                    "align": "right" if right else "left", "font": {"size": 12, "color": palette.muted},
                }
            )  # fmt: skip
    return notes


def _note(word: Row, whose: str | None) -> str:
    """Whose word it is, where the line is not his own, and the word."""
    own = word.actor_name in (word.column_name, whose)
    return str(word.summary) if own else f"{word.actor_name}: {word.summary}"


def _short(text: str) -> list[str]:
    return textwrap.wrap(text, width=26, max_lines=2, placeholder=" …")


def _time_axis(start: date, until: date, palette: Palette, narrow: bool) -> dict[str, Any]:
    months = (until - start).days / 30
    step = 1 if months <= 14 and not narrow else 3
    return {
        "type": "date", "fixedrange": True, "side": "top", "showgrid": False, "zeroline": False, "ticks": "outside",
        "ticklen": 4, "tickcolor": palette.line, "showline": True, "linecolor": palette.line, "range": [start, until],
        "tickfont": {"size": 12, "color": palette.muted}, "dtick": f"M{step}" if months > 2 else 7 * 86_400_000,
        "tickformat": "%b ’%y" if months > 2 else "%-d %b",
    }  # fmt: skip
