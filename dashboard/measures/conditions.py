"""Where stated conditions touch."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GRAMMAR = """
about above after again against also among and another any are because been before being below between both but can
could did does doing down during each else ever every few first for from full further get had has have having her here
him his how into its itself just least less like long made make makes many may more most much must need nor not now off
once one only onto other others our out over own same shall she should since some stand stands still such than that the
their them then there these they this those through time too two under until upon very was way were what when where
which while who whom whose why will with within without would yet you your
"""
_PLAIN = frozenset(_GRAMMAR.split())
"""Words of grammar: they say nothing of what a condition is about."""


def content_words(text: str) -> dict[str, str]:
    """The words of four letters or more that are not words of grammar, as they are written, by their stems.

    A stem is the word in lower case without a final s: crude, but anyone can check it.
    """
    found: dict[str, str] = {}
    for word in _WORD.findall(text.replace("’s", "").replace("'s", "")):
        low = word.lower()
        stem = low.removesuffix("s") if not low.endswith("ss") else low
        if len(stem) >= 4 and low not in _PLAIN:
            found.setdefault(stem, word)
    return found


def counted(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each content word stands, by its stem."""
    return Counter(word for text in texts for word in content_words(text))


def rare_words(counts: Mapping[str, int], texts: int) -> frozenset[str]:
    """The content words that stand in at most a quarter of so many texts, or in two where the texts are few."""
    limit = max(2, texts // 4)
    return frozenset(word for word, number in counts.items() if number <= limit)


def touching(text: str, other: str, rare: frozenset[str]) -> list[str]:
    """The rare words that two texts share, as the first one writes them; none means that they do not touch.

    It compares words, not meanings: two conditions may want the same in other words, or opposite things in the same.
    """
    theirs = content_words(other)
    return [word for stem, word in content_words(text).items() if stem in theirs and stem in rare]
