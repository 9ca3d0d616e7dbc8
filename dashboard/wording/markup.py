"""The one place where text from data or from the address becomes safe to stand in markup.

Both of the markups we write, the HTML of the pages and the few tags that Plotly reads in its texts, are made
safe by the same escaping, so there is one function for both. Templates call it by themselves (Jinja autoescape).
"""

from markupsafe import Markup, escape

__all__ = ["Markup", "plain"]


def plain(text: object) -> str:
    """`text` as markup that shows exactly its characters.

    Plotly also fills `%{…}` in templates; we never put data into a template, so the braces can stay.
    """
    return str(escape(text))
