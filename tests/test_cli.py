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
