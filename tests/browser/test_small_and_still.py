"""On a phone, by keyboard, in print: the same words by other ways."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Readers
from tests.browser.views import NARROW, PAGES, SEED, WIDE, heading, in_sight, map_drawn, panel, settled

pytestmark = pytest.mark.browser


def phone(reader: Readers, path: str) -> Page:
    page = reader(path, width=390, height=844)
    settled(page)
    return page


VIEWS = (
    *PAGES, "/stances?cell=ukraine.presidency_exchange", "/stances?voices=Persons", f"/sources?source={SEED}&at=940",
    "/meetings?meeting=2025-02-riyadh-talks", "/quotes?quote=ready-to-step-aside", "/quotes?q=xylophone",
    "/quotes?actor=Ukraine&issue=Zelensky+leaving+office&from=2025-01-01",
)  # fmt: skip


@pytest.mark.parametrize("path", VIEWS)
def test_nothing_on_a_phone_needs_scrolling_sideways(reader: Readers, path: str) -> None:
    page = phone(reader, path)
    if path.startswith("/meetings"):
        map_drawn(page, NARROW)
    too_wide = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
            .filter((element) => element.scrollWidth > element.clientWidth).map((element) => element.scrollWidth)"""
    )
    assert too_wide == []
    cut = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] [data-testid="stHtml"] *')].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
        }).map((element) => element.outerHTML.slice(0, 200))"""
    )
    assert cut == []


def test_on_a_phone_a_list_stands_for_the_matrix(reader: Readers) -> None:
    page = phone(reader, "/stances")
    expect(page.locator(".phone-list")).to_be_visible()
    expect(page.locator(".st-key-matrix")).to_be_hidden()
    section = page.locator(".phone-list section", has=page.get_by_role("heading", name="Zelensky leaving office"))
    section.get_by_role("link", name="Ukraine").click()
    expect(panel(page).locator("h2")).to_have_text("Zelensky leaving office")
    page.wait_for_url("**/stances?cell=ukraine.presidency_exchange")
    page.wait_for_function(
        """() => document.querySelector(".panel").getBoundingClientRect().top
            < document.querySelector(".phone-list").getBoundingClientRect().top"""
    )
    in_sight(panel(page).locator("h2"))


def test_on_a_phone_what_was_opened_is_in_sight(reader: Readers) -> None:
    page = phone(reader, "/meetings")
    page.locator("table").get_by_role("link", name="Meeting of Trump and Putin").click()
    expect(panel(page).locator("h2")).to_have_text("Meeting of Trump and Putin")
    in_sight(panel(page).locator("h2"))
    page = phone(reader, f"/quotes?source={SEED}")
    page.locator("#quote-territorial-integrity").get_by_role("link", name="Link").click()
    expect(page.locator(".card")).to_have_count(1)
    in_sight(page.locator(".card .speaker"))


def test_on_a_phone_the_map_has_its_own_figure(reader: Readers) -> None:
    page = phone(reader, "/meetings")
    expect(page.locator(WIDE)).to_be_hidden()
    map_drawn(page, NARROW)
    expect(page.locator(NARROW)).to_be_visible()


def test_on_a_phone_the_chosen_words_are_in_sight(reader: Readers) -> None:
    page = phone(reader, f"/sources?source={SEED}&at=940")
    expect(page.locator("article.text .lit")).to_contain_text("I am ready to step aside if needed")
    in_sight(page.locator("article.text .lit"))
    in_sight(panel(page))


def test_on_a_phone_results_come_before_facets(reader: Readers) -> None:
    page = phone(reader, "/quotes")
    page.locator(".card").first.wait_for()
    tops = [page.locator(part).first.bounding_box() for part in (".card", ".facets")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] < tops[1]["y"]


def tab_to(page: Page, link: str) -> None:
    """Press Tab until the link has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("(link) => document.activeElement?.matches(link)", link):
            return
    pytest.fail(f"Tab never reaches {link}")


def test_the_table_of_stances_works_by_keyboard(reader: Readers) -> None:
    page = reader()
    settled(page)
    tab_to(page, "details.table summary")
    page.keyboard.press("Enter")
    expect(page.locator("details.table table")).to_be_visible()
    tab_to(page, 'details.table a[href*="ukraine.minerals"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/stances?cell=ukraine.minerals")
    expect(panel(page)).to_contain_text("progress")
    tab_to(page, '.panel a[href*="at="]')
    page.keyboard.press("Enter")
    heading(page, PAGES["/sources"])
    in_sight(page.locator("article.text .lit"))


def test_the_list_on_the_phone_works_by_keyboard(reader: Readers) -> None:
    page = phone(reader, "/stances")
    tab_to(page, '.phone-list a[href*="russia.us_russia_dialogue"]')
    focused = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert focused == "solid"
    page.keyboard.press("Enter")
    expect(panel(page)).to_contain_text("promising")


def test_every_picture_has_a_name_that_says_where_the_words_are(reader: Readers) -> None:
    for path in ("/stances", "/meetings"):
        page = reader(path)
        settled(page)
        expect(page.get_by_role("figure").first).to_have_attribute("aria-label", re.compile(r"The table below"))


def test_print_has_no_navigation(reader: Readers) -> None:
    page = reader("/stances?cell=ukraine.presidency_exchange")
    settled(page)
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    page.emulate_media(media="print")
    for part in ("stSidebar", "stHeader"):
        expect(page.get_by_test_id(part)).to_be_hidden()
    expect(page.locator(".st-key-matrix")).to_be_visible()
    expect(panel(page)).to_contain_text("I am ready to step aside if needed")
