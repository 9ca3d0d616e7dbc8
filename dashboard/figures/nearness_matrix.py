"""Who is near whom: for each pair, on how many more issues they are alike than at odds."""

import pandas as pd

from dashboard.figures.picture import Picture
from dashboard.figures.rows import Row, rows
from dashboard.figures.staircase import staircase
from dashboard.figures.theme import Palette
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count


def nearness_matrix(frame: pd.DataFrame, palette: Palette, selected: tuple[str, str] | None = None) -> Picture:
    """The picture.

    `frame` has one row a pair: one, one_name, other, other_name, congruence, conflict, shared, subtract and thin.
    Filled is alike on balance, hollow at odds or even; the number is subtract. A thin pair has its number and no
    square, one that shares nothing a faint dot. A click gives [one, other] as `customdata`.
    """
    pairs = rows(frame)
    for pair in pairs:
        pair.look, pair.text, pair.hover = _look(pair), signed(pair.subtract), _hover(pair)
    return staircase(pairs, palette, selected)


def signed(number: int) -> str:
    """+2, 0, −2; minus is U+2212."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def _look(pair: Row) -> str:
    if not pair.shared:
        return "none"
    if pair.thin:
        return "bare"
    return "filled" if pair.subtract > 0 else "hollow"


def _hover(pair: Row) -> str:
    head = f"<b>{plain(pair.one_name)}</b> · <b>{plain(pair.other_name)}</b>"
    if not pair.shared:
        return f"{head}<br>no shared issue"
    said = f"{pair.congruence} alike, {pair.conflict} at odds, of {count(pair.shared, 'shared issue')}"
    return f"{head}<br>{said}{'<br>too thin to rank' if pair.thin else ''}"
