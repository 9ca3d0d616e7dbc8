"""The rules that hold between records. A rule looks at a draft and yields problems; it stops at none."""

from collections.abc import Callable, Iterator

from dashboard.dossier.draft import Draft
from dashboard.dossier.problem import Problem
from dashboard.dossier.rules.dates import (
    a_day_has_one_status,
    histories_run_forwards,
    posts_end_after_they_begin,
    sources_are_read_after_they_appear,
)
from dashboard.dossier.rules.evidence import conditions_are_named, everything_has_evidence
from dashboard.dossier.rules.identity import aliases_are_told_apart, ids_are_unique, names_are_ids
from dashboard.dossier.rules.references import nobody_represents_himself, references_lead_somewhere
from dashboard.dossier.rules.texts import texts_are_the_checked_ones, words_stand_in_their_text

Rule = Callable[[Draft], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    ids_are_unique,
    names_are_ids,
    aliases_are_told_apart,
    references_lead_somewhere,
    nobody_represents_himself,
    texts_are_the_checked_ones,
    words_stand_in_their_text,
    everything_has_evidence,
    conditions_are_named,
    posts_end_after_they_begin,
    histories_run_forwards,
    a_day_has_one_status,
    sources_are_read_after_they_appear,
)
