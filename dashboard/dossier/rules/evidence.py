"""Nothing without evidence, no condition without its name."""

from collections.abc import Iterator

from dashboard.dossier.draft import Draft
from dashboard.dossier.problem import Problem
from dashboard.models.vocabulary import Stance


def everything_has_evidence(draft: Draft) -> Iterator[Problem]:
    """A position rests on quotes or passages; silence rests on the sources that were searched.

    A meeting's evidence is required by its model, entry by entry.
    """
    for entry in draft.positions:
        position = entry.record
        if position.stance is Stance.NOT_STATED:
            if not position.searched:
                message = f"'{position.stance}' does not say which sources were searched"
                yield entry.problem(("stance",), "evidence-missing", message, "Add 'searched:' with their ids")
        elif not position.quotes and not position.evidence:
            message = f"'{position.id}' rests on nothing"
            yield entry.problem((), "evidence-missing", message, "Add 'quotes:' or 'evidence:'")
        elif position.basis is None:
            yield entry.problem((), "missing-field", "the field 'basis' is missing", "Add 'basis:' with its value")


def conditions_are_named(draft: Draft) -> Iterator[Problem]:
    """A conditional stance is worth nothing without its condition."""
    for entry in draft.positions:
        position = entry.record
        if position.stance.conditional and not position.condition:
            message = f"'{position.stance}' does not name its condition"
            remedy = "Add 'condition:', or choose an unconditional stance"
            yield entry.problem(("stance",), "condition-missing", message, remedy)
