"""Who met whom: for each pair, how many meetings that were held."""

import pandas as pd

from dashboard.figures.picture import Picture
from dashboard.figures.rows import Row, rows
from dashboard.figures.staircase import staircase
from dashboard.figures.theme import Palette
from dashboard.wording.dates import day
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count


def contact_matrix(frame: pd.DataFrame, palette: Palette, selected: tuple[str, str] | None = None) -> Picture:
    """The picture.

    `frame` has one row a pair: one, one_name, other, other_name, meetings, calls and last_day (a date or None). Filled:
    they met; hollow: they only telephoned; a faint dot: never. A click gives [one, other] as `customdata`.
    """
    pairs = rows(frame)
    for pair in pairs:
        pair.look = "none" if not pair.meetings else "hollow" if pair.meetings == pair.calls else "filled"
        pair.text, pair.hover = str(pair.meetings), _hover(pair)
    return staircase(pairs, palette, selected)


def _hover(pair: Row) -> str:
    head = f"<b>{plain(pair.one_name)}</b> · <b>{plain(pair.other_name)}</b>"
    if not pair.meetings:
        return f"{head}<br>no meeting on record"
    calls = f", {count(pair.calls, 'call')} among them" if pair.calls else ""
    last = f"<br>last on {day(pair.last_day)}" if pair.last_day else ""
    return f"{head}<br>{count(pair.meetings, 'meeting')}{calls}{last}"
