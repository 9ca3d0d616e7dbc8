"""The kept texts are the checked ones, and every word shown as theirs stands in them."""

from collections.abc import Iterator

from dashboard.dossier.draft import Draft, Entry
from dashboard.dossier.passage import find_all
from dashboard.dossier.problem import Problem
from dashboard.dossier.rules.references import evidence_of
from dashboard.dossier.yaml_file import Address
from dashboard.models.evidence import Evidence
from dashboard.models.quote import Quote
from dashboard.models.record import Record
from dashboard.wording.phrases import listed

COPY = "Copy the words from text.txt, character for character"


def texts_are_the_checked_ones(draft: Draft) -> Iterator[Problem]:
    """A kept text has a checksum, and matches it."""
    for entry in draft.sources:
        expected, found = entry.record.text_sha256, draft.digests.get(entry.id)
        if expected == found:
            continue
        address: Address = ("text_sha256",)
        if found is None:
            code, message = "text-missing", "there is a checksum and no text.txt"
            remedy = "Put the text back, or delete the checksum"
        elif expected is None:
            address, code, message = (), "text-missing", "text.txt has no checksum here"
            remedy = f"Read the text, and add 'text_sha256: {found}'"
        else:
            code, message = "text-checksum", "text.txt is not the text that this checksum was made of"
            remedy = f"Restore the text; if the change is meant, read it again and write {found}"
        yield entry.problem(address, code, message, remedy)
    for source in sorted(draft.digests.keys() - draft.ids()["source"]):
        name, remedy = f"sources/{source}/text.txt", f"Add sources/{source}/source.yaml"
        yield Problem(name, 1, 1, "file-unexpected", "a text without a source.yaml", remedy)


def words_stand_in_their_text(draft: Draft) -> Iterator[Problem]:
    """Quotes and passages are verbatim, and it is clear which place is meant."""
    not_kept = {entry.id for entry in draft.sources if not entry.record.text_sha256} - draft.digests.keys()
    for quote in draft.quotes:
        if quote.record.source in not_kept:
            message = f"'{quote.record.source}' keeps no text, so these words can't be checked"
            remedy = "Keep the text, or record what was said as a position with cited evidence"
            yield quote.problem(("exact",), "text-not-kept", message, remedy)
        elif quote.record.source in draft.texts:
            yield from _quote_is_verbatim(quote, draft.texts[quote.record.source])
    for sort in ("position", "meeting"):
        for entry in draft.entries(sort):
            for address, evidence in evidence_of(entry):
                text = draft.texts.get(evidence.source)
                if text is None:
                    continue
                if evidence.exact is None:
                    message = f"'{evidence.source}' keeps its text, and the words are not given"
                    remedy = "Add 'exact:' with the words of the passage"
                    yield entry.problem(address, "exact-missing", message, remedy)
                else:
                    yield from _found_once(entry, address, text, evidence.exact, evidence)


def _quote_is_verbatim(entry: Entry[Quote], text: str) -> Iterator[Problem]:
    quote = entry.record
    yield from _found_once(entry, (), text, quote.exact, quote)
    if quote.attribution and quote.attribution not in text:
        message = "the attribution does not stand in the text"
        yield entry.problem(("attribution",), "exact-not-found", message, COPY)


def _found_once(
    entry: Entry[Record], address: Address, text: str, exact: str, selector: Quote | Evidence
) -> Iterator[Problem]:
    """The words stand in the text, and with what is said to stand around them only once."""
    found = find_all(text, exact, selector.prefix, selector.suffix)
    if len(found) == 1:
        return
    if len(found) > 1:
        lines = sorted({text.count("\n", 0, span.start) + 1 for span in found})
        where = f"{'line' if len(lines) == 1 else 'lines'} {listed(map(str, lines))}"
        message = f"these words stand {len(found)} times in the text, on {where}"
        remedy = "Add 'prefix:' or 'suffix:' with the words directly before or after, or make them longer"
        yield entry.problem((*address, "exact"), "exact-ambiguous", message, remedy)
    elif exact not in text:
        yield entry.problem((*address, "exact"), "exact-not-found", "these words do not stand in the text", COPY)
    else:
        before = selector.prefix and not find_all(text, exact, selector.prefix)
        side, where = ("prefix", "before") if before else ("suffix", "after")
        message = f"these words do not stand directly {where} the others"
        remedy = f"Copy what stands directly {where}, with its spaces, in quotation marks"
        yield entry.problem((*address, side), "exact-not-found", message, remedy)
