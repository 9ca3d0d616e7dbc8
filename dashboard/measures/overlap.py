"""Where an issue could move: what stands on it now, and which stances are nearest to one another."""

from itertools import combinations
from typing import Any

import pandas as pd

from dashboard.measures.conditions import touching
from dashboard.measures.scale import NUMBERS

WORDS = [
    "column", "column_name", "id", "actor_name", "office", "stance", "condition", "summary", "date", "stale", "second",
]  # fmt: skip
PAIRS = ["one", "one_name", "one_stance", "other", "other_name", "other_stance", "steps", "touch"]


def standing_words(cells: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """The words that now stand for each delegation on one issue: the one its cell shows, and in a split cell both.

    `cells` are those of one issue, as the matrix has them; `positions` are those on the issue, newest first. Columns:
    column, column_name, id (of the position), actor_name, office, stance, condition, summary, date, stale (of the cell)
    and second (whether it is the other voice of a split cell). What has been overtaken is not here; blanks neither.
    """
    rows = [
        (cell.column, cell.column_name, word.id, word.actor_name, word.office, word.stance, word.condition,
         word.summary, word.date, cell.stale, second)
        for cell in cells.itertuples(index=False)
        for voice, stance, second in ((cell.voice, cell.stance, False), (cell.rival_voice, cell.rival, True))
        for word in _newest(positions, cell.column, voice, stance)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=WORDS, dtype=object)


def _newest(positions: pd.DataFrame, column: str, voice: str | None, stance: str | None) -> list[Any]:
    """The newest word of a voice that says so, if the stance carries a number."""
    if stance not in NUMBERS:
        return []
    of_voice = (positions["column"] == column) & (positions["actor_name"] == voice)
    return list(positions[of_voice & (positions["stance"] == stance)].head(1).itertuples(index=False))


def nearest_pairs(words: pd.DataFrame, rare: frozenset[str]) -> pd.DataFrame:
    """Pairs of delegations that do not say the same: first those whose conditions touch, then the nearest.

    `words` as `standing_words` gives them. Columns: one, one_name, one_stance, other, other_name, other_stance, steps
    (0 to 4: |a − b| with stances as numbers from +2 to −2) and touch (the rare words that both conditions share, see
    `conditions.touching`; an empty list where they share none). Two who say the same are a pair only where their
    conditions touch; then steps is 0. Of equally near ones those on one side come last: they have least to move. Of
    the several words of a split cell the nearest counts.
    """
    best: dict[tuple[str, str], tuple[Any, ...]] = {}
    for a, b in combinations(words.itertuples(index=False), 2):
        touch = touching(a.condition, b.condition, rare) if a.condition and b.condition else []
        steps = abs(NUMBERS[a.stance] - NUMBERS[b.stance])
        if a.column == b.column or not (steps or touch):
            continue
        row = (a.column, a.column_name, a.stance, b.column, b.column_name, b.stance, steps, touch)
        known = best.get((a.column, b.column))
        if known is None or _nearness(row) < _nearness(known):
            best[a.column, b.column] = row
    return pd.DataFrame(sorted(best.values(), key=_nearness), columns=PAIRS, dtype=object)


def _nearness(row: tuple[Any, ...]) -> tuple[int, int, bool]:
    """The sort key of a pair."""
    one, other = NUMBERS[row[2]], NUMBERS[row[5]]
    return -len(row[7]), row[6], one * other > 0
