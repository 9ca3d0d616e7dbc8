"""What a reader looks at and clicks on."""

import io
import re
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotThereError

from dashboard.figures.map_view import stretched

PAGES: dict[str, str | re.Pattern[str]] = {
    "/": re.compile(r"The week to \d+ \w+ 20\d\d"),
    "/stances": "Who stands where",
    "/issue": re.compile(r"\w"),
    "/meetings": "Who met whom, and where",
    "/quotes": "What was said",
    "/actors": "Who they are",
    "/nearness": "Who is near whom",
    "/overlap": re.compile(r"\w"),
    "/contacts": "Who has met whom, and who never",
    "/sources": "Where it is written",
    "/add": "Add a source",
    "/data": "What is in it, and is it sound",
}
"""The pages by address, with their headings."""

SEED = "zelensky-offers-to-step-down"
"""The article with which the dossier began."""

WIDE, NARROW = ".st-key-map-wide", ".st-key-map-narrow"


def settled(page: Page) -> None:
    """Wait until the run is over and its heading is there."""
    page.locator("h1").first.wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def followed(page: Page) -> None:
    """Wait until links are answered without a reload: at first the script for them comes a moment after the page."""
    settled(page)
    page.locator('html[data-links="followed"]').wait_for(state="attached")


def drawn(page: Page) -> None:
    """Wait until each figure that this screen shows is drawn as it was last asked for."""
    page.wait_for_function(
        """() => [...document.querySelectorAll(".figure")].every(
            (figure) => !figure.clientWidth || figure.shown === figure.asked
        )"""
    )


def no_exception(page: Page) -> None:
    """Streamlit shows no error, and no word of Python is on the page."""
    expect(page.locator('[data-testid="stException"], [data-testid="stErrorElement"]')).to_have_count(0)
    assert "Traceback" not in page.locator("body").inner_text()


def panel(page: Page) -> Locator:
    """What the reader opened."""
    return page.locator(".panel")


def matrix_drawn(page: Page) -> None:
    page.wait_for_function(f"() => {_figure('.st-key-matrix')}?.calcdata?.some((t) => t[0].trace.name === 'cells')")


def on_matrix(page: Page, column: str, issue: str) -> tuple[float, float]:
    """Where a cell is on the screen."""
    return _mark(page, ".st-key-matrix", "cells", f"d.data[0] === '{column}' && d.data[1] === '{issue}'")


def click_cell(page: Page, column: str, issue: str) -> None:
    """Click the cell of the matrix."""
    page.mouse.click(*on_matrix(page, column, issue))


def click_pair(page: Page, container: str, one: str, other: str) -> None:
    """Click the square of two, whichever way round it is drawn."""
    which = f"[...d.data].sort().join() === '{','.join(sorted((one, other)))}'"
    page.mouse.click(*_mark(page, container, "pairs", which))


def on_time_line(page: Page, meeting: str) -> tuple[float, float]:
    """Where the mark of a meeting is on the screen."""
    return _mark(page, ".st-key-strip-wide", "meetings", f"d.data === '{meeting}'")


def click_square(page: Page, position: str) -> None:
    """Click the square of a position on its line."""
    page.mouse.click(*_mark(page, ".st-key-lines-wide", "words", f"d.data === '{position}'"))


def _mark(page: Page, container: str, trace: str, which: str) -> tuple[float, float]:
    settled(page)
    return _place_in(
        page, container,
        f"""
            const marks = figure.calcdata.find((t) => t[0].trace.name === '{trace}');
            const mark = marks?.find((d) => {which}), {{ xaxis, yaxis }} = figure._fullLayout;
            return mark && [xaxis._offset + xaxis.c2p(mark.x), yaxis._offset + yaxis.c2p(mark.y)];
        """,
    )  # fmt: skip


def _place_in(page: Page, container: str, look: str) -> tuple[float, float]:
    """Where `look` finds something in a figure, on the screen.

    In one step: a figure that was looked at a moment ago may be gone, as what is opened beside it moves it.
    """
    found = page.wait_for_function(
        f"""() => {{
            const figure = {_figure(container)};
            const look = (figure) => {{ {look} }};
            const at = figure?.calcdata && look(figure);
            if (!at) return null;
            figure.scrollIntoView({{ block: "nearest" }});
            const box = figure.getBoundingClientRect();
            return [box.x + at[0], box.y + at[1]];
        }}"""
    )
    x, y = found.json_value()
    return x, y


def _figure(container: str) -> str:
    return f"document.querySelector('{container} .js-plotly-plot')"


def hover(page: Page, x: float, y: float) -> None:
    """Come from beside the mark, and stay on it: a figure that was drawn anew hears of the mouse only when it moves."""
    settled(page)
    drawn(page)
    page.mouse.move(x - 40, y - 3)
    page.mouse.move(x, y, steps=8)


def map_drawn(page: Page, container: str = WIDE) -> None:
    """Wait until the marks are drawn and the picture of the land under them is there."""
    settled(page)
    page.wait_for_function(f"() => {_figure(container)}?.calcdata && {_figure(container)}.querySelector('image')")
    page.evaluate(
        f"""() => Promise.all([...{_figure(container)}.querySelectorAll("image")].map(
            (image) => Object.assign(new Image(), {{ src: image.href.baseVal }}).decode()
        )).then(() => null)"""
    )


def on_map(page: Page, lon: float, lat: float, container: str = WIDE) -> tuple[float, float]:
    """Where a place is on the screen: in the closer map where there is one and the place is in it."""
    map_drawn(page, container)
    return _place_in(
        page, container,
        f"""
            const {{ xaxis, yaxis, xaxis2, yaxis2 }} = figure._fullLayout, at = [{lon}, {stretched(lat)}];
            const within = (axis, value) => axis.range[0] < value && value < axis.range[1];
            const closer = xaxis2 && within(xaxis2, at[0]) && within(yaxis2, at[1]);
            const [across, up] = closer ? [xaxis2, yaxis2] : [xaxis, yaxis];
            return [across._offset + across.c2p(at[0]), up._offset + up.c2p(at[1])];
        """,
    )  # fmt: skip


def click_place(page: Page, lon: float, lat: float) -> None:
    """Click a place on the map, once its name shows under the mouse: Plotly takes a click for what it hovers over."""
    x, y = on_map(page, lon, lat)
    hover(page, x, y)
    page.locator(f"{WIDE} .hoverlayer text").first.wait_for()
    page.mouse.click(x, y)


def texts_on_map(page: Page) -> list[str]:
    """The names that stand on the map, as a reader sees them."""
    map_drawn(page)
    found: list[str] = page.locator(f"{WIDE} .textpoint").all_text_contents()
    return found


def shares(part: Locator) -> dict[str, float]:
    """The colours of a part of the page, as #RRGGBB, with the share that each has of the picture."""
    with Image.open(io.BytesIO(part.screenshot())) as picture:
        flat = picture.convert("RGB")
    counted: Any = flat.getcolors(flat.width * flat.height)
    return {"#%02X%02X%02X" % colour: number / (flat.width * flat.height) for number, colour in counted}  # noqa: UP031


def choose(page: Page, control: str, option: str) -> None:
    """Choose an option of a control of the sidebar, as a reader does."""
    _choose(page, page.get_by_test_id("stSidebar").get_by_role("combobox", name=control), option)


def choose_in(page: Page, control: str, option: str) -> None:
    """The same on the page itself."""
    _choose(page, page.get_by_test_id("stMain").get_by_role("combobox", name=control, exact=True), option)
    settled(page)


def _choose(page: Page, box: Locator, option: str) -> None:
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(3):  # the end of a run closes a list that is open, and a run may begin after all seemed settled
        settled(page)
        box.click()
        box.press_sequentially(option)  # of a long list only the part in sight is there
        try:
            wanted.wait_for(timeout=5_000)
            break
        except NotThereError:
            page.reload()  # a list that stays closed is a reader's cue to load the page again; the address keeps all
    wanted.click()
    page.keyboard.press("Escape")


def go_to(page: Page, title: str) -> None:
    """Take the navigation at the top, when the controls are there: they hold what goes along in the address."""
    settled(page)
    drawn(page)
    page.get_by_test_id("stHeader").get_by_role("link", name=title, exact=True).click()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("h1")).to_have_text(text)


def in_sight(part: Locator) -> None:
    """The part is on the screen, not only on the page."""
    expect(part).to_be_in_viewport()
