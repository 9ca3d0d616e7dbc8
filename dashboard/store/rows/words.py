"""Where words stand in a kept text."""

from datetime import date

from dashboard.dossier.passage import Span, find_all, paragraph_around, sentence_around
from dashboard.models.dossier import Dossier
from dashboard.models.evidence import Evidence
from dashboard.models.quote import Quote
from dashboard.store.rows.row import Row

NOWHERE: Row = {"start": None, "end": None, "sentence_start": None, "sentence_end": None}


def span_of(dossier: Dossier, words: Quote | Evidence) -> Span | None:
    """The span of the words, or None where the source keeps no text."""
    text = dossier.texts.get(words.source)
    if text is None or words.exact is None:
        return None
    return find_all(text, words.exact, words.prefix, words.suffix)[0]


def standing(dossier: Dossier, words: Quote | Evidence) -> Row:
    """start, end, sentence_start and sentence_end."""
    span = span_of(dossier, words)
    if span is None:
        return NOWHERE
    sentence = sentence_around(dossier.texts[words.source], span)
    return {"start": span.start, "end": span.end, "sentence_start": sentence.start, "sentence_end": sentence.end}


def paragraph(dossier: Dossier, quote: Quote) -> Row:
    """paragraph_start and paragraph_end."""
    span = span_of(dossier, quote)
    block = paragraph_around(dossier.texts[quote.source], span) if span else None
    return {"paragraph_start": block.start if block else None, "paragraph_end": block.end if block else None}


def passage(
    dossier: Dossier, sort: str, record: str, words: Quote | Evidence, known: date | None, *, entry: int = 0,
    quote: str | None = None,
) -> Row:  # fmt: skip
    """One row of `passage`."""
    note = words.note if isinstance(words, Evidence) else None
    return {
        "sort": sort, "record": record, "entry": entry, "quote": quote, "source": words.source, "exact": words.exact,
        "note": note, "known_from": known, **standing(dossier, words),
    }  # fmt: skip
