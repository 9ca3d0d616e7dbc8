"""Who is near whom: agreement from shared issues."""

from itertools import combinations

import numpy as np
import pandas as pd

from dashboard.measures.scale import ENOUGH, NUMBERS

COLUMNS = [
    "one", "one_name", "other", "other_name", "congruence", "conflict", "neither", "shared", "subtract", "activity",
    "normalised", "distance", "thin",
]  # fmt: skip


def agreement(cells: pd.DataFrame) -> pd.DataFrame:
    """One row for each pair of columns, in display order.

    `cells` has column, column_name, issue and stance, as the matrix of stances does. The measures are those of
    discourse network analysis (Philip Leifeld, “Discourse Network Analysis: Policy Debates as Dynamic Networks”, in The
    Oxford Handbook of Political Networks, 2017; and the manual of the Discourse Network Analyzer, “DNA algorithms”),
    with n issues in all:

    * congruence, 0 to n: issues on which both hold the same sign. A conditional stance has the sign of its side.
    * conflict, 0 to n: issues on which their signs are opposite.
    * neither, 0 to n: shared issues on which one is ambiguous, or both are. An ambiguous stance has no sign, but it is
      an answer: it counts as a shared issue and as activity.
    * shared, 0 to n: congruence + conflict + neither. Issues on which one of them is blank are not shared.
    * subtract, −n to n: congruence − conflict.
    * activity, 0 to n: the mean number of issues on which the two hold a stance.
    * normalised, −1 to 1: subtract ÷ activity (the manual's “average activity”). 0 where nobody holds a stance.
    * distance, 0 to 1: the mean of |a − b| over the shared issues ÷ 4, with the stances as numbers from +2 to −2; so a
      condition counts here. Not a number where no issue is shared.
    * thin: fewer than three issues are shared; such a pair is shown and never ranked.

    All are the same whichever of the two is named first.
    """
    names = dict(cells[["column", "column_name"]].drop_duplicates("column").itertuples(index=False))
    numbers = stances_as_numbers(cells, "issue", "column").reindex(columns=list(names)).to_numpy(dtype=float)
    held, plus, minus = (~np.isnan(numbers)).astype(int), (numbers > 0).astype(int), (numbers < 0).astype(int)
    congruence, conflict = plus.T @ plus + minus.T @ minus, plus.T @ minus + minus.T @ plus
    shared, busy = held.T @ held, held.sum(axis=0)
    rows = []
    for (i, one), (j, other) in combinations(enumerate(names), 2):
        alike, odds, both = int(congruence[i, j]), int(conflict[i, j]), int(shared[i, j])
        activity = float(busy[i] + busy[j]) / 2
        steps = np.abs(numbers[:, i] - numbers[:, j])
        rows.append(
            (one, names[one], other, names[other], alike, odds, both - alike - odds, both, alike - odds, activity,
             (alike - odds) / activity if activity else 0.0, float(np.nansum(steps)) / both / 4 if both else np.nan,
             both < ENOUGH)
        )  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def ranked(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs that are not thin, nearest first: by `normalised`, and where that is equal by shared issues."""
    firm = pairs[~pairs["thin"].astype(bool)]
    return firm.sort_values(["normalised", "shared"], ascending=[False, False], kind="stable")


def shared_issues(cells: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """What a pair's numbers rest on, in display order.

    Columns: issue, issue_name, stance (of the one), other_stance, relation (`alike`, `at odds` or `neither`).
    """
    coded = cells[cells["stance"].isin(list(NUMBERS))]
    first = coded[coded["column"] == one][["issue", "issue_name", "stance"]]
    second = coded[coded["column"] == other][["issue", "stance"]].rename(columns={"stance": "other_stance"})
    both = first.merge(second, on="issue", how="inner")
    products = [NUMBERS[a] * NUMBERS[b] for a, b in zip(both["stance"], both["other_stance"], strict=True)]
    relations = ["alike" if product > 0 else "at odds" if product < 0 else "neither" for product in products]
    return both.assign(relation=pd.Series(relations, dtype=object, index=both.index))


def stances_as_numbers(cells: pd.DataFrame, down: str, across: str) -> pd.DataFrame:
    """A table of numbers from +2 to −2; not a number where the cell is blank. Rows and columns in order of display."""
    numbered = cells.assign(number=[float(NUMBERS.get(stance, np.nan)) for stance in cells["stance"]])
    table = numbered.pivot(index=down, columns=across, values="number")
    return table.reindex(index=cells[down].unique(), columns=cells[across].unique())
