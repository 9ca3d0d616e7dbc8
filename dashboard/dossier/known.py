"""Whether a text or an address is already in the dossier."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from dashboard.dossier.text_file import as_kept
from dashboard.models.dossier import Dossier

TRACKING = ("utm_", "fbclid", "gclid")
"""Beginnings of what is added to an address to count who comes from where."""


def known_source(dossier: Dossier, text: str | None, url: str | None) -> str | None:
    """The id of the source that keeps this text, or else of one that can be read at this address."""
    if text and (wanted := as_kept(text)):
        for source, kept in dossier.texts.items():
            if as_kept(kept) == wanted:
                return source
    if url:
        page = page_of(url)
        for source, record in dossier.sources.items():
            if page in {page_of(address) for address in (record.url, record.archive_url) if address}:
                return source
    return None


def page_of(url: str) -> str:
    """The address without what makes no difference to the page: scheme, `www.`, last slash, fragment, tracking."""
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:  # no address; then it is only the same as itself
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(TRACKING)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"
