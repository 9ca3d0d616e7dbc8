"""What the dossier holds, and whether all of it is sound."""

from dashboard.dossier.problem import BULK_CODES, CODES
from dashboard.store.queries import dossier
from dashboard.ui import html
from dashboard.ui.memory import ask
from dashboard.ui.view import View


def render(view: View) -> None:
    """The integrity report."""
    frames = {
        name: ask(view, query).to_dict("records")
        for name, query in (
            ("problems", dossier.problems),
            ("left_out", dossier.left_out),
            ("bulk", dossier.bulk_files),
        )
    }
    (page,), (totals,) = (
        found.to_dict("records") for found in (ask(view, dossier.title_page), ask(view, dossier.totals, view.filters))
    )
    html.show("data.html", view, **frames, page=page, totals=totals, meanings=CODES | BULK_CODES)
