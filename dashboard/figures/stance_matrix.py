"""Who stands where: issues down, delegations across, a signed square in each cell."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.cell_marks import cell_marks
from dashboard.figures.coordinates import PLACES, coordinates
from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scatter
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
) -> go.Figure:
    """The matrix.

    `frame` has column, column_name, heading, issue, issue_name, issue_heading, stance, stale, age_days, former (the
    stance before, or None), rival and rival_voice (the other half of a split cell, or None), voice and origins (how
    many independent sources), in display order, and may have faded (cells that stand back); `selected` is the (column,
    issue) of the open cell. A click on any cell gives its (column, issue) as `customdata`. Squares and what is drawn on
    them are exact pixels at any width. `turned` has the issues across and the columns down: for many columns, such as
    persons.
    """
    told = frame.assign(hover=[_hover(cell) for cell in frame.itertuples(index=False)])
    told["cell"] = list(zip(frame["column"], frame["issue"], strict=True))
    if turned:
        told = told.rename(columns=_TURN)
        selected = (selected[1], selected[0]) if selected else None
    columns = _places(told, "column", "heading", first_gap=0.0)
    rows = _places(told, "issue", "issue_heading", first_gap=GAP)
    header, square = _header(told), SQUARE if len(columns) <= MANY else SMALL_SQUARE
    figure = figure_()
    bottom = max(rows.values(), default=0.0) + 0.5
    figure.update_layout(
        **layout(
            palette,
            height=int(header + FOOT + ROW * bottom),
            margin={"l": NAMES, "r": 4, "t": header, "b": FOOT},
            xaxis=_axis([-0.5, max(columns.values(), default=0.0) + 0.5], columns, told, "column"),
            yaxis=_axis([bottom, 0.0], rows, told, "issue"),
        )
    )
    if frame.empty:
        return figure
    cells = told.assign(x=told["column"].map(columns), y=told["issue"].map(rows))
    faded = cells.get("faded", pd.Series(False, index=cells.index)).astype(bool)
    clear = cells[~faded]
    figure.update_layout(
        shapes=[
            *_rules(cells, palette, header),
            *cell_marks(clear, palette, half=square / 2 + 0.75),
            *_frame_of(selected, columns, rows, palette),
        ],
        annotations=[
            *_column_names(cells, palette, selected, header),
            *_row_names(cells, palette, selected),
            *_signs_of_halves(clear, palette),
        ],
    )
    back = [trace.update(opacity=FADED) for trace in _squares(cells[faded], palette, square)]
    for trace in (*_squares(clear, palette, square), *back, *_blanks(cells, palette), _targets(cells, turned=turned)):
        figure.add_trace(trace)
    return figure


_TURN = {
    "column": "issue", "column_name": "issue_name", "heading": "issue_heading",
    "issue": "column", "issue_name": "column_name", "issue_heading": "heading",
}  # fmt: skip


def _axis(range_: list[float], places: dict[str, float], frame: pd.DataFrame, key: str) -> dict[str, Any]:
    """Nothing of it is drawn, but it knows the name that stands at each place: so a name is sent once, not per cell."""
    names = dict(zip(frame[key], frame[f"{key}_name"], strict=True))
    return {
        "range": range_, "fixedrange": True, "showgrid": False, "zeroline": False, "showticklabels": False,
        "labelalias": {f"{at:g}": plain(names[name]) for name, at in places.items()},
    }  # fmt: skip


def _header(frame: pd.DataFrame) -> int:
    """Pixels above the first row: the longest name, upright, and the group headings."""
    longest = max((len(name) for name in frame["column_name"]), default=0)
    return 58 + max(56, 7 * longest)


def _places(frame: pd.DataFrame, key: str, group: str, first_gap: float) -> dict[str, float]:
    """Where each column or row stands; a gap before each group."""
    places: dict[str, float] = {}
    at, last = 0.5 if first_gap else 0.0, None
    for name, heading in frame[[key, group]].drop_duplicates(key).itertuples(index=False):
        if heading != last and (last is not None or first_gap):
            at += GAP if last is not None else first_gap
        places[name] = round(at, PLACES)
        at, last = at + 1, heading
    return places


def _squares(cells: pd.DataFrame, palette: Palette, square: int) -> list[go.Scatter]:
    coded = cells[cells["stance"].isin(list(SIGNS))]
    boxes = [palette.box(stance) for stance in coded["stance"]]
    squares = scatter(
        x=coordinates(coded["x"]), y=coordinates(coded["y"]), mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={
            "symbol": "square", "size": square, "color": [box.fill for box in boxes if box], "opacity": 1,
            "line": {"width": 1.5, "color": [box.edge for box in boxes if box]},
        },
    )  # fmt: skip
    whole = coded[coded["rival"].isna()]
    signs = scatter(
        x=coordinates(whole["x"]), y=coordinates(whole["y"] + 0.06), mode="text", hoverinfo="skip", cliponaxis=False,
        text=[f"<b>{SIGNS[stance]}</b>" for stance in whole["stance"]],
        textfont={"size": 13, "color": [box.sign for stance in whole["stance"] if (box := palette.box(stance))]},
    )  # fmt: skip
    return [squares, signs]


def _blanks(cells: pd.DataFrame, palette: Palette) -> list[go.Scatter]:
    looks: dict[str, list[dict[str, Any]]] = {
        Stance.NOT_STATED: [{"symbol": "circle-open", "size": 11, "color": palette.muted, "line": {"width": 1.5}}],
        Stance.DECLINED: [
            {"symbol": "circle-open", "size": 11, "color": palette.muted, "line": {"width": 1.5}},
            {"symbol": "line-ne-open", "size": 9, "color": palette.muted, "line": {"width": 1.5}},
        ],
        UNCODED: [{"symbol": "circle", "size": 3, "color": palette.border}],
    }
    traces = []
    for stance, markers in looks.items():
        blank = cells[cells["stance"] == stance]
        x, y = coordinates(blank["x"]), coordinates(blank["y"])
        traces += [
            scatter(x=x, y=y, mode="markers", hoverinfo="skip", marker=marker, cliponaxis=False) for marker in markers
        ]
    return traces


def _targets(cells: pd.DataFrame, *, turned: bool) -> go.Scatter:
    """Transparent, over everything: what is clicked and hovered. The axes know the names that a cell tells."""
    column, issue = ("y", "x") if turned else ("x", "y")
    return scatter(
        x=coordinates(cells["x"]), y=coordinates(cells["y"]), mode="markers", name="cells", cliponaxis=False,
        customdata=[list(cell) for cell in cells["cell"]], hovertext=cells["hover"],
        hovertemplate=f"<b>%{{{column}}}</b> · %{{{issue}}}<br>%{{hovertext}}<extra></extra>",
        marker={"symbol": "square", "size": ROW - 1, "color": "rgba(0,0,0,0)"},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
    )  # fmt: skip


def _hover(cell: Any) -> str:
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


def _signs_of_halves(cells: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    """The two signs of a split cell, each in its half; the half itself shows whether it is conditional."""
    signs = []
    for cell in cells[cells["rival"].notna()].itertuples(index=False):
        for stance, x, y in ((cell.stance, -5, 5), (cell.rival, 5, -6)):
            box = palette.box(stance)
            sign = {
                "x": cell.x, "y": cell.y, "xshift": x, "yshift": y, "text": f"<b>{SIGNS[stance].strip('()')}</b>",
                "showarrow": False, "font": {"size": 12, "color": box.sign if box else palette.ink},
            }  # fmt: skip
            signs.append(sign)
    return signs


def _rules(cells: pd.DataFrame, palette: Palette, header: int) -> list[dict[str, Any]]:
    under_rows = [
        {
            "type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y,
            "line": {"width": 1, "color": palette.faint},
        }
        for y in (cells["y"] + 0.5).round(PLACES).unique()
    ]  # fmt: skip
    over_groups = [
        {
            "type": "line", "x0": round(group["x"].min() - 0.4, PLACES), "x1": round(group["x"].max() + 0.4, PLACES),
            "yref": "paper", "ysizemode": "pixel", "yanchor": 1, "y0": header - 24, "y1": header - 24,
            "line": {"width": 1, "color": palette.ink},
        }
        for group in _runs(cells, "heading")
    ]  # fmt: skip
    return under_rows + over_groups


def _runs(cells: pd.DataFrame, group: str) -> list[pd.DataFrame]:
    """The rows of the frame, group by group, in the order of display."""
    return [run for _, run in cells.groupby(group, sort=False)]


def _frame_of(
    selected: tuple[str, str] | None, columns: dict[str, float], rows: dict[str, float], palette: Palette
) -> list[dict[str, Any]]:
    if not selected or selected[0] not in columns or selected[1] not in rows:
        return []
    half = ROW / 2 + 1
    return [
        {
            "type": "rect", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": columns[selected[0]],
            "yanchor": rows[selected[1]], "x0": -half, "x1": half, "y0": -half, "y1": half,
            "line": {"width": 2.5, "color": palette.ink},
        }
    ]  # fmt: skip


def _column_names(
    cells: pd.DataFrame, palette: Palette, selected: tuple[str, str] | None, header: int
) -> list[dict[str, Any]]:
    names = [
        {
            "x": cell.x, "y": 1, "yref": "paper", "yshift": 6, "yanchor": "bottom", "xanchor": "center",
            "textangle": -90,
            "text": _bold(cell.column_name, on=selected is not None and cell.column == selected[0]), "showarrow": False,
            "font": {"size": 13, "color": palette.ink},
        }
        for cell in cells.drop_duplicates("column").itertuples(index=False)
    ]  # fmt: skip
    headings = [
        {
            "x": round(group["x"].min() - 0.4, PLACES), "y": 1, "yref": "paper", "yshift": header - 22,
            "yanchor": "bottom", "xanchor": "left", "text": _heading(group), "showarrow": False, "align": "left",
            "font": {"size": 12, "color": palette.muted},
        }
        for group in _runs(cells, "heading")
    ]  # fmt: skip
    return names + headings


def _heading(group: pd.DataFrame) -> str:
    """The name over a group, on two lines where the group is narrow."""
    room = max(4 * group["x"].nunique(), 6)
    return "<br>".join(plain(line) for line in textwrap.wrap(str(group["heading"].iloc[0]), width=room))


def _row_names(cells: pd.DataFrame, palette: Palette, selected: tuple[str, str] | None) -> list[dict[str, Any]]:
    names = [
        _left_of_plot(
            cell.y, _bold(cell.issue_name, on=selected is not None and cell.issue == selected[1]), 13, palette.ink
        )
        for cell in cells.drop_duplicates("issue").itertuples(index=False)
    ]
    headings = [
        _left_of_plot(round(group["y"].min() - 0.76, PLACES), plain(group["issue_heading"].iloc[0]), 12, palette.muted)
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
