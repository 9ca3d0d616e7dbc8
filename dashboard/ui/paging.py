"""Long lists come page by page; which one stands in the address."""

from typing import NamedTuple

from dashboard.ui.view import parameter


class Page(NamedTuple):
    """One page of a list: its number and how many there are, from 1, and how many items stand before it."""

    number: int
    pages: int
    offset: int


def page_of(items: int, length: int) -> Page:
    """The page that the address asks for, or the last one there is."""
    pages = max(-(-items // length), 1)
    number = min(asked_page(), pages)
    return Page(number, pages, (number - 1) * length)


def asked_page() -> int:
    """The number in the address, however many pages there are."""
    text = parameter("page") or "1"
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 7 else 1
