"""What the overlap finder shows: which issue, which words are rare, and where a condition leads."""

from dataclasses import replace
from typing import Any

from dashboard.filters import Filters
from dashboard.measures.conditions import rare_words, touching
from dashboard.measures.scale import NUMBERS
from dashboard.store.queries import positions
from dashboard.store.queries.stances import Voices
from dashboard.ui.evidence import Frame, Item
from dashboard.ui.view import View

VOICES: tuple[Voices, ...] = ("delegations", "persons")


def issue_shown(cells: Frame, issues: list[dict[Any, Any]], asked: str | None) -> Item | None:
    """The issue of the address, else the one with most stances that are neither full support nor full opposition."""
    among = [issue for issue in issues if issue["id"] in set(cells["issue"])]
    movable = cells[cells["stance"].isin([stance for stance, number in NUMBERS.items() if abs(number) < 2])]
    counted = movable["issue"].value_counts()
    ranked = sorted(among, key=lambda issue: -int(counted.get(issue["id"], 0)))
    return next((issue for issue in among if issue["id"] == asked), ranked[0] if ranked else None)


def of_any_issue(filters: Filters) -> Filters:
    """The same choice without its issues and actors: whoever met both sides, whatever it was about."""
    return replace(filters, issues=(), actors=())


def rare(view: View, issues: list[dict[Any, Any]]) -> frozenset[str]:
    """The rare words of all conditions and titles that can be known."""
    everything = positions.all_chosen(view.engine, Filters(known=view.filters.known))
    conditions = [text for text in everything["condition"] if text]
    return rare_words([*conditions, *(issue["title"] for issue in issues)])


def with_leads(words: Frame, issues: list[dict[Any, Any]], here: Item, rare: frozenset[str]) -> list[Item]:
    """The conditional words, each with the other issues whose title it touches: `leads`, of issue and words."""
    items = []
    for word in words[words["condition"].notna()].to_dict("records"):
        leads = [
            {"issue": issue, "words": shared}
            for issue in issues
            if issue["id"] != here["id"] and (shared := touching(word["condition"], issue["title"], rare))
        ]
        items.append({str(name): value for name, value in word.items()} | {"leads": leads})
    return items
