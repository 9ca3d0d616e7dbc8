"""How many independent sources stand behind a stance, and whether the words of one of them are checked."""

from datetime import date
from typing import Any

import pytest

from dashboard.filters import Filters
from dashboard.models.dossier import Dossier
from dashboard.models.quote import Quote
from dashboard.store.engine import Store
from dashboard.store.queries import stances
from tests.store.cells import cell, taking
from tests.store.made import article

SOURCES = [
    article("post-1", publisher="The Post", published="2025-02-10"),
    article("post-2", publisher="The Post", published="2025-02-12"),
    article("wire", publisher="The Wire", published="2025-02-11"),
    article("nameless-1", publisher=None, published="2025-02-10"),
    article("nameless-2", publisher=None, published="2025-02-10"),
    article("undated", publisher="The Archive", published=None),
    article("kept", publisher="The Post", published="2025-02-20", text_sha256="0" * 64),
]


def resting(*taken: tuple[str, ...] | dict[str, Any]) -> Dossier:
    """A position for each group of sources."""
    positions = [
        {"evidence": [{"source": source, "exact": "Words." if source == "kept" else None} for source in given]}
        if isinstance(given, tuple)
        else given
        for given in taken
    ]
    quotes = [Quote.model_validate({"id": "q", "source": "kept", "kind": "direct", "exact": "Said."})]
    return taking(*positions, sources=SOURCES, texts={"kept": "Words. Said."}, quotes=quotes)


def evidence(*sources: str) -> list[dict[str, str]]:
    return [{"source": source} for source in sources]


OPPOSED = {"stance": "opposes", "date": "2025-02-01", "evidence": evidence("wire")}


@pytest.mark.parametrize(
    ("taken", "origins"),
    [
        ([("post-1",)], 1),
        ([("post-1", "post-2")], 1),
        ([("post-1", "wire")], 2),
        ([("post-1", "post-2", "wire", "undated")], 3),
        ([("post-1", "post-1")], 1),
        ([("nameless-1",)], 1),
        ([("nameless-1", "nameless-2")], 2),
        ([("nameless-1", "nameless-1")], 1),
        ([("post-1",), ("wire",)], 2),
        ([("post-1",), ("post-2",)], 1),
        ([("post-1",), OPPOSED], 1),
        ([{"quotes": ["q"]}], 1),
        ([{"quotes": ["q"], "evidence": evidence("post-1", "wire")}], 2),
        ([{"stance": "not_stated", "searched": ["post-1", "wire"]}], 2),
        ([], 0),
    ],
)
def test_the_publishers_behind_the_stance_are_counted(taken: list[Any], origins: int) -> None:
    assert cell(resting(*taken)).origins == origins


@pytest.mark.parametrize(
    ("taken", "grade"),
    [
        ([("post-1",)], "cited"),
        ([("kept",)], "pinned"),
        ([("wire", "kept")], "pinned"),
        ([("wire",), ("kept",)], "pinned"),
        ([{"quotes": ["q"]}], "pinned"),
        ([{"stance": "opposes", "date": "2025-02-01", "quotes": ["q"]}, ("wire",)], "cited"),
        ([], None),
    ],
)
def test_a_cell_is_pinned_where_the_words_of_one_source_of_its_stance_are_checked(
    taken: list[Any], grade: str | None
) -> None:
    assert cell(resting(*taken)).grade == grade


@pytest.mark.parametrize(
    ("known", "origins", "grade"),
    [
        ("2025-02-09", 0, None),
        ("2025-02-10", 2, "cited"),  # the undated source could be read on the day that it tells of
        ("2025-02-11", 3, "cited"),
        ("2025-02-12", 3, "cited"),
        ("2025-02-19", 3, "cited"),
        ("2025-02-20", 3, "pinned"),
    ],
)
def test_a_source_counts_from_the_day_on_which_it_could_be_read(known: str, origins: int, grade: str | None) -> None:
    dossier = resting(("post-1", "post-2", "wire", "undated", "kept"))
    found = cell(dossier, filters=Filters(known=date.fromisoformat(known)))
    assert (found.origins, found.grade) == (origins, grade)


def test_only_the_chosen_words_count() -> None:
    dossier = resting({"evidence": evidence("post-1")}, {"date": "2025-02-01", "evidence": evidence("wire")})
    assert cell(dossier).origins == 2
    assert cell(dossier, filters=Filters(since=date(2025, 2, 5))).origins == 1


def test_every_coded_cell_of_a_real_dossier_has_a_source_and_a_grade(store: Store) -> None:
    found = stances.cells(store.engine, Filters(), "delegations")
    coded = found["records"] > 0
    assert (found[coded]["origins"] >= 1).all()
    assert set(found[coded]["grade"]) <= {"pinned", "cited"}
    assert set(found[~coded]["origins"]) <= {0}
    assert set(found[~coded]["grade"]) <= {None}
