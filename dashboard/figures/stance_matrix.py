"""Who stands where: issues down, delegations across, a signed square in each cell."""

import textwrap
from operator import attrgetter
from typing import Any

import pandas as pd

from dashboard.figures.cell_marks import cell_marks
from dashboard.figures.coordinates import PLACES, coordinates
from dashboard.figures.picture import Picture, Trace, scatter
from dashboard.figures.rows import Row, grouped, rows
from dashboard.figures.theme import SIGNS, UNCODED, Palette, layout
from dashboard.models.vocabulary import Stance
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count, spoken

ROW, SQUARE, SMALL_SQUARE = 31, 25, 20
FADED = 0.25
MANY = 18
"""More columns than this get small squares."""

NAMES, FOOT = 176, 6
GAP = 0.55
"""Between groups, in rows and columns."""


def stance_matrix(
    frame: pd.DataFrame, palette: Palette, selected: tuple[str, str] | None = None, *, turned: bool = False
) -> Picture:
    """The matrix.

    `frame` has column, column_name, heading, issue, issue_name, issue_heading, stance, stale, age_days, former (the
    stance before, or None), rival and rival_voice (the other half of a split cell, or None), voice and origins (how
    many independent sources), in display order, and may have faded (cells that stand back); `selected` is the (column,
    issue) of the open cell. A click on any cell gives its (column, issue) as `customdata`. Squares and what is drawn on
    them are exact pixels at any width. `turned` has the issues across and the columns down: for many columns, such as
    persons.
    """
    cells = rows(frame.rename(columns=_TURN) if turned else frame)
    if turned:
        selected = (selected[1], selected[0]) if selected else None
    across = _places(cells, "column", "heading", first_gap=0.0)
    down = _places(cells, "issue", "issue_heading", first_gap=GAP)
    for cell in cells:
        cell.x, cell.y = across[cell.column], down[cell.issue]
    header, square = _header(cells), SQUARE if len(across) <= MANY else SMALL_SQUARE
    clear = [cell for cell in cells if not getattr(cell, "faded", False)]
    faded = [cell for cell in cells if getattr(cell, "faded", False)]
    bottom = max(down.values(), default=0.0) + 0.5
    return Picture(
        [
            *_squares(clear, palette, square),
            *(trace | {"opacity": FADED} for trace in _squares(faded, palette, square)),
            *_blanks(cells, palette),
            _targets(cells, turned=turned),
        ],
        layout(
            palette,
            height=int(header + FOOT + ROW * bottom),
            margin={"l": NAMES, "r": 4, "t": header, "b": FOOT},
            xaxis=_axis([-0.5, max(across.values(), default=0.0) + 0.5], across, cells, "column"),
            yaxis=_axis([bottom, 0.0], down, cells, "issue"),
            shapes=[
                *_rules(cells, palette, header),
                *cell_marks(clear, palette, half=square / 2 + 0.75),
                *_frame_of(selected, across, down, palette),
            ],
            annotations=[
                *_column_names(cells, palette, selected, header),
                *_row_names(cells, palette, selected),
                *_signs_of_halves(clear, palette),
            ],
        ),
    )


_TURN = {
    "column": "issue", "column_name": "issue_name", "heading": "issue_heading",
    "issue": "column", "issue_name": "column_name", "issue_heading": "heading",
}  # fmt: skip


def _axis(range_: list[float], places: dict[str, float], cells: list[Row], key: str) -> dict[str, Any]:
    """Nothing of it is drawn, but it knows the name that stands at each place: so a name is sent once, not per cell."""
    names = {getattr(cell, key): getattr(cell, f"{key}_name") for cell in cells}
    return {
        "range": range_, "fixedrange": True, "showgrid": False, "zeroline": False, "showticklabels": False,
        "labelalias": {f"{at:g}": plain(names[name]) for name, at in places.items()},
    }  # fmt: skip


def _header(cells: list[Row]) -> int:
    """Pixels above the first row: the longest name, upright, and the group headings."""
    longest = max((len(cell.column_name) for cell in cells), default=0)
    return 58 + max(56, 7 * longest)


def _places(cells: list[Row], key: str, group: str, first_gap: float) -> dict[str, float]:
    """Where each column or row stands; a gap before each group."""
    places: dict[str, float] = {}
    at, last = 0.5 if first_gap else 0.0, None
    for cell in _first_of_each(cells, key):
        name, heading = getattr(cell, key), getattr(cell, group)
        if heading != last and (last is not None or first_gap):
            at += GAP if last is not None else first_gap
        places[name] = round(at, PLACES)
        at, last = at + 1, heading
    return places


def _first_of_each(cells: list[Row], key: str) -> list[Row]:
    """The first cell of each column or row, in the order of display."""
    found: dict[str, Row] = {}
    for cell in cells:
        found.setdefault(getattr(cell, key), cell)
    return list(found.values())


def _squares(cells: list[Row], palette: Palette, square: int) -> list[Trace]:
    coded = [(cell, box) for cell in cells if (box := palette.box(cell.stance))]
    squares = scatter(
        **_at([cell for cell, _ in coded]), mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={
            "symbol": "square", "size": square, "color": [box.fill for _, box in coded], "opacity": 1,
            "line": {"width": 1.5, "color": [box.edge for _, box in coded]},
        },
    )  # fmt: skip
    whole = [(cell, box) for cell, box in coded if cell.rival is None]
    signs = scatter(
        **_at([cell for cell, _ in whole], below=0.06), mode="text", hoverinfo="skip", cliponaxis=False,
        text=[f"<b>{SIGNS[cell.stance]}</b>" for cell, _ in whole],
        textfont={"size": 13, "color": [box.sign for _, box in whole]},
    )  # fmt: skip
    return [squares, signs]


def _at(cells: list[Row], below: float = 0.0) -> dict[str, list[float]]:
    """Where the cells are, or a little below that."""
    return {"x": coordinates(cell.x for cell in cells), "y": coordinates(cell.y + below for cell in cells)}


def _blanks(cells: list[Row], palette: Palette) -> list[Trace]:
    looks: dict[str, list[dict[str, Any]]] = {
        Stance.NOT_STATED: [{"symbol": "circle-open", "size": 11, "color": palette.muted, "line": {"width": 1.5}}],
        Stance.DECLINED: [
            {"symbol": "circle-open", "size": 11, "color": palette.muted, "line": {"width": 1.5}},
            {"symbol": "line-ne-open", "size": 9, "color": palette.muted, "line": {"width": 1.5}},
        ],
        UNCODED: [{"symbol": "circle", "size": 3, "color": palette.border}],
    }
    return [
        scatter(
            **_at([cell for cell in cells if cell.stance == stance]),
            mode="markers", hoverinfo="skip", marker=marker, cliponaxis=False,
        )
        for stance, markers in looks.items()
        for marker in markers
    ]  # fmt: skip


def _targets(cells: list[Row], *, turned: bool) -> Trace:
    """Transparent, over everything: what is clicked and hovered. The axes know the names that a cell tells."""
    column, issue = ("y", "x") if turned else ("x", "y")
    return scatter(
        **_at(cells), mode="markers", name="cells", cliponaxis=False, hovertext=[_hover(cell) for cell in cells],
        customdata=[[cell.issue, cell.column] if turned else [cell.column, cell.issue] for cell in cells],
        hovertemplate=f"<b>%{{{column}}}</b> · %{{{issue}}}<br>%{{hovertext}}<extra></extra>",
        marker={"symbol": "square", "size": ROW - 1, "color": "rgba(0,0,0,0)"},
    )  # fmt: skip


def _hover(cell: Row) -> str:
    """What stands under the names."""
    if cell.stance == UNCODED:
        return "uncoded, nobody has looked"
    lines = [spoken(cell.stance)]
    if cell.rival:
        lines = [f"{plain(cell.voice)}: {spoken(cell.stance)}", f"{plain(cell.rival_voice)}: {spoken(cell.rival)}"]
    if cell.former:
        lines.append(f"before that: {spoken(cell.former)}")
    if cell.stale:
        lines.append(f"last word {cell.age_days:,} days ago")
    return "<br>".join([*lines, count(cell.origins, "independent source")])


def _signs_of_halves(cells: list[Row], palette: Palette) -> list[dict[str, Any]]:
    """The two signs of a split cell, each in its half; the half itself shows whether it is conditional."""
    signs = []
    for cell in (cell for cell in cells if cell.rival is not None):
        for stance, x, y in ((cell.stance, -5, 5), (cell.rival, 5, -6)):
            box = palette.box(stance)
            sign = {
                "x": cell.x, "y": cell.y, "xshift": x, "yshift": y, "text": f"<b>{SIGNS[stance].strip('()')}</b>",
                "showarrow": False, "font": {"size": 12, "color": box.sign if box else palette.ink},
            }  # fmt: skip
            signs.append(sign)
    return signs


def _rules(cells: list[Row], palette: Palette, header: int) -> list[dict[str, Any]]:
    under_rows = [
        {
            "type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y,
            "line": {"width": 1, "color": palette.faint},
        }
        for y in dict.fromkeys(coordinates(cell.y + 0.5 for cell in cells))
    ]  # fmt: skip
    over_groups = [
        {
            "type": "line", "x0": round(min(xs) - 0.4, PLACES), "x1": round(max(xs) + 0.4, PLACES),
            "yref": "paper", "ysizemode": "pixel", "yanchor": 1, "y0": header - 24, "y1": header - 24,
            "line": {"width": 1, "color": palette.ink},
        }
        for xs in ([cell.x for cell in group] for group in _runs(cells, "heading"))
    ]  # fmt: skip
    return under_rows + over_groups


def _runs(cells: list[Row], group: str) -> list[list[Row]]:
    """The cells, group by group, in the order of display."""
    return list(grouped(cells, attrgetter(group)).values())


def _frame_of(
    selected: tuple[str, str] | None, across: dict[str, float], down: dict[str, float], palette: Palette
) -> list[dict[str, Any]]:
    if not selected or selected[0] not in across or selected[1] not in down:
        return []
    half = ROW / 2 + 1
    return [
        {
            "type": "rect", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": across[selected[0]],
            "yanchor": down[selected[1]], "x0": -half, "x1": half, "y0": -half, "y1": half,
            "line": {"width": 2.5, "color": palette.ink},
        }
    ]  # fmt: skip


def _column_names(
    cells: list[Row], palette: Palette, selected: tuple[str, str] | None, header: int
) -> list[dict[str, Any]]:
    names = [
        {
            "x": cell.x, "y": 1, "yref": "paper", "yshift": 6, "yanchor": "bottom", "xanchor": "center",
            "textangle": -90,
            "text": _bold(cell.column_name, on=selected is not None and cell.column == selected[0]), "showarrow": False,
            "font": {"size": 13, "color": palette.ink},
        }
        for cell in _first_of_each(cells, "column")
    ]  # fmt: skip
    headings = [
        {
            "x": round(min(cell.x for cell in group) - 0.4, PLACES), "y": 1, "yref": "paper", "yshift": header - 22,
            "yanchor": "bottom", "xanchor": "left", "text": _heading(group), "showarrow": False, "align": "left",
            "font": {"size": 12, "color": palette.muted},
        }
        for group in _runs(cells, "heading")
    ]  # fmt: skip
    return names + headings


def _heading(group: list[Row]) -> str:
    """The name over a group, on two lines where the group is narrow."""
    room = max(4 * len({cell.x for cell in group}), 6)
    return "<br>".join(plain(line) for line in textwrap.wrap(group[0].heading, width=room, break_long_words=False))


def _row_names(cells: list[Row], palette: Palette, selected: tuple[str, str] | None) -> list[dict[str, Any]]:
    names = [
        _left_of_plot(
            cell.y, _bold(cell.issue_name, on=selected is not None and cell.issue == selected[1]), 13, palette.ink
        )
        for cell in _first_of_each(cells, "issue")
    ]
    headings = [
        _left_of_plot(
            round(min(cell.y for cell in group) - 0.76, PLACES), plain(group[0].issue_heading), 12, palette.muted
        )
        for group in _runs(cells, "issue_heading")
    ]
    return names + headings


def _left_of_plot(y: float, text: str, size: int, colour: str) -> dict[str, Any]:
    return {
        "xref": "paper", "x": 0, "xshift": -NAMES, "xanchor": "left", "align": "left", "y": y, "yanchor": "middle",
        "text": text, "showarrow": False, "font": {"size": size, "color": colour},
    }  # fmt: skip


def _bold(name: str, *, on: bool) -> str:
    return f"<b>{plain(name)}</b>" if on else plain(name)
