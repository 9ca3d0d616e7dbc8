"""New records come into the files whole, and nothing that stood there goes."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from dashboard.dossier.addition import Addition, NewStatus, record_from
from dashboard.dossier.archive import as_archive
from dashboard.dossier.load import load
from dashboard.dossier.replacement import locked
from dashboard.dossier.seen import seen
from dashboard.dossier.write import Change, changed_files, proposed, save
from dashboard.models.quote import Quote
from tests.dossier.additions import SUMMIT, TEXT, article, cited, contents, meeting, position, quote, status, whole


def codes(change: Change) -> list[str]:
    return [problem.code for problem in change.problems]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# What is saved


def test_what_is_saved_is_loaded_again(small: Path) -> None:
    addition = whole()
    assert save(small, addition).problems == ()
    loading = load(small)
    dossier = loading.dossier
    assert loading.problems == ()
    assert dossier.texts["courier-summit-off"] == TEXT
    assert dossier.sources["courier-summit-off"].model_copy(update={"text_sha256": None}) == addition.source
    for sort in ("quotes", "positions", "meetings", "actors"):
        for record in getattr(addition, sort):
            assert getattr(dossier, sort)[record.id] == record
    assert dossier.meetings[SUMMIT].history[-1] == addition.statuses[0].entry


def test_what_is_saved_reads_as_if_it_had_been_written_by_hand(small: Path) -> None:
    save(small, whole())
    assert (small / "sources/courier-summit-off/source.yaml").read_text(encoding="utf-8") == (
        "id: courier-summit-off\nkind: article\ntitle: 'Summit in Sorrel is off: why?'\n"
        "url: https://courier.example/courier-summit-off\npublished: 2019-06-01\nlanguage: en\n"
        "text_sha256: c0e3d7a3e3e6e7f1\n"
    ).replace("c0e3d7a3e3e6e7f1", load(small).dossier.sources["courier-summit-off"].text_sha256 or "")
    assert (small / "positions/vask.yaml").read_text(encoding="utf-8") == (
        "- id: vask-water\n  actor: vask\n  issue: water\n  date: 2019-06-01\n  stance: opposes\n"
        "  summary: 'Is in no hurry: the river can wait.'\n  basis: reported\n  evidence:\n"
        "    - source: courier-summit-off\n      exact: could not\n  confidence: medium\n"
    )


def test_only_what_changes_is_written(small: Path) -> None:
    before = contents(small)
    change = save(small, whole())
    assert contents(small) == before | dict(change.files)
    assert sorted(change.files) == [
        "actors/vask.yaml",
        f"meetings/{SUMMIT}.yaml",
        "meetings/2019-07-halm-meeting.yaml",
        "positions/tamm.yaml",
        "positions/vask.yaml",
        "sources/courier-summit-off/quotes.yaml",
        "sources/courier-summit-off/source.yaml",
        "sources/courier-summit-off/text.txt",
    ]


def test_more_can_be_added_to_a_known_source(small: Path) -> None:
    more = Addition(quotes=(quote("in-march", "halm-gazette-bridge-talks", exact="in March", kind="reported"),))
    before = (small / "sources/halm-gazette-bridge-talks/quotes.yaml").read_bytes()
    assert save(small, more).problems == ()
    assert (small / "sources/halm-gazette-bridge-talks/quotes.yaml").read_bytes().startswith(before)
    assert list(load(small).dossier.quotes)[-1] == "in-march"


def test_a_word_on_a_meeting_stands_where_its_day_puts_it(small: Path) -> None:
    for day, word in (("2019-05-10", "announced"), ("2019-05-01", "proposed"), ("2019-06-03", "held")):
        entry = status("lothmar-radio-summit", status=word, reported=day)
        assert save(small, Addition(statuses=(NewStatus(SUMMIT, entry),))).problems == ()
    history = load(small).dossier.meetings[SUMMIT].history
    days = ["2019-05-01", "2019-05-08", "2019-05-10", "2019-05-20", "2019-06-03"]
    assert [str(entry.reported) for entry in history] == days


def test_nothing_is_written_by_looking(small: Path) -> None:
    before = sorted(small.rglob("*"))
    assert proposed(small, whole(), seen(load(small).dossier)).problems == ()
    assert changed_files(small, whole()).files
    assert sorted(small.rglob("*")) == before


# What is refused


def test_what_does_not_pass_the_check_is_not_saved(small: Path) -> None:
    before = contents(small)
    wrong = Addition(
        source=article(),
        text=TEXT,
        quotes=(quote(exact="the river can not wait"),),
        positions=(position(issue="fish"),),
    )
    change = save(small, wrong)
    assert {(problem.file, problem.code) for problem in change.problems} == {
        ("sources/courier-summit-off/quotes.yaml", "exact-not-found"),
        ("positions/tamm.yaml", "unknown-id"),
    }
    [unknown] = [problem for problem in change.problems if problem.code == "unknown-id"]
    assert change.files["positions/tamm.yaml"].decode().split("\n")[unknown.line - 1] == "  issue: fish"
    assert contents(small) == before


def test_a_dossier_with_problems_of_its_own_can_still_grow(small: Path) -> None:
    rewrite(small / "places.yaml", "lat: 48.75", "lat: 148.75")
    rewrite(small / f"meetings/{SUMMIT}.yaml", "  - status: announced", "  - status: anounced")
    old = load(small).problems
    entry = status("lothmar-radio-summit", reported="2019-05-01")
    assert codes(save(small, Addition(statuses=(NewStatus(SUMMIT, entry),)))) == []
    assert codes(save(small, cited(1))) == []
    assert len(load(small).problems) == len(old)


def test_a_record_that_nobody_would_see_is_not_saved(small: Path) -> None:
    rewrite(small / "issues.yaml", "short: Water", "short: Sharing the water of the river")
    change = save(small, cited(1))
    assert codes(change) == ["rests-on-unsound"]
    assert change.problems[0].record == ("position", "tamm-water-1")


@pytest.mark.parametrize(
    ("addition", "code"),
    [
        (Addition(source=article("lothmar-radio-summit")), "duplicate-id"),
        (Addition(source=article("halm-gazette-bridge-talks"), text="Another text."), "duplicate-id"),
        (Addition(meetings=(meeting(SUMMIT),)), "duplicate-id"),
        (Addition(positions=(position("lothmar-wants-half", quotes=["a-beginning"]),)), "duplicate-id"),
        (Addition(statuses=(NewStatus("2019-08-nothing", status()),)), "unknown-id"),
    ],
)
def test_nothing_that_is_there_is_written_over(small: Path, addition: Addition, code: str) -> None:
    before = contents(small)
    assert code in codes(save(small, addition))
    assert contents(small) == before


def test_a_text_is_kept_once(small: Path) -> None:
    text = (small / "sources/halm-gazette-bridge-talks/text.txt").read_text(encoding="utf-8")
    change = save(small, Addition(source=article(), text=text.strip()))
    assert codes(change) == ["source-known"]
    assert "halm-gazette-bridge-talks" in change.problems[0].message


def test_a_file_that_only_a_hand_can_mend_is_named_with_its_line(small: Path) -> None:
    (small / "positions/tamm.yaml").write_text("# none\n[]\n", encoding="utf-8")
    change = save(small, cited(1))
    assert [(problem.file, problem.line, problem.code) for problem in change.problems] == [
        ("positions/tamm.yaml", 2, "needs-a-hand")
    ]


def test_a_text_with_what_is_no_character_is_told(small: Path) -> None:
    assert codes(save(small, Addition(source=article(), text="half of a pair: \ud83d"))) == ["file-encoding"]


def test_a_folder_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    assert codes(save(tmp_path / "nowhere", cited(1))) == ["not-saved"]


def test_what_stands_in_the_way_is_told_before_anything_happens(small: Path) -> None:
    (small / "sources/courier-1/source.yaml").mkdir(parents=True)
    before = contents(small)
    assert codes(save(small, cited(1))) == ["not-saved"]
    assert contents(small) == before


def test_values_of_a_form_become_a_record_or_problems_in_plain_words() -> None:
    values = quote().model_dump() | {"note": "", "issues": []}
    assert record_from(Quote, values, "quotes.yaml") == quote()
    problems = record_from(Quote, values | {"kind": "drect", "said_on": "Sunday"}, "quotes.yaml")
    assert isinstance(problems, tuple)
    assert [problem.code for problem in problems] == ["unknown-word", "date-form"]


# What others have done meanwhile


def test_what_others_have_added_stays(small: Path) -> None:
    before = seen(load(small).dossier)
    assert save(small, cited(1), seen=before).problems == ()
    entry = status("lothmar-radio-summit", reported="2019-05-25", status="rescheduled")
    assert save(small, Addition(statuses=(NewStatus(SUMMIT, entry),)), seen=before).problems == ()
    assert save(small, whole(), seen=before).problems == ()
    dossier = load(small).dossier
    assert {"tamm-water-1", "tamm-water-2019-06-01"} <= dossier.positions.keys()
    assert [entry.status for entry in dossier.meetings[SUMMIT].history[-2:]] == ["rescheduled", "postponed"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (f"meetings/{SUMMIT}.yaml", "title: Summit in Sorrel", "title: Summit in Halm", "'Summit in Halm'"),
        (f"meetings/{SUMMIT}.yaml", "date: 2019-06-12", "date: 2019-06-13", "entry 2 of the history"),
        ("issues.yaml", "statement: ", "statement: Never will ", "'statement' of the issue 'water'"),
    ],
)
def test_what_others_have_changed_is_told(small: Path, file: str, old: str, new: str, told: str) -> None:
    before = seen(load(small).dossier)
    rewrite(small / file, old, new)
    change = save(small, whole(), seen=before)
    assert [problem.code for problem in change.problems] == ["changed-meanwhile"]
    assert (change.problems[0].file, told in change.problems[0].message) == (file, True)
    assert save(small, whole(), seen=seen(load(small).dossier)).problems == ()


def test_comments_and_what_the_records_do_not_rest_on_may_change(small: Path) -> None:
    before = seen(load(small).dossier)
    rewrite(small / f"meetings/{SUMMIT}.yaml", "history:", "history: # as it went")
    rewrite(small / "meetings/2019-05-07-halm-talks.yaml", "title: Talks", "title: More talks")
    assert save(small, whole(), seen=before).problems == ()


def test_the_same_article_from_two_curators_is_told(small: Path) -> None:
    before = seen(load(small).dossier)
    assert save(small, whole(), seen=before).problems == ()
    url = "http://www.courier.example/courier-summit-off/?utm_source=x#top"
    same_text = save(small, Addition(source=article("other"), text=TEXT + "\n"), seen=before)
    assert codes(same_text) == ["source-known"]
    same_page = save(small, Addition(source=article("other", url=url), text="Told anew."), seen=before)
    assert codes(same_page) == ["source-known"]
    again = save(small, Addition(source=article("other", url=url), text="Told anew."), seen=seen(load(small).dossier))
    assert codes(again) == []


def test_who_waits_in_vain_is_told(small: Path) -> None:
    before = contents(small)
    with locked(small):
        change = save(small, cited(1), patience=0.01)
    assert (codes(change), contents(small)) == (["not-saved"], before)
    assert "somebody else" in change.problems[0].message


def test_git_does_not_see_what_saving_needs(small: Path) -> None:
    save(small, cited(1))
    assert (small / ".saving/.gitignore").read_text(encoding="utf-8") == "*\n"


# What is taken home


def test_an_archive_unpacked_in_the_data_passes_the_check(small: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(small, data / "small")
    change = proposed(small, whole())
    with zipfile.ZipFile(io.BytesIO(as_archive("small", change.files))) as archive:
        archive.extractall(data)
    assert load(data / "small").problems == ()
    assert "river-can-wait" in load(data / "small").dossier.quotes
    assert as_archive("small", change.files) == as_archive("small", dict(reversed(list(change.files.items()))))
