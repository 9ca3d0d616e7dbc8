"""Each folder of `tests/fixtures/broken` is the small dossier with one mistake, and the report that it gets.

A folder holds the files that differ, and in `DELETE` the names of files that are missing. `expected.txt` is the
report as a curator sees it; below each line stands, indented, the line of the file, and a caret under the mistake.
"""

import shutil
from pathlib import Path

import pytest

from dashboard.dossier.load import load
from dashboard.dossier.problem import CODES, Problem

BROKEN = Path(__file__).parent.parent / "fixtures" / "broken"
EXAMPLES = sorted(folder.name for folder in BROKEN.iterdir())
INDENT = "    "


def lay_over(small: Path, example: str) -> None:
    for path in (BROKEN / example).rglob("*"):
        name = path.relative_to(BROKEN / example)
        if path.is_dir() or name.as_posix() == "expected.txt":
            continue
        if name.as_posix() == "DELETE":
            for deleted in path.read_text(encoding="utf-8").split():
                (small / deleted).unlink()
        else:
            (small / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, small / name)


def expected(example: str) -> list[str]:
    return (BROKEN / example / "expected.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def test_the_small_dossier_is_sound(small: Path) -> None:
    loading = load(small)
    assert loading.problems == ()
    assert loading.left_out == ()


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_mistake_gets_exactly_its_report(example: str, small: Path) -> None:
    lay_over(small, example)
    report = [problem.located(Path("small")) for problem in load(small).problems]
    assert report == [line for line in expected(example) if not line.startswith(INDENT)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_report_points_at_the_words_that_are_wrong(example: str, small: Path) -> None:
    lay_over(small, example)
    pictures = []
    for problem in load(small).problems:
        pictures.append(problem.located(Path("small")))
        path = small / problem.file
        lines = path.read_bytes().decode("utf-8", "replace").split("\n") if path.exists() else [""]
        if lines[problem.line - 1]:
            pictures += [INDENT + lines[problem.line - 1], INDENT + " " * (problem.column - 1) + "^"]
    assert pictures == expected(example)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_shows_the_code_that_it_is_named_after(example: str) -> None:
    assert f": {example.partition('.')[0]}: " in "\n".join(expected(example))


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert {example.partition(".")[0] for example in EXAMPLES} == set(CODES)
    assert set(CODES) <= set(EXAMPLES)


def test_a_problem_has_one_of_the_known_codes() -> None:
    with pytest.raises(ValueError, match="typo is not among the codes"):
        Problem("a.yaml", 1, 1, "typo", "message", "remedy")


def test_a_report_is_one_line_whatever_stands_in_the_data() -> None:
    problem = Problem("a.yaml", 1, 1, "unknown-word", "'a\nb\x1b[31m' is not a word", "Use another")
    assert problem.located() == "a.yaml:1:1: unknown-word: 'a b [31m' is not a word. Use another."


def test_a_github_command_says_the_path_the_place_and_the_words() -> None:
    problem = Problem("a,b.yaml", 3, 5, "unknown-word", "100% of 'a\nb' is wrong", "Did you mean 'c'?")
    assert problem.as_github(Path("data/x")) == (
        "::error file=data/x/a%2Cb.yaml,line=3,col=5::unknown-word: 100%25 of 'a%0Ab' is wrong. Did you mean 'c'?"
    )
