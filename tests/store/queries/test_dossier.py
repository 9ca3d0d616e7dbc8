from datetime import date

from dashboard.store.engine import Store
from dashboard.store.queries import dossier


def test_totals_are_what_was_loaded(store: Store) -> None:
    (row,) = dossier.totals(store.engine).to_dict("records")
    loaded = store.loading.dossier
    for sort in ("quotes", "positions", "meetings", "sources"):
        assert row[sort] == len(getattr(loaded, sort))
    assert row["kept_texts"] == len(loaded.texts)


def test_the_title_page(ukraine: Store) -> None:
    (row,) = dossier.title_page(ukraine.engine).to_dict("records")
    assert (row["id"], row["title"], row["stale_after_days"]) == ("ukraine", "Ukraine, 2025", 180)
    assert row["last_word"] == date(2025, 2, 24)


def test_every_actor_can_be_picked_delegations_first(ukraine: Store) -> None:
    found = dossier.actors(ukraine.engine)
    assert list(found["id"])[:3] == ["ukraine", "russia", "united_states"]
    assert set(found["id"]) == set(ukraine.loading.dossier.actors)
    people = list(found["name"])[8:]
    assert people == sorted(people)
    assert dict(zip(found["id"], found["delegation"], strict=True))["peskov"] == "russia"


def test_issues_stand_in_the_order_of_the_file(store: Store) -> None:
    assert list(dossier.issues(store.engine)["id"]) == list(store.loading.dossier.issues)
