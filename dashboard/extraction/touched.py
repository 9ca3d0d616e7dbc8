"""Which issues a text touches, by the words that the dossier gives for each. A stance is never guessed."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.dossier.passage import Span
from dashboard.extraction.blocks import Block
from dashboard.extraction.known import Known, Names
from dashboard.extraction.words import words


class Touched(NamedTuple):
    """An issue's word where it stands."""

    issue: str
    span: Span


def touched(text: str, known: Known, blocks: list[Block]) -> Iterator[Touched]:
    """The first word for each issue in each paragraph, quotations included."""
    names = Names()
    for issue in known.issues.values():
        for keyword in issue.keywords:
            for form in (keyword, f"{keyword}s", keyword.removesuffix("s")):
                names.add(form.lower(), issue.id)
    if not names.by_first:
        return
    names.sort()
    for block in blocks:
        seen: set[str] = set()
        all_words = words(text, block.span, ())
        for named in names.find(all_words):
            for id_ in named.ids:
                if id_ not in seen:
                    seen.add(id_)
                    yield Touched(id_, Span(all_words[named.first].start, all_words[named.last - 1].end))
