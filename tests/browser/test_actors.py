"""One actor: every name leads to it, and its page to the words."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Readers
from tests.browser.views import PAGES, click_square, heading, in_sight, no_exception, panel, settled

pytestmark = pytest.mark.browser


def test_a_name_beside_its_words_leads_to_the_actor(reader: Readers) -> None:
    page = reader("/stances?cell=ukraine.nato_membership&known=2025-02-24")
    settled(page)
    panel(page).get_by_role("link", name="Volodymyr Zelensky").first.click()
    heading(page, "Volodymyr Zelensky")
    expect(page).to_have_url(re.compile(r"/actors\?(?=.*who=zelensky)(?=.*known=2025-02-24)"))
    no_exception(page)


def test_the_list_leads_to_each(reader: Readers) -> None:
    page = reader("/actors")
    heading(page, PAGES["/actors"])
    page.locator("main, [data-testid=stMain]").get_by_role("link", name="Emmanuel Macron").first.click()
    heading(page, "Emmanuel Macron")
    expect(page.get_by_test_id("stMain")).to_contain_text("France")


def test_from_what_an_actor_said_to_the_words_in_two_clicks(reader: Readers) -> None:
    page = reader("/actors?who=zelensky&known=2025-02-24")
    heading(page, "Volodymyr Zelensky")
    expect(page.locator(".st-key-lines-wide .scatterlayer .point").first).to_be_visible()
    page.locator(".words-table").get_by_role("link", name="Would leave the presidency in return").click()
    expect(page).to_have_url(re.compile(r"position="))
    panel(page).get_by_role("link", name="Read in context").first.click()
    heading(page, PAGES["/sources"])
    in_sight(page.locator("article.text .lit"))


def test_a_square_on_the_line_of_an_actor_opens_its_words(reader: Readers) -> None:
    page = reader("/actors?who=zelensky")
    heading(page, "Volodymyr Zelensky")
    click_square(page, "zelensky-frozen-assets-2025-12-18")
    expect(panel(page)).to_contain_text("Urged EU leaders to use the frozen money for Ukraine at once.")
    expect(page).to_have_url(re.compile(r"position=zelensky-frozen-assets-2025-12-18"))
    no_exception(page)


def test_a_name_in_a_sentence_of_the_briefing_leads_there_too(reader: Readers) -> None:
    page = reader("/?known=2025-02-24")
    page.locator(".news p").get_by_role("link", name="Pete Hegseth").first.click()
    heading(page, "Pete Hegseth")
