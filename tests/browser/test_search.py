"""Searching and narrowing down what was said."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.dossier.load import load
from tests.browser.conftest import Readers
from tests.browser.server import UKRAINE
from tests.browser.views import SEED, heading, in_sight, no_exception

pytestmark = pytest.mark.browser

HERE = f"/quotes?source={SEED}"
"""The quotes of the first article, so that the numbers stay when others join it."""


def search(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Search the quotes")
    box.fill(words)
    box.press("Enter")


def test_a_name_is_found_and_marked_whatever_its_accents_and_endings(reader: Readers) -> None:
    page = reader(HERE)
    search(page, "guterres")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card .speaker mark")).to_have_text("Guterres")
    expect(page.locator(".card .sentence mark")).to_have_text("Guterres")
    page.wait_for_url("**q=guterres*")


def test_a_person_is_found_by_an_alias(reader: Readers) -> None:
    expected = {quote.id for quote in load(UKRAINE).dossier.quotes.values() if quote.speaker == "zelensky"}
    page = reader(HERE)
    search(page, "zelenskyy")
    expect(page.locator(".lead", has_text="quotes hold")).to_contain_text("6 quotes hold zelenskyy.")
    found = page.locator(".card").evaluate_all("(cards) => cards.map((card) => card.id)")
    assert len(found) == 6
    assert {id_.removeprefix("quote-") for id_ in found} <= expected


def test_words_that_no_quote_holds(reader: Readers) -> None:
    page = reader(HERE)
    search(page, "xylophone")
    expect(page.locator(".empty")).to_contain_text("Try fewer letters, or widen the dates")
    search(page, "offended dictator")
    expect(page.locator(".card").first).to_contain_text("One could feel offended by being called a ‘dictator’")


def test_whatever_is_typed_is_only_words(reader: Readers) -> None:
    page = reader(HERE)
    page.locator(".card").first.wait_for()
    for words in ('"', "AND", "NEAR(", "a OR", "*", "words:peace", "^", "{x}", "'; DROP TABLE quote; --"):
        search(page, words)
        page.wait_for_function("(q) => new URLSearchParams(location.search).get('q') === q", arg=words)
        search(page, "guterres")
        expect(page.locator(".card .speaker mark")).to_have_text("Guterres")
        no_exception(page)


def test_facets_narrow_and_widen(reader: Readers) -> None:
    page = reader(HERE)
    boxes = page.locator(".facets")
    expect(page.locator(".card")).to_have_count(12)
    for name, ticked, quotes in (
        ("full sentences", True, 2),
        ("reported speech", True, 4),
        ("Donald Trump", True, 2),
        ("full sentences", False, 2),
        ("reported speech", False, 3),
        ("Donald Trump", False, 12),
    ):
        boxes.get_by_role("checkbox", name=name).click()
        expect(boxes.get_by_role("checkbox", name=name, checked=True)).to_have_count(1 if ticked else 0)
        expect(page.locator(".card")).to_have_count(quotes)
    page.wait_for_url(f"**{HERE}")


def test_facets_count_what_is_found(reader: Readers) -> None:
    page = reader(HERE)
    search(page, "zelenskyy")
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".facets").get_by_role("checkbox", name="Volodymyr Zelensky")).to_contain_text("6")
    box = page.locator(".facets").get_by_role("checkbox", name="full sentences")
    expect(box).to_have_attribute("href", re.compile("q=zelenskyy"))
    box.click()
    expect(page.locator(".card")).to_have_count(2)
    assert "q=zelenskyy" in page.url


def test_every_quote_has_its_own_link(reader: Readers) -> None:
    page = reader(HERE)
    page.locator("#quote-territorial-integrity").get_by_role("link", name="Link").click()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("called for a peace settlement in Ukraine")
    assert page.url.endswith("/quotes?quote=territorial-integrity")
    expect(page.locator(".card .context")).to_be_visible()


def test_a_quote_is_shown_in_its_paragraph_and_leads_to_its_source(reader: Readers) -> None:
    page = reader(HERE)
    card = page.locator("#quote-not-offended")
    card.get_by_text("In context").click()
    expect(card.locator(".context")).to_have_text(
        "In response, Zelensky indicated that he’s not “offended” by Trump’s remarks and is prepared to measure his "
        "popularity through elections once martial law in Ukraine is lifted."
    )
    expect(card).to_contain_text("Under a negation")
    card.locator(".source a").click()
    heading(page, "Where it is written")
    expect(page.locator("article.text .lit")).to_have_text("offended")
    in_sight(page.locator("article.text .lit"))


def test_a_fragment_never_stands_alone(reader: Readers) -> None:
    page = reader(f"{HERE}&kind=fragment")
    expect(page.locator(".card")).to_have_count(8)
    for sentence in page.locator(".card .sentence").all():
        said = sentence.locator(".said").inner_text()
        assert len(sentence.inner_text()) > len(said) + 20


def test_what_the_source_calls_false_is_disputed_and_not_a_quotation(reader: Readers) -> None:
    page = reader(f"{HERE}&kind=reported")
    expect(page.locator(".card")).to_have_count(2)
    for card in page.locator(".card").all():
        expect(card.locator(".dispute")).to_contain_text("Disputed by the source")
        expect(card.locator("blockquote, .said")).to_have_count(0)
