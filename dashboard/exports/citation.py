"""How to cite a quotation."""

from collections.abc import Mapping
from typing import Any

from dashboard.models.dates import EdtfDate
from dashboard.wording.dates import when


def citation(quote: Mapping[str, Any]) -> str:
    """One line: who, the words, when, in what, where in it.

    `quote` has speaker_name, attribution, kind, exact, said_on, source_title, publisher, published, url, start and end.
    Reported speech gets no quotation marks, and a fragment is marked as one.
    """
    who = quote["speaker_name"] or quote["attribution"] or "Speaker not named"
    said = f", {when(EdtfDate.parse(quote['said_on']))}" if quote["said_on"] else ""
    exact = quote["exact"].removesuffix(",")
    words = {"direct": f"“{exact}”", "fragment": f"“{exact}” (fragment)."}.get(
        quote["kind"], f"{exact.removesuffix('.')} (reported speech)."
    )
    publisher = quote["publisher"] or "publisher not named"
    published = when(EdtfDate.parse(quote["published"])) if quote["published"] else "no day given"
    url = f", {quote['url']}" if quote["url"] else ""
    return (
        f"{who}{said}: {_stopped(words)} In: {quote['source_title']}, {publisher}, "
        f"{published}{url}, characters {quote['start']}–{quote['end']}."
    )


def _stopped(words: str) -> str:
    """With one full stop at the end, unless the words bring their own, inside their quotation marks or outside."""
    return words if words.rstrip("”’»\"'").endswith((".", "!", "?", "…")) else f"{words}."
