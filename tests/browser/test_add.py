"""Add a source: from a pasted article to reviewed records, with nothing lost on the way."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.dossier.load import load
from tests.browser.conftest import Readers
from tests.browser.server import UKRAINE, serving
from tests.browser.views import SEED, choose_in, heading, no_exception, settled

pytestmark = pytest.mark.browser

ARTICLE = """Guarantees first

“We need guarantees that work,” Volodymyr Zelensky said on Monday.

Emmanuel Macron met Keir Starmer in London on March 2.

The Kremlin called the plan “unacceptable in any form” on Sunday.
"""


def begin(page: Page, article: str = ARTICLE) -> None:
    heading(page, "Add a source")
    settled(page)
    page.get_by_label("Paste the article").fill(article)
    page.get_by_role("textbox", name="Day of publication").fill("2025-03-03")
    page.get_by_role("button", name="Look for quotes and meetings").click()
    expect(page).to_have_url(re.compile(r"draft="))
    heading(page, article.split("\n", maxsplit=1)[0])
    settled(page)


def open_card(page: Page, words: str) -> None:
    page.locator("article.review a.span", has_text=words).first.click()
    expect(page.locator(".panel")).to_contain_text(words)
    settled(page)


def test_an_article_becomes_records_that_pass_the_check(reader: Readers, tmp_path: Path) -> None:
    page = reader("/add")
    begin(page)
    open_card(page, "We need guarantees that work")
    expect(page.get_by_role("combobox", name="Speaker")).to_have_value("Volodymyr Zelensky")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".lead").first).to_contain_text("1 accepted")
    settled(page)  # what is typed before the end of a run may be gone after it
    page.get_by_role("textbox", name="Who owns the text").fill("Belongs to its publisher.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Check and prepare the download").click()
    expect(page.locator(".empty")).to_contain_text("Sound.")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download the records").click()
    packed = zipfile.ZipFile(io.BytesIO(downloading.value.path().read_bytes()))
    shutil.copytree(UKRAINE, tmp_path / "ukraine")
    packed.extractall(tmp_path)
    after = load(tmp_path / "ukraine")
    assert after.problems == ()
    assert "We need guarantees that work," in {quote.exact for quote in after.dossier.quotes.values()}
    no_exception(page)


def test_nothing_is_lost_on_a_reload(reader: Readers) -> None:
    page = reader("/add")
    begin(page)
    open_card(page, "unacceptable in any form")
    page.keyboard.press("Alt+x")
    expect(page.locator(".lead").first).to_contain_text("1 of")
    page.reload()
    heading(page, "Guarantees first")
    expect(page.locator(".lead").first).to_contain_text("1 of")
    expect(page.locator("article.review a.rejected")).to_have_text("unacceptable in any form")


def test_words_that_were_missed_are_added_by_selecting_them(reader: Readers) -> None:
    page = reader("/add")
    begin(page)
    page.evaluate(
        """() => {
            const words = [...document.querySelectorAll("article.review p [data-start]")].at(-1).firstChild;
            getSelection().setBaseAndExtent(words, words.data.indexOf("on Sunday"), words, words.data.indexOf("."));
        }"""
    )
    page.get_by_role("link", name="Add the selected words as a quote").click()
    expect(page.locator("blockquote.words")).to_have_text("on Sunday")
    expect(page.locator(".panel")).to_contain_text("Found by hand")


def test_what_is_no_article_gets_a_plain_answer(reader: Readers) -> None:
    page = reader("/add")
    settled(page)
    page.get_by_role("button", name="Look for quotes and meetings").click()
    expect(page.locator(".empty")).to_contain_text("There is no text yet.")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "article.txt", "mimeType": "text/plain", "buffer": b"%PDF-1.7 \x00\x01"}
    )
    uploaded = page.get_by_test_id("stFileUploader")
    expect(uploaded).to_contain_text("article.txt")
    expect(uploaded.get_by_role("progressbar")).to_have_count(0)
    settled(page)
    page.wait_for_timeout(1000)  # the name shows a moment before the form takes the file in
    page.get_by_role("button", name="Look for quotes and meetings").click()
    expect(page.locator(".empty")).to_contain_text("a PDF")
    page.goto("/add?draft=no-such-draft-here-at-all")
    expect(page.locator(".choice")).to_contain_text("There is no such draft here.")
    no_exception(page)


def test_an_article_that_is_here_already_is_recognised(reader: Readers) -> None:
    page = reader("/add")
    settled(page)
    text = (UKRAINE / "sources" / SEED / "text.txt").read_text("utf-8")
    page.get_by_label("Paste the article").fill(text)
    page.get_by_role("button", name="Look for quotes and meetings").click()
    expect(page.locator(".empty")).to_contain_text("This source is here already.")


def test_where_the_host_allows_it_the_records_of_two_curators_are_saved(reader: Readers, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(UKRAINE, data / "ukraine")
    before = load(UKRAINE).dossier
    with serving(tmp_path, data, editing=True) as server:
        first, second = (reader("/add", server=server, new=True) for _ in range(2))
        begin(first)
        begin(second, ARTICLE.replace("Guarantees first", "Guarantees second").replace("that work", "that hold"))
        open_card(first, "We need guarantees that work")
        choose_in(first, "Issues", "Security guarantees")
        choose_in(first, "Stance", "Supports")
        first.get_by_role("textbox", name="In your own words").fill("Wants guarantees that work.")
        first.keyboard.press("Enter")
        expect(first.get_by_role("button", name="Accept")).to_be_enabled()
        first.get_by_role("button", name="Accept").click()
        expect(first.locator(".lead").first).to_contain_text("1 accepted")
        open_card(second, "met Keir Starmer")
        choose_in(second, "Is it on record?", "London Summit on Ukraine")
        second.get_by_role("button", name="Accept").click()
        expect(second.locator(".lead").first).to_contain_text("1 accepted")
        for page in (first, second):
            page.get_by_role("textbox", name="Who owns the text").fill("Belongs to its publisher.")
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Check and save").click()
            expect(page.locator(".empty")).to_contain_text("Saved.")
        first.locator(".empty").get_by_role("link", name="Guarantees first").click()
        expect(first.locator("article.text")).to_contain_text("We need guarantees that work")
        first.close()
        second.close()
    after = load(data / "ukraine")
    assert after.problems == ()
    assert len(after.dossier.sources) == len(before.sources) + 2
    (new,) = set(after.dossier.positions) - set(before.positions)
    assert after.dossier.positions[new].summary == "Wants guarantees that work."
    assert set(after.dossier.meetings) == set(before.meetings), "no twin"
    longer = [id_ for id_, one in after.dossier.meetings.items() if one.history != before.meetings[id_].history]
    assert len(longer) == 1
