from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.store.queries import dossier
from tests.store import oracle
from tests.store.drawn import ISSUES
from tests.store.made import database, dossier_of


def test_totals_are_what_was_loaded(store: Store) -> None:
    (row,) = dossier.totals(store.engine, Filters()).to_dict("records")
    loaded = store.loading.dossier
    for sort in ("quotes", "positions", "meetings", "sources"):
        assert row[sort] == len(getattr(loaded, sort))
    assert row["kept_texts"] == len(loaded.texts)


def test_the_title_page(store: Store) -> None:
    (row,) = dossier.title_page(store.engine).to_dict("records")
    settings = store.loading.dossier.settings
    for name in ("id", "title", "summary", "stale_after_days", "window_days"):
        assert row[name] == getattr(settings, name)
    assert row["last_word"] == oracle.last_word(store.loading.dossier)


def test_every_actor_can_be_picked_delegations_first(store: Store) -> None:
    records = store.loading.dossier
    found = dossier.actors(store.engine)
    listed = [member.actor for group in records.settings.delegations for member in group.members]
    assert list(found["id"])[: len(listed)] == listed
    assert sorted(found["id"]) == sorted(records.actors)
    others = list(found["name"])[len(listed) :]
    assert others == sorted(others)
    delegations = dict(zip(found["id"], found["delegation"], strict=True))
    assert delegations == {actor: records.delegation_of(actor) for actor in records.actors}


def test_issues_stand_in_the_order_of_the_file_group_by_group(store: Store) -> None:
    found = dossier.issues(store.engine)
    assert list(found["id"]) == oracle.issues(store.loading.dossier)
    headings = [heading for at, heading in enumerate(found["heading"]) if heading != [None, *found["heading"]][at]]
    assert len(headings) == len(set(headings))


def test_issues_of_one_group_stand_together_though_the_file_has_another_between_them() -> None:
    assert [issue.group for issue in ISSUES] == ["G0", "G1", "G0"]
    with database(dossier_of(issues=ISSUES)) as engine:
        found = dossier.issues(engine)
    assert list(found["id"]) == ["i0", "i2", "i1"]
    assert list(found["heading"]) == ["G0", "G0", "G1"]
