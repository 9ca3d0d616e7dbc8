"""The quick look at a row of a bulk file: most rows are plainly good, and need no model to tell."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import Any

from pydantic_core import PydanticCustomError

from dashboard.models.dates import EdtfDate
from dashboard.models.vocabulary import QuoteKind

Values = tuple[Any, ...]
"""The values of a row in the order of `BulkQuote`, None for what is absent."""


def plainly_good(values: Values, actors: Container[str], issues: Container[str]) -> Values | None:
    """The values as `BulkQuote` would give them, where nothing at all is wrong with the row; else None.

    It may say None of a good row. Of a bad one it never says anything else.
    """
    url, title, publisher, author, published, language, speaker, attribution, kind, exact, passage, said_on, on = values
    good = (
        (_readable(passage) and type(exact) is str and exact and passage.find(exact) == passage.rfind(exact) >= 0)
        and (type(url) is str and _ADDRESS.fullmatch(url) and _readable(title))
        and (speaker is None or (type(speaker) is str and speaker in actors))
        and (speaker is not None or attribution is not None)
        and (kind is None or (type(kind) is str and kind in _KINDS))
        and (publisher is None or _readable(publisher))
        and (author is None or _readable(author))
        and (attribution is None or _readable(attribution))
        and (published is None or (type(published) is str and _is_date(published)))
        and (said_on is None or (type(said_on) is str and _is_date(said_on)))
        and (language is None or (type(language) is str and _is_language(language)))
        and (on is None or _all_in(on, issues))
    )
    if not good:
        return None
    kind = QuoteKind.DIRECT.value if kind is None else kind
    return (*values[:8], kind, exact, passage, said_on, tuple(on or ()))


_KINDS = frozenset(kind.value for kind in QuoteKind)
_ADDRESS = re.compile(r"https?://[!-~]+")
"""The addresses that everybody takes for one; there are others."""
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def _readable(text: Any) -> bool:
    """Whether this is a text that is not empty, of characters that a file may hold."""
    return type(text) is str and text != "" and (text.isprintable() or _UNREADABLE.search(text) is None)


def _all_in(given: Any, known: Container[str]) -> bool:
    if type(given) is not list:
        return False
    for one in given:  # noqa: SIM110  a million times: a generator takes longer
        if type(one) is not str or one not in known:
            return False
    return True


@lru_cache(maxsize=10_000)
def _is_date(text: str) -> bool:
    try:
        EdtfDate.parse(text)
    except PydanticCustomError:
        return False
    return True


@lru_cache(maxsize=1_000)
def _is_language(text: str) -> bool:
    return re.fullmatch("[a-z]{2,3}(?:-[A-Za-z0-9]+)*", text) is not None
