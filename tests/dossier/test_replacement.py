"""All or nothing, also for who is killed and for two at once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard.dossier.load import load
from dashboard.dossier.replacement import READY, finish, locked, pending, replace_all
from tests.dossier.additions import contents
from tests.dossier.saver import KILLED

ROOT = Path(__file__).parent.parent.parent


def saver(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.dossier.saver", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def findings(process: subprocess.Popen[str], said: str | None = None) -> list[dict[str, Any]]:
    out, _ = process.communicate(said)
    assert process.returncode == 0
    return [json.loads(line) for line in out.splitlines() if line.startswith("{")]


def test_who_is_killed_at_any_step_has_saved_all_or_nothing(small: Path) -> None:
    old = {position.id for position in load(small).dossier.positions.values()}
    new = old | {"tamm-water-2019-06-01", "vask-water"}
    found = findings(saver("kill", small))
    assert [finding["code"] for finding in found] == [KILLED] * (len(found) - 1) + [0]
    states = []
    for finding in found:
        assert set(finding["loaded"]) in (old, new)
        assert set(finding["loaded"]) <= set(finding["looked_at"])
        assert (finding["problems"], finding["left_behind"], finding["next"]) == ([], False, [])
        assert set(finding["then"]) == {*finding["loaded"], "tamm-water-1"}
        states.append(set(finding["loaded"]) == new)
    assert states == sorted(states)  # there is one step before which nothing and after which all has happened
    assert {False, True} == set(states)
    for finding in found:
        everything = {"courier-summit-off", "river-can-wait", "vask", "2019-07-halm-meeting", "vask-water"}
        assert everything & set(finding["looked_at"]) in (set(), everything)


def test_what_two_save_at_once_is_all_there(small: Path) -> None:
    one, other = saver("save", small, 0, 8), saver("save", small, 8, 16)
    for process in (one, other):
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in (one, other):
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [finding["problems"] for finding in findings(one) + findings(other)] == [[]] * 16
    loading = load(small)
    assert loading.problems == ()
    assert {f"tamm-water-{number}" for number in range(16)} <= loading.dossier.positions.keys()


def test_who_reads_while_somebody_saves_sees_whole_saves(small: Path) -> None:
    process = saver("save", small, 0, 12)
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()
    while process.poll() is None:
        loading = load(small)
        assert loading.problems == ()
        numbers = {position.removeprefix("tamm-water-") for position in loading.dossier.positions}
        for source in loading.dossier.sources:
            assert not source.startswith("courier-") or source.removeprefix("courier-") in numbers
    assert [finding["problems"] for finding in findings(process)] == [[]] * 12


def test_of_two_with_the_same_record_one_is_told(small: Path) -> None:
    one, other = saver("save", small, 0, 4), saver("save", small, 0, 4)
    for process in (one, other):
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    both = findings(one) + findings(other)
    for number in range(4):
        answers = [finding["problems"] for finding in both if finding["number"] == number]
        assert sorted(map(bool, answers)) == [False, True]
        assert all(set(answer) <= {"duplicate-id"} for answer in answers)
    assert load(small).problems == ()


def cut_off(folder: Path, files: dict[str, bytes]) -> None:
    """Leave behind what a process leaves that dies right after the step that counts."""
    for name, data in files.items():
        path = folder / READY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_until_it_is_finished_readers_see_the_new_files_in_their_places(small: Path) -> None:
    before = contents(small)
    text = before["issues.yaml"].replace(b"short: Water", b"short: River")
    cut_off(small, {"issues.yaml": text})
    with locked(small):  # nobody can finish it now
        assert pending(small) == {"issues.yaml": text}
        assert contents(small) == before
    assert load(small).dossier.issues["water"].short == "River"
    assert contents(small) == before | {"issues.yaml": text}


def test_what_a_hand_wrote_in_between_is_kept_aside(small: Path) -> None:
    cut_off(small, {"issues.yaml": b"saved"})
    (small / "issues.yaml").write_bytes(b"by hand")
    later = (small / READY / "issues.yaml").stat().st_mtime_ns + 1
    os.utime(small / "issues.yaml", ns=(later, later))
    with locked(small):
        finish(small)
    assert (small / "issues.yaml").read_bytes() == b"saved"
    assert (small / ".saving/displaced/issues.yaml").read_bytes() == b"by hand"


def test_what_can_not_be_written_changes_nothing(small: Path) -> None:
    before = contents(small)
    (small / "positions/new.yaml").mkdir()
    with locked(small), pytest.raises(OSError, match="in the way"):
        replace_all(small, {"issues.yaml": b"new", "positions/new.yaml": b"new"})
    assert contents(small) == before
    assert not (small / READY).exists()
