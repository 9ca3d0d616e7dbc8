"""A file that a curator saved, and the text that is kept of it. Nothing is ever fetched."""

import codecs
import re
from dataclasses import dataclass
from datetime import date

from charset_normalizer import from_bytes
from trafilatura import bare_extraction
from trafilatura.settings import Document

LARGEST = 20_000_000
"""Bytes. No article is that long."""
_SAMPLE = 65_536

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
_SAVE_AS_TEXT = "Save the article as plain text in UTF-8, or the page as HTML"


class ArticleError(Exception):
    """No article can be read here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Article:
    """What is kept: the text that every offset counts in."""

    text: str
    title: str | None = None
    published: date | None = None
    from_html: bool = False


def article_of(data: bytes) -> Article:
    """The article in the bytes of a file, plain or HTML. Raises `ArticleError`."""
    if len(data) > LARGEST:
        raise ArticleError(f"the file has {len(data) // 1_000_000} MB, which is no article. Save the article alone")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ArticleError(f"this is {what}, not a text. {_SAVE_AS_TEXT}")
    text = _decoded(data)
    if _IS_HTML.match(text[:4096]):
        return _of_html(text)
    return Article(text)


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _as(data, encoding)
    if b"\x00" in data:
        raise ArticleError(f"this is a binary file, not a text. {_SAVE_AS_TEXT}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _in_another_encoding(data)
    if sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 11, 12, 13)) > len(text) // 100:
        raise ArticleError(f"this is a binary file, not a text. {_SAVE_AS_TEXT}")
    return text


def _in_another_encoding(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8"):
        return _as(data, declared[1].decode("ascii"))
    sample = data[:_SAMPLE]
    if sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample) > len(sample) // 100:
        raise ArticleError(f"this is a binary file, not a text. {_SAVE_AS_TEXT}")
    best = from_bytes(sample).best()
    if best is None:
        raise ArticleError(f"the encoding of this file can't be told. {_SAVE_AS_TEXT}")
    return _as(data, best.encoding)


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise ArticleError(f"this is not the {encoding} text that it seems to be. {_SAVE_AS_TEXT}") from None


def _of_html(html: str) -> Article:
    found = bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    if not isinstance(found, Document) or found.text is None or not found.text.strip():
        raise ArticleError("no article text stands in this page. Copy the text of the article into a text file")
    return Article(found.text, found.title or None, _day(found.date), from_html=True)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
