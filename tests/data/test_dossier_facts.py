"""The researched facts against the records: every row of `facts/` is in `data/`, once, as it is there.

The fixtures hold ids, words of the vocabularies and dates, and no sentences; `row` is the row of the research.
Where a meeting of the article is also in the research, it is one meeting and keeps the article's file: so the request
for a meeting that led to the Oval Office stays a `meeting`, though the research calls it a visit.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from dashboard.dossier.load import load
from dashboard.models.meeting import Meeting

FACTS = Path(__file__).parent / "facts"
LOADING = load(Path(__file__).parents[2] / "data/ukraine")
DOSSIER = LOADING.dossier
ARTICLE = "zelensky-offers-to-step-down"


def facts(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


POSITIONS, MEETINGS, ACTORS, ISSUES, PLACES = map(facts, ("positions", "meetings", "actors", "issues", "places"))


def row_of(fact: dict[str, str]) -> str:
    return fact.get("row") or fact["id"]


def test_the_dossier_is_sound() -> None:
    assert (LOADING.problems, LOADING.left_out) == ((), ())


def test_there_are_as_many_facts_as_were_researched() -> None:
    assert [len(rows) for rows in (POSITIONS, MEETINGS, ACTORS, ISSUES, PLACES)] == [103, 61, 60, 17, 35]
    for rows in (POSITIONS, MEETINGS, ACTORS, ISSUES, PLACES):
        assert max(Counter(row["id"] for row in rows).values()) == 1
        assert max(Counter(map(row_of, rows)).values()) == 1


@pytest.mark.parametrize("fact", POSITIONS, ids=row_of)
def test_a_position_is_recorded_as_researched(fact: dict[str, str]) -> None:
    position = DOSSIER.positions[fact["id"]]
    recorded = (position.actor, position.issue, str(position.date), position.stance)
    assert recorded == (fact["actor"], fact["issue"], fact["date"], fact["stance"])
    assert bool(position.condition) == position.stance.conditional
    assert position.evidence
    assert position.confidence


def test_no_position_is_there_that_nobody_researched() -> None:
    from_article = {
        position.id
        for position in DOSSIER.positions.values()
        if position.quotes or ARTICLE in {passage.source for passage in position.evidence} | set(position.searched)
    }
    assert set(DOSSIER.positions) - from_article == {fact["id"] for fact in POSITIONS}
    assert len(from_article) == 24


def test_the_stances_are_counted_as_researched() -> None:
    assert Counter(fact["stance"] for fact in POSITIONS) == {
        "supports": 50,
        "opposes": 26,
        "supports_conditionally": 15,
        "ambiguous": 12,
    }


def present(meeting: Meeting) -> tuple[str, str, str]:
    """Its last status, and the last day and place that any word on it gave."""
    dates = [str(entry.date) for entry in meeting.history if entry.date]
    places = [entry.place for entry in meeting.history if entry.place]
    return meeting.history[-1].status, dates[-1] if dates else "", places[-1] if places else ""


@pytest.mark.parametrize("fact", MEETINGS, ids=row_of)
def test_a_meeting_is_recorded_as_researched(fact: dict[str, str]) -> None:
    meeting = DOSSIER.meetings[fact["id"]]
    assert (meeting.kind, *present(meeting)) == (fact["kind"], fact["status"], fact["date"], fact["place"])
    assert meeting.confidence


def test_the_meetings_beside_the_researched_are_the_articles_own() -> None:
    assert set(DOSSIER.meetings) - {fact["id"] for fact in MEETINGS} == {
        "2025-02-23-guterres-statement",
        "trump-putin-dialogue",
        "trump-putin-meeting",
        "us-ukraine-resources-deal",
    }


SHARED = {
    # meetings of the article that another source tells of too: the words on it, in order
    "2025-02-riyadh-talks": ["held", "held"],
    "2025-02-23-zelensky-press-conference": ["held"],
    "2025-02-macron-washington": ["announced", "held"],
    "2025-02-starmer-washington": ["announced", "held"],
    "2025-02-us-russia-diplomats": ["reported", "held"],
    "zelensky-trump-meeting": ["requested", "held"],
}


def test_a_meeting_that_two_sources_tell_of_is_one_meeting() -> None:
    for id_, words in SHARED.items():
        meeting = DOSSIER.meetings[id_]
        assert [entry.status for entry in meeting.history] == words
        sources = {passage.source for entry in meeting.history for passage in entry.evidence}
        assert ARTICLE in sources
        assert len(sources) > 1
    alone = {
        meeting.id for meeting in DOSSIER.meetings.values() if len(meeting.history) > 1 and meeting.id not in SHARED
    }
    assert alone == {"2025-10-trump-putin-summit-budapest"}


def test_budapest_was_announced_and_cancelled_and_never_dated() -> None:
    history = DOSSIER.meetings["2025-10-trump-putin-summit-budapest"].history
    assert [(entry.status, str(entry.reported), entry.date) for entry in history] == [
        ("announced", "2025-10-16", None),
        ("cancelled", "2025-10-22", None),
    ]


UNCONFIRMED = [
    # row, somebody whose presence is not confirmed
    ("mt005", "meloni"),
    ("mt025", "rutte"),
    ("mt049", "witkoff"),
    ("mt057", "kushner"),
]


@pytest.mark.parametrize(("row", "actor"), UNCONFIRMED)
def test_who_is_not_confirmed_stands_in_the_note_alone(row: str, actor: str) -> None:
    meeting = DOSSIER.meetings[next(fact["id"] for fact in MEETINGS if fact["row"] == row)]
    lists = [meeting.participants, *(entry.participants for entry in meeting.history)]
    named = {someone.actor for participants in lists for someone in participants}
    assert actor not in named
    assert meeting.note is not None
    assert "Not confirmed: " in meeting.note
    assert DOSSIER.actors[actor].name in meeting.note


@pytest.mark.parametrize("fact", ACTORS, ids=row_of)
def test_an_actor_is_recorded(fact: dict[str, str]) -> None:
    actor = DOSSIER.actors[fact["id"]]
    assert (actor.kind == "person") == (not fact["row"].startswith("org_"))
    assert bool(actor.posts) == (actor.kind == "person")


def test_the_actors_beside_the_researched_are_those_that_they_represent() -> None:
    others = set(DOSSIER.actors) - {fact["id"] for fact in ACTORS} - {"ukrainian_and_european_leaders"}
    roots = {DOSSIER.delegation_of(fact["id"]) for fact in ACTORS}
    assert others <= roots
    assert {DOSSIER.actors[id_].kind for id_ in others - {"european_union"}} == {"state"}


WITHOUT_WIKIDATA = ["zelensky", "guterres", "scholz", "tusk", "orban", "erdogan", "kallas", "mbs"]


@pytest.mark.parametrize("actor", WITHOUT_WIKIDATA)
def test_a_wikidata_id_that_is_contested_or_unchecked_stays_out(actor: str) -> None:
    assert DOSSIER.actors[actor].wikidata is None


def test_the_columns_are_delegations_of_their_own() -> None:
    columns = [member.actor for group in DOSSIER.settings.delegations for member in group.members]
    assert [DOSSIER.delegation_of(actor) for actor in columns] == columns
    assert {DOSSIER.delegation_of(position.actor) for position in DOSSIER.positions.values()} == set(columns)


def test_the_issues_and_places_are_recorded() -> None:
    assert {fact["id"] for fact in ISSUES} <= set(DOSSIER.issues)
    assert set(DOSSIER.issues) - {fact["id"] for fact in ISSUES} == {
        "support_for_ukraine",
        "order_of_meetings",
        "relations_with_trump",
        "legitimacy",
    }
    assert set(DOSSIER.places) == {fact["id"] for fact in PLACES}


def test_only_cities_and_sites_have_a_point_and_meetings_are_at_points() -> None:
    for place in DOSSIER.places.values():
        assert (place.lat is not None, place.lon is not None) == (place.kind in ("city", "site"),) * 2
    held_at = {entry.place for meeting in DOSSIER.meetings.values() for entry in meeting.history if entry.place}
    assert all(DOSSIER.places[id_].lat is not None for id_ in held_at)


CITED = [source for source in DOSSIER.sources.values() if source.id != ARTICLE]


def test_a_cited_source_keeps_nothing_of_its_text() -> None:
    assert len(CITED) == 171
    for source in CITED:
        assert source.text_sha256 is None
        assert [path.name for path in (LOADING.folder / "sources" / source.id).iterdir()] == ["source.yaml"]
    cited = {source.id for source in CITED}
    passages = [passage for position in DOSSIER.positions.values() for passage in position.evidence]
    passages += [passage for each in DOSSIER.meetings.values() for entry in each.history for passage in entry.evidence]
    assert cited == {passage.source for passage in passages} - {ARTICLE}
    assert all((passage.exact is None) == (passage.source in cited) for passage in passages)


def test_a_cited_source_has_an_address_of_its_own_and_a_publisher() -> None:
    assert max(Counter(source.url for source in CITED).values()) == 1
    for source in CITED:
        assert source.url is not None
        assert source.publisher
        host = source.url.split("/")[2]
        assert not host.endswith(".")
        assert ":" not in host


def test_a_title_shows_no_workings_and_what_is_in_brackets_is_a_description() -> None:
    for source in CITED:
        assert not set(source.title) & set("[]()"), source.id
    described = {source.id for source in CITED if source.title_basis == "description"}
    assert {"trt-world-time-interview", "politikinewsaaa-council-press-release-6-march-2025"} <= described


def test_nothing_is_told_by_a_source_that_appeared_too_early() -> None:
    early = [
        (meeting.id, passage.source)
        for meeting in DOSSIER.meetings.values()
        for entry in meeting.history
        for passage in entry.evidence
        if entry.status == "held"
        and entry.date
        and entry.date.earliest
        and (published := DOSSIER.sources[passage.source].published)
        and published.latest
        and published.latest < entry.date.earliest
    ]
    # written on the day before, and said so in a note
    assert early == [("2025-02-17-paris-emergency-meeting", "ukrainska-pravda-2025-02-16-paris-emergency-meeting-17")]
