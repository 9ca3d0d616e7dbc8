"""Counts and lists in English."""

from collections.abc import Iterable


def count(number: int, singular: str, plural: str | None = None) -> str:
    """1 quote, 2 quotes, 1,200 quotes."""
    noun = singular if number == 1 else (plural or f"{singular}s")
    return f"{number:,} {noun}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """a, b and c."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def spoken(word: str) -> str:
    """A word of a vocabulary as readers see it: press_conference becomes press conference."""
    return word.replace("_", " ")


def capitalised(text: str) -> str:
    """First letter upper case, the rest as it is."""
    return text[:1].upper() + text[1:]
