"""Quotes get their numbers by age: the newest first, whatever of them had to wait in a file."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateTable

from dashboard.store import newest, tables
from dashboard.store.fill import insert_rows
from dashboard.store.newest import Newest, Staged, newest_first
from dashboard.store.numbering import number_quotes

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True, scope="session")
"""What is built is the same for both engines."""

NAMES = tables.staged.c.keys()


def staged(**fields: Any) -> Staged:
    given = {"id": "a", "source": "s", "kind": "direct", "issues": "", "negated": False, "marks_mismatched": False}
    return tuple((given | fields).get(name) for name in NAMES)


DAYS = st.none() | st.sampled_from(["2025-02-18", "2025-02-19", "0001-01-01", "9999-12-31"])
QUOTES = st.lists(
    st.builds(
        staged,
        id=st.text("aé\U0001f54a-_Z", min_size=1, max_size=3), source=st.sampled_from(["s", "s-2", "S", "ß"]),
        start=st.none() | st.integers(0, 3), earliest=DAYS, latest=DAYS, exact=st.text(max_size=2),
        issues=st.sampled_from(["", "peace", "peace war", "war peace war"]),
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(quotes=QUOTES, run=st.integers(1, 20), chunk=st.integers(1, 5), lot=st.integers(1, 50))
def test_runs_in_a_file_are_merged_to_the_order_of_all(
    quotes: list[Staged], run: int, chunk: int, lot: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("newest")
    with pytest.MonkeyPatch.context() as patch, Newest(folder) as waiting:
        patch.setattr(newest, "RUN", run)
        patch.setattr(newest, "CHUNK", chunk)
        for start in range(0, len(quotes), lot):
            waiting.add(quotes[start : start + lot])
        found = [row for columns in waiting.columns() for row in zip(*columns, strict=True)]
    assert found == sorted(quotes, key=newest_first)
    assert not list(folder.iterdir())


@settings(max_examples=60, deadline=None)
@given(curated=QUOTES, bulk=QUOTES, lot=st.integers(1, 15))
def test_curated_and_other_quotes_are_numbered_as_the_database_sorts_them(
    curated: list[Staged], bulk: list[Staged], lot: int
) -> None:
    in_order = sorted(bulk, key=newest_first)
    pieces = [list(zip(*in_order[at : at + lot], strict=True)) for at in range(0, len(in_order), lot)]
    names = ", ".join(f'"{name}"' for name in NAMES)
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        for table in (tables.staged, tables.quote, tables.said, tables.quote_issue):
            connection.execute(CreateTable(table))
        connection.execute(text(f"CREATE TABLE every ({names})"))
        insert_rows(connection, "every", NAMES, [*curated, *bulk])
        insert_rows(connection, "staged", NAMES, curated)
        number_quotes(connection, pieces)
        age = "coalesce(latest, earliest) DESC NULLS LAST, source, start, id, rowid"
        every = f"SELECT * FROM every ORDER BY {age}"  # noqa: S608  a test's own words
        expected = [tuple(row) for row in connection.execute(text(every))]
        shown = names.removesuffix(', "issues"')
        found = f"SELECT number, {shown} FROM quote JOIN said USING (number) ORDER BY number"  # noqa: S608  the same
        numbered = [tuple(row) for row in connection.execute(text(found))]
        about = [tuple(row) for row in connection.execute(text("SELECT * FROM quote_issue"))]
    engine.dispose()
    assert numbered == [(number, *row[:-1]) for number, row in enumerate(expected, start=1)]
    issues = [(number, dict.fromkeys(row[-1].split())) for number, row in enumerate(expected, start=1)]
    assert about == [(number, issue) for number, of_it in issues for issue in of_it]
