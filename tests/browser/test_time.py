"""Time in the browser: as known on a day, lines over time, a brushed time line, playing months, days compared."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Readers
from tests.browser.views import (
    PAGES,
    WIDE,
    click_cell,
    click_square,
    drawn,
    go_to,
    heading,
    in_sight,
    map_drawn,
    no_exception,
    panel,
    settled,
)

pytestmark = pytest.mark.browser


def test_on_a_day_the_app_says_what_could_be_known_on_it(reader: Readers) -> None:
    page = reader("/meetings?meeting=zelensky-trump-meeting&known=2025-02-24")
    heading(page, PAGES["/meetings"])
    expect(page.locator(".choice").first).to_contain_text("as known on 24 February 2025")
    expect(panel(page).locator("h2")).to_have_text("Meeting of Zelensky and Trump")
    expect(panel(page)).to_contain_text("Requested")
    expect(panel(page)).not_to_contain_text("Held")
    page.locator(".choice").get_by_role("link", name="Show everything").first.click()
    expect(page.locator(".choice")).to_have_count(0)


def test_the_day_goes_along_to_every_page(reader: Readers) -> None:
    page = reader("/stances?known=2025-02-24")
    for name in ("Meetings", "Quotes", "Issue", "Sources", "Data", "Briefing"):
        go_to(page, name)
        heading(page, PAGES["/" if name == "Briefing" else f"/{name.lower()}"])
        expect(page).to_have_url(re.compile(r"known=2025-02-24"))
        no_exception(page)


def test_a_square_on_the_line_of_an_issue_opens_its_words(reader: Readers) -> None:
    page = reader("/issue?of=territory")
    heading(page, "Territorial integrity / recognition of annexed land")
    click_square(page, "zelensky-territory-2025-04-22")
    page.wait_for_url(re.compile(r"position=zelensky-territory-2025-04-22"))
    expect(panel(page)).to_contain_text("Where it is written")
    panel(page).get_by_role("link", name="Its cell in the matrix").click()
    heading(page, PAGES["/stances"])


def drag_over_the_months(page: Page, start: float, end: float) -> None:
    """Drag from one part of the bars to another, as a hand does."""
    settled(page)
    drawn(page)
    bars = page.locator(".st-key-strip-wide .nsewdrag").last
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(box["x"] + box["width"] * (start + (end - start) * step / 10), y)
        page.wait_for_timeout(30)  # Plotly reads the mouse a few times a second
    page.mouse.up()


def test_a_drag_over_the_months_narrows_the_map_and_the_table(reader: Readers) -> None:
    page = reader("/meetings")
    rows = page.locator("table tr")
    settled(page)
    everything = rows.count()
    drag_over_the_months(page, 0.4, 0.6)
    page.wait_for_url(re.compile(r"span=2025-\d\d-\d\d\.\.2025-\d\d-\d\d"))
    expect(page.locator(".choice", has_text="Only from")).to_be_visible()
    assert 0 < rows.count() < everything
    first = page.url
    drag_over_the_months(page, 0.7, 0.9)
    expect(page).not_to_have_url(first)
    page.locator("table").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"(?=.*span=)(?=.*meeting=)"))
    page.get_by_role("link", name="All dates").click()
    expect(page.locator(".choice")).to_have_count(0)
    expect(rows).to_have_count(everything)


def test_the_months_play_on_the_map_and_the_page_stays(reader: Readers) -> None:
    page = reader("/meetings?to=2025-04-30")
    map_drawn(page)
    page.evaluate("() => { document.querySelector('h1').dataset.kept = 'yes'; window.kept = true; }")
    page.get_by_role("button", name="Play the months").click()
    expect(page.locator(".month")).to_contain_text("2025")
    first = page.locator(".month").inner_text()
    expect(page.locator(".month")).not_to_have_text(first)
    expect(page.get_by_role("button", name="Play the months")).to_be_visible(timeout=60_000)
    expect(page.locator(".month")).to_have_count(0)
    assert page.evaluate("() => [document.querySelector('h1').dataset.kept, window.kept]") == ["yes", True]
    expect(page.locator(WIDE)).to_be_visible()


def test_two_days_compared_show_what_moved_and_in_whose_words(reader: Readers) -> None:
    page = reader("/stances?known=2025-12-20&compare=2025-03-01")
    heading(page, PAGES["/stances"])
    moved = page.locator("section.list", has=page.get_by_role("heading", name="What moved since 1 March 2025"))
    expect(moved.get_by_role("row", name=re.compile(r"Ukraine NATO membership Volodymyr Zelensky"))).to_be_visible()
    click_cell(page, "ukraine", "nato_membership")
    expect(panel(page)).to_contain_text("Ready to give up the bid")
    assert "compare=2025-03-01" in page.url


def test_every_sentence_of_the_briefing_leads_to_its_note(reader: Readers) -> None:
    page = reader("/?known=2025-02-24")
    heading(page, "The week to 24 February 2025")
    page.locator(".news").nth(20).wait_for()
    assert page.locator(".news:not(:has(sup a))").count() == 0
    page.locator(".news", has_text="Ukraine · Zelensky–Trump ties").locator("sup a").first.click()
    note = page.locator(".notes p:target")
    expect(note).to_be_visible()
    in_sight(note)
    note.get_by_role("link", name="Read in context").click()
    heading(page, PAGES["/sources"])
    in_sight(page.locator("article.text .lit"))


def test_the_briefing_can_be_taken_along(reader: Readers) -> None:
    page = reader("/?known=2025-02-24")
    settled(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download as Markdown").click()
    text = downloading.value.path().read_text(encoding="utf-8")
    assert text.startswith("# Ukraine, 2025–26: 17 February 2025 to 24 February 2025")
    assert "[^1]: " in text
