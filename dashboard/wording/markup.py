"""The one place where text from data or from the address becomes safe to stand in markup.

Both of the markups we write, the HTML of the pages and the few tags that Plotly reads in its texts, are made
safe by the same escaping. Templates call it by themselves (Jinja autoescape).
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["Markup", "marked", "plain"]


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
