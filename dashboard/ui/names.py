"""The pages of actors by the names that running text gives them."""

from dashboard.models.vocabulary import ActorKind
from dashboard.store.queries import dossier
from dashboard.ui.memory import ask
from dashboard.ui.view import View


def people(view: View) -> dict[str, str]:
    """The address of each person's page. States are left out: they are half of the words of a text on diplomacy."""
    actors = ask(view, dossier.actors).to_dict("records")
    return {one["name"]: view.link("actors", who=one["id"]) for one in actors if one["kind"] == ActorKind.PERSON}
