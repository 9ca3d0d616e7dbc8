"""Broken data is said, what still loads is shown, and nobody sees a traceback."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Readers
from tests.browser.server import UKRAINE
from tests.browser.views import PAGES, SEED, click_cell, heading, no_exception, panel, settled

pytestmark = pytest.mark.browser

WORDS = "One could feel offended by being called a ‘dictator’ if they actually were one"
QUOTES = f"sources/{SEED}/quotes.yaml"


@pytest.fixture
def ukraine(desk: Desk) -> Path:
    """A copy of the repository's dossier, to break."""
    return Path(shutil.copytree(UKRAINE, desk.data / "ukraine"))


def change(path: Path, old: str, new: str) -> int:
    """Change one place in a file, and tell its line."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode())
    return text[: text.index(old)].count("\n") + 1


def notice(page: Page, problems: str) -> None:
    """What stands on every page above everything else."""
    expect(page.locator(".problem-notice")).to_contain_text(f"{problems} in this dossier")
    no_exception(page)


def report(page: Page) -> str:
    """The report, reached from the notice."""
    page.locator(".problem-notice").get_by_role("link", name="Read the report").click()
    heading(page, PAGES["/data"])
    return page.locator("section.list").inner_text()


def test_a_misquoted_quote_is_reported_and_shown_nowhere(reader: Readers, desk: Desk, ukraine: Path) -> None:
    line = change(ukraine / QUOTES, f"exact: {WORDS}", "exact: One must feel offended by being called a ‘dictator’")
    page = reader(f"/quotes?source={SEED}", server=desk.server)
    notice(page, "1 problem")
    expect(page.locator(".card")).to_have_count(11)
    expect(page.locator("#quote-if-they-were-one")).to_have_count(0)
    for path in ("/", "/stances?cell=ukraine.relations_with_trump", "/quotes?q=offended",
                 "/quotes?quote=if-they-were-one",
                 "/meetings?meeting=2025-02-23-zelensky-press-conference", f"/sources?source={SEED}"):  # fmt: skip
        page.goto(path)
        settled(page)
        notice(page, "1 problem")
        assert "One must feel offended" not in page.get_by_test_id("stMain").inner_text()
    said = report(page)
    assert re.search(rf"^{QUOTES}:{line}:\d+ exact-not-found$", said, re.MULTILINE)
    assert "Left out until it is mended" in said


def test_one_file_that_is_no_yaml_takes_only_its_own_along(reader: Readers, desk: Desk, ukraine: Path) -> None:
    (ukraine / "actors/macron.yaml").write_text("id: macron\nkind: person\nname: [Emmanuel\n", "utf-8")
    page = reader(server=desk.server)
    notice(page, "")
    click_cell(page, "united_kingdom", "support_for_ukraine")
    expect(panel(page)).to_contain_text("Keir Starmer")
    assert re.search(r"^actors/macron\.yaml:[34]:\d+ yaml-syntax$", report(page), re.MULTILINE)
    page.goto("/meetings?meeting=2025-02-macron-washington")
    settled(page)
    no_exception(page)


def test_without_its_title_page_the_records_are_still_shown(reader: Readers, desk: Desk, ukraine: Path) -> None:
    (ukraine / "dossier.yaml").write_text("title: {", "utf-8")
    page = reader("/quotes", server=desk.server)
    notice(page, "1 problem")
    expect(page.locator(".card").first).to_be_visible()
    for path in PAGES:
        page.goto(path)
        heading(page, PAGES[path])
        settled(page)
        no_exception(page)
    assert re.search(r"^dossier\.yaml:\d+:\d+ yaml-syntax$", report(page), re.MULTILINE)


def test_where_nothing_can_be_read_the_pages_say_so(reader: Readers, desk: Desk, ukraine: Path) -> None:
    for file in ukraine.rglob("*"):
        if file.is_file():
            file.write_bytes(b"\xff\xfe: [")
    page = reader("/data", server=desk.server)
    for path in PAGES:
        page.goto(path)
        heading(page, PAGES[path])
        settled(page)
        expect(page.locator(".problem-notice")).to_contain_text("problems in this dossier")
        no_exception(page)
    page.goto("/stances")
    expect(page.locator(".empty")).to_be_visible()
    said = report(page)
    assert re.search(r"^dossier\.yaml:1:1 file-encoding$", said, re.MULTILINE)
    assert re.search(rf"^sources/{SEED}/text\.txt:1:1 file-encoding$", said, re.MULTILINE)


def test_an_empty_folder_says_what_to_put_there(reader: Readers, desk: Desk) -> None:
    page = reader("/quotes", server=desk.server)
    heading(page, "No dossier here")
    expect(page.locator(".empty")).to_contain_text(str(desk.data))
    expect(page.locator(".empty")).to_contain_text("DASHBOARD_DATA")
    no_exception(page)


def test_an_edit_is_noticed_at_the_next_click(reader: Readers, desk: Desk, ukraine: Path) -> None:
    page = reader(f"/sources?source={SEED}", server=desk.server)
    expect(page.locator("article.text")).to_contain_text(WORDS)
    expect(page.locator(".problem-notice")).to_have_count(0)
    change(ukraine / f"sources/{SEED}/text.txt", WORDS, WORDS.replace("could", "might"))
    page.get_by_test_id("stHeader").get_by_role("link", name="Quotes").click()
    expect(page.locator(".problem-notice")).to_be_visible()
    expect(page.locator("#quote-if-they-were-one")).to_have_count(0)
    assert re.search(r"^sources/\S+:\d+:\d+ text-checksum$", report(page), re.MULTILINE)


def test_a_mended_dossier_is_whole_again(reader: Readers, desk: Desk, ukraine: Path) -> None:
    kept = (ukraine / "issues.yaml").read_bytes()
    (ukraine / "issues.yaml").write_bytes(b"- id: [")
    page = reader("/data", server=desk.server)
    expect(page.locator(".problem-notice")).to_be_visible()
    (ukraine / "issues.yaml").write_bytes(kept)
    page.get_by_test_id("stHeader").get_by_role("link", name="Stances").click()
    heading(page, PAGES["/stances"])
    expect(page.locator(".problem-notice")).to_have_count(0)


def test_a_dossier_that_is_put_there_while_the_app_runs(reader: Readers, desk: Desk) -> None:
    page = reader(server=desk.server)
    heading(page, "No dossier here")
    shutil.copytree(UKRAINE, desk.data / "ukraine")
    page.reload()
    heading(page, PAGES["/stances"])


def test_two_dossiers_stand_side_by_side(reader: Readers, desk: Desk, ukraine: Path) -> None:
    other = Path(shutil.copytree(Path(__file__).parents[1] / "fixtures" / "small", desk.data / "small"))
    assert other.is_dir()
    assert ukraine.is_dir()
    page = reader("/quotes?dossier=Ukraine%2C+2025–26", server=desk.server)
    expect(page.locator("#quote-dictator")).to_be_visible()
    page.get_by_role("checkbox", name="full sentences").click()
    page.wait_for_url("**dossier=Ukraine*kind=direct*")
    expect(page.locator(".card")).to_have_count(2)
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Dossier").click()
    page.get_by_role("option", name="The river at Halm").click()
    expect(page.locator(".card").first).to_contain_text("the bridge")
    no_exception(page)
