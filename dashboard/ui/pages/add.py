"""Add a source: paste an article, review what the program suggests, and save or take away the records."""

from dashboard.review.desk import Desk
from dashboard.review.draft import Draft
from dashboard.ui import html, resources
from dashboard.ui.layout import main_and_aside
from dashboard.ui.links import OPENED, scroll_to
from dashboard.ui.review_card import edit
from dashboard.ui.review_finish import finish
from dashboard.ui.review_source import describe
from dashboard.ui.review_start import start
from dashboard.ui.review_text import marked_text, words_chosen
from dashboard.ui.view import View, parameter


def render(view: View) -> None:
    """Start, or text, card, source and finish of the draft that the address names."""
    if view.store.files is None:
        html.show("add_elsewhere.html", view)
        return
    desk, name = resources.desk(), parameter("draft")
    draft = desk.take(name) if name else None
    if name is None or draft is None or draft.dossier != view.store.loading.folder.name:
        start(view, desk, gone=name is not None)
        return
    draft, number = words_chosen(desk, name, draft)
    html.show("review_heading.html", view, draft=draft, name=name)
    text, panel = main_and_aside("review", 1.5, opened=number is not None)
    with text:
        html.show("review_text.html", view, blocks=marked_text(draft, number), name=name)
    with panel:
        changed = _panel(view, desk, name, draft, number)
    if changed != draft:
        desk.keep(name, changed)
    finish(view, desk, name, changed)
    if number is not None:
        scroll_to(OPENED)


def _panel(view: View, desk: Desk, name: str, draft: Draft, number: int | None) -> Draft:
    """The card that is open, above what the curator knows of the source."""
    if number is not None:
        draft = edit(view, desk, name, draft, number)
    return draft.model_copy(update={"source": describe(name, draft.source)})
