"""The records against the kept texts, with nothing of the program in between: YAML, bytes, `in`."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[2] / "data"
SOURCE = "zelensky-offers-to-step-down"
UKRAINE = DATA / "ukraine"
ARTICLE = UKRAINE / "sources" / SOURCE
TEXT = (ARTICLE / "text.txt").read_bytes().decode("utf-8")


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # reads text, and only text


def name_of(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


KEPT_TEXTS = sorted(DATA.glob("*/sources/*/text.txt"), key=name_of)


def selectors() -> list[tuple[str, Path, dict[str, Any]]]:
    """Everything in `data/` that says where its words stand: a label, the dossier's folder, the selector."""
    found = []
    for path in DATA.glob("*/sources/*/quotes.yaml"):
        found += [(quote["id"], path.parents[2], quote | {"source": path.parent.name}) for quote in read(path)]
    for path in DATA.glob("*/positions/*.yaml"):
        for position in read(path):
            found += [(position["id"], path.parents[1], passage) for passage in position.get("evidence", [])]
    for path in DATA.glob("*/meetings/*.yaml"):
        meeting = read(path)
        for holder in meeting["history"] + meeting.get("accounts", []):
            found += [(meeting["id"], path.parents[1], passage) for passage in holder["evidence"]]
    return sorted(found, key=lambda item: (name_of(item[1]), item[0]))


SELECTORS = selectors()


def test_there_is_something_to_compare() -> None:
    assert len(KEPT_TEXTS) >= 1
    assert len(SELECTORS) >= 50


@pytest.mark.parametrize(("label", "dossier", "selector"), SELECTORS, ids=[item[0] for item in SELECTORS])
def test_the_words_stand_in_the_kept_text_once(label: str, dossier: Path, selector: dict[str, Any]) -> None:
    path = dossier / "sources" / selector["source"] / "text.txt"
    if not path.exists():
        assert "attribution" not in selector, f"{label} is a quotation without a text to check it against"
        return
    text = path.read_bytes().decode("utf-8")
    words = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
    assert words in text
    assert text.count(words) == 1
    assert selector.get("attribution", "") in text


@pytest.mark.parametrize("path", KEPT_TEXTS, ids=name_of)
def test_a_kept_text_is_the_one_that_its_checksum_was_made_of(path: Path) -> None:
    data = path.read_bytes()
    assert sha256(data).hexdigest() == read(path.parent / "source.yaml")["text_sha256"]
    assert b"\r" not in data
    assert data.decode("utf-8").encode("utf-8") == data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_the_article_is_the_one_that_the_dossier_began_with() -> None:
    data = (ARTICLE / "text.txt").read_bytes()
    assert sha256(data).hexdigest() == "67a318f0f17f967c6f323e1e16c2f6e76998192cf32de0ced525a47bb635dcc2"
    assert (len(data), len(TEXT)) == (3294, 3237)


QUOTATIONS = [
    # (start, end), speaker, kind, the words between the marks
    (
        (940, 1071),
        "zelensky",
        "direct",
        "At this point, if it leads to peace for Ukraine, I am ready to step aside if needed. "
        "I would trade my position for NATO membership,",
    ),
    ((1159, 1170), "zelensky", "fragment", "immediately"),
    ((1548, 1557), "trump", "fragment", "dictator,"),
    ((1742, 1750), "zelensky", "fragment", "offended"),
    (
        (1872, 1951),
        "zelensky",
        "direct",
        "One could feel offended by being called a ‘dictator’ if they actually were one,",
    ),
    ((2106, 2125), "zelensky", "fragment", "security guarantees"),
    ((2255, 2263), "zelensky", "fragment", "progress"),
    ((2641, 2654), "peskov", "fragment", "extraordinary"),
    ((2680, 2690), "kremlin", "fragment", "promising."),
    ((3012, 3034), "guterres", "fragment", "territorial integrity."),
]
CLAIMS = [
    # (start, end), what the article says against it
    ((1559, 1611), "inaccurately asserted that Ukraine initiated the war"),
    ((1617, 1692), "contradicted independent polls by claiming Zelensky is unpopular in Ukraine"),
]

QUOTES = {quote["id"]: quote for quote in read(ARTICLE / "quotes.yaml")}


def place_of(quote: dict[str, Any]) -> tuple[int, int]:
    prefix = quote.get("prefix", "")
    start = TEXT.index(prefix + quote["exact"] + quote.get("suffix", "")) + len(prefix)
    return start, start + len(quote["exact"])


def test_the_ten_quotations_of_the_article_are_there_word_for_word() -> None:
    recorded = [
        (place_of(quote), quote["speaker"], quote["kind"], quote["exact"])
        for quote in QUOTES.values()
        if quote["kind"] != "reported"
    ]
    assert sorted(recorded) == sorted(QUOTATIONS)
    assert all(TEXT[start:end] == exact for (start, end), _, _, exact in QUOTATIONS)


def test_the_quotation_inside_a_quotation_stays_inside() -> None:
    assert TEXT[1915:1923] == "dictator"
    assert (1915, 1923) not in [place_of(quote) for quote in QUOTES.values()]


def test_the_claims_that_the_article_calls_false_are_disputed_by_it_and_nothing_else_is() -> None:
    disputed = [quote for quote in QUOTES.values() if "disputed" in quote]
    assert sorted((place_of(quote), quote["exact"]) for quote in disputed) == CLAIMS
    for quote in disputed:
        assert (quote["speaker"], quote["kind"]) == ("trump", "reported")
        assert [dispute["by"] for dispute in quote["disputed"]] == [SOURCE]
    assert all("disputed" in quote for quote in QUOTES.values() if quote["kind"] == "reported")


def test_what_is_odd_about_a_quotation_is_said_with_it() -> None:
    assert [quote["exact"] for quote in QUOTES.values() if "marks_mismatched" in quote] == ["promising."]
    assert [quote["exact"] for quote in QUOTES.values() if "negated" in quote] == ["offended"]
    for quote in QUOTES.values():
        assert quote.get("wording") == ("not_verified" if quote["kind"] == "direct" else None)


POSITIONS = [
    # actor, issue, stance
    ("zelensky", "nato_membership", "supports"),  # P01
    ("zelensky", "presidency_exchange", "supports_conditionally"),  # P02, for NATO membership
    ("zelensky", "presidency_exchange", "supports_conditionally"),  # P03, for peace
    ("nato", "nato_membership", "ambiguous"),  # P04
    ("united_states", "nato_membership", "not_stated"),  # P05
    ("zelensky", "security_guarantees", "supports"),  # P06
    ("trump", "security_guarantees", "not_stated"),  # P07
    ("zelensky", "elections", "supports_conditionally"),  # P08
    ("trump", "legitimacy", "opposes"),  # P09
    ("trump", "elections", "not_stated"),  # P10
    ("zelensky", "order_of_meetings", "supports"),  # P11
    ("trump", "order_of_meetings", "not_stated"),  # P12
    ("zelensky", "minerals", "ambiguous"),  # P13
    ("united_states", "minerals", "not_stated"),  # P14
    ("ukrainian_and_european_leaders", "seat_at_table", "supports"),  # P15
    ("kremlin", "us_russia_dialogue", "supports"),  # P16
    # P17, the Kremlin's pleasure in a quarrel, is no position
    ("russia", "ceasefire", "not_stated"),  # P18
    ("guterres", "territory", "supports"),  # P19
    ("guterres", "peace_process", "supports_conditionally"),  # P20
    ("trump", "peace_process", "supports"),  # P21
    ("macron", "support_for_ukraine", "supports"),  # P22
    ("starmer", "support_for_ukraine", "supports"),  # P23
    ("trump", "support_for_ukraine", "not_stated"),  # P24
    ("zelensky", "relations_with_trump", "supports"),  # P25
    # P26 rests on a garbled sentence
]
NO_POSITION = "raised concerns in the West about isolating the Kremlin", "the Kremlin has taken pleasure"


def recorded_positions() -> list[dict[str, Any]]:
    """The positions that rest on the article."""
    everything = [position for path in (UKRAINE / "positions").iterdir() for position in read(path)]
    return [position for position in everything if SOURCE in sources_of(position)]


def sources_of(position: dict[str, Any]) -> set[str]:
    cited = {passage["source"] for passage in position.get("evidence", [])} | set(position.get("searched", []))
    return cited | {SOURCE for quote in position.get("quotes", []) if quote in QUOTES}


def test_the_positions_are_those_of_the_article_and_no_others() -> None:
    recorded = [(position["actor"], position["issue"], position["stance"]) for position in recorded_positions()]
    assert sorted(recorded) == sorted(POSITIONS)


def test_no_position_rests_on_what_is_garbled_or_only_the_narrators_remark() -> None:
    words = [passage["exact"] for position in recorded_positions() for passage in position.get("evidence", [])]
    for remark in NO_POSITION:
        assert remark in TEXT
        assert not any(remark in exact or exact in remark for exact in words)


def test_a_conditional_position_names_its_condition_and_silence_its_source() -> None:
    for position in recorded_positions():
        assert ("condition" in position) == position["stance"].endswith("_conditionally")
        assert position.get("searched") == ([SOURCE] if position["stance"] == "not_stated" else None)
        assert ("basis" in position) == (position["stance"] != "not_stated")


MEETINGS = {
    # id: status, date, place, named participants
    "2025-02-riyadh-talks": ("held", None, "riyadh", {"lavrov", "rubio"}),
    "2025-02-us-russia-diplomats": ("reported", "2025-02-23/..", None, set()),
    "2025-02-23-zelensky-press-conference": ("held", "2025-02-23", "kyiv", {"zelensky"}),
    "zelensky-trump-meeting": ("requested", None, None, {"zelensky", "trump"}),
    "trump-putin-meeting": ("expected", None, None, {"trump", "putin"}),
    "trump-putin-dialogue": ("reported", "../2025-02-23", None, {"trump", "putin"}),
    "2025-02-macron-washington": ("announced", "2025-02-24/2025-03-02", "washington", {"macron"}),
    "2025-02-starmer-washington": ("announced", "2025-02-24/2025-03-02", "washington", {"starmer"}),
    "us-ukraine-resources-deal": ("reported", None, None, {"ukraine", "united_states"}),
    "2025-02-23-guterres-statement": ("held", "2025-02-23", None, {"guterres"}),
}


def recorded_meetings() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The meetings that the article tells of, each with the article's last word on it."""
    found = []
    for path in (UKRAINE / "meetings").iterdir():
        meeting = read(path)
        words = [
            entry for entry in meeting["history"] if any(passage["source"] == SOURCE for passage in entry["evidence"])
        ]
        found += [(meeting, words[-1])] if words else []
    return found


def test_the_meetings_are_as_far_as_the_article_says_and_no_farther() -> None:
    recorded = {}
    for meeting, word in recorded_meetings():
        named = {someone["actor"] for someone in meeting.get("participants", [])}
        recorded[meeting["id"]] = (word["status"], word.get("date"), word.get("place"), named)
    assert recorded == MEETINGS


def test_who_is_not_named_stays_unnamed() -> None:
    assert {meeting["id"]: meeting["unnamed"] for meeting, _ in recorded_meetings() if "unnamed" in meeting} == {
        "2025-02-23-zelensky-press-conference": ["journalists"],
        "2025-02-riyadh-talks": ["U.S. and Russian officials"],
        "2025-02-us-russia-diplomats": ["U.S. and Russian diplomats"],
    }
