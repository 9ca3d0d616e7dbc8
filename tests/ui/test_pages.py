import ast
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import ROOT, SEED, Open, words

PAGES = sorted(path.stem for path in (ROOT / "dashboard/ui/pages").glob("*.py") if path.stem != "__init__")


def test_the_app_starts_on_the_briefing(app: AppTest) -> None:
    app.run()
    assert "The week to 4 June 2026" in words(app)
    assert app.sidebar.selectbox[0].value == "ukraine"


def test_a_new_run_says_the_same(app: AppTest) -> None:
    first = words(app.run())
    assert words(app.run()) == first


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "parameters",
    [
        {}, {"actor": "Ukraine"}, {"actor": ["Ukraine", "Donald Trump"], "issue": "NATO membership"},
        {"from": "2025-02-24"}, {"to": "2025-02-20"}, {"from": "2025-03-01", "to": "2025-02-01"}, {"actor": "TASS"},
        {"actor": "Nobody", "issue": "Nothing", "from": "yesterday", "dossier": "Atlantis"}, {"voices": "Persons"},
        {"cell": "ukraine.minerals", "meeting": "2025-02-riyadh-talks", "quote": "dictator", "source": SEED,
         "at": "940"},
        {"cell": "x", "meeting": "x", "place": "x", "quote": "x", "source": "x", "at": "x", "page": "x", "voices": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_every_page_stands_whatever_is_asked(page: Open, name: str, parameters: dict[str, str | list[str]]) -> None:
    assert words(page(name, **parameters))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_short_and_composes(name: str) -> None:
    text = Path(ROOT / f"dashboard/ui/pages/{name}.py").read_text("utf-8")
    assert len(text.splitlines()) <= 90
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name)
        for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names
    }  # fmt: skip
    assert not {(name or "").partition(".")[0] for name in imported} & {"pandas", "plotly", "sqlalchemy", "yaml"}
    assert "def render(view: View) -> None:" in text


# What a page says


def test_a_cell_shows_who_said_what_and_where(page: Open) -> None:
    said = words(page("stances", cell="ukraine.presidency_exchange"))
    for expected in (
        "Measured against: Zelensky should leave office in exchange for peace or NATO entry.", "If: It brings peace",
        "I would trade my position for NATO membership”", "Volodymyr Zelensky, President of Ukraine",
        "press conference, Kyiv, 23 Feb 2025", "Verbatim in the source, not verified against the speaker.", "Pinned",
        "characters 940–1071.",
    ):  # fmt: skip
        assert expected in said


def test_silence_names_the_source_that_was_searched(page: Open) -> None:
    said = words(page("stances", cell="united_states.security_guarantees"))
    assert "Not stated" in said
    assert "Searched, and silent Pinned Zelensky Willing to Step Down" in said


def test_an_uncoded_cell_is_not_called_silence(page: Open) -> None:
    assert "Nobody has looked for a word of NATO on this issue. That is not the same as silence." in words(
        page("stances", cell="nato.minerals")
    )


def test_a_meeting_shows_its_history_and_who_took_part(page: Open) -> None:
    said = words(page("meetings", meeting="2025-02-riyadh-talks"))
    assert "Held 18 Feb 2025" in said
    assert "Took part Marco Rubio, US Secretary of State" in said
    assert "(not in the list of actors)" in said
    before = words(page("meetings", meeting="zelensky-trump-meeting", known="2025-02-24"))
    assert "Requested" in before
    assert "Oval Office" not in before


def test_the_only_meeting_of_a_place_opens_and_several_are_listed(page: Open) -> None:
    assert "Riyadh US–Russia talks in Riyadh" in words(page("meetings", place="riyadh", known="2025-02-24"))
    assert "2 meetings Washington" in words(page("meetings", place="washington", known="2025-02-24"))


def test_what_a_source_calls_false_is_disputed(page: Open) -> None:
    said = words(page("quotes", quote="ukraine-started-the-war"))
    assert "Disputed by the source. The article calls the assertion inaccurate." in said
    assert "reported speech, the narrator’s words" in said
    assert "“inaccurately" not in said


def test_the_sentence_says_what_is_shown(page: Open) -> None:
    said = words(page("quotes", actor=["Ukraine", "Russia"], issue="NATO membership", to="2025-02-28"))
    assert "Shown: only Ukraine and Russia, on NATO membership, until 28 February 2025. Show everything" in said


def test_the_report_says_that_all_is_sound(page: Open) -> None:
    assert "No problem: every record is sound, every quotation stands in its text." in words(page("data"))


# Empty states

NOTHING = {"actor": "NATO", "issue": "Minerals deal"}
"""A choice that leaves no quote and no meeting."""


@pytest.mark.parametrize(
    ("name", "parameters", "missing", "remedy"),
    [
        ("stances", {"actor": "TASS"}, "No delegation and no issue is left.", "Show everything"),
        ("meetings", NOTHING, "No meeting is left.", "Fewer filters show more. Show everything"),
        ("quotes", NOTHING, "No quote is left.", "Widen the dates or the actors. Show everything"),
        ("quotes", {"q": "xylophone"}, "No quote holds these words.", "Try fewer letters, or widen the dates"),
        ("quotes", {"quote": "gone"}, "There is no such quote in this dossier.", "All quotes"),
        ("meetings", {"meeting": "gone"}, "There is no such meeting in what can be seen", "Choose one from the map"),
        ("sources", {"source": "gone"}, "There is no such source in this dossier.", ""),
        ("sources", {"source": SEED, "at": "0"}, "Nothing that the filters leave rests on these words.", "All of this"),
        ("stances", {"cell": "gone.gone"}, "Choose a cell to read the words behind it.", ""),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_with_what_to_do(
    page: Open, name: str, parameters: dict[str, str], missing: str, remedy: str
) -> None:
    said = words(page(name, **parameters))
    assert missing in said
    assert remedy in said


def test_reversed_dates_are_pointed_out(page: Open) -> None:
    assert "“From” is later than “To”, so nothing is shown." in words(
        page("quotes", **{"from": "2025-03-01", "to": "2025-02-01"})
    )


def test_without_a_dossier_the_app_says_where_it_looked(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    said = words(app.run())
    assert "No dossier here" in said
    assert str(tmp_path) in said


# Sessions


def test_readers_do_not_see_each_others_filters(page: Open) -> None:
    mine, yours = page("quotes"), page("quotes")
    untouched = words(yours)
    mine.multiselect(key="actor").select("russia").run()
    assert "Shown: only Russia." in words(mine)
    assert words(yours.run()) == untouched
    mine.multiselect(key="actor").unselect("russia").run()
    assert words(mine) == untouched


def test_the_sidebar_offers_names_and_no_ids(page: Open) -> None:
    app = page("quotes")
    actors, issues = app.multiselect(key="actor"), app.multiselect(key="issue")
    assert actors.options[:3] == ["Ukraine", "Russia", "United States"]
    assert "Volodymyr Zelensky" in actors.options
    assert "NATO membership" in issues.options
    assert not [name for name in actors.options + issues.options if "_" in name]


def test_two_dossiers_of_one_title_are_told_apart(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second"):
        shutil.copytree(ROOT / "data/ukraine", tmp_path / name)
        title = tmp_path / name / "dossier.yaml"
        title.write_text(title.read_text("utf-8").replace("id: ukraine\n", f"id: {name}\n", 1), "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    app.query_params["dossier"] = "Ukraine, 2025–26 (second)"
    app.run()
    assert app.selectbox(key="dossier").options == ["Ukraine, 2025–26", "Ukraine, 2025–26 (second)"]
    assert app.selectbox(key="dossier").value == "second"
    assert "The week to" in words(app)
