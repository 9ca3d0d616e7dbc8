"""The one place where text from data or from the address becomes safe to stand in markup.

Both of the markups we write, the HTML of the pages and the few tags that Plotly reads in its texts, are made
safe by the same escaping. Templates call it by themselves (Jinja autoescape).
"""

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

__all__ = ["Markup", "linked", "marked", "plain"]


def plain(text: object) -> str:
    """`text` as markup that shows exactly its characters."""
    return str(escape(text))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """`text` with the words at `spans` (offsets in order, end exclusive) inside `<mark>`."""
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
            at = end
    return Markup("").join([*parts, escape(text[at:])])


def linked(text: str, addresses: Mapping[str, str]) -> Markup:
    """`text` with each name that has an address as a link to it; of two names that begin alike the longer one."""
    names = sorted(addresses, key=len, reverse=True)
    if not names:
        return escape(text)
    parts: list[Markup] = []
    at = 0
    for found in re.finditer("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), text):
        link = Markup('<a class="actor" href="{}">{}</a>').format(addresses[found.group()], found.group())
        parts += [escape(text[at : found.start()]), link]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])
