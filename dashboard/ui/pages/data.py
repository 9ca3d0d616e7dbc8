"""What the dossier holds, and whether all of it is sound."""

from dashboard.dossier.problem import CODES
from dashboard.store.queries import dossier
from dashboard.ui import html
from dashboard.ui.view import View


def render(view: View) -> None:
    """The integrity report."""
    loading = view.store.loading
    html.show(
        "data.html", view, loading=loading, totals=dossier.totals(view.engine, view.filters).to_dict("records")[0],
        settings=loading.dossier.settings, meanings=CODES,
    )  # fmt: skip
