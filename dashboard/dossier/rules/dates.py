"""Time runs one way. Within one date its form is checked when it is read; here are dates against each other."""

from collections.abc import Iterator

from dashboard.dossier.draft import Draft
from dashboard.dossier.problem import Problem
from dashboard.models.dates import EdtfDate, Precision


def posts_end_after_they_begin(draft: Draft) -> Iterator[Problem]:
    """Nobody leaves an office before taking it."""
    for entry in draft.actors:
        for index, post in enumerate(entry.record.posts):
            if post.from_ and post.to and certainly_before(post.to, post.from_):
                message = f"the post ends on '{post.to}' and begins on '{post.from_}'"
                address = ("posts", index, "to")
                yield entry.problem(address, "date-reversed", message, "Swap the two, or mend one", blocks=False)


def histories_run_forwards(draft: Draft) -> Iterator[Problem]:
    """The last entry of a history is the present status, so their order matters."""
    for entry in draft.meetings:
        history = entry.record.history
        for index in range(1, len(history)):
            earlier, later = history[index - 1].reported, history[index].reported
            if certainly_before(later, earlier):
                message = f"'{later}' is before '{earlier}' of the entry above"
                remedy = "Put the entries in the order in which they were reported"
                yield entry.problem(("history", index, "reported"), "date-reversed", message, remedy)


def a_day_has_one_status(draft: Draft) -> Iterator[Problem]:
    """Of two statuses reported on one and the same day nobody can tell which is the later."""
    for entry in draft.meetings:
        history = entry.record.history
        for index in range(1, len(history)):
            above, here = history[index - 1], history[index]
            same_day = above.reported == here.reported and here.reported.precision is Precision.DAY
            if same_day and above.status is not here.status:
                message = f"'{here.status}' and '{above.status}' are both reported on '{here.reported}'"
                remedy = "Keep the one that the source ends with, and put the other into its note"
                yield entry.problem(("history", index, "status"), "history-same-day", message, remedy)


def sources_are_read_after_they_appear(draft: Draft) -> Iterator[Problem]:
    """What was read on a day had been published by then."""
    for entry in draft.sources:
        published, accessed = entry.record.published, entry.record.accessed
        if published and accessed and certainly_before(accessed, published):
            message = f"it was read on '{accessed}' and published on '{published}'"
            yield entry.problem(("accessed",), "accessed-early", message, "Mend one of the two", blocks=False)


def certainly_before(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether every day that the one can be comes before every day of the other."""
    return bool(one.latest and other.earliest and one.latest < other.earliest)
