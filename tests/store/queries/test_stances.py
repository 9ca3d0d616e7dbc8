"""The matrix: every column and issue, the latest stance in each cell, and silence never in the place of a stance."""

from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.models.actor import Actor
from dashboard.models.dossier import Dossier
from dashboard.models.position import Position
from dashboard.store.engine import Store
from dashboard.store.queries import positions, stances
from dashboard.store.queries.stances import MOST, Voices
from tests.store.cells import cell, cells, taking
from tests.store.drawn import ACTORS
from tests.store.made import database, dossier_of

BOTH: list[Voices] = ["delegations", "persons"]


@pytest.mark.parametrize("voices", BOTH)
def test_the_grid_is_whole(voices: Voices, store: Store) -> None:
    found = stances.cells(store.engine, Filters(), voices)
    columns = list(dict.fromkeys(found["column"]))
    issues = list(store.loading.dossier.issues)
    pairs = list(zip(found["issue"], found["column"], strict=True))
    assert pairs == [(issue, column) for issue in issues for column in columns]


def test_delegations_stand_in_the_order_of_the_title_page(store: Store) -> None:
    found = stances.cells(store.engine, Filters(), "delegations").drop_duplicates("column")
    listed = [
        (member.actor, member.short, group.name)
        for group in store.loading.dossier.settings.delegations
        for member in group.members
    ]
    shown = list(zip(found["column"], found["column_name"], found["heading"], strict=True))
    assert shown[: len(listed)] == listed
    assert {heading for _, _, heading in shown[len(listed) :]} <= {"Not listed"}


def test_only_those_who_spoke_have_a_column_of_their_own(store: Store) -> None:
    records = store.loading.dossier
    found = stances.cells(store.engine, Filters(), "persons").drop_duplicates("column")
    assert set(found["column"]) == {position.actor for position in records.positions.values()}
    shorts = {member.actor: member.short for group in records.settings.delegations for member in group.members}
    assert list(found["heading"]) == [
        shorts.get(records.delegation_of(actor), "Not listed") for actor in found["column"]
    ]
    assert list(dict.fromkeys(found["heading"])) == [
        short for short in [*shorts.values(), "Not listed"] if short in set(found["heading"])
    ]


def test_a_cell_without_a_record_is_uncoded() -> None:
    found = cell(taking({"issue": "i1"}))
    assert (found.stance, found.records, found.date, found.age_days, found.stale) == ("uncoded", 0, None, None, False)


@pytest.mark.parametrize("order", [1, -1])
def test_the_latest_stance_wins_whatever_the_order_of_the_file(order: int) -> None:
    taken = [{"date": "2025-02-10", "stance": "supports"}, {"date": "2025-02-11", "stance": "opposes"}][::order]
    found = cell(taking(*taken))
    assert (found.stance, found.date, found.records) == ("opposes", "2025-02-11", 2)


def test_of_one_day_the_later_record_wins() -> None:
    assert cell(taking({"stance": "supports"}, {"stance": "opposes"})).stance == "opposes"


@pytest.mark.parametrize("stance", ["supports", "ambiguous", "declined"])
def test_silence_never_hides_a_word(stance: str) -> None:
    silence = {"date": "2025-02-14", "stance": "not_stated", "searched": ["article"]}
    assert cell(taking({"date": "2024-02-10", "stance": stance}, silence)).stance == stance
    assert cell(taking(silence)).stance == "not_stated"


def test_a_word_of_any_voice_is_a_word_of_its_delegation() -> None:
    dossier = taking({"actor": "a_speaker"}, {"actor": "a_office", "date": "2025-02-09", "stance": "opposes"})
    assert (cell(dossier).stance, cell(dossier).records) == ("supports", 2)
    assert cell(dossier, "a_office", voices="persons").stance == "opposes"
    assert cell(dossier, "a_speaker", voices="persons").records == 1


def test_a_delegation_that_is_not_listed_has_a_column_where_it_took_a_position() -> None:
    assert list(dict.fromkeys(cells(taking())["column"])) == ["bland", "aland"]
    found = cells(taking({"actor": "g_head"}, {"actor": "loner"})).drop_duplicates("column")
    assert list(found["column"]) == ["bland", "aland", "guild", "loner"]
    assert list(found["heading"])[2:] == ["Not listed", "Not listed"]


class TestOnBehalfOfAnother:
    """The loner, whom no column stands for, speaks once for Aland's office."""

    dossier = taking({"actor": "loner", "on_behalf_of": "a_office"}, {"actor": "b_head"})

    def test_the_word_stands_in_the_others_column(self) -> None:
        assert cell(self.dossier).stance == "supports"
        assert "loner" not in set(cells(self.dossier)["column"])

    @pytest.mark.parametrize("chosen", ["loner", "a_office", "aland"])
    @pytest.mark.parametrize(("voices", "column"), [("delegations", "aland"), ("persons", "loner")])
    def test_it_is_shown_whoever_of_them_is_chosen(self, chosen: str, voices: Voices, column: str) -> None:
        assert cell(self.dossier, column, Filters(actors=(chosen,)), voices).stance == "supports"

    def test_it_is_not_shown_where_neither_is_chosen(self) -> None:
        for voices in BOTH:
            found = cells(self.dossier, Filters(actors=("a_speaker", "b_head")), voices)
            assert found["records"].sum() == 1

    def test_who_has_no_listed_delegation_stands_last(self) -> None:
        found = cells(self.dossier, voices="persons").drop_duplicates("column")
        assert list(found["column"]) == ["b_head", "loner"]
        assert list(found["heading"]) == ["B", "Not listed"]


class TestChoosingActors:
    CHOSEN = pytest.mark.parametrize("chosen", ["russia", "kremlin", "peskov", "putin", "united_nations", "guterres"])

    @staticmethod
    def taken_by(chosen: str, records: Dossier) -> list[Position]:
        return [position for position in records.positions.values() if chosen in records.chain(position.actor)]

    @CHOSEN
    def test_whoever_represents_the_chosen_is_chosen_too(self, chosen: str, ukraine: Store) -> None:
        filters, records = Filters(actors=(chosen,)), ukraine.loading.dossier
        found = stances.cells(ukraine.engine, filters, "delegations")
        assert set(found["column"]) == {records.delegation_of(chosen)}
        behind = len(self.taken_by(chosen, records))
        assert behind > 0
        assert found["records"].sum() == len(positions.all_chosen(ukraine.engine, filters)) == behind

    @CHOSEN
    def test_their_own_columns_are_those_who_spoke(self, chosen: str, ukraine: Store) -> None:
        found = stances.cells(ukraine.engine, Filters(actors=(chosen,)), "persons").drop_duplicates("column")
        spoke = {position.actor for position in self.taken_by(chosen, ukraine.loading.dossier)}
        assert set(found["column"]) == spoke

    def test_whom_the_chosen_represents_is_not_chosen(self, ukraine: Store) -> None:
        found = positions.all_chosen(ukraine.engine, Filters(actors=("peskov",)))
        assert set(found["actor"]) == {"peskov"}


def test_only_chosen_issues_have_a_row(ukraine: Store) -> None:
    everything = stances.cells(ukraine.engine, Filters(), "delegations")
    found = stances.cells(ukraine.engine, Filters(issues=("minerals", "territory")), "delegations")
    assert list(dict.fromkeys(found["issue"])) == ["territory", "minerals"]
    assert len(found) == 2 * everything["column"].nunique()


@pytest.mark.parametrize(
    ("when", "since", "until", "shown"),
    [
        ("2025-02-10", None, "2025-02-10", True),
        ("2025-02-10", None, "2025-02-09", False),
        ("2025-02-10", "2025-02-10", None, True),
        ("2025-02-10", "2025-02-11", None, False),
        ("2025-02", "2025-02-28", None, True),
        ("2025-02", "2025-03-01", None, False),
        ("2025-02", None, "2025-02-01", True),
        ("2025-02", None, "2025-01-31", False),
        ("../2025-02-10", "2025-02-11", None, False),
        ("../2025-02-10", None, "1999-01-01", True),
        ("2025-02-10/..", None, "2025-02-09", False),
        ("2025-02-10/..", "2099-01-01", None, True),
        ("2025-02-05/2025-02-12", "2025-02-10", "2025-02-11", True),
        ("2025-02-10", "2025-02-11", "2025-02-01", False),
    ],
)
def test_a_word_counts_where_it_may_have_been_said(
    when: str, since: str | None, until: str | None, shown: bool
) -> None:
    days = [date.fromisoformat(day) if day else None for day in (since, until)]
    assert (cell(taking({"date": when}), filters=Filters(since=days[0], until=days[1])).records == 1) is shown


@pytest.mark.parametrize(
    ("when", "until", "age", "stale"),
    [
        ("2025-02-10", None, 5, False),  # the only source is of the 15th, five days are the limit
        ("2025-02-09", None, 6, True),
        ("2025-02-15", None, 0, False),
        ("2025-02-20", None, 0, False),  # after the last source: not of a negative age
        ("2025-02-09", "2025-02-14", 5, False),
        ("2025-02-09", "2025-03-09", 28, True),
        ("2025-01", None, 15, True),
        ("../2025-02-01", None, 14, True),
        ("2025-01-01/..", None, None, False),  # it may be of today
    ],
)
def test_a_word_grows_old_until_the_last_day_that_is_looked_at(
    when: str, until: str | None, age: int | None, stale: bool
) -> None:
    found = cell(taking({"date": when}), filters=Filters(until=date.fromisoformat(until) if until else None))
    assert (found.age_days, found.stale) == (age, stale)


@pytest.mark.parametrize(
    ("until", "known", "age", "stale"),
    [
        (None, "2025-02-15", 5, False),
        (None, "2025-02-16", 6, True),
        ("2025-02-14", "2025-03-16", 4, False),  # the earlier of the two is the day from which the reader looks back
        ("2025-03-16", "2025-02-15", 5, False),
        ("2025-03-16", None, 34, True),
    ],
)
def test_a_word_is_as_old_as_it_was_on_the_day_from_which_the_reader_looks_back(
    until: str | None, known: str | None, age: int, stale: bool
) -> None:
    days = [date.fromisoformat(day) if day else None for day in (until, known)]
    dossier = taking({"date": "2025-02-10", "evidence": [{"source": "article"}]})
    found = cell(dossier, filters=Filters(until=days[0], known=days[1]))
    assert (found.age_days, found.stale) == (age, stale)


def test_a_cell_is_empty_until_its_source_could_be_read() -> None:
    dossier = taking({"date": "2025-02-01", "evidence": [{"source": "article"}]})
    assert cell(dossier, filters=Filters(known=date(2025, 2, 14))).stance == "uncoded"
    assert cell(dossier, filters=Filters(known=date(2025, 2, 15))).stance == "supports"


def test_a_delegation_outside_the_title_page_has_a_column_from_its_first_word_on() -> None:
    dossier = taking({"actor": "guild", "evidence": [{"source": "article"}]})
    for day, columns in ((14, ["bland", "aland"]), (15, ["bland", "aland", "guild"])):
        found = cells(dossier, Filters(known=date(2025, 2, day)))
        assert list(dict.fromkeys(found["column"])) == columns


def test_ages_are_whole_days_beside_cells_that_have_none() -> None:
    ages = cells(taking({"date": "2025-02-10"}))["age_days"]
    assert {type(age) for age in ages} == {int, type(None)}


@pytest.mark.parametrize("voices", BOTH)
def test_a_dossier_without_anything_has_an_empty_matrix(voices: Voices) -> None:
    found = cells(dossier_of(), voices=voices)
    assert found.empty
    assert {"column", "issue", "stance", "stale", "age_days"} <= set(found.columns)


def test_of_many_voices_those_with_most_words_are_shown() -> None:
    many = [Actor.model_validate({"id": f"v{n:02}", "kind": "person", "name": f"V {n}"}) for n in range(MOST + 3)]
    once = [{"actor": actor.id, "issue": "i0"} for actor in many]
    again = [{"actor": actor.id, "issue": "i1"} for actor in many[3:]]
    read = {"evidence": [{"source": "article"}]}
    with database(taking(*(read | word for word in (*once, *again)), actors=[*ACTORS, *many])) as engine:
        found = stances.cells(engine, Filters(), "persons")
        assert set(found["column"]) == {actor.id for actor in many[3:]}
        assert len(stances.voices_heard(engine, Filters())) == MOST + 3
        assert set(stances.cells(engine, Filters(actors=("v00",)), "persons")["column"]) == {"v00"}
