"""Machine-collected quotes: every row is taken, or named with its file and its line."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.dossier.bulk.judge import Bulk, Taken
from dashboard.dossier.bulk.plain import plainly_good
from dashboard.dossier.bulk.report import NAMED
from dashboard.dossier.bulk.rows import FIELDS
from dashboard.dossier.bulk.verdict import Judge
from dashboard.dossier.problem import Problem
from dashboard.models.actor import Actor
from dashboard.models.bulk import BulkQuote
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.issue import Issue
from dashboard.models.quote import Quote
from dashboard.models.vocabulary import QuoteKind
from tests.store.made import article, dossier_of

GOOD: dict[str, Any] = {
    "url": "https://example.org/1", "title": "A title", "publisher": "The Post", "published": "2025-02-23",
    "speaker": "ada", "exact": "We will stay", "passage": "“We will stay,” she said.", "said_on": "2025-02-22",
    "issues": ["peace"],
}  # fmt: skip


def dossier() -> Dossier:
    ada = Actor.model_validate({"id": "ada", "kind": "person", "name": "Ada"})
    peace = Issue.model_validate({"id": "peace", "title": "P", "short": "P", "statement": "P", "group": "All"})
    said = {"id": "q", "source": "article", "speaker": "ada", "kind": "direct", "exact": "Never again!"}
    texts = {"article": "“Never again!”"}
    quotes = [Quote.model_validate(said)]
    return dossier_of(actors=[ada], issues=[peace], sources=[article()], quotes=quotes, texts=texts)


def lines(folder: Path, *rows: Any, name: str = "quotes.jsonl") -> None:
    (folder / "bulk").mkdir(exist_ok=True)
    text = "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "bulk" / name).write_text(text + "\n", encoding="utf-8", errors="backslashreplace")


def parquet(folder: Path, *rows: dict[str, Any], name: str = "quotes.parquet") -> None:
    (folder / "bulk").mkdir(exist_ok=True)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    table = pa.table({column: [row.get(column) for row in rows] for column in columns})
    pq.write_table(table, folder / "bulk" / name)


def read(folder: Path) -> tuple[list[Taken], Bulk]:
    bulk = Bulk(folder, dossier())
    return list(bulk), bulk


def quote(taken: Taken) -> BulkQuote:
    """The row again, from what is taken of it."""
    values = zip(FIELDS, taken, strict=False)
    return BulkQuote.model_validate({field: value for field, value in values if value is not None})


def without(name: str) -> dict[str, Any]:
    return {field: value for field, value in GOOD.items() if field != name}


@pytest.mark.parametrize("write", [lines, parquet])
def test_a_good_row_is_taken_with_its_words_in_their_place(write: Any, tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (taken,), bulk = read(tmp_path)
    assert quote(taken) == BulkQuote.model_validate(GOOD)
    assert taken.passage[taken.start : taken.end] == taken.exact
    assert taken.passage[taken.sentence_start : taken.sentence_end] == taken.passage
    assert not bulk.problems


def test_days_of_a_parquet_file_may_be_days(tmp_path: Path) -> None:
    parquet(tmp_path, GOOD | {"published": date(2025, 2, 23), "said_on": date(2025, 2, 22)})
    (taken,), _ = read(tmp_path)
    assert quote(taken) == BulkQuote.model_validate(GOOD)


BAD: dict[str, tuple[Any, str, str]] = {
    "no JSON": ("{", "bulk-unreadable", "this line is not JSON"),
    "no record": ("[1]", "wrong-type", "a record is expected here"),
    "NaN": ('{"title": NaN}', "bulk-unreadable", "NaN is no JSON number"),
    "a name twice": ('{"title": "a", "title": "b"}', "bulk-unreadable", "a name stands twice in it"),
    "deep": ("[" * 100_000, "bulk-unreadable", "this line is not JSON"),
    "no words": (without("exact"), "missing-field", "the field 'exact' is missing"),
    "no passage": (without("passage"), "missing-field", "the field 'passage' is missing"),
    "nobody": (without("speaker"), "missing-field", "neither a speaker nor an attribution says who said it"),
    "empty words": (GOOD | {"exact": ""}, "empty-value", "'exact' is empty"),
    "unknown field": (GOOD | {"speeker": "ada"}, "unknown-field", "there is no field 'speeker' here"),
    "unknown actor": (GOOD | {"speaker": "ade"}, "unknown-id", "there is no actor 'ade'"),
    "unknown issue": (GOOD | {"issues": ["peas"]}, "unknown-id", "there is no issue 'peas'"),
    "unknown kind": (GOOD | {"kind": "shouted"}, "unknown-word", "'shouted' is not a word for 'kind'"),
    "no date": (GOOD | {"said_on": "yesterday"}, "date-form", "'yesterday' is not a date"),
    "no day": (GOOD | {"said_on": "2025-02-30"}, "date-impossible", "there is no such day"),
    "no address": (GOOD | {"url": "example"}, "wrong-type", "'example' is not of the form that 'url' takes"),
    "a number": (GOOD | {"exact": 7}, "wrong-type", "'exact' takes words"),
    "other words": (GOOD | {"exact": "We shall stay"}, "exact-not-found", "the words do not stand in the passage"),
    "other marks": (GOOD | {"exact": "We will\u00a0stay"}, "exact-not-found", "the words do not stand in the passage"),
    "twice": (GOOD | {"passage": "We will stay. We will stay."}, "exact-ambiguous", "the words stand in the passage 2"),
    "unreadable": (GOOD | {"passage": "We will stay\x00."}, "file-encoding", "U+0000 stands here"),
    "half a character": (GOOD | {"title": "A \ud800"}, "file-encoding", r"'A \ud800' is no Unicode text"),
    "half a character in the words": (GOOD | {"exact": "\udfff"}, "file-encoding", r"'\udfff' is no Unicode text"),
    "half a character in a day": (GOOD | {"said_on": "2025-0\ud800"}, "date-form", r"'2025-0\ud800' is not a date"),
    "half a character in a name": (GOOD | {"x\ud800": 1}, "file-encoding", r"'x\ud800' is no Unicode text"),
    "half a character in an issue": (GOOD | {"issues": ["\ud800"]}, "file-encoding", r"'\ud800' is no Unicode text"),
    "an empty issue": (GOOD | {"issues": [None]}, "empty-value", "an entry of a list is empty"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_is_named_and_the_others_are_taken(case: str, tmp_path: Path) -> None:
    row, code, message = BAD[case]
    lines(tmp_path, GOOD, row, GOOD | {"url": "https://example.org/2"})
    taken, bulk = read(tmp_path)
    (problem,) = bulk.problems
    assert (problem.file, problem.line, problem.code) == ("bulk/quotes.jsonl", 2, code)
    assert message in problem.message
    assert problem.remedy
    assert problem.message.encode()
    assert len(taken) == 2
    (report,) = bulk.reports
    assert (report.rows, report.taken, report.rejected.total()) == (3, 2, 1)


def test_rows_of_a_parquet_file_are_counted_from_one(tmp_path: Path) -> None:
    parquet(tmp_path, GOOD, GOOD | {"speaker": "ade"})
    _, bulk = read(tmp_path)
    assert [(problem.file, problem.line) for problem in bulk.problems] == [("bulk/quotes.parquet", 2)]


def test_a_line_that_is_not_text_is_named(tmp_path: Path) -> None:
    lines(tmp_path, GOOD)
    with (tmp_path / "bulk/quotes.jsonl").open("ab") as file:
        file.write(b"\xff\n")
    taken, bulk = read(tmp_path)
    assert [(problem.line, problem.code) for problem in bulk.problems] == [(2, "file-encoding")]
    assert len(taken) == 1


@pytest.mark.parametrize("column", GOOD)
@pytest.mark.parametrize("packed", [False, True])
def test_a_value_of_a_parquet_file_that_is_not_text_is_named(column: str, packed: bool, tmp_path: Path) -> None:
    rows = [GOOD | {"url": f"https://example.org/{number}"} for number in range(4)]
    parquet(tmp_path, *rows)
    path = tmp_path / "bulk/quotes.parquet"
    table = pq.read_table(path)
    good = "peace" if column == "issues" else rows[1][column]
    values = pa.array([b"\xc8ve", good.encode(), None, b"\xc9"], pa.binary()).view(pa.string())
    values = values.dictionary_encode() if packed else values
    if column == "issues":
        values = pa.ListArray.from_arrays(pa.array([0, 1, 2, 2, 4]), values)
    pq.write_table(table.set_column(table.schema.get_field_index(column), column, values), path)
    taken, bulk = read(tmp_path)
    named = {problem.line: (problem.code, problem.message) for problem in bulk.problems}
    assert named[1] == named[4] == ("file-encoding", f"'{column}' is not UTF-8 text")
    assert [quote.url for quote in taken][:1] == ["https://example.org/1"]
    assert bulk.reports[0].rows == 4


def test_a_day_that_no_calendar_has_is_named(tmp_path: Path) -> None:
    parquet(tmp_path, GOOD, GOOD)
    path = tmp_path / "bulk/quotes.parquet"
    table = pq.read_table(path)
    days = pa.array([10**8, 20_000], pa.int32()).view(pa.date32())
    pq.write_table(table.set_column(table.schema.get_field_index("said_on"), "said_on", days), path)
    taken, bulk = read(tmp_path)
    assert [(problem.line, problem.code) for problem in bulk.problems] == [(1, "bulk-unreadable")]
    assert [quote.said_on for quote in taken] == ["2024-10-04"]


def test_a_parquet_file_whose_columns_have_no_names_is_one_problem(tmp_path: Path) -> None:
    parquet(tmp_path, GOOD)
    path = tmp_path / "bulk/quotes.parquet"
    pq.write_table(pq.read_table(path), path, store_schema=False)
    path.write_bytes(path.read_bytes().replace(b"title", b"titl\xff"))
    taken, bulk = read(tmp_path)
    assert [(problem.line, problem.code) for problem in bulk.problems] == [(1, "bulk-unreadable")]
    assert not taken


@pytest.mark.parametrize("damaged", [b"", b"PAR1", b"\x00" * 100])
def test_a_file_that_can_not_be_read_is_one_problem(damaged: bytes, tmp_path: Path) -> None:
    lines(tmp_path, GOOD)
    (tmp_path / "bulk/a.parquet").write_bytes(damaged)
    taken, bulk = read(tmp_path)
    assert [(problem.file, problem.code) for problem in bulk.problems] == [("bulk/a.parquet", "bulk-unreadable")]
    assert len(taken) == 1


def test_columns_are_judged_once_for_a_file(tmp_path: Path) -> None:
    rows = [without("title") | {"colour": "red"} for _ in range(3)]
    parquet(tmp_path, *rows)
    taken, bulk = read(tmp_path)
    assert not taken
    assert {problem.code for problem in bulk.problems} == {"unknown-field", "missing-field"}


def test_a_curated_quote_wins_over_the_same_words_of_the_same_speaker(tmp_path: Path) -> None:
    same = GOOD | {"exact": "Never again", "passage": "“Never again,” Ada said."}
    lines(tmp_path, same, same | {"speaker": None, "attribution": "a woman"} | {"url": "https://example.org/2"})
    taken, bulk = read(tmp_path)
    (report,) = bulk.reports
    assert (report.curated, report.taken) == (1, 1)
    assert taken[0].attribution == "a woman"


def test_of_rows_that_say_the_same_of_one_source_the_first_is_taken(tmp_path: Path) -> None:
    lines(tmp_path, GOOD, GOOD | {"url": "https://example.org/2"}, name="a.jsonl")
    lines(tmp_path, GOOD, name="b.jsonl")
    taken, bulk = read(tmp_path)
    assert [report.repeated for report in bulk.reports] == [0, 1]
    assert len(taken) == 2


def test_more_rejected_rows_than_are_named_are_counted(tmp_path: Path) -> None:
    lines(tmp_path, *(GOOD | {"speaker": "ade", "url": f"https://example.org/{n}"} for n in range(NAMED + 5)))
    _, bulk = read(tmp_path)
    *named, rest = bulk.problems
    assert len(named) == NAMED
    assert (rest.code, rest.message) == ("bulk-rows", f"5 more rows are rejected (of all: {NAMED + 5} unknown-id)")


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    lines(tmp_path, GOOD, name="a.jsonl")
    parquet(tmp_path, GOOD)
    told: list[int] = []
    bulk = Bulk(tmp_path, dossier(), told.append)
    list(bulk)
    assert sum(told) == bulk.size > 0


ROWS = st.lists(
    st.one_of(
        st.just(GOOD), st.builds(lambda n: GOOD | {"url": f"https://example.org/{n}"}, st.integers(0, 5)),
        st.sampled_from([row for row, _, _ in BAD.values()]), st.text(max_size=20),
        st.dictionaries(st.sampled_from(list(GOOD)), st.none() | st.integers() | st.text(max_size=5), max_size=4),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_no_row_is_lost(rows: list[Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bulk")
    texts = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    texts = [text.replace("\n", " ").replace("\r", " ") for text in texts]
    lines(folder, *texts)
    taken, bulk = read(folder)
    (report,) = bulk.reports
    written = (folder / "bulk/quotes.jsonl").read_bytes().split(b"\n")
    assert report.rows == sum(bool(line.strip()) for line in written)
    assert report.taken == len(taken)
    named = Counter(problem.line for problem in bulk.problems)
    assert len(named) == report.rejected.total()


STRANGE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
    st.lists(st.none() | st.text(), max_size=2),
    st.text(st.characters(codec=None, categories=("Cc", "Cs", "Zs", "Zl", "Po", "Ll")), max_size=5),
    st.builds(lambda text, more: text + more, st.sampled_from(list(GOOD.values())[:8]), st.text(max_size=2)),
    st.sampled_from(["direct", "en", "zh-Hant", "EN\n", "2025-02", "2025-02-18/2025-02-20", "2025-02-30", "../.."]),
    st.sampled_from([["peace", "peace"], ["peace", 1], [["peace"]], {"peace": 1}, ("peace",), [""], "peace", b"peace"]),
    st.sampled_from(["https://\x1f", "https://a\n", "https://a b", "http://ä", "We will stay. We will stay."]),
    st.sampled_from(["aaa", "aa"]), st.sampled_from(["2025-0\ud800", "\udfff", "https://a\ud800", ["\ud800"], b"\xff"]),
    st.sampled_from([QuoteKind.DIRECT, date(2025, 2, 18), EdtfDate.parse("2025")]),
)  # fmt: skip
"""Values of every field, most of them of none."""


@settings(max_examples=2_000, deadline=None)
@given(changed=st.dictionaries(st.sampled_from(FIELDS), STRANGE, max_size=3))
def test_what_is_plainly_good_the_model_takes_alike(changed: dict[str, Any]) -> None:
    judge = Judge(dossier())
    values = tuple((GOOD | changed).get(field) for field in FIELDS)
    quick = plainly_good(values, {"ada"}, {"peace"})
    exact = judge.thoroughly(1, values, "bulk/quotes.jsonl")
    if quick is not None:
        assert exact == quick
        assert list(map(type, exact)) == list(map(type, quick))


@pytest.mark.parametrize("changed", [
    {}, {"speaker": None, "attribution": "a woman"}, {"kind": "reported"}, {"said_on": "2025-02"}, {"issues": None},
    {"published": None, "said_on": None}, {"passage": "“We will stay,” she said.\nNo more."}, {"author": "Ève O’Neil"},
])  # fmt: skip
def test_a_usual_row_is_plainly_good(changed: dict[str, Any]) -> None:
    values = tuple((GOOD | changed).get(field) for field in FIELDS)
    assert plainly_good(values, {"ada"}, {"peace"})


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_is_never_plainly_good(case: str) -> None:
    row, _, _ = BAD[case]
    if isinstance(row, dict) and row.keys() <= set(FIELDS):
        values = tuple(row.get(field) for field in FIELDS)
        assert plainly_good(values, {"ada"}, {"peace"}) is None
        assert isinstance(Judge(dossier()).thoroughly(1, values, "bulk/quotes.jsonl")[0], Problem)
