import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.wording.markup import linked, marked, plain

TEXT = st.text() | st.sampled_from(["<b>", "&amp;", "'\"", "<script>alert(1)</script>", "[x](javascript:1)", "<mark>"])
SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted).map(tuple), max_size=5).map(sorted)


@given(TEXT)
def test_text_shows_exactly_its_characters(text: str) -> None:
    assert not re.search(r"[<>\"']", plain(text))
    assert html.unescape(plain(text)) == text


def test_numbers_are_text_too() -> None:
    assert plain(12) == "12"


def test_a_text_that_looks_safe_is_escaped_once() -> None:
    assert plain("&lt;") == "&amp;lt;"


@pytest.mark.parametrize(
    ("text", "spans", "markup"),
    [
        ("peace talks", [], "peace talks"),
        ("peace talks", [(0, 5)], "<mark>peace</mark> talks"),
        ("peace talks", [(6, 11)], "peace <mark>talks</mark>"),
        ("peace talks", [(0, 5), (6, 11)], "<mark>peace</mark> <mark>talks</mark>"),
        ("peace talks", [(0, 11)], "<mark>peace talks</mark>"),
        ("peace talks", [(0, 5), (0, 11)], "<mark>peace</mark> talks"),
        ("peace talks", [(0, 6), (3, 11)], "<mark>peace </mark>talks"),
        ("a <b> c", [(2, 5)], "a <mark>&lt;b&gt;</mark> c"),
        ("a & “b” {0} {x}", [(2, 3), (8, 11)], "a <mark>&amp;</mark> “b” <mark>{0}</mark> {x}"),
        ("😀 peace", [(2, 7)], "😀 <mark>peace</mark>"),
        ("", [], ""),
    ],
)
def test_the_words_that_were_found_are_marked(text: str, spans: list[tuple[int, int]], markup: str) -> None:
    assert marked(text, spans) == markup
    assert isinstance(marked(text, spans), Markup)


@given(TEXT, SPANS)
def test_marks_add_nothing_and_hide_nothing(text: str, spans: list[tuple[int, int]]) -> None:
    found = str(marked(text, spans))
    bare = found.replace("<mark>", "").replace("</mark>", "")
    assert html.unescape(bare) == text
    assert not re.search(r"[<>\"']", bare)
    assert re.fullmatch(r"[^<]*(<mark>[^<]*</mark>[^<]*)*", found)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Ada Vask met Ada.", '<a class="actor" href="?a=1&amp;b">Ada Vask</a> met <a class="actor" href="2">Ada</a>.'),
        ("Adam <b>met</b> nobody", "Adam &lt;b&gt;met&lt;/b&gt; nobody"),
        ("", ""),
    ],
)
def test_a_name_with_an_address_is_a_link(text: str, markup: str) -> None:
    assert str(linked(text, {"Ada": "2", "Ada Vask": "?a=1&b"})) == markup


@given(st.text())
def test_without_addresses_a_text_is_plain(text: str) -> None:
    assert str(linked(text, {})) == plain(text)
