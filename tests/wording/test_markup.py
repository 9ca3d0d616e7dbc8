import html
import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording.markup import plain


@given(st.text() | st.sampled_from(["<b>", "&amp;", "'\"", "<script>alert(1)</script>", "[x](javascript:1)"]))
def test_text_shows_exactly_its_characters(text: str) -> None:
    assert not re.search(r"[<>\"']", plain(text))
    assert html.unescape(plain(text)) == text


def test_numbers_are_text_too() -> None:
    assert plain(12) == "12"
