"""Words without what searching does not mind: case, accents, the shapes of print, and every mark between them."""

import re
import unicodedata

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_MARKS = re.compile("[\u00a0\u00ab\u00bb\u2013-\u201e\u2026]")
"""Spaces, dashes and quotation marks of print: in most English texts all that is not ASCII."""


def folded_words(text: str) -> list[tuple[int, int, str]]:
    """Start, end (exclusive) and folded form of each word of a text. An apostrophe ends a word."""
    found = ((match.start(), match.end(), _fold(match[0])) for match in _WORD.finditer(text))
    return [(start, end, word) for start, end, word in found if word]


def folded(text: str) -> str:
    """The folded words, with one space between two."""
    plain = text if text.isascii() else _MARKS.sub(" ", text)
    if plain.isascii():  # the same, and many times as fast
        return " ".join(_PLAIN_WORD.findall(plain.lower()))
    return " ".join(word for _, _, word in folded_words(text))


def _fold(word: str) -> str:
    """Without case, accents and the shapes of print (`ﬁ`, `²`)."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(character for character in unicodedata.normalize("NFKD", plain) if character.isalnum())
