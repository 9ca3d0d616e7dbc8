import pytest

from dashboard.filters import Filters
from dashboard.models.position import Position
from dashboard.store.engine import Store
from dashboard.store.queries import passages
from tests.store.drawn import ACTORS, ISSUES
from tests.store.made import article, database, dossier_of


def test_a_passage_stands_in_its_sentence(store: Store) -> None:
    dossier = store.loading.dossier
    shown = 0
    for sort, ids in (("position", dossier.positions), ("meeting", dossier.meetings)):
        for row in passages.of_records(store.engine, Filters(), sort, list(ids)).to_dict("records"):
            text = dossier.texts.get(row["source"])
            if text is None:
                assert (row["grade"], row["before"], row["exact"], row["after"]) == ("cited", None, None, None)
            else:
                assert row["grade"] == "pinned"
                assert row["before"] + row["exact"] + row["after"] in text
                assert text[row["start"] : row["end"]] == row["exact"]
            assert row["source_title"] == dossier.sources[row["source"]].title
            shown += 1
    assert shown


def test_passages_come_in_the_order_of_the_record_without_those_that_quotes_show(ukraine: Store) -> None:
    for position in ukraine.loading.dossier.positions.values():
        found = passages.of_records(ukraine.engine, Filters(), "position", [position.id])
        assert list(found["exact"]) == [evidence.exact for evidence in position.evidence]
        searched = passages.of_records(ukraine.engine, Filters(), "searched", [position.id])
        assert tuple(searched["source"]) == position.searched


def test_each_entry_of_a_history_has_its_own(small: Store) -> None:
    found = passages.of_records(small.engine, Filters(), "meeting", ["2019-06-sorrel-summit"])
    assert list(found["entry"]) == [0, 1]
    assert list(found["grade"]) == ["pinned", "cited"]


@pytest.mark.parametrize(("kept", "grade"), [("So it is. And more.", "pinned"), (None, "cited")])
def test_the_grade_says_whether_the_words_are_checked(kept: str | None, grade: str) -> None:
    taken = {
        "id": "p", "actor": "loner", "issue": "i0", "date": "2025", "stance": "supports", "summary": "S",
        "evidence": [{"source": "article", "exact": "it is"}],
    }  # fmt: skip
    made = {"positions": [Position.model_validate(taken)], "actors": ACTORS, "issues": ISSUES, "sources": [article()]}
    with database(dossier_of(**made, texts={"article": kept} if kept else {})) as engine:
        (row,) = passages.of_records(engine, Filters(), "position", ["p"]).to_dict("records")
    assert row["grade"] == grade
    assert (row["before"], row["exact"], row["after"]) == (("So ", "it is", ".") if kept else (None, "it is", None))


def test_every_span_of_a_text_is_there_in_the_order_of_the_text(store: Store) -> None:
    dossier = store.loading.dossier
    for source in dossier.sources:
        found = passages.in_source(store.engine, Filters(), source)
        assert list(found["start"]) == sorted(found["start"])
        rests = {(row.sort, row.record) for row in found.itertuples()}
        quoted = {("quote", quote.id) for quote in dossier.quotes.values() if quote.source == source}
        through = {
            ("position", position.id)
            for position in dossier.positions.values()
            if any(dossier.quotes[quote].source == source for quote in position.quotes)
            or (source in dossier.texts and any(evidence.source == source for evidence in position.evidence))
        }
        met = {
            ("meeting", meeting.id)
            for meeting in dossier.meetings.values()
            if source in dossier.texts
            and any(evidence.source == source for entry in meeting.history for evidence in entry.evidence)
        }
        assert rests == quoted | through | met
