"""Every word that the database holds is the word that stands in the text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select

from dashboard.dossier.passage import Span, paragraph_around, sentence_around
from dashboard.filters import Filters
from dashboard.store import tables
from dashboard.store.engine import Store
from dashboard.store.frame import frame
from dashboard.store.queries import passages, quotes
from tests.store import oracle
from tests.store.made import database, saying

# In files only, for time: test_engines_agree.py holds that a server answers the same.
pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True, scope="session")


def test_every_quote_stands_in_its_text_where_the_database_says(store: Store) -> None:
    dossier = store.loading.dossier
    both = select(tables.quote, *(column for column in tables.said.c if column.name != "number")).join(
        tables.said, tables.said.c.number == tables.quote.c.number
    )
    rows = frame(store.engine, both).to_dict("records")
    assert sorted(row["id"] for row in rows) == sorted(dossier.quotes)
    for row in rows:
        text = dossier.texts[row["source"]]
        span = Span(row["start"], row["end"])
        assert span.of(text) == row["exact"] == dossier.quotes[row["id"]].exact
        assert text[row["sentence_start"] : row["sentence_end"]] == sentence_around(text, span).of(text)
        assert text[row["paragraph_start"] : row["paragraph_end"]] == paragraph_around(text, span).of(text)


def test_every_passage_stands_in_its_text_where_the_database_says(store: Store) -> None:
    texts = store.loading.dossier.texts
    rows = frame(store.engine, select(tables.passage)).to_dict("records")
    assert rows
    for row in rows:
        if row["sort"] == "searched" or row["source"] not in texts:
            assert row["start"] is row["end"] is row["sentence_start"] is row["sentence_end"] is None
        else:
            text = texts[row["source"]]
            assert text[row["start"] : row["end"]] == row["exact"]
            assert row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]


@pytest.mark.parametrize(
    ("table", "sort"),
    [
        (tables.actor, "actors"), (tables.issue, "issues"), (tables.place, "places"), (tables.source, "sources"),
        (tables.quote, "quotes"), (tables.position, "positions"), (tables.meeting, "meetings"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_every_record_is_there_once(store: Store, table: Table, sort: str) -> None:
    ids = list(frame(store.engine, select(table.c.id))["id"])
    assert sorted(ids) == sorted(getattr(store.loading.dossier, sort))


def test_the_kept_text_is_there_character_for_character(store: Store) -> None:
    rows = frame(store.engine, select(tables.source.c.id, tables.source.c.text)).to_dict("records")
    assert {row["id"]: row["text"] for row in rows if row["text"] is not None} == store.loading.dossier.texts


def test_an_actor_speaks_for_itself_and_for_all_whom_it_represents(ukraine: Store) -> None:
    rows = frame(ukraine.engine, select(tables.voice)).to_dict("records")
    chain = {(row["actor"], row["speaks_for"]) for row in rows}
    assert {whom for who, whom in chain if who == "peskov"} == {"peskov", "kremlin", "russia"}
    assert {who for who, whom in chain if whom == "russia"} >= {"russia", "kremlin", "peskov", "putin", "lavrov"}
    assert {whom for who, whom in chain if who == "nato"} == {"nato"}
    actors = ukraine.loading.dossier.actors
    assert chain == {(actor, whom) for actor in actors for whom in oracle.chain(ukraine.loading.dossier, actor)}


@pytest.mark.parametrize(
    "text",
    [
        "😀 He said “no 😀 way,” she said 👩‍👩‍👧.",
        "Cafe\u0301 talks: “e\u0301 or é,” 🇺🇦 said so.",
        "Київ: «ні», 𝒮𝒶𝒾𝒹 he. Ще речення.",
        "\ufeff“Begin,” she said.\r\n\r\n“End,” he said.",
        "“\u202eright to left\u202c,” שלום.",
    ],
)
def test_characters_are_counted_as_python_counts_them(text: str) -> None:
    for start in range(len(text)):
        check(text, Span(start, (start + len(text)) // 2 + 1))


TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\0") | st.sampled_from("aB .?!”“»\n\r\u0301😀👩‍👧é"),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(TEXT, st.data())
def test_the_parts_of_any_card_join_to_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    check(text, Span(start, data.draw(st.integers(start + 1, len(text)))))


def check(text: str, span: Span) -> None:
    """A quote of the span, with all that stands around it as its prefix and suffix, is cut out of the text in SQL."""
    said = {"exact": span.of(text), "prefix": text[: span.start], "suffix": text[span.end :]}
    with database(saying(text, {key: value for key, value in said.items() if value})) as engine:
        row = quotes.all_chosen(engine, Filters()).to_dict("records")[0]
        words = passages.within(tables.source.c.text, tables.quote.c.start, tables.said.c.end).label("words")
        sliced = frame(
            engine,
            select(words).where(
                tables.quote.c.source == tables.source.c.id, tables.said.c.number == tables.quote.c.number
            ),
        )
    assert list(sliced["words"]) == [row["exact"]] == [span.of(text)]
    assert Span(row["start"], row["end"]) == span
    assert row["context_before"] + row["exact"] + row["context_after"] == paragraph_around(text, span).of(text)
    assert row["before"] + row["exact"] + row["after"] == sentence_around(text, span).of(text)


def test_accents_written_in_two_ways_stay_two_ways() -> None:
    text = "“Cafe\u0301,” she said. “Café,” he said."
    with database(saying(text, {"exact": "Cafe\u0301,"}, {"exact": "Café,"})) as engine:
        exact = list(quotes.all_chosen(engine, Filters())["exact"])
    assert exact == ["Cafe\u0301,", "Café,"]
    assert unicodedata.normalize("NFC", exact[0]) == exact[1]
