"""The commands as a curator runs them: in a process of their own, from wherever he stands."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests/fixtures/small"
FISH = "lothmar.yaml:3:10: unknown-id: there is no issue 'fish'. Add the issue, or name one that exists."


def demarche(*arguments: str, cwd: Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "dashboard", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder `files` with two dossiers: `small` is sound, `fish` is not."""
    shutil.copytree(SMALL, tmp_path / "files/small")
    fish = Path(shutil.copytree(SMALL, tmp_path / "files/fish"))
    for path, old, new in (
        (fish / "dossier.yaml", "id: small", "id: fish"),
        (fish / "positions/lothmar.yaml", "issue: water", "issue: fish"),
    ):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return tmp_path / "files"


def test_without_a_folder_the_dossiers_of_the_project_are_checked(tmp_path: Path) -> None:
    run = demarche("check", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, b"")
    assert f"{ROOT.as_posix()}/data/ukraine: " in run.stderr.decode()
    assert all(line.endswith("; 0 problems") for line in run.stderr.decode().splitlines())


def test_a_sound_dossier_says_what_it_holds(tmp_path: Path) -> None:
    run = demarche("check", str(SMALL), cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, b"")
    assert run.stderr.decode() == (f"{SMALL.as_posix()}: 3 quotes, 3 positions, 2 meetings, 2 sources; 0 problems\n")


@pytest.mark.parametrize(
    ("folder", "cwd", "shown"),
    [
        ("files/fish", ".", "files/fish/positions/"),
        ("files/fish/", ".", "files/fish/positions/"),
        ("./files/fish", ".", "files/fish/positions/"),
        ("files", ".", "files/fish/positions/"),
        ("fish", "files", "fish/positions/"),
        (".", "files", "fish/positions/"),
        (".", "files/fish", "positions/"),
        ("../fish", "files/fish", "positions/"),
        ("../fish", "files/small", "../fish/positions/"),
    ],
)
def test_paths_in_a_report_lead_there_from_where_one_stands(folder: str, cwd: str, shown: str, broken: Path) -> None:
    run = demarche("check", folder, cwd=broken.parent / cwd)
    assert run.returncode == 1
    assert run.stdout.decode().splitlines() == [shown + FISH]
    assert (broken.parent / cwd / shown / "lothmar.yaml").is_file()


def test_an_absolute_folder_is_as_good_as_a_relative_one(broken: Path) -> None:
    run = demarche("check", str(broken), cwd=broken)
    assert run.stdout.decode().splitlines() == [f"fish/positions/{FISH}"]


def test_the_summary_counts_every_dossier_apart(broken: Path) -> None:
    run = demarche("check", "files", cwd=broken.parent)
    assert run.stderr.decode().splitlines() == [
        "files/fish: 3 quotes, 2 positions, 2 meetings, 2 sources; 1 problem, 1 record left out",
        "files/small: 3 quotes, 3 positions, 2 meetings, 2 sources; 0 problems",
    ]


def test_the_report_can_be_read_by_programs(broken: Path) -> None:
    run = demarche("check", "files", "--format", "json", cwd=broken.parent)
    assert run.returncode == 1
    assert json.loads(run.stdout) == [
        {
            "file": "files/fish/positions/lothmar.yaml",
            "line": 3,
            "column": 10,
            "code": "unknown-id",
            "message": "there is no issue 'fish'",
            "remedy": "Add the issue, or name one that exists",
            "record": ["position", "lothmar-wants-half"],
        }
    ]


def test_nothing_to_report_is_an_empty_list_for_programs(tmp_path: Path) -> None:
    run = demarche("check", str(SMALL), "--format", "json", cwd=tmp_path)
    assert (run.returncode, json.loads(run.stdout)) == (0, [])


def test_the_report_can_stand_beside_the_lines_on_github(broken: Path) -> None:
    run = demarche("check", "files", "--format", "github", cwd=broken.parent)
    assert run.returncode == 1
    assert run.stdout.decode().splitlines() == [
        "::error file=files/fish/positions/lothmar.yaml,line=3,col=10::"
        "unknown-id: there is no issue 'fish'. Add the issue, or name one that exists."
    ]


@pytest.mark.parametrize("folder", ["nowhere", "files/small/actors", "files/small/dossier.yaml"])
def test_a_folder_that_is_no_dossier_is_said_to_be_none(folder: str, broken: Path) -> None:
    run = demarche("check", folder, cwd=broken.parent)
    assert run.returncode == 1
    assert run.stdout.decode().startswith(f"{folder}/dossier.yaml:1:1: folder-missing: there is no dossier.yaml here.")


def test_a_terminal_without_the_characters_shows_their_codes(broken: Path) -> None:
    varenia = broken / "fish/actors/varenia.yaml"
    varenia.write_text(varenia.read_text(encoding="utf-8") + "represents: varenia\n", encoding="utf-8")
    run = demarche("check", "files", cwd=broken.parent, encoding="ascii")
    assert run.returncode == 1
    assert rb"varenia \u2192 varenia" in run.stdout


@pytest.mark.parametrize("arguments", [(), ("chekc",), ("check", "--format", "xml")])
def test_a_command_that_is_none_is_explained(arguments: tuple[str, ...], tmp_path: Path) -> None:
    run = demarche(*arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert b"usage: python -m dashboard" in run.stderr


def test_the_codebook_in_the_repository_is_the_one_that_the_models_give(tmp_path: Path) -> None:
    run = demarche("codebook", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.decode() == (ROOT / "data/README.md").read_text(encoding="utf-8")


ARTICLES = ROOT / "tests/fixtures/articles"
SEED = ROOT / "data/ukraine/sources/zelensky-offers-to-step-down/text.txt"


def test_suggestions_stand_in_the_article_at_their_offsets(tmp_path: Path) -> None:
    run = demarche("suggest", str(SEED), "--dossier", str(ROOT / "data/ukraine"), "--format", "json", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, b"")
    found, text = json.loads(run.stdout), SEED.read_text(encoding="utf-8")
    assert [text[q["start"] : q["end"]] for q in found["quotes"]] == [q["exact"] for q in found["quotes"]]
    keys = {"start", "end", "exact", "speaker", "speaker_text", "kind", "cue", "rule", "score"}
    assert all(set(quote) == keys for quote in found["quotes"])
    meeting_keys = {"start", "end", "participants", "unnamed", "kind", "status", "place", "date", "date_text", "rule"}
    assert all(set(meeting) == meeting_keys for meeting in found["meetings"])


def test_days_are_counted_from_the_day_of_publication(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Brill met Verrick in Sund on Tuesday.", encoding="utf-8")
    dossier = str(ARTICLES / "dossier")
    run = demarche(
        "suggest", "article.txt", "--dossier", dossier, "--published", "2031-05-08", "--format", "json", cwd=tmp_path
    )
    (meeting,) = json.loads(run.stdout)["meetings"]
    assert (meeting["participants"], meeting["place"], meeting["date"]) == (["brill", "verrick"], "sund", "2031-05-06")


def test_suggestions_can_be_read_by_people(tmp_path: Path) -> None:
    run = demarche("suggest", str(SEED), cwd=tmp_path, encoding="ascii")
    assert run.returncode == 0
    assert b"zelensky (after, 0.97)" in run.stdout


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "there is no such file"),
        (b"%PDF-1.7", "this is a PDF, not a text"),
        (bytes(range(256)) * 9, "this is a binary file"),
        (b"<html><script>alert('x')</script></html>", "no article text stands in this page"),
    ],
)
def test_what_is_no_article_ends_with_a_sentence(tmp_path: Path, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / "article").write_bytes(data)
    run = demarche("suggest", "article", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, b"")
    (line,) = run.stderr.decode().splitlines()
    assert line.startswith("article: ")
    assert message in line


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--dossier", "nowhere"), "nowhere: there is no dossier here"),
        (("--published", "2025-02-31"), "'2025-02-31' is no day"),
    ],
)
def test_suggest_says_what_was_asked_wrongly(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    run = demarche("suggest", str(SEED), *arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert message in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode()


@pytest.mark.parametrize("data", [b"", b" \n", "“".encode() * 10_000, "“Never closed, he said".encode()])
def test_an_article_without_quotations_gives_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "article.txt").write_bytes(data)
    run = demarche("suggest", "article.txt", "--format", "json", cwd=tmp_path)
    assert run.returncode == 0
    assert json.loads(run.stdout)["quotes"] == []
