"""Frames as the queries give them, for figures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.models.dates import EdtfDate
from dashboard.models.vocabulary import MeetingKind, MeetingStatus, Stance

HOSTILE = '<b>x</b><a href="javascript:alert(1)">y</a> %{x} $a$ &amp; \'"'
"""What an article may bring along: tags, a link, a template, a formula, an entity, marks."""

MEETING: dict[str, Any] = {
    "id": "m", "title": "Talks", "kind": "talks", "status": "held", "earliest": date(2025, 2, 10),
    "latest": date(2025, 2, 10), "place": None, "place_name": None, "lat": None, "lon": None, "label_side": None,
}  # fmt: skip
CELL: dict[str, Any] = {
    "column": "aland", "column_name": "Aland", "heading": "Parties", "issue": "i0", "issue_name": "Peace",
    "issue_heading": "Talks", "stance": "supports", "stale": False, "age_days": 5, "voice": "Ada Vask", "former": None,
    "rival": None, "rival_voice": None, "origins": 1,
}  # fmt: skip
POSITION: dict[str, Any] = {
    "id": "p", "column": "aland", "column_name": "Aland", "actor_name": "Ada Vask", "stance": "supports",
    "summary": "Wants it.", "date": "2025-02-10", "earliest": date(2025, 2, 10), "latest": date(2025, 2, 10),
}  # fmt: skip
LEG: dict[str, Any] = {
    "meeting": "m0", "origin_lat": 50.0, "origin_lon": 30.0, "destination_lat": 39.0, "destination_lon": -77.0
}  # fmt: skip


def meetings(*rows: dict[str, Any]) -> pd.DataFrame:
    given = [MEETING | {"id": f"m{n}"} | row for n, row in enumerate(rows)]
    return pd.DataFrame(given, columns=list(MEETING), dtype=object)


def positions(*rows: dict[str, Any]) -> pd.DataFrame:
    """Positions; `date` gives the first and the last day where they are not told."""
    given = []
    for n, row in enumerate(rows):
        when = EdtfDate.parse(row.get("date", POSITION["date"]))
        given.append(POSITION | {"id": f"p{n}", "earliest": when.earliest, "latest": when.latest} | row)
    return pd.DataFrame(given, columns=list(POSITION), dtype=object)


def legs(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([LEG | row for row in rows], columns=list(LEG), dtype=object)


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
EVERY_WORD = positions(
    *(
        {"column": f"c{n % 3}", "column_name": f"C{n % 3}", "stance": stance, "date": f"2025-0{1 + n % 6}-1{n % 9}"}
        for n, stance in enumerate([*Stance] * 3)
    )
)
HOSTILE_CELLS = cells(
    {"column_name": HOSTILE, "heading": HOSTILE, "issue_name": HOSTILE, "issue_heading": HOSTILE, "stale": True},
    {"column": "b", "rival": "opposes", "voice": HOSTILE, "rival_voice": HOSTILE, "former": "ambiguous"},
)
HOSTILE_WORDS = positions(
    {"column_name": HOSTILE, "actor_name": HOSTILE, "summary": HOSTILE},
    {"column": "b", "column_name": HOSTILE, "summary": HOSTILE, "actor_name": "A & <i>B</i>", "stance": "opposes"},
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
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        for name in (axis.labelalias or {}).values():
            yield "axis", name


def templates(figure: go.Figure) -> list[str]:
    """Texts in which `%{…}` is read. What is put in its place is not read again."""
    fields = ("hovertemplate", "texttemplate")
    return [text for trace in figure.data for name in fields for text in each(getattr(trace, name, None))]
