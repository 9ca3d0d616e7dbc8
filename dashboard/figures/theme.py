"""Colours, signs and type: written once, for figures and (as CSS variables) for pages."""

from dataclasses import dataclass, fields
from typing import Any, Literal

from dashboard.models.vocabulary import MeetingStatus, Stance

ThemeName = Literal["light", "dark"]

SANS = "Public Sans, Arial, sans-serif"


@dataclass(frozen=True)
class Box:
    """How a stance is drawn: a filled or tinted square with an edge and a sign."""

    fill: str
    edge: str
    sign: str


@dataclass(frozen=True)
class Palette:
    """The colours of one theme. Lines only divide; the accent marks place, selection and calls and is no stance."""

    paper: str
    wash: str
    ink: str
    muted: str
    line: str
    faint: str
    accent: str
    found: str
    sea: str
    land: str
    border: str
    supports: Box
    supports_conditionally: Box
    ambiguous: Box
    opposes_conditionally: Box
    opposes: Box

    def box(self, stance: str) -> Box | None:
        """The square of a stance that carries a number; None for the blanks, which have no box."""
        found: Box | None = getattr(self, stance, None) if stance in SIGNS else None
        return found


PALETTES: dict[ThemeName, Palette] = {
    "light": Palette(
        paper="#FCFBF8", wash="#F4F2EC", ink="#1B1F24", muted="#5A6068", line="#D5D1C6", faint="#E8E5DC",
        accent="#6B2457", found="#FFE58A", sea="#E9EEF0", land="#FBF9F3", border="#C9C5BA",
        supports=Box("#174F86", "#174F86", "#FFFFFF"),
        supports_conditionally=Box("#D6E6F4", "#174F86", "#164570"),
        ambiguous=Box("#EAE6DB", "#6F6A60", "#3E3A33"),
        opposes_conditionally=Box("#FADFC8", "#BC5210", "#7F3206"),
        opposes=Box("#BC5210", "#BC5210", "#FFFFFF"),
    ),
    "dark": Palette(
        paper="#14171A", wash="#1D2125", ink="#ECEAE4", muted="#A3A9AF", line="#3A4046", faint="#282D32",
        accent="#D9A0C8", found="#6B5600", sea="#14171A", land="#262B30", border="#454C53",
        supports=Box("#8CC6F2", "#8CC6F2", "#0B1A26"),
        supports_conditionally=Box("#17324A", "#8CC6F2", "#CFE6F8"),
        ambiguous=Box("#33322E", "#A8A296", "#ECE7DB"),
        opposes_conditionally=Box("#46290F", "#E67E2E", "#FCD9BB"),
        opposes=Box("#E67E2E", "#E67E2E", "#241003"),
    ),
}  # fmt: skip

SIGNS: dict[str, str] = {
    Stance.SUPPORTS: "+",
    Stance.SUPPORTS_CONDITIONALLY: "(+)",
    Stance.AMBIGUOUS: "±",
    Stance.OPPOSES_CONDITIONALLY: "(−)",
    Stance.OPPOSES: "−",
}
"""The signs; minus is U+2212."""

BLANKS: dict[str, str] = {Stance.NOT_STATED: "○", Stance.DECLINED: "⊘", "uncoded": "·"}
"""No box, so that none of them looks neutral."""

UNCODED = "uncoded"
"""Not a stance: no record stands behind the cell."""

STATUS_MARKS: dict[str, Literal["held", "announced", "spoken_of", "off"]] = {
    MeetingStatus.HELD: "held",
    MeetingStatus.ANNOUNCED: "announced",
    MeetingStatus.RESCHEDULED: "announced",
    MeetingStatus.EXPECTED: "spoken_of",
    MeetingStatus.REQUESTED: "spoken_of",
    MeetingStatus.PROPOSED: "spoken_of",
    MeetingStatus.REPORTED: "spoken_of",
    MeetingStatus.POSTPONED: "off",
    MeetingStatus.CANCELLED: "off",
    MeetingStatus.DENIED: "off",
}
"""Filled is fact, hollow is not yet. A muted ring: somebody spoke of it, nobody has announced it. A cross: off."""


def css_variables() -> str:
    """Every colour as a CSS variable that follows the reader's theme."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    lines = []
    for field in fields(Palette):
        one, other = getattr(light, field.name), getattr(dark, field.name)
        pairs = (
            {field.name: (one, other)}
            if isinstance(one, str)
            else {
                f"{field.name}-{part}": (getattr(one, part), getattr(other, part)) for part in ("fill", "edge", "sign")
            }
        )
        lines += [f"--{name.replace('_', '-')}: light-dark({a}, {b});" for name, (a, b) in pairs.items()]
    return ":root {\n  " + "\n  ".join(lines) + "\n}\n"


def layout(palette: Palette, **changes: Any) -> dict[str, Any]:
    """What every picture shares: no frame, no legend, nothing to drag."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": 13, "color": palette.ink},
        "hoverlabel": {
            "bgcolor": palette.wash, "bordercolor": palette.line, "align": "left",
            "font": {"family": SANS, "size": 13, "color": palette.ink},
        },
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "clickmode": "event",
        **changes,
    }  # fmt: skip


HIDDEN_AXIS = {"visible": False, "fixedrange": True}
