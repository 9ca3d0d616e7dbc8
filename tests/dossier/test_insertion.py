"""Whatever a hand has written is still there, line by line, when a program has added something."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dossier.insertion import NeedsAHandError, with_entry, with_records
from dashboard.dossier.yaml_file import read_yaml

NEW = "- id: new\n  note: |-\n    one\n\n    two\n"
ENTRY = "- status: held\n  evidence:\n    - source: s\n"

VALUES = ["plain", "  spaced   # said twice", "'one''s own'", '"a \\n b"', "plain words\n@  wrapped by hand", "# empty"]
VALUES += [
    "|\n@  block\n@\n@  # no comment\n",
    ">-\n@  folded\n@  by hand",
    "|+\n@  kept\n\n",
    "[a, b]  # short",
    "{x: y}",
]
VALUES += ["\n@  - deeper\n@  - still   # here", "\n@- not indented\n@- list", "“typographic” – words"]
BETWEEN = ["", "\n", "# a comment\n", "\n\n# two\n\n", "        # far in\n"]


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, int]:
    """Entries of two fields as a hand may lay them out, and how many."""
    margin = " " * draw(st.sampled_from([0, 2, 3]))
    count = draw(st.integers(1, 3))
    text = draw(st.sampled_from(["", "# Head of the file\n\n", "---\n", "%YAML 1.1\n---\n"]))
    for number in range(count):
        fields = [f"{margin}- id:  e{number}", f"{margin}  note: {draw(st.sampled_from(VALUES))}"]
        text += "\n".join(fields).replace("@", f"{margin}  ") + "\n" + draw(st.sampled_from(BETWEEN))
    return text, count


def laid_out(text: str, line_break: str, ends: bool) -> bytes:
    text = text if ends else text.rstrip("\n")
    return text.replace("\n", line_break).encode()


def assert_only_added(before: bytes, after: bytes) -> None:
    """All lines of before in their order, in one or two pieces, with what is new between or behind them."""
    above = next(
        (at for at in range(len(before), -1, -1) if after.startswith(before[:at]) and after.endswith(before[at:])), None
    )
    assert above is not None or after.startswith(before)


@given(lists(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_record_comes_behind_all_others(listed: tuple[str, int], line_break: str, ends: bool) -> None:
    text, count = listed
    before = laid_out(text, line_break, ends)
    try:
        after = with_records(before, [NEW, NEW])
    except NeedsAHandError:
        assert not ends  # the words of a block go on to the end of the file, and the line break would join them
        assert "|\n" in text or "|+\n" in text
        return
    assert after.startswith(before)
    old, new = read_yaml(before, "").values, read_yaml(after, "").values
    assert (new[:count], new[count:]) == (old, [{"id": "new", "note": "one\n\ntwo"}] * 2)


@given(lists(), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.data())
def test_an_entry_comes_where_it_belongs(
    listed: tuple[str, int], line_break: str, below: bool, data: st.DataObject
) -> None:
    text, count = listed
    index = data.draw(st.integers(0, count))
    head = re.match(r"(?:%YAML 1.1\n)?(?:---\n)?", text)
    assert head
    rest = "confidence: high  # sure\n" if below else ""
    whole = f"{head[0]}id: m\nhistory:   # in order\n{text[head.end() :]}{rest}# the end"
    before = laid_out(whole, line_break, ends=True)
    after = with_entry(before, "history", index, ENTRY)
    assert_only_added(before, after)
    old, new = read_yaml(before, "").values, read_yaml(after, "").values
    assert new["history"].pop(index) == {"status": "held", "evidence": [{"source": "s"}]}
    assert new == old


def test_a_comment_stays_with_the_entry_that_it_is_on() -> None:
    text = b"history:\n  # the first\n  - a: b\n    # on b\n  # the second\n  - a: c # c\n# the end\n"
    assert with_entry(text, "history", 0, "- a: n\n") == text.replace(b"history:\n", b"history:\n  - a: n\n")
    assert with_entry(text, "history", 1, "- a: n\n") == text.replace(b"# on b\n", b"# on b\n  - a: n\n")
    assert with_entry(text, "history", 2, "- a: n\n") == text.replace(b"# c\n", b"# c\n  - a: n\n")


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "\ufeff# nobody yet"])
def test_a_file_without_records_gets_its_first(text: str) -> None:
    after = with_records(text.encode(), ["- id: new\n"])
    assert after.startswith(text.encode())
    assert read_yaml(after, "").values == [{"id": "new"}]


@pytest.mark.parametrize(
    ("text", "line"),
    [("\n[]", 2), ("- [a\n", 2), ("id: a\n", 1), ("word", 1), ("- id: a\n...\n", 2), ("- id: a\n--- \n- id: b\n", 2)],
)
def test_what_leaves_no_place_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(NeedsAHandError) as error:
        with_records(text.encode(), ["- id: new\n"])
    assert error.value.line == line


@pytest.mark.parametrize("text", ["history: [{a: b}]", "id: m", "{history: []}", "- history", "history: word", "\n"])
def test_a_history_in_brackets_takes_no_entry(text: str) -> None:
    with pytest.raises(NeedsAHandError):
        with_entry(text.encode(), "history", 0, ENTRY)
