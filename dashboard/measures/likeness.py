"""The matrix in an order in which neighbours are alike."""

from typing import Any, Literal

import numpy as np
import pandas as pd

from dashboard.measures.agreement import stances_as_numbers
from dashboard.measures.scale import ENOUGH

Axis = Literal["column", "issue"]

PLACED, UNPLACED = "By likeness", "Too thin to place"
UNKNOWN = 0.5
"""A thin pair is neither alike nor unlike: half of the longest distance."""


def likeness_order(cells: pd.DataFrame, axis: Axis) -> list[str]:
    """Those of an axis that can be placed, neighbours alike; empty where fewer than three can.

    Distance, 0 to 1: the mean of |a − b| over what two columns (or issues) share, ÷ 4, with stances as numbers from +2
    to −2; 0.5 where they share fewer than three. Who shares three with nobody is not placed. From these distances a
    tree is made (average linkage), and its leaves are ordered so that the sum of the distances between neighbours is
    the smallest that the tree allows (Bar-Joseph, Gifford and Jaakkola, “Fast optimal leaf ordering for hierarchical
    clustering”, Bioinformatics 17, 2001; in scipy). Of the two directions that are equally good, the one which
    begins nearer to the usual order.
    """
    other: Axis = "issue" if axis == "column" else "column"
    table = stances_as_numbers(cells, other, axis)
    numbers = table.to_numpy(dtype=float)
    held = (~np.isnan(numbers)).astype(int)
    shared = held.T @ held
    firm = (shared >= ENOUGH) & ~np.eye(len(shared), dtype=bool)
    placed = np.flatnonzero(firm.any(axis=1))
    if len(placed) < 3:
        return []
    steps = np.nansum(np.abs(numbers[:, placed, None] - numbers[:, None, placed]), axis=0)
    common = shared[np.ix_(placed, placed)]
    distances = np.where(common >= ENOUGH, steps / np.maximum(common, 1) / 4, UNKNOWN)
    np.fill_diagonal(distances, 0)
    order = [int(placed[leaf]) for leaf in _leaves(distances)]
    return [str(table.columns[at]) for at in (order if order[0] < order[-1] else order[::-1])]


def _leaves(distances: "np.ndarray[Any, Any]") -> list[int]:
    """The rows of a square of distances, neighbours near."""
    # Here and not above: to load it takes longer than most pages, and most readers never ask for this order.
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    condensed = squareform(distances, checks=False)
    return [int(leaf) for leaf in leaves_list(optimal_leaf_ordering(linkage(condensed, "average"), condensed))]


def by_likeness(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of the matrix, columns and issues each in the order of likeness.

    What can be placed comes under the heading PLACED, the rest in its usual order under UNPLACED. An axis of which
    nothing can be placed keeps its order and its headings.
    """
    found = cells
    headings: tuple[tuple[Axis, str], ...] = (("column", "heading"), ("issue", "issue_heading"))
    ranks: dict[str, dict[str, int]] = {}
    for axis, heading in headings:
        placed = likeness_order(cells, axis)
        usual = [name for name in cells[axis].unique() if name not in placed]
        ranks[axis] = {name: rank for rank, name in enumerate([*placed, *usual])}
        if placed:
            names = pd.Series([PLACED if name in placed else UNPLACED for name in found[axis]], dtype=object)
            found = found.assign(**{heading: names.to_numpy()})
    keys = found.assign(issue_rank=found["issue"].map(ranks["issue"]), rank=found["column"].map(ranks["column"]))
    return keys.sort_values(["issue_rank", "rank"], kind="stable").drop(columns=["issue_rank", "rank"])


def columns_by_likeness(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of the columns that can be placed, in the order of `likeness_order`."""
    ranks = {name: rank for rank, name in enumerate(likeness_order(cells, "column"))}
    placed = cells[cells["column"].isin(list(ranks))]
    return placed.assign(rank=placed["column"].map(ranks)).sort_values("rank", kind="stable").drop(columns="rank")
