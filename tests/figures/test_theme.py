"""Colours that everybody can read, and the same ones everywhere."""

import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dashboard.figures.theme import BLANKS, PALETTES, SIGNS, STATUS_MARKS, UNCODED, Palette, ThemeName, css_variables
from dashboard.models.vocabulary import MeetingStatus, Stance

CONFIG: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text("utf-8"))

both_themes = pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_the_one_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@both_themes
@pytest.mark.parametrize("stance", SIGNS)
def test_a_sign_is_read_on_its_square_and_the_square_seen_on_the_paper(stance: str, palette: Palette) -> None:
    box = palette.box(stance)
    assert box is not None
    assert contrast(box.sign, box.fill) >= 4.5
    assert contrast(box.edge, palette.paper) >= 3


@both_themes
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"), ("ink", "wash"), ("ink", "found"), ("ink", "land"), ("muted", "paper"), ("muted", "wash"),
        ("accent", "paper"), ("accent", "wash"),
    ],
)  # fmt: skip
def test_text_is_read_on_its_ground(text: str, ground: str, palette: Palette) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@both_themes
def test_a_ring_on_the_map_is_seen(palette: Palette) -> None:
    assert contrast(palette.muted, palette.land) >= 3


@both_themes
def test_every_stance_has_a_square_and_a_sign_or_a_blank_of_its_own(palette: Palette) -> None:
    assert {*SIGNS, *BLANKS} == {*Stance, UNCODED}
    assert not set(SIGNS) & set(BLANKS)
    signs = [*SIGNS.values(), *BLANKS.values()]
    assert len(set(signs)) == len(signs)
    for one, other in combinations(SIGNS, 2):
        assert palette.box(one) != palette.box(other)


@both_themes
@pytest.mark.parametrize("blank", [*BLANKS, "no such stance", "paper", "box"])
def test_a_blank_has_no_square(blank: str, palette: Palette) -> None:
    assert palette.box(blank) is None


@both_themes
def test_the_accent_is_no_stance(palette: Palette) -> None:
    boxes = [palette.box(stance) for stance in SIGNS]
    assert palette.accent not in {colour for box in boxes if box for colour in (box.fill, box.edge, box.sign)}


def test_every_status_has_a_mark_and_only_what_took_place_is_filled() -> None:
    assert set(STATUS_MARKS) == set(MeetingStatus)
    assert [status for status, mark in STATUS_MARKS.items() if mark == "held"] == ["held"]


@pytest.mark.parametrize("theme", list(PALETTES))
def test_the_widgets_have_the_colours_of_the_figures(theme: ThemeName) -> None:
    palette, config = PALETTES[theme], CONFIG["theme"][theme]
    assert config["primaryColor"] == palette.accent
    assert config["backgroundColor"] == palette.paper
    assert config["secondaryBackgroundColor"] == palette.wash
    assert config["textColor"] == config["linkColor"] == palette.ink
    assert config["borderColor"] == palette.line
    assert config["sidebar"]["backgroundColor"] == palette.wash
    assert config["sidebar"]["secondaryBackgroundColor"] == palette.paper
    assert config["sidebar"]["borderColor"] == palette.line


def test_every_colour_is_a_variable_of_the_page_for_both_themes() -> None:
    found = dict(re.findall(r"--([a-z-]+): light-dark\((#\w{6}, #\w{6})\);", css_variables()))
    light, dark = PALETTES["light"], PALETTES["dark"]
    assert found["paper"] == f"{light.paper}, {dark.paper}"
    assert (
        found["opposes-conditionally-sign"] == f"{light.opposes_conditionally.sign}, {dark.opposes_conditionally.sign}"
    )
    assert len(found) == 11 + 3 * len(SIGNS)
