"""The last step: everything that is accepted is checked with the dossier, and saved or taken away."""

from datetime import date

import streamlit as st

from dashboard.dossier.archive import as_archive
from dashboard.dossier.load import load
from dashboard.dossier.seen import seen
from dashboard.dossier.write import proposed, save
from dashboard.review.card import Decision
from dashboard.review.desk import Desk
from dashboard.review.draft import Draft
from dashboard.review.records import Records
from dashboard.ui import html, resources
from dashboard.ui.view import View


def finish(view: View, desk: Desk, name: str, draft: Draft) -> None:
    """Say what is missing; else offer to check, and after that to save or to download."""
    accepted = draft.of_decision(Decision.ACCEPTED)
    html.show("review_finish.html", view, draft=draft, accepted=accepted)
    if draft.source.needs or not accepted:
        return
    editing = resources.editing()
    label = "Check and save" if editing else "Check and prepare the download"
    if not st.button(label, type="primary", key="finish"):
        return
    folder, records = view.store.loading.folder, Records(draft, view.store.loading.dossier)
    addition = records.addition(date.today())
    if addition is None:
        html.show("review_problems.html", view, problems=records.problems)
        return
    change = (
        save(folder, addition, seen=draft.seen) if editing else proposed(folder, addition, draft.seen)
    )  # fmt: skip
    if any(problem.code == "changed-meanwhile" for problem in change.problems):  # told now, so the next try may go on
        desk.keep(name, draft.model_copy(update={"seen": seen(load(folder).dossier)}))
    if change.problems:
        html.show("review_problems.html", view, problems=change.problems)
    elif editing:
        desk.forget(name)
        resources.look_again(folder)
        html.show("review_saved.html", view, source=addition.source)
    else:
        html.show("review_ready.html", view, files=sorted(change.files))
        st.download_button("Download the records", as_archive(folder.name, change.files), f"{folder.name}.zip",
                           "application/zip", key="records", on_click="ignore")  # fmt: skip
