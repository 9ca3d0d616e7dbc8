"""What is written is read again as the same record, and looks like what a hand would write."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dossier.load import load
from dashboard.dossier.written import written, written_entry, written_list
from dashboard.dossier.yaml_file import read_yaml
from dashboard.models.actor import Actor
from dashboard.models.meeting import Meeting
from dashboard.models.place import Place
from dashboard.models.quote import Quote
from dashboard.models.record import Record

DATA = Path(__file__).parent.parent.parent / "data"

SPECIAL = ["null", "~", "NO", "true", "2025", "2025-02-18", "1:30", "- a", "a: b", "# c", "&a", "*b", "'", '"', "@x"]
SPECIAL += [
    "a #b",
    "%",
    "=",
    "<<",
    "---",
    "...",
    "[a]",
    "{a",
    "| x",
    "> y",
    " ",
    "\t",
    "\n",
    " \n ",
    "a\n\n\nb",
    "a\r\nb",
]
SPECIAL += [
    "\ufeffa",
    "a\u2028b",
    "\x85",
    "\x00",
    "“a”\n\n  “b”",
    "a \nb",
    "\na",
    "a\n",
    "…" * 300,
    "😀\n😀",
    "a\x0bb\nc",
]

words = st.one_of(
    st.sampled_from(SPECIAL),
    st.text(min_size=1),
    st.text(alphabet="ab: -#'\"\n\t|>&*“”é", min_size=1, max_size=30),
)
maybe = st.one_of(st.none(), words)
days = st.sampled_from(["2025-02-18", "2025-02", "2025", "2025-02-18/2025-02-20", "../2025-02-18", "2025-02~", "2025?"])


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    values: dict[str, Any] = {"id": "q", "source": "s", "kind": "direct", "exact": draw(words), "said_on": draw(days)}
    values |= {field: draw(maybe) for field in ("prefix", "suffix", "attribution", "audience", "note")}
    values |= {"negated": draw(st.booleans()), "issues": draw(st.lists(st.sampled_from(["a", "0", "2025-02-18"])))}
    values["disputed"] = [{"by": "b", "note": note} for note in draw(st.lists(words, max_size=3))]
    return Quote.model_validate(values)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    entry = {"status": "held", "reported": draw(days), "evidence": [{"source": "s", "exact": draw(maybe)}]}
    history = [entry | {"note": draw(maybe), "unnamed": draw(st.lists(words, max_size=3))}]
    values = {"id": "m", "title": draw(words), "kind": "talks", "history": history, "unnamed": draw(st.lists(words))}
    return Meeting.model_validate(values)


places = st.builds(
    lambda name, lat, lon: Place.model_validate({"id": "p", "name": name, "country": "NO", "lat": lat, "lon": lon}),
    words,
    st.floats(-90, 90),
    st.floats(-180, 180),
)
records = st.one_of(quotes(), meetings(), places)


def again(record: Record, text: str) -> Record:
    file = read_yaml(text.encode(), "")
    assert file.problems == []
    values = file.values[0] if isinstance(file.values, list) else file.values
    return type(record).model_validate(values)


@given(records)
def test_a_written_record_is_read_as_the_same(record: Any) -> None:
    assert again(record, written(record)) == record
    assert again(record, written_entry(record)) == record


@given(st.lists(records, min_size=1, max_size=4))
def test_written_records_are_read_in_their_order(several: list[Any]) -> None:
    values = read_yaml(written_list(several).encode(), "").values
    assert [type(record).model_validate(value) for record, value in zip(several, values, strict=True)] == several


@given(records)
def test_any_reader_of_yaml_takes_words_for_words(record: Any) -> None:
    read = yaml.safe_load(written(record))
    for field in ("title", "name", "exact", "note"):
        if getattr(record, field, None) is not None:
            assert read[field] == getattr(record, field)


def test_the_records_of_the_dossiers_are_written_as_they_stand() -> None:
    # Where a file says in so many words what is the case anyway, that line is left out.
    usual = ("title_basis: page", "label_side: right", "unnamed: []")
    dossier = load(DATA / "ukraine").dossier
    positions: dict[str, list[Record]] = {}
    for position in dossier.positions.values():
        positions.setdefault(position.actor, []).append(position)
    files = {f"actors/{actor.id}.yaml": written(actor) for actor in dossier.actors.values()}
    files |= {f"meetings/{meeting.id}.yaml": written(meeting) for meeting in dossier.meetings.values()}
    files |= {f"sources/{source.id}/source.yaml": written(source) for source in dossier.sources.values()}
    files |= {f"positions/{actor}.yaml": written_list(found) for actor, found in positions.items()}
    files |= {"places.yaml": written_list([*dossier.places.values()])}
    for name, text in files.items():
        lines = (DATA / "ukraine" / name).read_text(encoding="utf-8").split("\n")
        assert text == "\n".join(line for line in lines if line.strip() not in usual), name


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Norway", "name: Norway"),
        ("NO", "name: 'NO'"),
        ("null", "name: 'null'"),
        ("Not confirmed: he left", "name: 'Not confirmed: he left'"),
        ("“Yes,” he said", "name: “Yes,” he said"),
        ("One line\n\nand another", "name: |-\n  One line\n\n  and another"),
    ],
)
def test_quotation_marks_stand_only_where_they_must(name: str, line: str) -> None:
    actor = Actor.model_validate({"id": "someone", "kind": "person", "name": name})
    assert written(actor) == f"id: someone\nkind: person\n{line}\n"
