"""Whatever comes from data or from the address shows exactly as it stands, and none of it becomes markup."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Dialog, Page, expect

from dashboard.dossier.load import load
from tests.browser import hostile
from tests.browser.conftest import Desk, Readers
from tests.browser.hostile import CLAIM, FRAGMENT, MARKUP, SHORTS, TEXT, WORDS
from tests.browser.views import (
    PAGES,
    WIDE,
    choose,
    click_cell,
    heading,
    hover,
    map_drawn,
    matrix_drawn,
    no_exception,
    on_map,
    on_matrix,
    on_time_line,
    panel,
    settled,
    texts_on_map,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(_desk: Desk) -> Iterator[Desk]:
    """The hostile dossier, there for all tests of this file."""
    hostile.write(_desk.data / "hostile")
    yield _desk
    _desk.clear()


def shows(page: Page, *texts: str) -> None:
    """The main part of the page shows these texts, character for character."""
    settled(page)
    for text in texts:
        expect(page.get_by_test_id("stMain")).to_contain_text(text)
    nothing_became_markup(page)


def nothing_became_markup(page: Page) -> None:
    no_exception(page)
    made = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stApp"] *')].filter((element) =>
            element.matches("em, del, script, iframe, object, form, .katex, [style*=red]")
            || (element.matches("b, strong, i, a, code") && element.textContent === "x")
            || (element.matches("img") && !element.closest('[data-testid$="Logo"]'))
            || (element.matches("a[href]") && !/^https?:/.test(element.href))
            || element.getAttributeNames().some((name) => name.startsWith("on"))
        ).map((element) => element.outerHTML)"""
    )
    assert made == []


@pytest.fixture
def page(reader: Readers, desk: Desk) -> Iterator[Page]:
    """A reader who would hear an alert."""
    page = reader("/data", server=desk.server)
    alerts: list[str] = []

    def hear(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    yield page
    assert alerts == []


def test_the_dossier_is_sound(desk: Desk) -> None:
    assert load(desk.data / "hostile").problems == ()


def test_data(page: Page) -> None:
    shows(page, f"Dossier {MARKUP}", f"Summary {MARKUP}")


def test_stances(page: Page) -> None:
    page.goto("/stances?cell=state-0.issue-0")
    matrix_drawn(page)
    drawn = page.locator(".st-key-matrix .annotation-text").all_text_contents()
    names = {*SHORTS, *(f"Group {short}" for short in SHORTS)}
    # A long heading stands on two lines; where it breaks there is no space.
    assert {name.replace(" ", "") for name in drawn} == {name.replace(" ", "") for name in names}
    shows(
        page, f"Statement {MARKUP}", f"Condition {MARKUP}", f"Summary {MARKUP}", f"Setting {MARKUP}",
        f"Person {MARKUP}", f"Post {MARKUP}", f"“{WORDS}”", FRAGMENT, f"Translation {MARKUP}",
        f"Evidence {MARKUP}", f"Position {MARKUP}", f"Kept {MARKUP}", f"Publisher {MARKUP}",
    )  # fmt: skip
    page.goto("/stances?cell=state-0.issue-1")
    shows(page, f"Silence {MARKUP}", f"Cited {MARKUP}")


def test_the_table_and_the_list_of_stances(page: Page) -> None:
    page.goto("/stances?voices=Persons")
    page.get_by_text("The matrix as a table").click()
    shows(page, f"Person {MARKUP}", *SHORTS)
    assert set(page.locator("details.table td:first-child").all_inner_texts()) == {SHORTS[0], SHORTS[1]}


def test_hovering_over_the_matrix(page: Page) -> None:
    page.goto("/stances")
    for number, short in enumerate(SHORTS):
        hover(page, *on_matrix(page, f"state-{number}", f"issue-{number}"))
        expect(page.locator(".st-key-matrix .hoverlayer text").first).to_contain_text(f"{short} · {short}")
        click_cell(page, f"state-{number}", f"issue-{number}")
        expect(panel(page).locator("h2")).to_have_text(short)
    nothing_became_markup(page)


def test_meetings(page: Page) -> None:
    page.goto("/meetings?meeting=meeting-0")
    shows(
        page, f"Meeting {MARKUP}", f"Nameless {MARKUP}", f"Outcome {MARKUP}", f"Account {MARKUP}", f"Entry {MARKUP}",
        f"Meeting note {MARKUP}", f"Person {MARKUP}", f"Post {MARKUP}", SHORTS[0], f"First paragraph: {MARKUP}",
    )  # fmt: skip
    assert set(texts_on_map(page)) == set(SHORTS)
    assert set(page.locator("td:last-child").all_inner_texts()) == set(SHORTS)


def test_hovering_over_the_map_and_the_time_line(page: Page) -> None:
    page.goto("/meetings")
    map_drawn(page)
    for number, short in enumerate(SHORTS):
        hover(page, *on_map(page, 20 + 4 * number, 40 + number))
        expect(page.locator(f"{WIDE} .hoverlayer text").first).to_contain_text(f"{short} · 1 meeting")
        expect(page.locator(f"{WIDE} .hoverlayer text").first).to_contain_text(f"Meeting {MARKUP}, held")
    hover(page, *on_time_line(page, "meeting-0"))
    expect(page.locator(".st-key-strip-wide .hoverlayer text").first).to_contain_text(f"Meeting {MARKUP}")
    nothing_became_markup(page)


def test_quotes(page: Page) -> None:
    page.goto("/quotes")
    shows(
        page, f"“{WORDS}”", FRAGMENT, CLAIM, f"Person {MARKUP}", f"Post {MARKUP}", f"Translation {MARKUP}",
        f"Translator {MARKUP}", f"Dispute {MARKUP}", f"Disputed by Person {MARKUP}", f"Quote {MARKUP}",
        f"In: Kept {MARKUP}, Publisher {MARKUP}",
    )  # fmt: skip
    facets = " ".join(page.locator(".facets").all_inner_texts())
    assert f"Person {MARKUP}" in facets
    assert SHORTS[0] in facets


def test_quotes_with_the_found_words_marked(page: Page) -> None:
    page.goto("/quotes?" + urlencode({"q": "b img amp x person alert"}))
    page.locator("mark").first.wait_for()
    shows(page, f"“{WORDS}”", FRAGMENT, f"Person {MARKUP}")
    marked = {text.lower() for text in page.locator(".card mark").all_text_contents()}
    assert marked == {"alert", "amp", "b", "br", "img", "person", "x"}


def test_sources(page: Page) -> None:
    page.goto("/sources")
    shows(page, f"Kept {MARKUP}", f"Publisher {MARKUP}", f"Cited {MARKUP}")
    page.goto("/sources?source=cited")
    shows(page, f"Cited {MARKUP}")
    page.goto(f"/sources?source=kept&at={TEXT.index(FRAGMENT)}")
    shows(
        page, *TEXT.split("\n\n"), f"Author {MARKUP}", f"Rights {MARKUP}", f"Source {MARKUP}", f"Summary {MARKUP}"
    )  # fmt: skip
    expect(page.locator("article.text .lit")).to_have_text(FRAGMENT)
    address = page.get_by_role("link", name="Original").get_attribute("href")
    assert address == "https://publisher.example/?a=<b>x</b>&b=\"onmouseover='alert(1)'"


def test_the_sidebar(page: Page) -> None:
    page.goto("/quotes")
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_role("combobox", name="Dossier")).to_have_value(f"Dossier {MARKUP}")
    for short in SHORTS:
        choose(page, "Actors", f"State {short}")
    expect(sidebar.locator("[data-tag]")).to_have_text([f"State {short}" for short in SHORTS])
    choose(page, "Actors", f"Person {MARKUP}")
    choose(page, "Issues", SHORTS[3])
    expect(page.locator(".choice")).to_contain_text(f"and Person {MARKUP}, on {SHORTS[3]}.")
    nothing_became_markup(page)
    address = page.url
    page.goto("/data")
    page.goto(address)
    expect(page.locator(".choice")).to_contain_text(f"and Person {MARKUP}, on {SHORTS[3]}.")


PARAMETERS = (
    "q", "actor", "issue", "dossier", "from", "to", "voices", "meeting", "place", "quote", "source", "at", "page",
    "speaker", "kind", "about", "unknown",
)  # fmt: skip


@pytest.mark.parametrize("value", [f"\"'{MARKUP}", ""], ids=["markup", "nothing"])
def test_hostile_addresses(page: Page, value: str) -> None:
    for path, title in PAGES.items():
        page.goto(f"{path}?{urlencode(dict.fromkeys(PARAMETERS, value) | {'cell': f'{value}.{value}'})}")
        heading(page, title)
        settled(page)
        nothing_became_markup(page)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/quotes?q=%3Cb%3Exyz%3C/b%3E", "No quote holds"),
        ("/quotes?quote=%3Cb%3E", "There is no such quote in this dossier."),
        ("/quotes?page=-1", WORDS),
        ("/quotes?page=999", WORDS),
        ("/quotes?page=9999999999999999999999", WORDS),
        ("/quotes?speaker=%3Cb%3E", "No quote is left."),
        ("/meetings?meeting=%3Cb%3E", "There is no such meeting in what can be seen here."),
        ("/meetings?place=%3Cb%3E", f"Meeting {MARKUP}"),
        ("/sources?source=%3Cb%3E", "There is no such source in this dossier."),
        ("/sources?source=kept&at=%3Cb%3E", "What rests on it"),
        ("/sources?source=kept&at=-1", "What rests on it"),
        ("/sources?source=kept&at=999999", "Nothing that the filters leave rests on these words."),
        ("/sources?source=kept&at=%D9%A3", "What rests on it"),
        ("/stances?cell=%3Cb%3E.%3Cb%3E", "Choose a cell to read the words behind it."),
        ("/stances?cell=%3Cb%3E.issue-0", "Choose a cell to read the words behind it."),
        ("/stances?cell=state-0", f"Statement {MARKUP}"),
        ("/stances?actor=%3Cscript%3E", f"Statement {MARKUP}"),
    ],
)
def test_an_address_that_means_nothing_gets_a_plain_answer(page: Page, address: str, said: str) -> None:
    page.goto(address)
    shows(page, said)
    assert re.search(r"None|nan|NaN|undefined", page.get_by_test_id("stMain").inner_text()) is None
