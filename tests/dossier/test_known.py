"""What is already in the dossier is found again, however it comes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dossier.known import known_source, page_of
from dashboard.dossier.load import load
from dashboard.dossier.text_file import as_kept, checksum

KNOWN = "https://radio.example/news/2019-05-20"


@pytest.mark.parametrize(
    "url",
    [
        KNOWN,
        "http://radio.example/news/2019-05-20/",
        "https://www.Radio.example:443/news/2019-05-20#top",
        f" {KNOWN}?utm_source=a&utm_medium=b&fbclid=c ",
    ],
)
def test_an_address_is_known_in_all_its_forms(small: Path, url: str) -> None:
    assert known_source(load(small).dossier, None, url) == "lothmar-radio-summit"


@pytest.mark.parametrize(
    "url", ["https://radio.example/news/2019-05-21", f"{KNOWN}?page=2", "https://a.example", "https://[", "", None]
)
def test_another_address_is_not_known(small: Path, url: str | None) -> None:
    assert known_source(load(small).dossier, None, url) is None


def test_the_order_of_what_is_asked_makes_no_difference() -> None:
    assert page_of("https://a.example/?b=1&a=2&utm_x=3") == page_of("http://a.example?a=2&b=1")


@pytest.mark.parametrize("change", [str.strip, lambda text: f"\ufeff\n{text}\n\n", lambda t: t.replace("\n", "\r\n")])
def test_a_text_is_known_however_it_was_pasted(small: Path, change: Callable[[str], str]) -> None:
    dossier = load(small).dossier
    text = dossier.texts["halm-gazette-bridge-talks"]
    assert known_source(dossier, change(text), "https://elsewhere.example") == "halm-gazette-bridge-talks"
    assert known_source(dossier, change(text).replace("bridge", "tunnel"), None) is None
    assert known_source(dossier, " \n", None) is None


@given(st.text())
def test_what_is_in_its_kept_form_stays_so(text: str) -> None:
    kept = as_kept(text)
    assert as_kept(kept) == kept
    assert "\r" not in kept
    assert checksum(kept) == checksum(as_kept(f"\ufeff{text}\r\n\ufeff"))
