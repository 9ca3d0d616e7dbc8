import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.dossier import yaml_file
from dashboard.dossier.load import Loading, dossier_folders, load
from tests.dossier.conftest import FIXTURES

GAZETTE = "sources/halm-gazette-bridge-talks"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def codes(loading: Loading) -> list[str]:
    return [problem.code for problem in loading.problems]


# What is left out


def test_without_its_issue_a_position_is_left_out_and_a_meeting_stays(small: Path) -> None:
    rewrite(small / "issues.yaml", "short: Water", "short: Sharing the water of the river")
    dossier = load(small).dossier
    assert list(dossier.issues) == ["bridge"]
    assert list(dossier.positions) == ["tamm-opens-the-bridge"]
    assert list(dossier.meetings) == ["2019-05-07-halm-talks", "2019-06-sorrel-summit"]
    assert dossier.meetings["2019-05-07-halm-talks"].issues == ("bridge",)


def test_a_quotation_that_no_longer_matches_takes_what_rests_on_it_along(small: Path) -> None:
    rewrite(small / GAZETTE / "quotes.yaml", "We will open", "We shall open")
    loading = load(small)
    assert loading.left_out == (("position", "tamm-opens-the-bridge"), ("quote", "open-the-bridge"))
    assert "open-the-bridge" not in loading.dossier.quotes
    assert "tamm-silent-on-water" in loading.dossier.positions


def test_without_its_source_nothing_of_it_is_shown(small: Path) -> None:
    (small / GAZETTE / "text.txt").write_text("Another text.\n")
    dossier = load(small).dossier
    assert list(dossier.sources) == ["lothmar-radio-summit"]
    assert (dossier.texts, dossier.quotes, dossier.positions, dossier.meetings) == ({}, {}, {}, {})


def test_a_participant_who_is_not_known_leaves_the_table_and_the_meeting_stays(small: Path) -> None:
    rewrite(small / "actors/lothmar.yaml", "kind: state", "kind: stat")
    dossier = load(small).dossier
    assert [someone.actor for someone in dossier.meetings["2019-06-sorrel-summit"].participants] == ["tamm"]
    assert [member.actor for group in dossier.settings.delegations for member in group.members] == ["varenia"]
    assert "closed-without-warning" not in dossier.quotes


def test_a_group_without_delegations_has_no_heading(small: Path) -> None:
    for actor in ("lothmar", "varenia"):
        rewrite(small / f"actors/{actor}.yaml", "kind: state", "kind: stat")
    assert load(small).dossier.settings.delegations == ()


def test_a_place_that_is_off_the_globe_leaves_only_the_place_open(small: Path) -> None:
    rewrite(small / "places.yaml", "lat: 48.75", "lat: 148.75")
    dossier = load(small).dossier
    history = dossier.meetings["2019-06-sorrel-summit"].history
    assert [(entry.status, str(entry.date), entry.place) for entry in history] == [
        ("requested", "../2019-06-20", None),
        ("announced", "2019-06-12", None),
    ]
    assert dossier.actors["lothmar"].capital is None


def test_a_dispute_by_a_source_that_is_left_out_takes_the_quote_along(small: Path) -> None:
    quotes = small / GAZETTE / "quotes.yaml"
    rewrite(quotes, "by: halm-gazette-bridge-talks", "by: lothmar-radio-summit")
    rewrite(small / "sources/lothmar-radio-summit/source.yaml", "published: 2019-05-20", "published: yesterday")
    loading = load(small)
    assert codes(loading) == ["date-form"]
    assert "closed-without-warning" not in loading.dossier.quotes


def test_nothing_in_a_loaded_dossier_refers_to_what_is_not_in_it(small: Path) -> None:
    rewrite(small / "issues.yaml", "short: Water", "short: Sharing the water of the river")
    rewrite(small / "places.yaml", "lat: 47.25", "lat: 147.25")
    rewrite(small / "actors/lothmar.yaml", "kind: state", "kind: stat")
    assert_closed(load(small))


def assert_closed(loading: Loading) -> None:
    dossier = loading.dossier
    for quote in dossier.quotes.values():
        assert quote.source in dossier.texts
        assert quote.speaker is None or quote.speaker in dossier.actors
        assert quote.meeting is None or quote.meeting in dossier.meetings
        assert quote.place is None or quote.place in dossier.places
        assert set(quote.issues) <= set(dossier.issues)
        assert all(dispute.by in {*dossier.sources, *dossier.actors} for dispute in quote.disputed)
    for position in dossier.positions.values():
        assert position.actor in dossier.actors
        assert position.issue in dossier.issues
        assert set(position.quotes) <= set(dossier.quotes)
        assert {*position.searched, *(passage.source for passage in position.evidence)} <= set(dossier.sources)
    for meeting in dossier.meetings.values():
        assert {someone.actor for someone in meeting.participants} <= set(dossier.actors)
        assert set(meeting.issues) <= set(dossier.issues)
        for entry in meeting.history:
            assert entry.place is None or entry.place in dossier.places
            assert {passage.source for passage in entry.evidence} <= set(dossier.sources)
    for actor in dossier.actors.values():
        assert actor.represents is None or actor.represents in dossier.actors
        assert actor.capital is None or actor.capital in dossier.places
    for group in dossier.settings.delegations:
        assert {member.actor for member in group.members} <= set(dossier.actors)


def test_an_unreadable_list_is_one_problem_and_not_one_for_each_reference(small: Path) -> None:
    (small / "issues.yaml").write_text("- id: bridge\n title: nothing fits\n")
    loading = load(small)
    assert codes(loading) == ["yaml-syntax"]
    assert loading.dossier.positions == {}
    assert loading.dossier.meetings["2019-05-07-halm-talks"].issues == ()


def test_the_records_are_shown_though_the_title_page_is_broken(small: Path) -> None:
    (small / "dossier.yaml").write_text("title: The river at Halm\n")
    loading = load(small)
    assert set(codes(loading)) == {"missing-field"}
    assert loading.dossier.settings.title == "small"
    assert len(loading.dossier.quotes) == 3


# Files as they come


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda data: b"\xef\xbb\xbf" + data, id="BOM"),
        pytest.param(lambda data: data.rstrip(b"\n"), id="no final newline"),
        pytest.param(lambda data: b"# A remark\n\n" + data, id="comment"),
    ],
)
def test_other_habits_of_editors_change_nothing(change: Callable[[bytes], bytes], small: Path) -> None:
    before = load(small).dossier
    for path in small.rglob("*.yaml"):
        path.write_bytes(change(path.read_bytes()))
    loading = load(small)
    assert loading.problems == ()
    assert loading.dossier == before


def test_line_and_column_are_right_behind_a_bom_and_with_crlf(small: Path) -> None:
    path = small / "places.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"47.25", b"97.25").replace(b"\n", b"\r\n"))
    assert [(found.line, found.column) for found in load(small).problems] == [(4, 8)]


def test_a_kept_text_with_crlf_is_kept_as_it_is(small: Path) -> None:
    path = small / GAZETTE / "text.txt"
    data = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    (problem,) = load(small).problems
    assert problem.code == "text-checksum"
    source = small / GAZETTE / "source.yaml"
    digest = problem.remedy.split()[-1]
    source.write_text("".join(f"text_sha256: {digest}\n" if "sha256" in line else line for line in lines_of(source)))
    loading = load(small)
    assert loading.problems == ()
    assert loading.dossier.texts["halm-gazette-bridge-talks"].encode() == data


def lines_of(path: Path) -> list[str]:
    return path.read_text().splitlines(keepends=True)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\x9d"])
def test_a_kept_text_holds_no_character_that_a_database_may_stop_at(character: str, small: Path) -> None:
    path = small / GAZETTE / "text.txt"
    path.write_bytes(path.read_bytes() + f"And\tmore{character}.\n".encode())
    (problem,) = [problem for problem in load(small).problems if problem.code == "file-encoding"]
    assert (problem.file, problem.line, problem.column) == (f"{GAZETTE}/text.txt", 8, 9)
    assert f"U+{ord(character):04X}" in problem.message
    assert ("source", "halm-gazette-bridge-talks") in load(small).left_out


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty-value", id="empty"),
        pytest.param(b"# nothing but a remark\n", "empty-value", id="only a comment"),
        pytest.param(b"---\n", "empty-value", id="an empty document"),
        pytest.param(b"~\n", "empty-value", id="null"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file-encoding", id="a picture"),
        pytest.param("id: tamm\n".encode("utf-16"), "file-encoding", id="UTF-16"),
        pytest.param(b"id: ta\x00mm\n", "yaml-syntax", id="a null byte"),
        pytest.param(b"[" * 10_000, "yaml-syntax", id="10,000 brackets"),
        pytest.param(b"[" * 500 + b"]" * 500, "yaml-syntax", id="500 brackets, all closed"),
        pytest.param(b"- " * 10_000, "yaml-syntax", id="10,000 dashes"),
        pytest.param(b"{a: " * 10_000, "yaml-syntax", id="10,000 braces"),
        pytest.param(b"'" * 10_001, "yaml-syntax", id="10,001 quotation marks"),
        pytest.param(b"[" * 30 + b"]" * 30, "yaml-syntax", id="30 brackets, all closed"),
        pytest.param(b"- [tamm]\n", "wrong-type", id="a list in a list"),
        pytest.param(b"tamm\n", "wrong-type", id="one word"),
        pytest.param(b"? [id]\n: tamm\n", "wrong-type", id="a list for a field name"),
        pytest.param(b"id: *nothing\n", "yaml-alias", id="an alias of nothing"),
        pytest.param(b"id: !!python/object/apply:os.getcwd []\n", "wrong-type", id="a tag that would run code"),
    ],
)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_a_file_that_is_no_record_is_a_problem_and_no_crash(
    loader: str, data: bytes, code: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_file, "Loader", getattr(yaml, loader))
    (small / "actors/tamm.yaml").write_bytes(data)
    loading = load(small)
    assert code in codes(loading)
    assert {problem.file for problem in loading.problems} == {"actors/tamm.yaml"}
    assert ("actor", "tamm") in loading.left_out


def test_a_billion_laughs_are_ten_lines(small: Path) -> None:
    lines = ["a0: &a0 ha"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    (small / "actors/tamm.yaml").write_text("\n".join(lines))
    loading = load(small)
    assert codes(loading).count("yaml-alias") == 100
    assert "unknown-field" in codes(loading)


def test_a_value_is_the_text_that_stands_there(small: Path) -> None:
    rewrite(small / "actors/varenia.yaml", "country: XA", "country: NO\nnote: 012")
    varenia = load(small).dossier.actors["varenia"]
    assert (varenia.country, varenia.note) == ("NO", "012")


def test_hidden_files_are_nobodys_business(small: Path) -> None:
    (small / ".DS_Store").write_bytes(b"\x00\xff")
    (small / "actors/.tamm.yaml.swp").write_bytes(b"\x00\xff")
    assert load(small).problems == ()


# Folders


def test_an_empty_folder_and_a_missing_one_are_no_dossier(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        loading = load(folder)
        assert codes(loading) == ["folder-missing"]
        assert loading.dossier.actors == {}


def test_a_folder_that_is_no_dossier_is_not_searched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    assert codes(load(tmp_path)) == ["folder-missing"]


def test_a_missing_title_page_is_reported_beside_other_problems(small: Path) -> None:
    (small / "dossier.yaml").unlink()
    (small / "notes.md").write_text("A note.")
    loading = load(small)
    assert codes(loading) == ["folder-missing", "file-unexpected"]
    assert len(loading.dossier.quotes) == 3


def test_dossiers_are_found_in_the_folder_around_them_and_in_themselves(small: Path) -> None:
    (small.parent / "README.md").write_text("About the dossiers.")
    (small.parent / ".git").mkdir()
    (small.parent / "figures").mkdir()
    shutil.copytree(small, small.parent / "large")
    assert dossier_folders(small.parent) == [small.parent / "large", small]
    assert dossier_folders(small) == [small]
    assert dossier_folders(small / "nowhere") == []


def test_a_dossier_without_its_title_page_is_found_all_the_same(small: Path) -> None:
    (small / "dossier.yaml").unlink()
    assert dossier_folders(small.parent) == [small]


def test_the_working_directory_is_a_dossier_too(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small)
    assert load(Path()).problems == ()


# Whatever happens


FILES = sorted(path.relative_to(FIXTURES / "small").as_posix() for path in (FIXTURES / "small").rglob("*.*"))
LINES = st.sampled_from(
    [
        "- ",
        "  ",
        "id: tamm",
        "  - actor: nobody",
        "x: [",
        "? ",
        "*a",
        "&a",
        "\t",
        "date: 2019-13",
        "{",
        "quotes:",
        "---",
    ]
)
CHANGES = st.one_of(
    st.tuples(st.just("delete"), st.integers(0, 40), st.just("")),
    st.tuples(st.just("insert"), st.integers(0, 40), LINES),
    st.tuples(st.just("indent"), st.integers(0, 40), st.just(" ")),
    st.tuples(st.just("replace"), st.integers(0, 40), st.text(max_size=20)),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(FILES), CHANGES), min_size=1, max_size=12))
def test_no_change_of_lines_makes_loading_fail(changes: list[tuple[str, tuple[str, int, str]]]) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(FIXTURES / "small", Path(temporary) / "small"))
        for name, (change, index, words) in changes:
            lines = (folder / name).read_bytes().decode().split("\n")
            at = index % len(lines)
            if change == "delete":
                del lines[at]
            elif change == "insert":
                lines.insert(at, words)
            elif change == "indent":
                lines[at] = words + lines[at]
            else:
                lines[at] = words
            (folder / name).write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        assert_orderly(load(folder))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FILES), st.binary(max_size=60), min_size=1))
def test_no_bytes_make_loading_fail(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(FIXTURES / "small", Path(temporary) / "small"))
        for name, data in files.items():
            (folder / name).write_bytes(data)
        assert_orderly(load(folder))


def assert_orderly(loading: Loading) -> None:
    assert_closed(loading)
    places = [(found.file, found.line, found.column) for found in loading.problems]
    assert places == sorted(places)
    for found in loading.problems:
        assert "\n" not in found.located(loading.folder)
