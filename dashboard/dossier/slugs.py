"""Readable ids for new records, made in the way of those that are there."""

import re
from collections.abc import Collection
from unicodedata import combining, normalize

from dashboard.models.dates import EdtfDate

SMALL_WORDS = frozenset(
    [
        "a",
        "am",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "he",
        "her",
        "his",
        "i",
        "if",
        "in",
        "is",
        "it",
    ]
) | {"of", "on", "or", "she", "that", "the", "their", "they", "to", "was", "we", "were", "with", "you"}
"""What an id can do without. Not `not`, which says the opposite."""

LONGEST = 60
"""Longer ids are allowed and nobody can read them."""


def source_id(title: str, publisher: str | None, published: EdtfDate | None, taken: Collection[str]) -> str:
    """`al-jazeera-2025-02-15-peace-talks-will-not-include`."""
    parts = [_words(publisher or ""), _day(published), _words(title, small=False)]
    return unused(_shortened(parts) or "source", taken)


def quote_id(exact: str, taken: Collection[str]) -> str:
    """The first telling words: `ready-step-aside-needed`."""
    words = _words(exact, small=False) or _words(exact)
    return unused("-".join(words[:4]) or "quote", taken)


def position_id(actor: str, issue: str, date: EdtfDate | None, taken: Collection[str]) -> str:
    """`zelensky-leaders-meeting-2025-02-04`."""
    return unused(_shortened([_words(actor), _words(issue), _day(date)]), taken)


def meeting_id(title: str, date: EdtfDate | None, taken: Collection[str]) -> str:
    """`2025-02-12-trump-putin-call`; the day is left out where it is not known."""
    return unused(_shortened([_day(date), _words(title, small=False)]) or "meeting", taken)


def actor_id(name: str, taken: Collection[str], *, person: bool) -> str:
    """`zelensky` of a person, `united_nations` of others."""
    words = _words(name)
    return unused("_".join(words[-1:] if person else words)[:LONGEST].strip("_") or "actor", taken)


def unused(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or with the first number that makes it a new one."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _words(text: str, *, small: bool = True) -> list[str]:
    """The words in small letters without accents. Of scripts other than the Latin nothing is left."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)['’](?=\w)", "", plain))
    return words if small else [word for word in words if word not in SMALL_WORDS]


def _day(date: EdtfDate | None) -> list[str]:
    """The day, month or year with which it begins; or by which it ends, where it has no beginning."""
    found = re.search(r"\d{4}(?:-\d{2}){0,2}", date.text) if date else None
    return [found[0]] if found else []


def _shortened(parts: list[list[str]]) -> str:
    """The words with a hyphen between two, as many as there is room for."""
    whole = [word for part in parts for word in part]
    kept = whole[:1]
    for word in whole[1:]:
        if len("-".join([*kept, word])) > LONGEST:
            break
        kept.append(word)
    return "-".join(kept)[:LONGEST].strip("-")
