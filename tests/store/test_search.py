"""What a reader who types words gets, and what is marked in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.store.queries import quotes
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.queries.quotes import Found
from dashboard.store.search import Terms, found_in, read_terms
from tests.store.made import database, saying

ZELENSKYS = {
    "ready-to-step-aside",
    "immediately",
    "not-offended",
    "if-they-were-one",
    "security-guarantees",
    "progress",
}
ON_THE_DICTATOR = {"dictator", "ukraine-started-the-war", "unpopular-at-home", "if-they-were-one"}


def search(store: Store, query: str) -> Found:
    return quotes.find(store.engine, Filters(), Choice(), read_terms(query))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("guterres", {"territorial-integrity"}),
        ("Guterres’s", {"territorial-integrity"}),
        ("antónio", {"territorial-integrity"}),
        ("Antonio", {"territorial-integrity"}),
        ("guter", {"territorial-integrity"}),
        ("zelenskyy", ZELENSKYS),
        ("Volodymyr Zelenskyy", ZELENSKYS),
        ("DÍCTATOR", ON_THE_DICTATOR),
        ("dictator", ON_THE_DICTATOR),
        ("dict", ON_THE_DICTATOR),
        ("ictator", set()),
        ("security guarantees", {"security-guarantees"}),
        ("guarantees security", {"security-guarantees"}),
        ('"security guarantees"', {"security-guarantees"}),
        ("“security guarantees”", {"security-guarantees"}),
        ("„security guarantees“", {"security-guarantees"}),
        ("«Territorial Integrity»", {"territorial-integrity"}),
        ('"guarantees security"', set()),
        ('"security guarant"', set()),
        ('"guterres"', {"territorial-integrity"}),
        ('"guter"', set()),
        ("offended popularity", {"not-offended"}),
        ('"not offended" popularity', {"not-offended"}),
        ('"offended not" "popularity of"', set()),
        ("dictator guterres", ON_THE_DICTATOR | {"territorial-integrity"}),
        ('"territorial integrity" "security guarantees"', {"territorial-integrity", "security-guarantees"}),
        ("kremlin", {"promising", "extraordinary"}),
        ("moscow", set()),
        ("alliance", set()),
        ("washington", set()),
        ('"the russian president"', set()),
        ('"Ukraine’s president"', set()),
        ("xyzzy", set()),
    ],
)
def test_a_search_finds(query: str, ids: set[str], ukraine: Store) -> None:
    assert set(search(ukraine, query).quotes["id"]) == ids


@pytest.mark.parametrize("query", ["", "   ", "“”", '""', "…", "\0", "_", "()*:^-"])
def test_without_words_everything_is_shown(query: str, ukraine: Store) -> None:
    found = search(ukraine, query)
    assert found.total == 12
    assert found.all_words


def test_all_words_come_first_and_any_word_only_where_none_has_all(ukraine: Store) -> None:
    assert search(ukraine, "dictator offended").all_words
    assert set(search(ukraine, "dictator offended").quotes["id"]) == {"if-they-were-one"}
    assert not search(ukraine, "dictator guterres").all_words
    assert not search(ukraine, "dictator xyzzy").all_words


def test_the_best_match_stands_first(ukraine: Store) -> None:
    assert search(ukraine, "extraordinary peskov").quotes["id"][0] == "extraordinary"


def test_a_fragment_is_found_by_its_whole_sentence_and_a_direct_quote_by_its_own_words_only(ukraine: Store) -> None:
    assert "security-guarantees" in set(search(ukraine, "mutual understanding").quotes["id"])
    assert "ready-to-step-aside" not in set(search(ukraine, "emphasizing").quotes["id"])


@pytest.mark.parametrize(
    "query",
    [
        'a"b', '"', '""', '"a', "“a", "a*", "*", "(", ")", "(a OR b)", "a:b", "words:peskov", "speaker : peskov",
        "^a", "-a", "NOT", "AND", "OR", "NEAR", "a AND", "a NOT b", "NEAR(a b, 2)", "{words}: a", "a + b", "a\0b",
        "\0", "'; DROP TABLE quote; --", "%", "_", "\\", "\ud800", "😀", "a" * 5000, "a " * 2000, "\u0301", "ﾞ",
    ],
)  # fmt: skip
def test_nothing_in_a_query_is_syntax(query: str, ukraine: Store) -> None:
    found = search(ukraine, query)
    assert found.total == len(found.quotes)


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.characters())
        | st.sampled_from(['"', "*", "(", ")", ":", "^", "-", "+", "NEAR", "AND", "OR", "NOT", "“", "”", "\0", "peace"])
    ).map(" ".join)
)
def test_no_query_is_an_error(query: str) -> None:
    terms = read_terms(query)
    with database(saying("Peace, she said.", {"exact": "Peace,"})) as engine:
        found = quotes.find(engine, Filters(), Choice(), terms)
        quotes.facets(engine, Filters(), Choice(), terms, all_words=found.all_words)
    assert found.total in (0, 1)


def test_an_operator_is_a_word_like_any_other() -> None:
    with database(
        saying("Peace or war. Peace near war.", {"exact": "Peace or war."}, {"exact": "Peace near war."})
    ) as engine:
        for query, ids in (("NEAR", ["q1"]), ("OR", ["q0"]), ("peace OR", ["q0"]), ("NOT", [])):
            assert list(quotes.find(engine, Filters(), Choice(), read_terms(query)).quotes["id"]) == ids


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("Київ чекає", "київ"),
        ("Володимир Зеленський", "зеленський"),
        ("Володимир Зеленський", "ЗЕЛЕНСЬК"),
        ("Вона ещё тут", "еще"),
        ("Η Αθήνα περιμένει", "αθηνα"),
        ("Η Αθήνα περιμένει", "ΑΘΉΝΑ"),
        ("ο κόσμος", "ΚΟΣΜΟΣ"),
        ("서울 회담", "서울"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Łódź", "łódź"),
        ("Đặng", "đang"),
        ("a ﬁne day", "fine"),
        ("Cafe\u0301", "café"),
        ("Café", "cafe\u0301"),
        ("第１回", "第1回"),
        ("القاهرة", "القاهرة"),
    ],
)
def test_case_and_accents_do_not_matter_in_any_script(said: str, query: str) -> None:
    with database(saying(f"{said}.", {"exact": said})) as engine:
        assert quotes.find(engine, Filters(), Choice(), read_terms(query)).total == 1
    assert found_in(said, read_terms(query)) != []


def test_a_phrase_never_reaches_from_one_name_of_a_speaker_into_the_next() -> None:
    with database(saying("So it is.", {"exact": "So it is."}, names=("Ada Vask", "Vask", "Dr Vask"))) as engine:
        assert quotes.find(engine, Filters(), Choice(), read_terms('"Ada Vask"')).total == 1
        assert quotes.find(engine, Filters(), Choice(), read_terms('"Vask Vask"')).total == 0
        assert quotes.find(engine, Filters(), Choice(), read_terms('"Vask Dr"')).total == 0


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Peace NOW", Terms(("peace", "now"), ())),
        ("peace peace", Terms(("peace",), ())),
        ('"Peace now" talks', Terms(("talks",), ("peace now",))),
        ("“peace   now”", Terms((), ("peace now",))),
        ("« la paix »", Terms((), ("la paix",))),
        ('say "a b" and "c d"', Terms(("say", "and"), ("a b", "c d"))),
        ('"open', Terms(("open",), ())),
        ('"..."', Terms((), ())),
        ("don’t", Terms(("don", "t"), ())),
        ("snake_case", Terms(("snake", "case"), ())),
    ],
)
def test_a_query_is_words_and_phrases(query: str, terms: Terms) -> None:
    assert read_terms(query) == terms


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Guterres’s words", "guterres", ["Guterres"]),
        ("peace, a peaceful one; no apeace", "peace", ["peace", "peaceful"]),
        ("the territorial  integrity of", '"territorial integrity"', ["territorial  integrity"]),
        ("a b a b a", '"a b a"', ["a b a", "a b a"]),
        ("DÍCTATOR!", "dictator", ["DÍCTATOR"]),
        ("Cafe\u0301s", "café", ["Cafe\u0301s"]),
        ("😀 peace 😀", "peace", ["peace"]),
        ("nothing", "peace", []),
        ("anything", "", []),
    ],
)
def test_the_marks_stand_around_the_words(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in found_in(text, read_terms(query))] == found


def shown(row: dict[str, str], terms: Terms, names: list[str]) -> bool:
    """Whether a card's words, or one of its speaker's names, show every one of the terms."""
    words = row["exact"] if row["kind"] == "direct" else row["before"] + row["exact"] + row["after"]
    singly = [Terms((word,), ()) for word in terms.words] + [Terms((), (phrase,)) for phrase in terms.phrases]
    return all(any(found_in(text, term) for text in (words, *names)) for term in singly)


def test_what_is_found_is_marked_and_what_would_be_marked_is_found(ukraine: Store) -> None:
    dossier = ukraine.loading.dossier
    rows = quotes.all_chosen(ukraine.engine, Filters()).to_dict("records")
    names = {
        actor.id: [actor.name, *(alias.text for alias in actor.aliases if not alias.weak)]
        for actor in dossier.actors.values()
    }
    words = {word.lower() for text in dossier.texts.values() for word in re.findall(r"\w+", text)}
    words |= {word[:3] for word in words} | {f'"{word}"' for word in words}
    for word in sorted(words):
        terms = read_terms(word)
        expected = {row["id"] for row in rows if shown(row, terms, names[row["speaker"]])}
        assert set(quotes.find(ukraine.engine, Filters(), Choice(), terms).quotes["id"]) == expected, word


WORD = st.text("aàbcßeéИйії가ґαά1²ﬁ_’-\u0301😀", min_size=1, max_size=4)
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, TEXT, st.lists(TEXT, min_size=1, max_size=3), st.booleans())
def test_index_and_marks_agree_on_any_words(first: str, second: str, query: str, names: list[str], whole: bool) -> None:
    text = f"{first}.\n\n{second}.\n"
    other = {"exact": second, "prefix": "\n\n", "kind": "reported"}
    terms = read_terms(f'"{query}"' if whole else query)
    with database(saying(text, {"exact": first, "suffix": ".\n"}, other, names=names)) as engine:
        rows = quotes.all_chosen(engine, Filters()).to_dict("records")
        expected = {row["id"] for row in rows if shown(row, terms, names)}
        found = quotes.find(engine, Filters(), Choice(), terms)
    if found.all_words:
        assert set(found.quotes["id"]) == expected
    else:
        assert expected == set()
