import pytest

from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.store.queries import positions


def of_cell(store: Store, column: str, issue: str, *, of_person: bool) -> list[str]:
    return list(positions.of_cell(store.engine, Filters(), column, issue, of_person=of_person)["id"])


@pytest.mark.parametrize(
    ("column", "issue", "of_person", "ids"),
    [
        ("ukraine", "presidency_exchange", False, ["zelensky-exit-for-peace", "zelensky-exit-for-nato"]),
        ("zelensky", "presidency_exchange", True, ["zelensky-exit-for-peace", "zelensky-exit-for-nato"]),
        ("zelensky", "presidency_exchange", False, []),
        ("ukraine", "presidency_exchange", True, []),
        ("russia", "us_russia_dialogue", False, ["kremlin-praises-dialogue"]),
        ("united_states", "nato_membership", False, ["us-silent-on-nato"]),
        ("nowhere", "nato_membership", False, []),
        ("ukraine", "nothing", False, []),
    ],
)
def test_behind_a_cell_stand_its_own_positions(
    column: str, issue: str, of_person: bool, ids: list[str], ukraine: Store
) -> None:
    assert of_cell(ukraine, column, issue, of_person=of_person) == ids


def test_a_position_says_all_that_its_record_says(store: Store) -> None:
    records = store.loading.dossier.positions
    found = positions.all_chosen(store.engine, Filters()).to_dict("records")
    assert {row["id"] for row in found} == set(records)
    for row in found:
        record = records[row["id"]]
        for name in ("actor", "issue", "stance", "condition", "summary", "basis", "setting", "confidence", "note"):
            assert row[name] == getattr(record, name)
        assert row["date"] == str(record.date)
        assert row["actor_name"] == store.loading.dossier.actors[record.actor].name


def test_silence_stands_after_every_word(ukraine: Store) -> None:
    found = list(positions.all_chosen(ukraine.engine, Filters())["stance"])
    assert found == sorted(found, key=lambda stance: stance == "not_stated")
