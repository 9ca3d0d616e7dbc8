"""Every view is an address: it can be copied, gone back to, and followed without a reload."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Readers
from tests.browser.views import (
    PAGES,
    SEED,
    choose,
    click_cell,
    followed,
    go_to,
    heading,
    in_sight,
    no_exception,
    panel,
    settled,
)

pytestmark = pytest.mark.browser


def chosen(page: Page, *names: str) -> None:
    """What stands in the sidebar's boxes."""
    expect(page.get_by_test_id("stSidebar").locator("[data-tag]")).to_have_text(list(names))


def shown(page: Page, words: str) -> None:
    expect(page.locator(".choice")).to_contain_text(f"Shown: {words}.")


# Filters


def test_a_link_filters_by_actor_on_every_page(reader: Readers) -> None:
    page = reader("/stances?actor=Ukraine")
    for path, title in PAGES.items():
        page.goto(f"{path}?actor=Ukraine")
        heading(page, title)
        chosen(page, "Ukraine")
        no_exception(page)
        if path not in ("/data", "/add"):  # what is there and what is to be added, whatever is chosen
            shown(page, "only Ukraine")


def test_a_filter_leaves_only_what_it_names(reader: Readers) -> None:
    page = reader("/quotes?actor=United+Nations")
    shown(page, "only United Nations")
    assert set(page.locator(".card .speaker b").all_inner_texts()) == {"António Guterres"}
    go_to(page, "Stances")
    expect(page.locator(".lead").first).to_contain_text("1 delegation on")
    go_to(page, "Meetings")
    expect(page.locator("table")).to_contain_text("Guterres’s call for a peace settlement")
    expect(page.locator("table")).not_to_contain_text("Riyadh")


def test_a_press_on_the_next_control_opens_its_list_and_chooses_nothing(reader: Readers) -> None:
    page = reader("/stances")
    choose(page, "Actors", "Russia")
    shown(page, "only Russia")
    settled(page)
    issues = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Issues")
    before = issues.bounding_box()
    issues.hover()
    page.mouse.down()
    page.get_by_role("option").first.wait_for()  # a hand lets go when the list is there
    page.mouse.up()
    assert issues.bounding_box() == before
    page.wait_for_timeout(500)
    assert "issue=" not in page.url


def test_the_sidebar_writes_the_address_and_goes_along(reader: Readers) -> None:
    page = reader("/stances?known=2025-02-24")
    settled(page)
    choose(page, "Actors", "Russia")
    page.wait_for_url(re.compile(r"/stances\?(?=.*actor=Russia)(?=.*known=2025-02-24)"))
    shown(page, "only Russia, as known on 24 February 2025")
    choose(page, "Issues", "US–Russia dialogue")
    shown(page, "only Russia, on US–Russia dialogue, as known on 24 February 2025")

    for title, path in (("Meetings", "/meetings"), ("Quotes", "/quotes"), ("Sources", "/sources"), ("Data", "/data")):
        go_to(page, title)
        heading(page, PAGES[path])
        page.wait_for_url(re.compile(rf"{path}\?(?=.*actor=Russia)(?=.*issue=US)(?=.*known=2025-02-24)"))
        chosen(page, "Russia", "US–Russia dialogue")
    go_to(page, "Stances")
    shown(page, "only Russia, on US–Russia dialogue, as known on 24 February 2025")

    panel(page).get_by_role("link", name="Read in context").first.click()
    heading(page, PAGES["/sources"])
    shown(page, "only Russia, on US–Russia dialogue, as known on 24 February 2025")
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator(".choice")).to_have_count(0)
    assert page.url.endswith("/sources")
    chosen(page)


def test_dates_filter_and_stay_in_the_address(reader: Readers) -> None:
    page = reader("/meetings?from=2025-02-24&to=2025-03-02&known=2025-02-24")
    shown(page, "from 24 February 2025 to 2 March 2025, as known on 24 February 2025")
    expect(page.locator("table").first).to_contain_text("Macron’s visit to Washington")
    expect(page.locator("section.list")).not_to_contain_text(["Zelensky’s press conference in Kyiv"])
    page.locator("table").get_by_role("link", name="Macron’s visit to Washington").click()
    page.wait_for_url("**/meetings?from=2025-02-24&to=2025-03-02&known=2025-02-24&meeting=2025-02-macron-washington")


def test_nothing_left_says_what_to_do(reader: Readers) -> None:
    for path in ("/meetings", "/quotes"):
        page = reader(f"{path}?actor=NATO&issue=Minerals+deal")
        expect(page.locator(".empty")).to_contain_text("is left.")
        page.locator(".empty").get_by_role("link", name="Show everything").click()
        expect(page.locator(".empty")).to_have_count(0)
        page.wait_for_url(f"**{path}")


# Copies


COPIES = {
    "/stances?voices=Persons&cell=zelensky.presidency_exchange&actor=Ukraine": "Would leave if that brought peace",
    f"/quotes?q=offended&speaker=zelensky&kind=direct&source={SEED}": "if they actually were one",
    "/quotes?quote=promising&actor=Russia": "potentially “promising.»",
    "/meetings?meeting=2025-02-starmer-washington&issue=Continued+support": "are set to visit Washington this week",
    "/meetings?place=washington&known=2025-02-24": "Starmer’s visit to Washington",
    f"/sources?source={SEED}&at=940": "I am ready to step aside if needed",
}


@pytest.mark.parametrize("path", COPIES)
def test_a_copied_link_restores_the_view_in_another_browser(reader: Readers, path: str) -> None:
    first = reader(path)
    view = first.get_by_test_id("stMain")
    expect(view).to_contain_text(COPIES[path])
    settled(first)
    second = reader(first.url, new=True)
    expect(second.get_by_test_id("stMain")).to_contain_text(COPIES[path])
    settled(second)
    assert second.url == first.url
    words = [page.locator('[data-testid="stHtml"]').all_inner_texts() for page in (first, second)]
    assert words[0] == words[1]
    if "actor=" in path:
        chosen(second, path.split("actor=")[1])


def test_a_link_made_by_clicking_restores_the_view_in_another_browser(reader: Readers) -> None:
    first = reader()
    settled(first)
    choose(first, "Actors", "Ukraine")
    shown(first, "only Ukraine")
    click_cell(first, "ukraine", "minerals")
    expect(panel(first)).to_contain_text("progress")
    second = reader(first.url, new=True)
    expect(panel(second)).to_contain_text("progress")
    assert panel(second).inner_text() == panel(first).inner_text()
    shown(second, "only Ukraine")


# Steps


def test_links_do_not_reload_the_page(reader: Readers) -> None:
    page = reader("/stances?cell=ukraine.presidency_exchange")
    followed(page)
    page.evaluate("() => { window.kept = true; }")
    panel(page).get_by_role("link", name="Read in context").first.click()
    heading(page, PAGES["/sources"])
    panel(page).get_by_role("link", name="the quote").first.click()
    heading(page, PAGES["/quotes"])
    page.get_by_role("link", name="All quotes").click()
    page.locator(".facets").get_by_role("checkbox").first.click()
    expect(page.locator(".facets .ticked")).to_have_count(1)
    go_to(page, "Meetings")
    heading(page, PAGES["/meetings"])
    assert page.evaluate("() => window.kept") is True


def test_back_goes_one_view_back_and_forward_one_forward(reader: Readers) -> None:
    page = reader()
    click_cell(page, "ukraine", "minerals")
    expect(panel(page)).to_contain_text("progress")
    cell = page.url
    panel(page).get_by_role("link", name="Read in context").first.click()
    heading(page, PAGES["/sources"])
    source = page.url
    panel(page).get_by_role("link", name="the quote").first.click()
    heading(page, PAGES["/quotes"])

    page.go_back()
    heading(page, PAGES["/sources"])
    assert page.url == source
    page.go_back()
    heading(page, PAGES["/stances"])
    assert page.url == cell
    expect(panel(page)).to_contain_text("progress")
    page.go_back()
    page.wait_for_url(lambda url: "cell=" not in url)
    page.go_forward()
    expect(panel(page)).to_contain_text("progress")
    page.go_forward()
    heading(page, PAGES["/sources"])
    in_sight(page.locator("article.text .lit"))


def test_back_restores_the_filters(reader: Readers) -> None:
    page = reader("/quotes?actor=Russia")
    shown(page, "only Russia")
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator(".choice")).to_have_count(0)
    page.go_back()
    shown(page, "only Russia")
    chosen(page, "Russia")


def test_a_link_opens_in_a_new_tab_as_any_link_does(reader: Readers) -> None:
    page = reader("/stances?cell=ukraine.presidency_exchange")
    settled(page)
    with page.context.expect_page() as opening:
        panel(page).get_by_role("link", name="Read in context").first.click(modifiers=["ControlOrMeta"])
    heading(opening.value, PAGES["/sources"])
    heading(page, PAGES["/stances"])
