"""Figures and traces, made without Plotly's look at each of their values, which takes longer than all else.

The tests of the pictures have them looked at.
"""

from typing import Any

import plotly.graph_objects as go

CHECKED = False


def figure(traces: list[Any] | None = None) -> go.Figure:
    """A figure with these traces."""
    return go.Figure(traces, _validate=CHECKED)


def scatter(**given: Any) -> go.Scatter:
    """Marks, lines or words."""
    return go.Scatter(**given, _validate=CHECKED)


def bar(**given: Any) -> go.Bar:
    """Bars."""
    return go.Bar(**given, _validate=CHECKED)
