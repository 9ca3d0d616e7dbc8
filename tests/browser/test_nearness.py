"""Who is near whom, where it could move, who met whom: each number one click from what it rests on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Readers
from tests.browser.views import PAGES, click_pair, go_to, heading, in_sight, matrix_drawn, no_exception, panel, settled

pytestmark = pytest.mark.browser


def test_a_pair_in_the_picture_opens_what_its_number_rests_on(reader: Readers) -> None:
    page = reader("/nearness")
    heading(page, PAGES["/nearness"])
    click_pair(page, ".st-key-nearness-matrix", "russia", "united_states")
    expect(page).to_have_url(re.compile(r"pair=(russia\.united_states|united_states\.russia)"))
    expect(panel(page).locator("h2")).to_contain_text("Russia")
    panel(page).locator(".stance-link", has_text="Russia").first.click()
    heading(page, PAGES["/stances"])
    expect(panel(page)).to_contain_text("Where it is written")


def test_a_pair_that_met_opens_its_meetings(reader: Readers) -> None:
    page = reader("/contacts")
    heading(page, PAGES["/contacts"])
    click_pair(page, ".st-key-contact-matrix", "russia", "united_states")
    expect(page).to_have_url(re.compile(r"pair="))
    panel(page).get_by_role("link", name="Trump–Putin telephone call").first.click()
    heading(page, PAGES["/meetings"])
    expect(panel(page).locator("h2")).to_have_text("Trump–Putin telephone call")


def test_the_way_of_another_envoy_stands_in_the_address(reader: Readers) -> None:
    page = reader("/contacts?envoy=Kirill+Dmitriev")
    settled(page)
    expect(page.locator(".way-table")).to_contain_text("Moscow")
    no_exception(page)


def test_a_pair_of_the_overlap_names_both_stances_and_who_met_both(reader: Readers) -> None:
    page = reader("/overlap?of=security_guarantees")
    settled(page)
    page.locator(".pairs-table").get_by_role("link", name="Ukraine and US").click()
    expect(page).to_have_url(re.compile(r"(?=.*of=security_guarantees)(?=.*pair=)"))
    expect(panel(page).locator("h2")).to_have_text("Ukraine and US")
    expect(panel(page)).to_contain_text("US: ambiguous")
    panel(page).get_by_role("link", name="Who met both").click()
    in_sight(page.get_by_role("heading", name="Who could carry it between Ukraine and US"))
    page.get_by_role("radio", name="7 days").click()
    expect(page).to_have_url(re.compile(r"within=7"))
    expect(page.locator(".carriers")).to_contain_text("Who met both within 7 days")
    page.locator(".carriers").get_by_role("link", name="Coalition of the willing summit in Paris").first.click()
    heading(page, PAGES["/meetings"])
    expect(panel(page).locator("h2")).to_have_text("Coalition of the willing summit in Paris")
    no_exception(page)


def test_stances_lead_to_nearness_and_meetings_to_contacts(reader: Readers) -> None:
    page = reader("/stances?known=2025-06-01")
    matrix_drawn(page)
    page.get_by_role("link", name="who is near whom").click()
    heading(page, PAGES["/nearness"])
    expect(page).to_have_url(re.compile(r"known=2025-06-01"))
    go_to(page, "Meetings")
    page.get_by_role("link", name="pair by pair, who has met whom").click()
    heading(page, PAGES["/contacts"])
    expect(page).to_have_url(re.compile(r"known=2025-06-01"))


def test_the_order_by_likeness_stays_in_the_address(reader: Readers) -> None:
    page = reader("/stances")
    matrix_drawn(page)
    page.get_by_role("radio", name="By likeness").click()
    expect(page).to_have_url(re.compile(r"order=By"))
    expect(page.get_by_test_id("stMain")).to_contain_text("Neighbours are alike")
    page = reader(page.url.split("/", 3)[3].join(["/", ""]), new=True)
    expect(page.get_by_test_id("stMain")).to_contain_text("Neighbours are alike")
