"""From any mark to the words in a source, in two clicks."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Readers
from tests.browser.views import (
    PAGES,
    SEED,
    click_cell,
    click_place,
    heading,
    in_sight,
    on_time_line,
    panel,
    settled,
)

pytestmark = pytest.mark.browser

WORDS = "At this point, if it leads to peace for Ukraine, I am ready to step aside if needed. I would trade my position"
RIYADH = (46.7167, 24.6333)


def test_a_cell_leads_to_its_words_and_the_words_to_their_place(reader: Readers) -> None:
    page = reader()
    click_cell(page, "ukraine", "presidency_exchange")
    page.wait_for_url("**/stances?cell=ukraine.presidency_exchange")
    opened = panel(page)
    expect(opened.locator("blockquote").first).to_contain_text(f"“{WORDS}")
    expect(opened.locator(".speaker").first).to_have_text("Volodymyr Zelensky, President of Ukraine")
    expect(opened).to_contain_text("press conference, Kyiv, 23 Feb 2025")
    pinned = opened.locator(".source", has_text="Pinned").first
    expect(pinned).to_contain_text("Zelensky Willing to Step Down for NATO Membership")

    opened.get_by_role("link", name="Read in context").first.click()
    heading(page, PAGES["/sources"])
    marked = page.locator("article.text .lit")
    expect(marked).to_contain_text(WORDS)
    in_sight(marked)
    assert f"source={SEED}&at=" in page.url


def test_a_blank_cell_says_that_nobody_has_looked(reader: Readers) -> None:
    page = reader()
    click_cell(page, "united_nations", "minerals")
    expect(panel(page)).to_contain_text("Uncoded")
    expect(panel(page)).to_contain_text("That is not the same as silence.")


def test_a_cell_of_a_person_opens_what_that_person_said(reader: Readers) -> None:
    page = reader("/stances?voices=Persons")
    click_cell(page, "trump", "legitimacy")
    expect(panel(page).locator(".kicker")).to_have_text("Donald Trump")
    expect(panel(page)).to_contain_text("dictator")


def test_a_span_in_the_source_shows_what_rests_on_it(reader: Readers) -> None:
    page = reader(f"/sources?source={SEED}")
    page.locator("article.text a.span", has_text="Trump advocates a peace agreement").click()
    expect(page.locator("article.text .lit")).to_have_text("Trump advocates a peace agreement")
    expect(panel(page).locator("h2")).to_have_text("What rests on them")
    expect(panel(page)).to_contain_text("US, A negotiated settlement")
    panel(page).get_by_role("link", name="A negotiated settlement").click()
    heading(page, PAGES["/stances"])
    page.wait_for_url("**/stances?cell=united_states.peace_process")
    expect(panel(page)).to_contain_text("Pushes for a peace agreement; its terms are not given.")


def test_a_place_on_the_map_opens_its_meeting(reader: Readers) -> None:
    page = reader("/meetings?known=2025-02-24&meeting=2025-02-23-zelensky-press-conference")
    expect(panel(page).locator(".kicker")).to_have_text("Kyiv")
    click_place(page, *RIYADH)
    page.wait_for_url("**/meetings?*place=riyadh")
    expect(panel(page).locator("h2")).to_have_text("US–Russia talks in Riyadh")
    expect(panel(page)).to_contain_text(
        "following discussions in Riyadh between Russian Foreign Minister Sergei Lavrov"
    )
    panel(page).get_by_role("link", name="Read in context").first.click()
    in_sight(page.locator("article.text .lit"))


def test_a_place_where_several_met_lists_them(reader: Readers) -> None:
    page = reader("/meetings?known=2025-02-24")
    click_place(page, -77.0364, 38.8951)
    expect(panel(page).locator("h2")).to_have_text("Washington")
    panel(page).get_by_role("link", name="Macron’s visit to Washington").click()
    expect(panel(page).locator("h2")).to_have_text("Macron’s visit to Washington")
    expect(panel(page)).to_contain_text("are set to visit Washington this week")


def test_a_mark_on_the_time_line_opens_its_meeting(reader: Readers) -> None:
    page = reader("/meetings?known=2025-02-24")
    page.mouse.click(*on_time_line(page, "2025-02-riyadh-talks"))
    expect(page).to_have_url(re.compile(r"meeting=2025-02-riyadh-talks"))
    expect(panel(page)).to_contain_text("following discussions in Riyadh between Russian Foreign Minister")
    expect(page.locator("tr.opened")).to_contain_text("US–Russia talks in Riyadh")


def test_every_meeting_is_in_the_table_with_or_without_a_place(reader: Readers) -> None:
    page = reader("/meetings")
    settled(page)
    page.locator("table").get_by_role("link", name="Negotiation of a resources deal").click()
    expect(panel(page).locator(".kicker")).to_have_text("No place stated")


def test_what_a_row_far_down_opens_comes_into_sight(reader: Readers) -> None:
    page = reader("/meetings", height=700)
    settled(page)
    page.locator("table").get_by_role("link", name="Meeting of Trump and Putin").click()
    expect(panel(page).locator("h2")).to_have_text("Meeting of Trump and Putin")
    in_sight(panel(page).locator("h2"))


def test_a_mark_opens_again_after_going_back(reader: Readers) -> None:
    # The only cell is the one that is open from the start, so that the picture is the same before and after.
    start = "/stances?actor=Ukraine&issue=Zelensky+leaving+office"
    page = reader(start)
    click_cell(page, "ukraine", "presidency_exchange")
    page.wait_for_url("**&cell=ukraine.presidency_exchange")
    page.go_back()
    page.wait_for_url(f"**{start}")
    settled(page)
    click_cell(page, "ukraine", "presidency_exchange")
    page.wait_for_url("**&cell=ukraine.presidency_exchange")
