"""Every page draws, in light and in dark."""

from typing import Literal

import pytest
from playwright.sync_api import expect

from dashboard.figures.theme import PALETTES
from tests.browser.conftest import Readers, Watch
from tests.browser.views import (
    PAGES,
    SEED,
    WIDE,
    choose,
    heading,
    map_drawn,
    matrix_drawn,
    no_exception,
    on_map,
    settled,
    shares,
    texts_on_map,
)

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]
both_themes = pytest.mark.parametrize("theme", ["light", "dark"])


@both_themes
def test_stances(reader: Readers, theme: Theme) -> None:
    page = reader(theme=theme)
    heading(page, PAGES["/stances"])
    matrix_drawn(page)
    names = page.locator(".st-key-matrix .annotation-text").all_text_contents()
    assert {"Ukraine", "Russia", "NATO membership", "Security"} <= set(names)
    assert set(page.locator(".st-key-matrix .textpoint").all_text_contents()) >= {"+", "(+)", "±", "−"}
    colours = shares(page.locator(".st-key-matrix"))
    palette = PALETTES[theme]
    assert colours[palette.paper] > 0.5
    assert colours[palette.supports.fill] > 0.005
    assert colours[palette.supports_conditionally.fill] > 0.002
    no_exception(page)


@both_themes
def test_meetings(reader: Readers, watch: Watch, theme: Theme) -> None:
    page = reader("/meetings", theme=theme)
    heading(page, PAGES["/meetings"])
    assert {"Riyadh", "Kyiv"} <= {text.rstrip(" 0123456789") for text in texts_on_map(page)}
    assert any(url.endswith("/app/static/basemap/world.svg") for url in watch.requests)
    colours = shares(page.locator(WIDE))
    assert colours[PALETTES[theme].land] > 0.1, "land is painted"
    assert colours[PALETTES[theme].sea] > 0.02, "sea is painted"
    assert colours[PALETTES[theme].ink] > 0.0005, "marks are painted"
    expect(page.locator(".st-key-strip-wide .scatterlayer .point").first).to_be_visible()
    expect(page.locator("table").get_by_role("link").first).to_be_visible()
    no_exception(page)


@both_themes
def test_quotes(reader: Readers, theme: Theme) -> None:
    page = reader("/quotes", theme=theme)
    heading(page, PAGES["/quotes"])
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator(".facets").get_by_role("checkbox").first).to_be_visible()
    no_exception(page)


@both_themes
def test_sources(reader: Readers, theme: Theme) -> None:
    page = reader(f"/sources?source={SEED}", theme=theme)
    heading(page, PAGES["/sources"])
    expect(page.locator("article.text")).to_contain_text("On Sunday, just one day before the third anniversary")
    assert page.locator("article.text a.span").count() > 20
    no_exception(page)


@both_themes
def test_data(reader: Readers, theme: Theme) -> None:
    page = reader("/data", theme=theme)
    heading(page, PAGES["/data"])
    expect(page.get_by_text("No problem: every record is sound, every quotation stands in its text.")).to_be_visible()
    no_exception(page)


@both_themes
def test_the_page_and_its_wordmark_follow_the_theme(reader: Readers, theme: Theme) -> None:
    page = reader("/data", theme=theme)
    settled(page)
    paper = PALETTES[theme].paper.lstrip("#")
    expected = "rgb({}, {}, {})".format(*(int(paper[at : at + 2], 16) for at in (0, 2, 4)))
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", expected)
    logo = page.get_by_test_id("stSidebar").get_by_test_id("stSidebarLogo")
    expect(logo).to_have_js_property("complete", True)
    assert logo.evaluate("(image) => image.naturalWidth > 0")


def test_the_fonts_are_ours_and_quotes_are_in_serif(reader: Readers, watch: Watch) -> None:
    page = reader(f"/quotes?source={SEED}")
    page.locator(".card blockquote").first.wait_for()
    page.wait_for_function(
        """() => ["Public Sans", "Source Serif Text"].every((name) => [...document.fonts].some(
            (face) => face.family.replaceAll('"', "") === name && face.status === "loaded"))"""
    )
    for words in ("blockquote.words", "blockquote .said"):
        family = page.locator(words).first.evaluate("(element) => getComputedStyle(element).fontFamily")
        assert family.startswith('"Source Serif Text"')
    for ours in ("h1", ".lead", ".speaker", ".facets"):
        family = page.locator(ours).first.evaluate("(element) => getComputedStyle(element).fontFamily")
        assert "Public Sans" in family.split(",")[0]
    fetched = {url.rsplit("/", 1)[1] for url in watch.requests if "/app/static/fonts/" in url}
    assert {"public-sans-latin-wght-normal.woff2", "source-serif-4-latin-wght-normal.woff2"} <= fetched


def test_a_page_that_does_not_exist_shows_the_first_one(reader: Readers, watch: Watch) -> None:
    page = reader("/nowhere")
    heading(page, PAGES["/"])
    no_exception(page)
    [said] = watch.complaints
    assert said.startswith("The page that you have requested does not seem to exist")
    watch.complaints.clear()


def test_the_map_zooms_by_its_buttons(reader: Readers) -> None:
    page = reader("/meetings")
    map_drawn(page)
    west = f"document.querySelector('{WIDE} .js-plotly-plot')._fullLayout.xaxis.range[0]"
    before = page.evaluate(west)
    page.locator(f"{WIDE} [data-title='Zoom in']").click()
    page.wait_for_function(f"() => {west} > {before}")
    page.locator(f"{WIDE} [data-title='Reset axes']").click()
    page.wait_for_function(f"() => Math.abs({west} - {before}) < 0.01")


def test_a_map_that_is_dragged_shows_what_is_beside_it_and_the_next_choice_starts_anew(reader: Readers) -> None:
    page = reader("/meetings")
    x, y = on_map(page, 10, 50)
    west = f"document.querySelector('{WIDE} .js-plotly-plot')._fullLayout.xaxis2.range[0]"
    before = page.evaluate(west)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y, steps=6)
    page.mouse.up()
    page.wait_for_function(f"() => {west} < {before} - 1")
    moved = page.evaluate(west)
    page.locator(f"{WIDE} [data-title='Zoom in']").click()
    page.wait_for_function(f"() => {west} > {moved}")
    choose(page, "Actors", "Recep Tayyip Erdoğan")
    page.wait_for_function(f"() => !({west.replace('.range[0]', '')}) || Math.abs({west} - {before}) < 0.01")


def test_a_picture_that_cannot_be_drawn_says_so_and_the_words_are_there(reader: Readers, watch: Watch) -> None:
    page = reader("/data", new=True)
    settled(page)
    page.route("**/plotly/*.js", lambda route: route.abort())
    page.goto("/stances")
    expect(page.locator(".figure")).to_have_text("This picture could not be drawn here. The text below says the same.")
    expect(page.locator(".panel h2")).to_be_visible()
    watch.complaints.clear()
