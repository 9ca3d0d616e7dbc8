"""Two voices of one delegation: when a cell is split, whose word is whose, and what was said before."""

from datetime import date
from typing import Any

import pytest

from dashboard.filters import Filters
from dashboard.models.dossier import Dossier
from dashboard.store.engine import Store
from dashboard.store.queries import stances
from tests.store.cells import cell, cells, taking
from tests.store.made import article

Word = tuple[str, str, str]
"""Who, when, what stance."""


def said(*words: Word, **more: Any) -> Dossier:
    taken = [
        {
            "actor": actor, "date": day, "stance": stance, "condition": "C" if "conditionally" in stance else None,
            "searched": ["article"] if stance == "not_stated" else [], "evidence": [{"source": "article"}],
        }
        for actor, day, stance in words
    ]  # fmt: skip
    return taking(*taken, **more)


def read(dossier: Dossier, filters: Filters | None = None) -> tuple[Any, ...]:
    """What a reader of the cell learns: the stance and whose it is, the other one and whose it is."""
    found = cell(dossier, filters=filters)
    return found.stance, found.voice, found.rival, found.rival_voice


ENVOY, SPEAKER, OFFICE, STATE = "a_envoy", "a_speaker", "a_office", "aland"
WHOLE = (None, None)

CASES: dict[str, tuple[list[Word], tuple[Any, ...]]] = {
    "two voices differ": (
        [(ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "whichever stands first in the file": (
        [(SPEAKER, "2025-02-10", "supports"), (ENVOY, "2025-02-01", "opposes")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "the state itself is a voice": (
        [(STATE, "2025-02-01", "opposes"), (ENVOY, "2025-02-10", "supports")],
        ("supports", "A_Envoy", "opposes", "Aland"),
    ),
    "half a stance is another stance": (
        [(ENVOY, "2025-02-01", "supports_conditionally"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "supports_conditionally", "A_Envoy"),
    ),
    "both readings open is another stance": (
        [(ENVOY, "2025-02-01", "ambiguous"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "ambiguous", "A_Envoy"),
    ),
    "on the last day of the window": (
        [(ENVOY, "2025-01-11", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "a day before the window": (
        [(ENVOY, "2025-01-10", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "the same stance": (
        [(ENVOY, "2025-02-01", "supports"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "the same person changed his mind": (
        [(ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-10", "supports")],
        ("supports", "A_Envoy", *WHOLE),
    ),
    "he came round before the other spoke": (
        [(ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-05", "supports"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "the one who spoke last spoke for himself before": (
        [(SPEAKER, "2025-02-01", "opposes"), (ENVOY, "2025-02-05", "supports"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "declined splits nothing": (
        [(ENVOY, "2025-02-01", "declined"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "and is not split": (
        [(ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "declined")],
        ("declined", "A_Speaker", *WHOLE),
    ),
    "silence splits nothing": (
        [(ENVOY, "2025-02-12", "not_stated"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "who declines now takes his stance back": (
        [(ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-05", "declined"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "who is silent now has not taken it back": (
        [(ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-05", "not_stated"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "of three the newest that differs": (
        [(OFFICE, "2025-02-03", "ambiguous"), (ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "ambiguous", "A_Office"),
    ),
    "of three one agrees": (
        [(OFFICE, "2025-02-03", "supports"), (ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "of three one is too old": (
        [(OFFICE, "2024-12-01", "ambiguous"), (ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "of one day the one that stands later": (
        [(ENVOY, "2025-02-10", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "and of one day the other way round": (
        [(SPEAKER, "2025-02-10", "supports"), (ENVOY, "2025-02-10", "opposes")],
        ("opposes", "A_Envoy", "supports", "A_Speaker"),
    ),
    "a month counts to its last day": (
        [(ENVOY, "2025-01", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", "opposes", "A_Envoy"),
    ),
    "an open end counts from its first day": (
        [(ENVOY, "2025-01-05/..", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "who speaks for another state is heard there": (
        [("b_head", "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports")],
        ("supports", "A_Speaker", *WHOLE),
    ),
    "one voice alone": ([(ENVOY, "2025-02-01", "opposes")], ("opposes", "A_Envoy", *WHOLE)),
    "nobody": ([], ("uncoded", None, *WHOLE)),
}


@pytest.mark.parametrize(("words", "shown"), CASES.values(), ids=list(CASES))
def test_a_cell_is_split_where_two_voices_differ_and_says_whose_word_is_whose(
    words: list[Word], shown: tuple[Any, ...]
) -> None:
    assert read(said(*words)) == shown


@pytest.mark.parametrize(("window", "split"), [(1, False), (8, False), (9, True), (400, True)])
def test_the_window_is_the_one_that_the_dossier_sets(window: int, split: bool) -> None:
    dossier = said(
        (ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports"), settings={"window_days": window}
    )
    assert (cell(dossier).rival == "opposes") is split


def test_one_who_speaks_on_behalf_of_another_is_a_voice_there() -> None:
    envoy = {"actor": "loner", "on_behalf_of": OFFICE, "stance": "opposes", "date": "2025-02-01"}
    assert read(taking(envoy, {"actor": SPEAKER})) == ("supports", "A_Speaker", "opposes", "Loner")


def test_cells_are_split_one_by_one() -> None:
    words = [
        {"actor": ENVOY, "stance": "opposes"}, {"actor": SPEAKER, "stance": "supports"},
        {"actor": ENVOY, "stance": "opposes", "issue": "i1"}, {"actor": SPEAKER, "stance": "opposes", "issue": "i1"},
        {"actor": "b_head", "stance": "opposes"},
    ]  # fmt: skip
    found = cells(taking(*words))
    split = found[found["rival"].notna()]
    assert list(zip(split["column"], split["issue"], strict=True)) == [("aland", "i0")]


def test_where_each_person_has_a_column_nothing_is_split() -> None:
    dossier = said((ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports"))
    found = cells(dossier, voices="persons")
    assert set(found["rival"]) == set(found["rival_voice"]) == {None}
    stances_ = {row.column: row.stance for row in found[found["issue"] == "i0"].itertuples()}
    assert stances_ == {ENVOY: "opposes", SPEAKER: "supports"}


CHANGING = [
    (SPEAKER, "2025-01-20", "opposes"), (ENVOY, "2025-02-01", "opposes"), (SPEAKER, "2025-02-10", "supports"),
    (ENVOY, "2025-02-20", "supports"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({}, ("supports", "A_Envoy", *WHOLE)),
        ({"until": "2025-02-19"}, ("supports", "A_Speaker", "opposes", "A_Envoy")),
        ({"until": "2025-02-09"}, ("opposes", "A_Envoy", *WHOLE)),
        ({"until": "2025-01-25"}, ("opposes", "A_Speaker", *WHOLE)),
        ({"until": "2025-01-19"}, ("uncoded", None, *WHOLE)),
        ({"since": "2025-02-05", "until": "2025-02-19"}, ("supports", "A_Speaker", *WHOLE)),
        ({"actors": (SPEAKER,), "until": "2025-02-19"}, ("supports", "A_Speaker", *WHOLE)),
        ({"actors": (ENVOY,), "until": "2025-02-19"}, ("opposes", "A_Envoy", *WHOLE)),
    ],
)
def test_what_the_reader_chose_decides_which_voices_are_heard(chosen: dict[str, Any], shown: tuple[Any, ...]) -> None:
    days: dict[str, Any] = {name: date.fromisoformat(day) for name, day in chosen.items() if name != "actors"}
    assert read(said(*CHANGING), Filters(actors=chosen.get("actors", ()), **days)) == shown


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ("2025-02-28", ("supports", "A_Speaker", *WHOLE)),  # the envoy's word is old, and nobody has written of it
        ("2025-03-01", ("supports", "A_Speaker", "opposes", "A_Envoy")),
        ("2025-02-14", ("uncoded", None, *WHOLE)),
    ],
)
def test_a_voice_splits_a_cell_from_the_day_on_which_it_could_be_known(known: str, shown: tuple[Any, ...]) -> None:
    later = {"actor": ENVOY, "date": "2025-02-01", "stance": "opposes", "evidence": [{"source": "later"}]}
    first = {"actor": SPEAKER, "evidence": [{"source": "article"}]}
    dossier = taking(first, later, sources=[article("later", published="2025-03-01")])
    assert read(dossier, Filters(known=date.fromisoformat(known))) == shown


FORMER: dict[str, tuple[list[Word], str | None]] = {
    "he changed his mind": ([(ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-10", "supports")], "opposes"),
    "however long ago": ([(ENVOY, "2019", "opposes"), (ENVOY, "2025-02-10", "supports")], "opposes"),
    "he said it again": ([(ENVOY, "2025-02-01", "supports"), (ENVOY, "2025-02-10", "supports")], None),
    "the last that was another": (
        [
            (ENVOY, "2025-01-01", "ambiguous"), (ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-05", "supports"),
            (ENVOY, "2025-02-10", "supports"),
        ],
        "opposes",
    ),
    "there and back": (
        [(ENVOY, "2025-01-01", "supports"), (ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-10", "supports")],
        "opposes",
    ),
    "a refusal is no stance before": ([(ENVOY, "2025-02-01", "declined"), (ENVOY, "2025-02-10", "supports")], None),
    "nor is silence": ([(ENVOY, "2025-02-01", "not_stated"), (ENVOY, "2025-02-10", "supports")], None),
    "and a refusal has none before it": ([(ENVOY, "2025-02-01", "supports"), (ENVOY, "2025-02-10", "declined")], None),
    "another voice, long ago": (
        [(SPEAKER, "2024-02-01", "opposes"), (ENVOY, "2025-02-10", "supports")], "opposes",
    ),
    "another voice that still stands beside it": (
        [(SPEAKER, "2025-02-01", "opposes"), (ENVOY, "2025-02-10", "supports")], None,
    ),
    "in a split cell what its own voice said before": (
        [(ENVOY, "2025-01-01", "ambiguous"), (SPEAKER, "2025-02-01", "opposes"), (ENVOY, "2025-02-10", "supports")],
        "ambiguous",
    ),
    "one word alone": ([(ENVOY, "2025-02-10", "supports")], None),
    "nobody": ([], None),
}  # fmt: skip


@pytest.mark.parametrize(("words", "former"), FORMER.values(), ids=list(FORMER))
def test_a_cell_tells_the_last_stance_that_was_another(words: list[Word], former: str | None) -> None:
    assert cell(said(*words)).former == former


def test_each_person_has_a_former_stance_of_his_own() -> None:
    dossier = said(
        (ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-03", "supports"), (SPEAKER, "2025-02-10", "opposes")
    )
    assert cell(dossier, ENVOY, voices="persons").former == "opposes"
    assert cell(dossier, SPEAKER, voices="persons").former is None


def test_what_was_not_yet_said_is_not_former_and_what_was_not_yet_known_is_not_either() -> None:
    dossier = said((ENVOY, "2025-02-01", "opposes"), (ENVOY, "2025-02-10", "supports"))
    assert cell(dossier, filters=Filters(until=date(2025, 2, 9))).former is None
    assert cell(dossier, filters=Filters(since=date(2025, 2, 9))).former is None
    assert cell(dossier, filters=Filters(known=date(2025, 2, 15))).former == "opposes"


def test_no_cell_of_a_real_dossier_calls_a_stance_former_that_still_stands_beside_it(store: Store) -> None:
    found = stances.cells(store.engine, Filters(), "delegations")
    assert not found[found["rival"].notna() & (found["former"] == found["rival"])].size
    assert not found[found["former"].notna() & (found["former"] == found["stance"])].size
    assert not found[found["rival"].notna() & (found["voice"] == found["rival_voice"])].size
