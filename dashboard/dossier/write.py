"""New records into a dossier's files: what each file would hold, whether that is sound, and all of it in one step."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic_core import PydanticCustomError

from dashboard.dossier.addition import Addition, NewStatus
from dashboard.dossier.draft import Key
from dashboard.dossier.insertion import NeedsAHandError, with_entry, with_records
from dashboard.dossier.known import known_source
from dashboard.dossier.load import Loading, load
from dashboard.dossier.problem import Problem
from dashboard.dossier.replacement import PATIENCE, BusyError, finish, locked, pending, replace_all
from dashboard.dossier.rules.dates import certainly_before
from dashboard.dossier.seen import Seen, changes_since
from dashboard.dossier.text_file import checksum, encoded
from dashboard.dossier.written import written, written_entry
from dashboard.dossier.yaml_file import read_yaml
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import StatusEntry

ATTEMPTS = 3


@dataclass(frozen=True)
class Change:
    """What an addition makes of a dossier's files.

    `files` says by name in the dossier's folder what each file that changes would hold, whole. It is sound where
    there are no `problems`; these stand in the files as they would be.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def proposed(folder: Path, addition: Addition, seen: Seen | None = None) -> Change:
    """What would be saved, and every problem that the dossier does not have without it. Writes nothing of it.

    `seen` is what the curator had before his eyes, where somebody may have changed it since.
    """
    now = load(folder)
    change = changed_files(folder, addition)
    problems = [*change.problems, *_known(now.dossier, addition)]
    if seen is not None:
        problems += changes_since(seen, now.dossier, addition)
    if not change.problems:  # else the records do not stand in the files that would be judged
        problems += _new_problems(now, load(folder, change.files), addition)
    return Change(change.files, tuple(dict.fromkeys(problems)))


def save(folder: Path, addition: Addition, *, seen: Seen | None = None, patience: float = PATIENCE) -> Change:
    """Save an addition, all of it or nothing. It is saved where the answer has no problems.

    One curator saves at a time; the next one waits, for as many seconds as `patience` says. What others have added
    meanwhile stays; what they have changed is told.
    """
    try:
        with locked(folder, patience):
            finish(folder)
            for _ in range(ATTEMPTS):
                change = proposed(folder, addition, seen)
                if change.problems:
                    return change
                if changed_files(folder, addition) == Change(change.files):
                    replace_all(folder, change.files)
                    return change
    except BusyError as error:
        return _not_saved(f"nothing was saved: {error}", "Wait a moment, and save again")
    except OSError as error:
        place = Path(error.filename).name if error.filename else folder.name
        message = f"nothing was saved, because of '{place}': {error.strerror or error}"
        return _not_saved(message, "Check the permissions and the room on the disk, and save again")
    return _not_saved("nothing was saved, because the files keep changing", "Save again when nobody edits them by hand")


def _not_saved(message: str, remedy: str) -> Change:
    return Change({}, (Problem("dossier.yaml", 1, 1, "not-saved", message, remedy),))


def changed_files(folder: Path, addition: Addition) -> Change:
    """What each file would hold, without judging whether that is sound. Problems are files that can't take it."""
    files = _Files(folder)
    if addition.source:
        source, text = addition.source, addition.text
        if text is not None:
            files.new(f"sources/{source.id}/text.txt", encoded(text), ("source", source.id))
            source = source.model_copy(update={"text_sha256": source.text_sha256 or checksum(text)})
        files.new(f"sources/{source.id}/source.yaml", written(source).encode(), ("source", source.id))
    for quote in addition.quotes:
        entry = written_entry(quote, without={"source"})
        files.append(f"sources/{quote.source}/quotes.yaml", entry, ("quote", quote.id))
    for position in addition.positions:
        files.append(f"positions/{position.actor}.yaml", written_entry(position), ("position", position.id))
    for place in addition.places:
        files.append("places.yaml", written_entry(place), ("place", place.id))
    for actor in addition.actors:
        files.new(f"actors/{actor.id}.yaml", written(actor).encode(), ("actor", actor.id))
    for meeting in addition.meetings:
        files.new(f"meetings/{meeting.id}.yaml", written(meeting).encode(), ("meeting", meeting.id))
    for status in addition.statuses:
        files.add_status(status)
    return Change(files.changed, tuple(files.problems))


@dataclass
class _Files:
    """The files as they are, and what has been changed of them so far."""

    folder: Path
    changed: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    waiting: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.waiting = pending(self.folder)

    def current(self, name: str) -> bytes | None:
        for held in (self.changed, self.waiting):
            if name in held:
                return held[name]
        path = self.folder / name
        return path.read_bytes() if path.exists() else None

    def new(self, name: str, data: bytes, key: Key) -> None:
        """A file that is not there yet. One that is there is never written over."""
        if self.current(name) is None:
            self.changed[name] = data
        else:
            sort, id_ = key
            message = f"the {sort} '{id_}' is already there"
            self.problems.append(Problem(name, 1, 1, "duplicate-id", message, "Give the new one another id", key))

    def append(self, name: str, entry: str, key: Key) -> None:
        """One more record at the end of a file that lists them."""
        self._change(name, key, lambda data: with_records(data, [entry]))

    def add_status(self, status: NewStatus) -> None:
        """One more entry in the history of a meeting, where its day puts it."""
        name, key = f"meetings/{status.meeting}.yaml", ("meeting", status.meeting)
        if self.current(name) is None:
            message = f"there is no meeting '{status.meeting}' to which this could be added"
            self.problems.append(
                Problem(name, 1, 1, "unknown-id", message, "Add the meeting with its first entry", key)
            )
            return
        entry = written_entry(status.entry)
        self._change(name, key, lambda data: with_entry(data, "history", _place_in(data, status.entry), entry))

    def _change(self, name: str, key: Key, change: Callable[[bytes], bytes]) -> None:
        try:
            self.changed[name] = change(self.current(name) or b"")
        except NeedsAHandError as error:
            remedy = "Begin each entry with '- ' on a line of its own, or add the new one by hand"
            self.problems.append(Problem(name, error.line, 1, "needs-a-hand", error.why, remedy, key))


def _place_in(data: bytes, entry: StatusEntry) -> int:
    """The number that the entry gets in the history: the last that its day allows."""
    values = read_yaml(data, "").values
    history = values.get("history") if isinstance(values, dict) else None
    dates = [_reported(above) for above in history] if isinstance(history, list) else []
    index = len(dates)
    while index and (above := dates[index - 1]) and certainly_before(entry.reported, above):
        index -= 1
    return index


def _reported(values: object) -> EdtfDate | None:
    try:
        return EdtfDate.parse(str(values["reported"])) if isinstance(values, dict) and "reported" in values else None
    except PydanticCustomError:
        return None


def _known(dossier: Dossier, addition: Addition) -> Iterator[Problem]:
    """The same text is not kept twice: every count would count its words twice."""
    known = known_source(dossier, addition.text, None)
    if known and addition.source and known != addition.source.id:
        message = f"this text is already kept as '{known}'"
        remedy = f"Add to '{known}' what it lacks"
        yield Problem(f"sources/{known}/text.txt", 1, 1, "source-known", message, remedy)


def _new_problems(now: Loading, then: Loading, addition: Addition) -> list[Problem]:
    """What the check would report of the changed files and does not report of these."""
    before, after = Counter(map(_told, now.problems)), Counter(map(_told, then.problems))
    spare = {told: before[told] for told in after}
    found = []
    for problem in then.problems:  # of several that say the same, what was added stands below
        if spare[_told(problem)]:
            spare[_told(problem)] -= 1
        else:
            found.append(problem)
    return found or list(_rests_on_unsound(then, addition))


def _rests_on_unsound(then: Loading, addition: Addition) -> Iterator[Problem]:
    for sort, id_ in addition.new_keys():
        if (sort, id_) in then.left_out:
            message = f"the {sort} '{id_}' would not be shown: it rests on a record that has a problem"
            remedy = "Mend that record first; the check reports it"
            yield Problem("dossier.yaml", 1, 1, "rests-on-unsound", message, remedy, (sort, id_))


def _told(problem: Problem) -> tuple[object, ...]:
    """What a problem says, wherever it stands: new entries move what is below them to other lines."""
    return problem.file, problem.code, re.sub(r"\d+", "0", problem.message), problem.record
