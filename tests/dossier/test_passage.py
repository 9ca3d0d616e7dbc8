"""Sentences of the article, with the offsets that a person took down."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dossier.passage import Span, find_all, paragraph_around, paragraphs, sentence_around, sentences

ARTICLE = Path(__file__).parents[2] / "data/ukraine/sources/zelensky-offers-to-step-down/text.txt"
TEXT = ARTICLE.read_bytes().decode()

SENTENCES = {
    "S00": (0, 72),
    "S01": (74, 279),
    "S02": (281, 507),  # U.S. and Russian diplomats; U.S. Secretary of State
    "S03": (509, 722),  # U.S. administration
    "S04": (724, 937),
    "S05": (939, 1024),  # the quotation goes on in the next sentence
    "S06": (1025, 1184),
    "S07": (1186, 1325),  # U.S. and Russian officials
    "S08": (1326, 1496),
    "S09": (1498, 1693),  # “dictator,”
    "S10": (1695, 1869),
    "S11": (1871, 1993),  # « one,» he remarked
    "S12": (1995, 2151),  # ends with: the U.S. president.
    "S13": (2153, 2364),
    "S14": (2366, 2519),
    "S15": (2521, 2691),  # ends with: “promising.»
    "S16": (2693, 2894),  # U.S. initiatives
    "S17": (2896, 3035),  # ends with: «territorial integrity.»
    "S18": (3037, 3237),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_every_character_of_a_sentence_knows_its_sentence(name: str) -> None:
    sentence = Span(*SENTENCES[name])
    for at in range(*sentence):
        if not TEXT[at].isspace():
            assert sentence_around(TEXT, Span(at, at + 1)) == sentence


def test_between_the_sentences_stands_nothing() -> None:
    between = TEXT
    for start, end in reversed(SENTENCES.values()):
        between = between[:start] + between[end:]
    assert between.strip() == ""


def test_a_span_over_two_sentences_gets_both() -> None:
    assert sentence_around(TEXT, Span(940, 1071)) == Span(939, 1184)


def test_a_span_over_the_space_between_sentences_gets_both() -> None:
    assert sentence_around(TEXT, Span(1020, 1030)) == Span(939, 1184)


def test_a_span_over_two_paragraphs_gets_both() -> None:
    assert paragraph_around(TEXT, Span(930, 950)) == Span(724, 1184)
    assert sentence_around(TEXT, Span(930, 950)) == Span(724, 1024)


def test_the_article_has_a_title_and_sixteen_paragraphs() -> None:
    blocks = paragraphs(TEXT)
    assert len(blocks) == 17
    assert blocks[0] == Span(0, 72)
    assert blocks[5] == Span(939, 1184)
    assert [paragraph_around(TEXT, Span(block.start, block.start + 1)) for block in blocks] == blocks


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two. Three.", "Two", "Two."),
        ("He met Mr. Vask. She left.", "Vask", "He met Mr. Vask."),
        ("“One.” Two.", "Two", "Two."),
        ("“One.” Two.", "One", "“One.”"),
        ("Is it so? It is!", "It", "It is!"),
        ("“Why?” she asked. Nobody knew.", "she", "“Why?” she asked."),
        ("At 3.5 per cent. Then less.", "3.5", "At 3.5 per cent."),
        ("J. F. Kennedy spoke. We listened.", "spoke", "J. F. Kennedy spoke."),
        ("Він пішов. Вона лишилась.", "Вона", "Вона лишилась."),
        ("Wait… Who? Me.", "Who", "Who?"),
        ("No end", "No", "No end"),
        ("Title\nFirst sentence. Second.", "First", "First sentence."),
        ("Title\r\nFirst sentence.\r\nSecond.", "First", "First sentence."),
    ],
)
def test_a_sentence_ends_where_a_reader_says(text: str, words: str, sentence: str) -> None:
    (span,) = find_all(text, words)
    assert sentence_around(text, span).of(text) == sentence


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "starts"),
    [
        ("ab", None, None, [0, 3, 6]),
        ("ab", "c", None, [3, 6]),
        ("ab", None, "d", [6]),
        ("ab", "c", "c", [3]),
        ("ab", "d", None, []),
        ("ab", "abc", None, [3, 6]),
        ("x", None, None, []),
    ],
)
def test_prefix_and_suffix_choose_among_places(
    exact: str, prefix: str | None, suffix: str | None, starts: list[int]
) -> None:
    assert [span.start for span in find_all("abcabcabd", exact, prefix, suffix)] == starts


def test_places_that_overlap_are_all_found() -> None:
    assert find_all("aaa", "aa") == [Span(0, 2), Span(1, 3)]


@given(st.text(min_size=1), st.data())
def test_a_slice_of_a_text_is_always_found_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    around = data.draw(st.integers(0, 3))
    span = Span(start, end)
    assert span in find_all(text, text[start:end])
    assert span in find_all(text, text[start:end], text[max(0, start - around) : start], text[end : end + around])
    assert find_all(text, text[start:end], text[:start], text[end:]) == [span]
    assert all(found.of(text) == text[start:end] for found in find_all(text, text[start:end]))


@given(st.text(st.sampled_from("aB .?!”“»\n\r1é"), min_size=1), st.data())
def test_a_sentence_holds_its_words_and_stays_in_its_paragraph(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sentence = sentence_around(text, Span(start, end))
    paragraph = paragraph_around(text, Span(start, end))
    assert paragraph.start <= sentence.start <= start
    assert end <= paragraph.end or "\n" in text[start:end]
    assert sentence.end <= paragraph.end
    assert sentence.end >= end or text[sentence.end : end].isspace()


@given(st.text(alphabet="Ab .!?\n”“U.S", max_size=60))
def test_sentences_are_the_paragraphs_cut_and_hold_each_word_once(text: str) -> None:
    found = sentences(text)
    assert "".join(one.of(text) for one in found) == "".join(block.of(text) for block in paragraphs(text))
    for one in found:
        if words := one.of(text).strip():
            start = one.start + one.of(text).index(words)
            assert sentence_around(text, Span(start, start + len(words))).start == one.start
