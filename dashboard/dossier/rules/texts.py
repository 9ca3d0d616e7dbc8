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

COPY = "Copy them from text.txt, character for character"


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
    for quote in draft.quotes:
        yield from _quote_is_verbatim(draft, quote)
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


def _quote_is_verbatim(draft: Draft, entry: Entry[Quote]) -> Iterator[Problem]:
    quote = entry.record
    text = draft.texts.get(quote.source)
    if text is not None:
        yield from _found_once(entry, (), text, quote.exact, quote)
        if quote.attribution and quote.attribution not in text:
            message = "the attribution does not stand in the text"
            yield entry.problem(("attribution",), "exact-not-found", message, COPY)
    elif quote.source not in draft.digests and quote.source in draft.ids()["source"]:
        message = f"'{quote.source}' keeps no text, so these words can't be checked"
        remedy = "Keep the text, or record what was said as a position with cited evidence"
        yield entry.problem(("exact",), "text-not-kept", message, remedy)


def _found_once(
    entry: Entry[Record], address: Address, text: str, exact: str, selector: Quote | Evidence
) -> Iterator[Problem]:
    """The words stand in the text, and with what is said to stand around them only once."""
    found = find_all(text, exact, selector.prefix, selector.suffix)
    if len(found) == 1:
        return
    if len(found) > 1:
        lines = sorted({text.count("\n", 0, span.start) + 1 for span in found})
        where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
        message = f"these words stand {len(found)} times in the text, on {where}"
        remedy = "Add 'prefix:' or 'suffix:' with the words directly before or after, or make them longer"
        yield entry.problem((*address, "exact"), "exact-ambiguous", message, remedy)
    elif exact not in text:
        yield entry.problem((*address, "exact"), "exact-not-found", "these words do not stand in the text", COPY)
    else:
        side = "prefix" if selector.prefix and not find_all(text, exact, selector.prefix) else "suffix"
        message = f"the words stand in the text, but not with this {side}"
        yield entry.problem((*address, side), "exact-not-found", message, COPY)
