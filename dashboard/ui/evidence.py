"""From frames to what a panel shows: records with their words, their sources and the ways into the text."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, cast

import pandas as pd

from dashboard.exports.citation import citation
from dashboard.figures.theme import BLANKS, SIGNS, UNCODED
from dashboard.store.queries import meetings, passages, positions, quotes, stances
from dashboard.store.queries.stances import Voices
from dashboard.store.search import Terms, found_in
from dashboard.ui.memory import ask
from dashboard.ui.view import View
from dashboard.wording.markup import marked

Frame: TypeAlias = pd.DataFrame
Item = dict[str, Any]


def of_cell(view: View, voices: Voices, column: str, issue: str) -> list[Item]:
    """The positions behind a cell, newest first, each with its quotes, passages and searched sources."""
    return _with_words(view, positions.of_cell(view.engine, view.filters, column, issue, of_person=voices == "persons"))


def of_position(view: View, position_id: str) -> Item | None:
    """One position with its quotes, passages and searched sources, or None where the reader can't know of it."""
    found = _with_words(view, positions.one(view.engine, view.filters, position_id))
    return found[0] if found else None


def _with_words(view: View, found: pd.DataFrame) -> list[Item]:
    ids = list(found["id"])
    said = _grouped(quote_items(view, quotes.of_positions(view.engine, view.filters, ids)), "position")
    read = _grouped(items(passages.of_records(view.engine, view.filters, "position", ids)), "record")
    searched = _grouped(items(passages.of_records(view.engine, view.filters, "searched", ids)), "record")
    return [
        item | {
            "quotes": said.get(item["id"], []), "passages": read.get(item["id"], []),
            "searched": searched.get(item["id"], []),
        }
        for item in items(found)
    ]  # fmt: skip


def of_meeting(view: View, meeting_id: str) -> Item | None:
    """A meeting with its history, who takes part, what was said there and what it rests on."""
    found = items(meetings.one(view.engine, view.filters, meeting_id))
    if not found:
        return None
    read = _grouped(items(passages.of_records(view.engine, view.filters, "meeting", [meeting_id])), "entry")
    told = _grouped(items(passages.of_records(view.engine, view.filters, "account", [meeting_id])), "entry")
    return found[0] | {
        "history": [
            entry | {"passages": read.get(entry["rank"], [])}
            for entry in items(meetings.status_history(view.engine, view.filters, meeting_id))
        ],
        "accounts": [
            account | {"passages": told.get(account["rank"], [])}
            for account in items(meetings.accounts(view.engine, view.filters, meeting_id))
        ],
        "participants": items(meetings.who_takes_part(view.engine, view.filters, meeting_id)),
        "quotes": quote_items(view, quotes.of_meeting(view.engine, view.filters, meeting_id)),
    }


def with_people(view: View, found: pd.DataFrame) -> list[Item]:
    """Meetings, each with those who take part (`people`: name, and actor where there is a record of it)."""
    people = _grouped(items(ask(view, meetings.people, view.filters, tuple(found["id"]))), "meeting")
    return [item | {"people": people.get(item["id"], [])} for item in items(found)]


def quote_items(view: View, found: pd.DataFrame, terms: Terms | None = None) -> list[Item]:
    """Quotes with the found words marked, their disputes and their citation."""
    disputed = _grouped(items(quotes.disputes(view.engine, view.filters, list(found["id"]))), "quote")
    return [
        item | _marked(item, terms) | {"disputes": disputed.get(item["id"], []), "citation": citation(item)}
        for item in items(found)
    ]


def _marked(item: Item, terms: Terms | None) -> Item:
    """The texts of a card as markup: the words, their sentence, their paragraph, the speaker.

    A comma that ends a whole quotation belongs to the narrator's sentence; it is the one character dropped on display.
    """
    exact = item["exact"]
    shown = exact.removesuffix(",") if item["kind"] == "direct" else exact
    words = {name: item[name] for name in ("before", "after", "context_before", "exact", "context_after")}
    words |= {"shown": shown, "speaker_shown": item["speaker_name"] or ""}
    return {
        name if name != "exact" else "context_exact": marked(text, found_in(text, terms) if terms else ())
        for name, text in words.items()
    }


def items(found: pd.DataFrame) -> list[Item]:
    """The rows of a frame."""
    # Many times as fast as to_dict("records"), which a page with many small frames pays for each of them.
    names = list(map(str, found.columns))
    return [dict(zip(names, row, strict=True)) for row in found.to_numpy(object).tolist()]


def _grouped(rows: Iterable[Item], key: str) -> dict[Any, list[Item]]:
    groups: dict[Any, list[Item]] = {}
    for item in rows:
        groups.setdefault(item[key], []).append(item)
    return groups


def by_issue(cells: pd.DataFrame) -> list[Item]:
    """The matrix in words: for each issue who says what, strongest support first, and how many are uncoded."""
    order = {stance: rank for rank, stance in enumerate([*SIGNS, *BLANKS])}
    issues = []
    for here in _grouped(items(cells), "issue").values():
        coded = [cell for cell in here if cell["stance"] != UNCODED]
        said = sorted(_grouped(coded, "stance").items(), key=lambda pair: order[pair[0]])
        issues.append({"name": here[0]["issue_name"], "said": said, "uncoded": len(here) - len(coded)})
    return issues


def in_voices(found: Frame, voices: Voices) -> Frame:
    """Positions with the column that the reader wants them under: the delegation, or each person for himself."""
    if voices == "delegations":
        return found
    return cast("Frame", found.assign(column=found["actor"], column_name=found["actor_name"]))


def best_cell(cells: pd.DataFrame) -> tuple[str, str] | None:
    """The cell to open when the reader has not chosen one: the newest word with most behind it."""
    coded = cells[cells["records"] > 0]
    if coded.empty:
        return None
    ranked = coded.sort_values(["records", "latest"], ascending=False, kind="stable", na_position="last")
    first = ranked.iloc[0]
    return str(first["column"]), str(first["issue"])


def cell(cells: pd.DataFrame, selected: tuple[str, str] | None) -> Item | None:
    """The row of the matrix that the reader opened."""
    if selected is None:
        return None
    found = items(cells[(cells["column"] == selected[0]) & (cells["issue"] == selected[1])])
    return found[0] if found else None


def left_out(view: View, voices: Voices) -> int:
    """How many who took a position have no room in a matrix of persons."""
    return len(ask(view, stances.voices_heard, view.filters)) - stances.MOST if voices == "persons" else 0


def coded(cells: Frame) -> dict[str, int]:
    """How many cells are `coded`, and how many of these rest on a `single` source."""
    return {"coded": int((cells["stance"] != UNCODED).sum()), "single": int((cells["origins"] == 1).sum())}


def counts(cells: pd.DataFrame, values: Sequence[str], column: str) -> dict[str, int]:
    """How often each value stands in a column."""
    numbers = cells[column].value_counts()
    return {value: int(numbers.get(value, 0)) for value in values}
