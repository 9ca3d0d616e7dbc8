"""The kept texts are the checked ones, and every word shown as theirs stands in them."""

from collections.abc import Iterator

from dashboard.dossier.draft import Draft, Entry
from dashboard.dossier.passage import find_all
from dashboard.dossier.problem import Problem
from dashboard.dossier.rules.references import evidence_of
from dashboard.dossier.yaml_file import Address
from dashboard.models.quote import Quote
from dashboard.models.record import Record


def texts_are_the_checked_ones(draft: Draft) -> Iterator[Problem]:
    """A kept text has a checksum, and matches it."""
    for entry in draft.sources:
        expected, found = entry.record.text_sha256, draft.digests.get(entry.id)
        if expected == found:
            continue
        if found is None:
            yield entry.problem(
                ("text_sha256",), "text-missing", "there is a checksum and no text.txt",
                "Put the text back, or delete the checksum",
            )
        elif expected is None:
            yield entry.problem(
                (), "text-missing", "text.txt has no checksum", f"Add 'text_sha256: {found}' once you have read the text"
            )
        else:
            yield entry.problem(
                ("text_sha256",), "text-checksum", "text.txt is not the text that this checksum was made of",
                f"Restore the text; if the change is meant, read it again and write {found}",
            )
    known = draft.ids("source")
    for source in sorted(set(draft.texts) - known):
        yield Problem(
            f"sources/{source}/text.txt", 1, 1, "file-unexpected", "a text without a source.yaml",
            f"Add sources/{source}/source.yaml",
        )


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
                    yield entry.problem(
                        address, "exact-missing", f"'{evidence.source}' keeps its text, and the words are not given",
                        "Add 'exact:' with the words of the passage",
                    )
                else:
                    yield from _found_once(
                        entry, (*address, "exact"), text, evidence.exact, evidence.prefix, evidence.suffix
                    )


def _quote_is_verbatim(draft: Draft, entry: Entry[Quote]) -> Iterator[Problem]:
    quote = entry.record
    text = draft.texts.get(quote.source)
    if text is None:
        if quote.source in draft.ids("source"):
            yield entry.problem(
                ("exact",), "text-not-kept", f"'{quote.source}' keeps no text, so these words can't be checked",
                "Keep the text, or record what was said as a position with cited evidence",
            )
        return
    yield from _found_once(entry, ("exact",), text, quote.exact, quote.prefix, quote.suffix)
    if quote.attribution and not find_all(text, quote.attribution):
        yield entry.problem(
            ("attribution",), "exact-not-found", "the attribution does not stand in the text",
            "Copy it from text.txt, character for character",
        )


def _found_once(
    entry: Entry[Record] | Entry[Quote], address: Address, text: str, exact: str, prefix: str | None, suffix: str | None
) -> Iterator[Problem]:
    found = find_all(text, exact, prefix, suffix)
    if not found:
        yield entry.problem(
            address, "exact-not-found", "these words do not stand in the text",
            "Copy them from text.txt, character for character",
        )
    elif len(found) > 1:
        lines = ", ".join(str(text.count("\n", 0, span.start) + 1) for span in found)
        yield entry.problem(
            address, "exact-ambiguous", f"these words stand {len(found)} times in the text, on lines {lines}",
            "Add 'prefix:' or 'suffix:' with the words directly before or after",
        )
