"""Who met whom, where and when, as far as a sentence tells it."""

from datetime import date

import pytest

from dashboard.extraction.known import Known
from dashboard.extraction.suggest import suggest

PUBLISHED = date(2031, 5, 8)  # a Thursday


def _told(known: Known, text: str) -> list[str]:
    return [
        f"{m.kind.value} {m.status.value} {'+'.join(m.participants)} {m.place} {m.date}"
        for m in suggest(text, known, PUBLISHED).meetings
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Brill met Verrick in Sund on Tuesday.", "meeting held brill+verrick sund 2031-05-06"),
        (
            "Foreign Minister Ada Brill and President Tomas Verrick met for three hours on Monday in Tel Marsh.",
            "meeting held brill+verrick tel_marsh 2031-05-05",
        ),
        (
            "Osk will meet Verrick in Port Ansel next week.",
            "meeting announced osk+verrick port_ansel 2031-05-12/2031-05-18",
        ),
        ("Verrick is scheduled to visit Port Ansel on 20 May.", "visit announced verrick port_ansel 2031-05-20"),
        ("Verrick spoke by phone with Osk on Sunday.", "call held verrick+osk None 2031-05-04"),
        ("Osk and Verrick held a phone call on May 3, 2031.", "call held osk+verrick None 2031-05-03"),
        (
            "Talks between Korvania and Brellin broke down in Sund last month.",
            "talks held korvania+brellin sund 2031-04",
        ),
        (
            "Brill cancelled a meeting with Verrick that had been planned for Friday.",
            "meeting cancelled brill+verrick None 2031-05-09",
        ),
        ("A summit between Osk and Verrick has been postponed.", "summit postponed osk+verrick None None"),
        ("Osk proposed a summit with Verrick in Tel Marsh in June.", "summit proposed osk+verrick tel_marsh 2031-06"),
        ("Verrick refused to meet Osk.", "meeting denied verrick+osk None None"),
        ("Dray denied that Verrick had met Brill.", "meeting denied verrick+brill None None"),
        (
            "Halvik arrived in Sund on Wednesday for talks with Verrick.",
            "talks expected halvik+verrick sund 2031-05-07",
        ),
        (
            "At a press conference in Sund on Thursday, Verrick said that the ferry would run again.",
            "press_conference held verrick sund 2031-05-08",
        ),
        ("Korvanian and Brellin diplomats met in Tel Marsh yesterday.", "meeting held  tel_marsh 2031-05-07"),
        ("Osk asked to meet Verrick before the winter.", "meeting requested osk+verrick None None"),
        ("Talks between Brill and Halvik will resume tomorrow.", "talks announced brill+halvik None 2031-05-09"),
        ("Verrick hosted Halvik in Sund two days ago.", "visit held verrick+halvik sund 2031-05-06"),
    ],
)
def test_a_meeting(known: Known, text: str, told: str) -> None:
    assert _told(known, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The film met with applause.",
        "Osk met the deadline.",
        "Brill called the plan “a joke” and visited nobody.",
        "The conference room was empty.",
        "“I met Verrick in Sund,” Brill said.",
    ],
)
def test_no_meeting(known: Known, text: str) -> None:
    assert _told(known, text) == []


def test_people_without_a_name(known: Known) -> None:
    (met,) = suggest("Talks between Korvanian and Brellin envoys opened in Sund.", known, PUBLISHED).meetings
    assert met.unnamed == ("Korvanian and Brellin envoys",)
    assert met.participants == ()


def test_without_the_day_of_publication_no_day_is_made_up(known: Known) -> None:
    (met,) = suggest("Brill met Verrick in Sund on Tuesday.", known).meetings
    assert (met.date, met.date_text) == (None, "Tuesday")
