"""Where it is written: the sources, and one of them opened with every span marked."""

from dashboard.store.queries import sources
from dashboard.ui import html
from dashboard.ui.layout import main_and_aside
from dashboard.ui.links import scroll_to
from dashboard.ui.memory import ask
from dashboard.ui.paging import page_of
from dashboard.ui.reader import read
from dashboard.ui.view import View, parameter

PAGE = 200


def render(view: View) -> None:
    """Query, text, evidence."""
    (numbers,) = ask(view, sources.numbers, view.filters).to_dict("records")
    html.show("sources_heading.html", view, numbers=numbers)
    if not numbers["sources"]:
        html.show("empty.html", view, missing="This dossier has no source.", page="sources")
        return
    page = page_of(numbers["sources"], PAGE)
    listing = ask(view, sources.listing, view.filters, PAGE, page.offset).to_dict("records")
    opened = parameter("source") or (listing[0]["id"] if numbers["sources"] == 1 else None)
    if opened is None:
        html.show("sources.html", view, sources=listing, page=page)
        return
    found = sources.one(view.engine, view.filters, opened).to_dict("records")
    if not found:
        html.show("empty.html", view, missing="There is no such source in this dossier.", page="sources")
        return
    source = found[0]
    at = _offset(parameter("at"))
    reading = read(view, source, at)
    text, panel = main_and_aside("sources", 1.8, opened=at is not None)
    with text:
        html.show("source_text.html", view, source=source, reading=reading, several=numbers["sources"] > 1)
    with panel:
        html.show("source_records.html", view, source=source, reading=reading, at=at)
    if at is not None:
        scroll_to(reading.focus)


def _offset(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
