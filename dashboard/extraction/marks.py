"""Which quotation mark opens, which closes, and which is an apostrophe.

Sources mix the marks of several countries, close with another kind than they open with, forget to close, and write
an apostrophe with the same sign. So a mark is judged by its sign first, then by what stands on both sides of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.dossier.passage import Span
from dashboard.extraction.paragraphs import stripped

LONGEST = 12_000
"""Characters. What stands further apart than this is not one quotation but a mark that was never closed."""

DOUBLE, SINGLE, CORNER = "double", "single", "corner"
_FAMILY = dict.fromkeys('“”„‟«»"〝〞＂', DOUBLE) | dict.fromkeys("‘’‚‛'‹›", SINGLE) | dict.fromkeys("「」『』", CORNER)
_OPENS = "“„‟«〝「『‘‚‛‹"
_CLOSES = "”»〞」』’›"
_MARK = re.compile(r"``|''|[“”„‟«»\"〝〞＂‘’‚‛'‹›「」『』]")
_CLIPPED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|round|n|re|ve|ll|s|t|d|m)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: ’90s, ’em, rock ’n’ roll."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The words between two marks; `span` is without the marks, `outer` with them."""

    span: Span
    outer: Span
    depth: int
    single: bool
    mismatched: bool
    continues: int | None = None
    """Where the part before begins, if this goes on with the quotation of the paragraph before."""


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    sign: str
    family: str


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    family: str
    opens: bool
    closes: bool
    plural: bool = False
    """It may be the apostrophe of a plural: an s before it, a small letter after the space."""


def pairs(text: str, blocks: Sequence[Span]) -> list[Pair]:
    """Every pair of marks in order of its beginning; what is nested has a depth above 0."""
    found: list[Pair] = []
    left: _Open | None = None
    begun: int | None = None
    for number, block in enumerate(blocks):
        marks = list(_marks(text, block))
        continues = None
        if left is not None:
            if marks and marks[0].start == block.start and marks[0].opens and marks[0].family == left.family:
                continues = begun
            else:
                marks = _closed_late(text, block, left, marks, found)
        inside, still_open = _paired(text, marks)
        here = [_with_origin(pair, continues, block) for pair in inside]
        left = begun = None
        if still_open is not None and number + 1 < len(blocks):
            following = blocks[number + 1]
            sign = text[following.start]
            again = sign == still_open.sign and _is_opening(text, following.start, following.start + 1, following)
            whole = Span(still_open.end, block.end)
            if again and _worth(whole):
                first = continues if still_open.start == block.start and continues is not None else whole.start
                here = [pair for pair in here if pair.outer.end <= still_open.start or pair.outer.start > whole.start]
                here = [_deeper(pair) if pair.outer.start > whole.start else pair for pair in here]
                outer = Span(still_open.start, block.end)
                origin = continues if still_open.start == block.start else None
                here.append(Pair(whole, outer, 0, still_open.family == SINGLE, mismatched=False, continues=origin))
                left, begun = still_open, first
            else:
                left = still_open
        found += here
    return sorted(found, key=lambda pair: (pair.outer.start, -pair.outer.end))


def _worth(span: Span) -> bool:
    return 0 < span.end - span.start <= LONGEST


def _deeper(pair: Pair) -> Pair:
    return Pair(pair.span, pair.outer, pair.depth + 1, pair.single, pair.mismatched, pair.continues)


def _with_origin(pair: Pair, continues: int | None, block: Span) -> Pair:
    if continues is None or pair.outer.start != block.start:
        return pair
    return Pair(pair.span, pair.outer, pair.depth, pair.single, pair.mismatched, continues)


def _closed_late(text: str, block: Span, left: _Open, marks: list[_Mark], found: list[Pair]) -> list[_Mark]:
    """A quotation that the break cut in two: the next block begins in its middle and closes it."""
    first = next((mark for mark in marks if mark.family == left.family), None)
    if left.family != DOUBLE or first is None or not first.closes or (first.opens and first.start == block.start):
        return marks
    span = stripped(text, left.end, first.start)
    if not _worth(span) or not text[block.start].isalpha():
        return marks
    if first.sign in _OPENS and left.sign != "„":
        return marks
    if text[block.start].isupper() and not text[: left.start].rstrip().endswith((":", ",")):
        return marks
    outer = Span(left.start, first.end)
    found[:] = [pair for pair in found if pair.outer.end <= left.start]
    found.append(Pair(span, outer, 0, single=False, mismatched=not _match(left.sign, first.sign)))
    return [mark for mark in marks if mark.start > first.start]


def _marks(text: str, block: Span) -> Iterator[_Mark]:
    """The marks of one block that are no apostrophes."""
    for match in _MARK.finditer(text, block.start, block.end):
        start, end = match.span()
        sign = match.group()
        if sign in ("``", "''"):
            opens = sign == "``" or _is_opening(text, start, end, block)
            yield _Mark(start, end, sign, DOUBLE, opens=opens, closes=not opens)
            continue
        family = _FAMILY[sign]
        opening = _is_opening(text, start, end, block)
        closing = _is_closing(text, start, end, block)
        if family == SINGLE:
            if sign in "’'‘‛" and _is_apostrophe(text, start, end, block, opening=opening):
                continue
            if sign == "‚" and not opening:
                continue
            plural = text[start - 1 : start] == "s" and text[end : end + 2].strip().islower()
            yield _Mark(start, end, sign, family, opens=opening and sign != "›", closes=not opening, plural=plural)
        elif family == CORNER:
            yield _Mark(start, end, sign, family, opens=sign in "「『", closes=sign in "」』")
        elif sign in '"＂':
            if start > block.start and text[start - 1].isdigit() and not closing:
                continue  # inches
            yield _Mark(start, end, sign, family, opens=opening or not closing, closes=closing or not opening)
        else:
            opens, closes = sign in _OPENS, sign in _CLOSES
            if opens and closing and not opening and sign != "„":
                closes, opens = True, sign == "«"
            elif closes and opening and not closing:
                opens, closes = True, sign == "»"
            yield _Mark(start, end, sign, family, opens=opens, closes=closes)


_BEFORE_OPENING = "([{—–-―/…:>*_"
_AFTER_CLOSING = ")]}—–-―/…,.;:!?<*_"
_QUOTES = "“”„‟«»\"‘’‚'‹›「」『』`"


def _is_opening(text: str, start: int, end: int, block: Span) -> bool:
    """Space (or a bracket, a dash, another mark) before it, and a word behind it."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    return (
        (before.isspace() or before in _BEFORE_OPENING or before in _QUOTES)
        and not after.isspace()
        and (after not in ",;:!?)]}" or (after == "…"))
    )


def _is_closing(text: str, start: int, end: int, block: Span) -> bool:
    """A word or a stop before it, and space (or a stop, a bracket, another mark) behind it."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    return (
        not before.isspace()
        and before not in "([{"
        and (after.isspace() or after in _AFTER_CLOSING or after in _QUOTES or not after.isalnum())
    )


def _is_apostrophe(text: str, start: int, end: int, block: Span, *, opening: bool) -> bool:
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    if before.isalnum() and after.isalnum():
        return True
    if opening or (before.isspace() and after.isalnum()):
        return bool(_CLIPPED.match(text, end)) and not text.startswith(("‘", "'"), end)
    return before.isspace() or (before.isdigit() and after not in _AFTER_CLOSING and not after.isspace())


def _paired(text: str, marks: list[_Mark]) -> tuple[list[Pair], _Open | None]:
    """The pairs of one block by a stack, and the double mark that stayed open, if one did."""
    stack: list[_Open] = []
    open_of: dict[str, int] = {DOUBLE: 0, SINGLE: 0, CORNER: 0}
    found: list[tuple[_Open, _Mark]] = []
    closers = [mark.start for mark in marks if mark.family == SINGLE and mark.closes and not mark.plural]
    for mark in marks:
        top = stack[-1] if stack else None
        closes = mark.closes and open_of[mark.family] > 0
        if closes and mark.family != DOUBLE:  # an apostrophe ends no double quotation
            closes = top is not None and top.family == mark.family
        if closes and mark.opens:  # a sign that can be either closes what the same sign has opened
            closes = top is not None and top.family == mark.family and (top.sign == mark.sign or mark.sign in "»«")
        if closes:
            if mark.family == SINGLE and mark.plural and closers and closers[-1] > mark.start:
                continue  # “the leaders’ plan”, and a better closing mark follows
            while stack:
                opened = stack.pop()
                open_of[opened.family] -= 1
                if opened.family == mark.family:
                    found.append((opened, mark))
                    break
        elif mark.opens:
            if top is not None and top.sign == mark.sign and mark.sign in "\"'":
                stack.pop()  # the straight one before was never closed
                open_of[top.family] -= 1
            stack.append(_Open(mark.start, mark.end, mark.sign, mark.family))
            open_of[mark.family] += 1
    kept = [(opened, mark) for opened, mark in found if _worth(stripped(text, opened.end, mark.start))]
    kept.sort(key=lambda both: both[0].start)
    unclosed = [opened for opened in stack if opened.family in (DOUBLE, CORNER)]
    return _nested(text, kept), unclosed[0] if unclosed else None


def _nested(text: str, kept: list[tuple[_Open, _Mark]]) -> list[Pair]:
    out: list[Pair] = []
    around: list[int] = []
    for opened, mark in kept:
        while around and around[-1] <= opened.start:
            around.pop()
        out.append(
            Pair(
                stripped(text, opened.end, mark.start),
                Span(opened.start, mark.end),
                len(around),
                opened.family == SINGLE,
                not _match(opened.sign, mark.sign),
            )
        )
        around.append(mark.end)
    return out


_MATCHES = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«»", "”": "”", '"': '"', "‘": "’", "‚": "‘’", "'": "'",
    "‹": "›", "「": "」", "『": "』", "``": "''", "''": "''", "’": "’", "＂": "＂", "〝": "〞",
}  # fmt: skip


def _match(opened: str, closed: str) -> bool:
    return closed in _MATCHES.get(opened, "") if len(closed) == 1 else _MATCHES.get(opened) == closed
