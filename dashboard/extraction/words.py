"""A paragraph as words: each quotation is one word, so that a sentence can be read across it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.dossier.passage import Span
from dashboard.extraction.marks import Pair


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a stop, or a whole quotation."""

    start: int
    end: int
    text: str
    low: str
    quote: Pair | None = None

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.quote is None and (self.text[0].isupper() or bool(_LOW_PREFIX.match(self.text)))

    @property
    def is_word(self) -> bool:
        """Whether it holds letters or digits."""
        return self.text[0].isalnum() or self.text[0] in "@’'"

    @property
    def is_possessive(self) -> bool:
        """Whether it owns what follows: Ukraine’s, the leaders’."""
        return self.low.endswith(("’s", "'s", "s’", "s'"))


_LOW_PREFIX = re.compile(r"(?:[^\W\d_]{2,3}-|d[’'])[^\W\d_a-z]")
"""al-Tani, d’Estaing."""
LONGEST = 300
"""Words. A sentence that is longer is a list, and is read in pieces: what is far off says nothing of who speaks."""
_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                # U.S., a.m.
    | (?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Adm|Maj|Hon|Jr|Sr|Inc|Co|Corp|Ltd|Mt|Ft
        |No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Brig|Cmdr|Amb|Pres|Wis|Vt|Ga|Mich)\.
    | \b[^\W\d_]\.(?=\s+[^\W\d_])                     # a middle initial
    | @?\w+(?:[’'\-‑.&·/]\w+)*\.(?=\s?,)            # R-Ky., before a comma: no end of a sentence
    | @?\w+(?:[’'\-‑.&·/]\w+)*(?:(?<=s)[’'](?=\s[^\W\d_]))?   # a word with what is inside it; a plural’s apostrophe
    | —|―|–|--+|-
    | \.{3,}|…
    | \S
    """,
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(r"\b[^\W\d_a-z][\w.’'-]+ $")
_STOPS = frozenset(".!?…") | {"..."}
_ENDS = tuple(".!?…")


def words(text: str, span: Span, quotes: Iterable[Pair]) -> list[Word]:
    """The words of a stretch, its outermost quotations each as one."""
    found: list[Word] = []
    at = span.start
    for pair in quotes:
        if _is_nickname(text, pair):
            continue
        _add(text, at, pair.outer.start, found)
        found.append(Word(*pair.outer, text[slice(*pair.span)], "“”", pair))
        at = pair.outer.end
    _add(text, at, span.end, found)
    return found


def bare_words(text: str) -> list[str]:
    """The words and signs of a name."""
    return _WORD.findall(text)


def _is_nickname(text: str, pair: Pair) -> bool:
    """Whether the marks are within a name: Marcia “Cia” Price."""
    before, inside, behind = (
        text[max(0, pair.outer.start - 40) : pair.outer.start],
        pair.span.of(text),
        text[pair.outer.end : pair.outer.end + 2],
    )
    return (
        inside.isalpha()
        and inside[0].isupper()
        and behind[:1] == " "
        and behind[1:].isupper()
        and bool(_NAME_BEFORE.search(before))
    )


def _add(text: str, start: int, end: int, found: list[Word]) -> None:
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        low = word.lower().replace("'", "’") if word[0].isalnum() else word
        if low in _CONTRACTED:  # he’s, she’d: a pronoun and a verb
            cut = match.start() + low.index("’")
            found.append(Word(match.start(), cut, text[match.start() : cut], low[: cut - match.start()]))
            found.append(Word(cut, match.end(), text[cut : match.end()], low[cut - match.start() :]))
        else:
            found.append(Word(match.start(), match.end(), word, low))


_CONTRACTED = frozenset(
    f"{pronoun}’{verb}"
    for pronoun in ("he", "she", "it", "they", "we", "i", "who")
    for verb in ("s", "d", "ve", "ll", "re", "m")
)


def sentences(all_words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words sentence by sentence.

    A quotation that ends with a stop ends the sentence only if a new one begins behind it, which may
    still name its speaker: who looks for one looks there too.
    """
    start = 0
    for at, word in enumerate(all_words):
        following = all_words[at + 1] if at + 1 < len(all_words) else None
        if following is None:
            break
        if word.quote is not None:
            ends = word.text.rstrip(" \"”’»'").endswith(_ENDS) and (following.is_name or following.quote is not None)
        else:
            ends = word.low in _STOPS and (following.is_name or following.quote is not None or following.text.isdigit())
            if ends and word.low in ("…", "...") and not following.is_name:
                ends = False
        if ends or at + 1 - start >= LONGEST:
            yield all_words[start : at + 1]
            start = at + 1
    if start < len(all_words):
        yield all_words[start:]
