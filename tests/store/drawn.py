"""Dossiers and choices that hypothesis draws: small casts, all sorts of dates, every kind of gap."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.models.actor import Actor
from dashboard.models.dossier import Dossier
from dashboard.models.issue import Issue
from dashboard.models.meeting import Meeting
from dashboard.models.place import Place
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.vocabulary import MeetingStatus, QuoteKind, Stance
from tests.store.made import article, dossier_of

CAST = {
    "aland": None, "a_office": "aland", "a_speaker": "a_office", "a_envoy": "aland", "bland": None, "b_head": "bland",
    "guild": None, "g_head": "guild", "loner": None,
}  # fmt: skip
"""Each with whom it represents. The guild and the loner have no listed column."""

CAPITALS = {"aland": "a_city", "bland": "b_city", "guild": "g_city"}
ACTORS = [
    Actor.model_validate(
        {"id": name, "kind": "person", "name": name.title(), "represents": represents, "capital": CAPITALS.get(name)}
    )
    for name, represents in CAST.items()
]
PLACES = [
    Place.model_validate({"id": name, "name": name.title(), "country": "XA", "lat": n, "lon": 2 * n})
    for n, name in enumerate(["a_city", "b_city", "g_city"])
]
ISSUES = [
    Issue.model_validate({"id": f"i{n}", "title": "T", "short": f"Issue {n}", "statement": "S", "group": f"G{n % 2}"})
    for n in range(3)
]
"""The second stands between the two of another group."""
MEMBERS = {"bland": "B", "aland": "A"}
DELEGATIONS = [{"name": "Parties", "members": [{"actor": actor, "short": short} for actor, short in MEMBERS.items()]}]
DATES = [
    "2025-02-10", "2025-02-11", "2025-02-20", "2025-02", "2025", "2024-08-01", "2025-02-09/2025-02-12", "../2025-02-11",
    "2025-02-15/..", "2025-01-30~",
]  # fmt: skip

TEXT = "\n".join(f"Said {n}." for n in range(6))
SOURCES = [
    article(),
    article("early", published="2025-02-05", publisher="The Post"),
    article("late", published="2025-02-18", publisher="The Post"),
    article("february", published="2025-02"),
    article("undated", published=None),
    article("memo", published=None),
]
KEPT = {"article": TEXT, "memo": TEXT}

actors = st.sampled_from(list(CAST))
sources = st.sampled_from([source.id for source in SOURCES])
issues = st.sampled_from([issue.id for issue in ISSUES])
dates = st.sampled_from(DATES)


MIDDLE = date(2025, 2, 15)
AROUND = (MIDDLE - timedelta(20), MIDDLE + timedelta(20))


def choices(
    among_actors: list[str], among_issues: list[str], between: tuple[date, date] = AROUND
) -> st.SearchStrategy[Filters]:
    """Any choice of the sidebar."""
    days = st.none() | st.dates(*between)
    return st.builds(
        Filters,
        actors=st.lists(st.sampled_from(among_actors), max_size=3, unique=True).map(tuple),
        issues=st.lists(st.sampled_from(among_issues), max_size=2, unique=True).map(tuple),
        since=days,
        until=days,
        known=days,
    )


def evidence(at_least: int) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(sources.map(lambda source: {"source": source}), min_size=at_least, max_size=3)


members = st.lists(actors.map(lambda actor: {"actor": actor}), max_size=3)
POSITION = {
    "actor": actors, "issue": issues, "date": dates, "stance": st.sampled_from(list(Stance)), "summary": st.just("S"),
    "on_behalf_of": st.none() | actors, "evidence": evidence(1), "searched": st.lists(sources, max_size=1),
}  # fmt: skip
QUOTE = {
    "source": st.sampled_from(list(KEPT)), "speaker": st.none() | actors, "kind": st.sampled_from(list(QuoteKind)),
    "said_on": st.none() | dates, "issues": st.lists(issues, max_size=2, unique=True),
}  # fmt: skip
MEETING = {
    "title": st.just("M"), "kind": st.sampled_from(["talks", "call", "statement"]), "participants": members,
    "issues": st.lists(issues, max_size=2, unique=True),
    "history": st.lists(
        st.fixed_dictionaries(
            {
                "status": st.sampled_from(list(MeetingStatus)), "date": st.none() | dates, "reported": dates,
                "title": st.none() | st.sampled_from(["N", "O"]), "participants": st.just([]) | members,
                "unnamed": st.just([]) | st.just(["some"]),
                "place": st.none() | st.sampled_from([place.id for place in PLACES]), "evidence": evidence(1),
            }
        ),
        min_size=1, max_size=3,
    ),
}  # fmt: skip


def many(fields: dict[str, Any], at_most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=at_most)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Two listed states with their people, three issues, and what was said of them."""
    taken, said, met = draw(many(POSITION, 8)), draw(many(QUOTE, 6)), draw(many(MEETING, 4))
    return dossier_of(
        settings={"delegations": DELEGATIONS, "stale_after_days": 5, "window_days": 8},
        actors=ACTORS,
        issues=ISSUES,
        places=PLACES,
        sources=SOURCES,
        texts=KEPT,
        positions=[Position.model_validate(fields | {"id": f"p{n}"}) for n, fields in enumerate(taken)],
        quotes=[Quote.model_validate(fields | {"id": f"q{n}", "exact": f"Said {n}."}) for n, fields in enumerate(said)],
        meetings=[Meeting.model_validate(fields | {"id": f"m{n}"}) for n, fields in enumerate(met)],
    )
