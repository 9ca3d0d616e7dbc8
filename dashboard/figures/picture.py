"""A picture as plain data, as Plotly's script in the browser reads it.

Plotly's own objects look at each value and copy it, which takes longer than all else that a page does. Only the tests
of the pictures make them, and have every property looked at.
"""

import json
import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

Trace = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """Traces, the last on top, and the layout under them. Readers share it, so nobody changes it."""

    traces: list[Trace]
    layout: dict[str, Any]

    def to_json(self) -> str:
        """What travels: `{"data": […], "layout": {…}}`, a day as an ISO string, a number that is none as null."""
        return self._json

    @cached_property
    def _json(self) -> str:
        told = {"data": self.traces, "layout": self.layout}
        try:
            return _written(told)
        except ValueError:  # a NaN somewhere, which JSON doesn't know
            return _written(_without_nan(told))


def scatter(**given: Any) -> Trace:
    """Marks, lines or words."""
    return {"type": "scatter", **given}


def bar(**given: Any) -> Trace:
    """Bars."""
    return {"type": "bar", **given}


def _written(told: Any) -> str:
    return json.dumps(told, allow_nan=False, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> Any:
    """A value of a kind that JSON has no word for."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.generic):
        return _without_nan(value.item())
    if isinstance(value, np.ndarray):
        return _without_nan(value.tolist())
    raise TypeError(f"{type(value).__name__} in a picture")


def _without_nan(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _without_nan(part) for name, part in told.items()}
    if isinstance(told, list | tuple):
        return [_without_nan(part) for part in told]
    return None if isinstance(told, float) and not math.isfinite(told) else told
