"""What the overlap finder shows: which issue, which words are rare, and where a condition leads."""

from dataclasses import replace
from functools import partial
from typing import Any

from dashboard.filters import Filters
from dashboard.measures.conditions import counted, rare_words, touching
from dashboard.measures.contacts import carriers
from dashboard.measures.scale import NUMBERS
from dashboard.store.queries import company, meetings, positions
from dashboard.store.queries.stances import Voices
from dashboard.ui.evidence import Frame, Item
from dashboard.ui.memory import ask, kept
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


def rare(view: View, words: Frame, issues: list[dict[Any, Any]]) -> frozenset[str]:
    """The words of these conditions and of the issues' titles that are rare among all that can be known."""
    titles = counted(issue["title"] for issue in issues)
    here = {*titles, *counted(text for text in words["condition"] if text)}
    number, among = ask(view, positions.conditions, view.filters.known, tuple(sorted(here)))
    return rare_words({word: among.get(word, 0) + titles[word] for word in here}, number + len(issues))


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


def who_met_both(view: View, filters: Filters, voices: Voices, sides: tuple[str, str], within: int) -> list[Item]:
    """Who met both sides within so many days, the newest first, with title and date of the two meetings."""
    work = partial(carriers, ask(view, company.whereabouts, filters, voices, sides), *sides, within)
    found = kept(view, ("carriers", filters, voices, *sides, within), work)
    shown = tuple(sorted({*found["one_meeting"], *found["other_meeting"]}))
    titles = ask(view, meetings.titles, filters, shown)
    items = []
    for row in found.to_dict("records"):
        (one_title, one_date), (other_title, other_date) = titles[row["one_meeting"]], titles[row["other_meeting"]]
        told = {"one_title": one_title, "one_date": one_date, "other_title": other_title, "other_date": other_date}
        items.append({str(name): value for name, value in row.items()} | told)
    return items
