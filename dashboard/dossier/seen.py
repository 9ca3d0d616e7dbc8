"""What a curator had before his eyes when he began, so that he can be told what has changed since."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.dossier.addition import Addition
from dashboard.dossier.known import page_of
from dashboard.dossier.problem import Problem
from dashboard.models.dossier import Dossier
from dashboard.models.record import Record

Seen = Mapping[str, str]
"""Fields and entries by `sort/id/field` with a short digest of each: plain words, to be kept while somebody works."""


def seen(dossier: Dossier) -> dict[str, str]:
    """What new records can rest on: the meetings, the issues, and which sources there are."""
    now = {f"source/{source}": "" for source in dossier.sources}
    for sort, records in (("meeting", dossier.meetings), ("issue", dossier.issues)):
        for id_, record in records.items():
            now.update((f"{sort}/{id_}/{name}", _digest(value)) for name, value in _parts(record))
    return now


def _parts(record: Record) -> Iterator[tuple[str, Any]]:
    """The fields, and the entries of a history one by one."""
    for name, value in record:
        if name == "history":
            yield from ((f"history/{index}", entry) for index, entry in enumerate(value))
        else:
            yield name, value


def _digest(value: Any) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


def changes_since(before: Seen, dossier: Dossier, addition: Addition) -> Iterator[Problem]:
    """What another has changed of that on which the new records rest. More of anything is no change."""
    meetings = dict.fromkeys(status.meeting for status in addition.statuses)
    issues = dict.fromkeys(position.issue for position in addition.positions)
    for id_ in meetings:
        if id_ in dossier.meetings:
            yield from _changed(before, "meeting", id_, dossier.meetings[id_], f"meetings/{id_}.yaml")
    for id_ in issues:
        if id_ in dossier.issues:
            yield from _changed(before, "issue", id_, dossier.issues[id_], "issues.yaml", ("title", "statement"))
    if addition.source and addition.source.url:
        page = page_of(addition.source.url)
        for id_, source in dossier.sources.items():
            if f"source/{id_}" not in before and source.url and page_of(source.url) == page:
                message = f"since you began, somebody added '{id_}' with the same address"
                remedy = f"Look at what it holds, and add to '{id_}' what is missing"
                yield Problem(f"sources/{id_}/source.yaml", 1, 1, "source-known", message, remedy)


def _changed(
    before: Seen, sort: str, id_: str, record: Record, file: str, fields: tuple[str, ...] | None = None
) -> Iterator[Problem]:
    """One problem for each field that is not what it was. Entries may have come between those of a history."""
    start = f"{sort}/{id_}/"
    if not any(name.startswith(start) for name in before):
        return
    now = dict(_parts(record))
    remedy = "Look at it again, and save once more if your records still hold"
    for name, value in now.items():
        if not name.startswith("history/") and (fields is None or name in fields):
            digest = before.get(start + name)
            if digest != _digest(value):
                message = f"since you began, somebody changed '{name}' of the {sort} '{id_}'; it is now {_shown(value)}"
                yield Problem(file, 1, 1, "changed-meanwhile", message, remedy)
    entries = iter([_digest(value) for name, value in now.items() if name.startswith("history/")])
    for number in range(len([name for name in before if name.startswith(f"{start}history/")])):
        if before[f"{start}history/{number}"] not in entries:  # the iterator goes on: the order counts too
            message = f"since you began, somebody changed entry {number + 1} of the history of the {sort} '{id_}'"
            yield Problem(file, 1, 1, "changed-meanwhile", message, remedy)
            return


def _shown(value: Any) -> str:
    if value is None or value == ():
        return "absent"
    if isinstance(value, tuple):
        return f"a list of {len(value)}"
    words = " ".join(str(value).split())
    return f"'{words}'" if len(words) <= 120 else f"'{words[:119]}…'"
