"""Dossiers and choices that hypothesis draws: small casts, all sorts of dates, every kind of gap."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.models.actor import Actor
from dashboard.models.dossier import Dossier
from dashboard.models.issue import Issue
from dashboard.models.meeting import Meeting
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.vocabulary import MeetingStatus, QuoteKind, Stance
from tests.store.made import article, dossier_of

CAST = {
    "aland": None, "a_office": "aland", "a_speaker": "a_office", "a_envoy": "aland", "bland": None, "b_head": "bland",
    "guild": None, "g_head": "guild", "loner": None,
}  # fmt: skip
"""Each with whom it represents. The guild and the loner have no listed column."""

ACTORS = [
    Actor.model_validate({"id": name, "kind": "person", "name": name.title(), "represents": represents})
    for name, represents in CAST.items()
]
ISSUES = [
    Issue.model_validate({"id": f"i{n}", "title": "T", "short": f"Issue {n}", "statement": "S", "group": f"G{n // 2}"})
    for n in range(3)
]
MEMBERS = {"bland": "B", "aland": "A"}
DELEGATIONS = [{"name": "Parties", "members": [{"actor": actor, "short": short} for actor, short in MEMBERS.items()]}]
DATES = [
    "2025-02-10", "2025-02-11", "2025-02-20", "2025-02", "2025", "2024-08-01", "2025-02-09/2025-02-12", "../2025-02-11",
    "2025-02-15/..", "2025-01-30~",
]  # fmt: skip

actors = st.sampled_from(list(CAST))
issues = st.sampled_from([issue.id for issue in ISSUES])
dates = st.sampled_from(DATES)


def choices(among_actors: list[str], among_issues: list[str]) -> st.SearchStrategy[Filters]:
    """Any choice of the sidebar."""
    days = st.none() | st.integers(-20, 20).map(lambda days: date(2025, 2, 15) + timedelta(days))
    return st.builds(
        Filters,
        actors=st.lists(st.sampled_from(among_actors), max_size=3, unique=True).map(tuple),
        issues=st.lists(st.sampled_from(among_issues), max_size=2, unique=True).map(tuple),
        since=days,
        until=days,
    )


POSITION = {
    "actor": actors, "issue": issues, "date": dates, "stance": st.sampled_from(list(Stance)), "summary": st.just("S"),
    "on_behalf_of": st.none() | actors,
}  # fmt: skip
QUOTE = {
    "source": st.just("article"), "speaker": st.none() | actors, "kind": st.sampled_from(list(QuoteKind)),
    "said_on": st.none() | dates, "issues": st.lists(issues, max_size=2, unique=True),
}  # fmt: skip
MEETING = {
    "title": st.just("M"), "kind": st.just("talks"),
    "participants": st.lists(actors.map(lambda actor: {"actor": actor}), max_size=3),
    "issues": st.lists(issues, max_size=2, unique=True),
    "history": st.lists(
        st.fixed_dictionaries(
            {
                "status": st.sampled_from(list(MeetingStatus)), "date": st.none() | dates, "reported": dates,
                "evidence": st.just([{"source": "article", "exact": "Said 0."}]),
            }
        ),
        min_size=1, max_size=2,
    ),
}  # fmt: skip


def many(fields: dict[str, Any], at_most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=at_most)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Two listed states with their people, three issues, and what was said of them."""
    taken, said, met = draw(many(POSITION, 8)), draw(many(QUOTE, 6)), draw(many(MEETING, 4))
    return dossier_of(
        settings={"delegations": DELEGATIONS, "stale_after_days": 5},
        actors=ACTORS,
        issues=ISSUES,
        sources=[article()],
        texts={"article": "\n".join(f"Said {n}." for n in range(6))},
        positions=[Position.model_validate(fields | {"id": f"p{n}"}) for n, fields in enumerate(taken)],
        quotes=[Quote.model_validate(fields | {"id": f"q{n}", "exact": f"Said {n}."}) for n, fields in enumerate(said)],
        meetings=[Meeting.model_validate(fields | {"id": f"m{n}"}) for n, fields in enumerate(met)],
    )
