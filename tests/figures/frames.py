"""Frames as the queries give them, for figures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.models.vocabulary import MeetingKind, MeetingStatus, Stance

HOSTILE = '<b>x</b><a href="javascript:alert(1)">y</a> %{x} $a$ &amp; \'"'
"""What an article may bring along: tags, a link, a template, a formula, an entity, marks."""

MEETING: dict[str, Any] = {
    "id": "m", "title": "Talks", "kind": "talks", "status": "held", "earliest": date(2025, 2, 10),
    "latest": date(2025, 2, 10), "place": None, "place_name": None, "lat": None, "lon": None, "label_side": None,
}  # fmt: skip
CELL: dict[str, Any] = {
    "column": "aland", "column_name": "Aland", "heading": "Parties", "issue": "i0", "issue_name": "Peace",
    "issue_heading": "Talks", "stance": "supports", "stale": False, "age_days": 5,
}  # fmt: skip


def meetings(*rows: dict[str, Any]) -> pd.DataFrame:
    given = [MEETING | {"id": f"m{n}"} | row for n, row in enumerate(rows)]
    return pd.DataFrame(given, columns=list(MEETING), dtype=object)


def somewhere(name: str, lat: float, lon: float, **more: Any) -> dict[str, Any]:
    return {"place": name.lower(), "place_name": name, "lat": lat, "lon": lon, "label_side": "right"} | more


def cells(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([CELL | row for row in rows], columns=list(CELL), dtype=object)


EVERY_STANCE = cells(
    *(
        {"issue": f"i{n}", "issue_name": stance, "stance": stance, "stale": stance != "uncoded", "age_days": 1234}
        for n, stance in enumerate([*Stance, "uncoded"])
    )
)
EVERY_MEETING = meetings(
    *(
        {"kind": kind, "status": status} | somewhere(f"City {n % 5}", 40 + n % 5, 10 + n % 5)
        for n, (kind, status) in enumerate((kind, status) for kind in MeetingKind for status in MeetingStatus)
    )
)
HOSTILE_CELLS = cells(
    {"column_name": HOSTILE, "heading": HOSTILE, "issue_name": HOSTILE, "issue_heading": HOSTILE, "stale": True}
)
HOSTILE_MEETINGS = meetings({"title": HOSTILE} | somewhere(HOSTILE, 50, 30), {"title": HOSTILE, "status": "cancelled"})


def each(values: Any) -> tuple[Any, ...]:
    """The values of a field of a trace, whether it holds none, one or an array."""
    if values is None:
        return ()
    return (values,) if isinstance(values, str) else tuple(values)


def texts(figure: go.Figure) -> Iterator[tuple[str, str]]:
    """Every text that a figure draws as markup or shows on hover, with the name of its field."""
    for trace in figure.data:
        for name in ("text", "hovertext"):
            for text in each(getattr(trace, name, None)):
                yield f"{trace.type}.{name}", text
    for annotation in figure.layout.annotations:
        yield "annotation", annotation.text


def templates(figure: go.Figure) -> list[str]:
    """Fields in which `%{…}` would be read."""
    fields = ("hovertemplate", "texttemplate")
    return [name for trace in figure.data for name in fields if getattr(trace, name, None)]
