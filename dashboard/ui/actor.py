"""One actor as a page shows it: who it is, what it said and attended, whom it met, on what it has not spoken."""

from dataclasses import dataclass
from typing import Any

from dashboard.figures.theme import SIGNS, UNCODED
from dashboard.models.vocabulary import Stance
from dashboard.store.queries import actors, dossier, meeting_counts, meetings, positions, quotes
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.search import read_terms
from dashboard.ui.evidence import Frame, Item, items, quote_items, with_people
from dashboard.ui.view import View

LINED = 300
"""So many positions are drawn and told, the newest."""
ATTENDED = 100
"""So many meetings are told, the last in time."""

ANSWERS = (Stance.DECLINED, Stance.NOT_STATED, UNCODED)
"""What may stand where no stance does, the strongest answer first."""


@dataclass(frozen=True)
class Profile:
    """All of one actor that the reader's choice leaves. What a delegation said is what anyone said for it."""

    record: Item
    posts: list[Item]
    names: list[Item]
    speaks_for: list[Item]
    voices: list[Item]
    positions: Frame
    answers: list[Item]
    quotes: list[Item]
    quotes_in_all: int
    meetings: list[Item]
    statuses: dict[str, int]
    met: list[Item]
    unsaid: dict[str, list[Item]]

    @property
    def lanes(self) -> Frame:
        """The positions with an issue as the lane of each."""
        return self.positions.assign(column=self.positions["issue"], column_name=self.positions["issue_name"])

    @property
    def speakers(self) -> list[str]:
        """Whose words are its words."""
        return [self.record["id"], *(voice["id"] for voice in self.voices)]

    @property
    def positions_in_all(self) -> int:
        """How many positions there are; of very many the newest are shown."""
        return sum(answer["positions"] for answer in self.answers)

    @property
    def meetings_in_all(self) -> int:
        """How many meetings there are; of very many the last are shown."""
        return sum(self.statuses.values())

    @property
    def empty(self) -> bool:
        """Whether nothing that the reader's choice leaves is on record."""
        return self.positions.empty and not self.quotes and not self.meetings


def profile(view: View, actor_id: str) -> Profile | None:
    """Everything, or None where there is no such actor."""
    found = items(actors.one(view.engine, view.filters, actor_id))
    if not found:
        return None
    voices = items(actors.voices(view.engine, actor_id))
    answers = items(positions.answers(view.engine, view.filters, actor_id))
    speakers = (actor_id, *(voice["id"] for voice in voices))
    said = quotes.find(view.engine, view.filters, Choice(speaker=speakers), read_terms(""))
    posts = actors.posts(view.engine, view.filters)
    return Profile(
        record=found[0],
        posts=items(posts[posts["actor"] == actor_id]),
        names=items(actors.other_names(view.engine, actor_id)),
        speaks_for=items(actors.speaks_for(view.engine, actor_id)),
        voices=voices,
        positions=positions.of_actor(view.engine, view.filters, actor_id, LINED),
        answers=answers,
        quotes=quote_items(view, said.quotes),
        quotes_in_all=said.total,
        meetings=with_people(view, meetings.of_actor(view.engine, view.filters, actor_id, ATTENDED)),
        statuses=meeting_counts.of_actor(view.engine, view.filters, actor_id),
        met=items(actors.met(view.engine, view.filters, actor_id)),
        unsaid=_unsaid(view, answers),
    )


def _unsaid(view: View, answers: list[Item]) -> dict[str, list[Item]]:
    """The chosen issues without a stance, by what stands there instead: id, short, position (None where uncoded)."""
    said = {answer["issue"] for answer in answers if answer["stance"] in SIGNS}
    blanks: dict[str, list[Item]] = {answer: [] for answer in ANSWERS}
    for issue in items(dossier.issues(view.engine)):
        if issue["id"] in said or (view.filters.issues and issue["id"] not in view.filters.issues):
            continue
        here: dict[str, Any] = {one["stance"]: one["newest"] for one in answers if one["issue"] == issue["id"]}
        answer = next((answer for answer in ANSWERS if answer in here), UNCODED)
        blanks[answer].append({"id": issue["id"], "short": issue["short"], "position": here.get(answer)})
    return blanks


def groups(view: View) -> list[dict[str, Any]]:
    """The list of actors: for each group its delegations, each with its members, every one with the present office."""
    posts = items(actors.posts(view.engine, view.filters))
    offices = {post["actor"]: post["title"] for post in reversed(posts) if post["held"]}
    found: dict[str | None, dict[str, list[Item]]] = {}
    for one in items(actors.listing(view.engine, view.filters)):
        members = found.setdefault(one["heading"], {}).setdefault(one["delegation"], [])
        members.append(one | {"office": offices.get(one["id"])})
    return [{"heading": heading, "delegations": list(by.values())} for heading, by in found.items()]
