"""The bytes of one file, and the text that they are."""

import hashlib
from pathlib import Path
from unicodedata import category

from dashboard.dossier.problem import Problem

BYTE_ORDER_MARK = "\ufeff"
"""Invisible, and at the head of many files."""


def read_bytes(path: Path, name: str) -> bytes | Problem:
    """What stands in the file, or why it can't be known."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"the file can't be read ({error.strerror})"
        return Problem(name, 1, 1, "file-encoding", message, "Check its permissions")


def decoded(data: bytes, name: str) -> str | Problem:
    """The bytes as text, unchanged, or where they stop being UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = line_and_column(before, len(before))
        return Problem(name, line, column, "file-encoding", "this is not UTF-8 text", "Save the file as UTF-8")


def words_only(text: str, name: str) -> str | Problem:
    """The text unchanged, or where a character stands that nobody can read and that a database may stop at."""
    found = next(
        (at for at, character in enumerate(text) if category(character) == "Cc" and character not in "\n\r\t"), None
    )
    if found is None:
        return text
    line, column = line_and_column(text, found)
    message = f"U+{ord(text[found]):04X} stands here, which is no character of a text"
    return Problem(name, line, column, "file-encoding", message, "Delete it, and write the new checksum")


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where an offset stands, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def as_kept(text: str) -> str:
    """A pasted or uploaded text in the form in which texts are kept: line breaks of one sort, nothing around it.

    Whatever looks for words in a new text looks in this form of it, since places and words must be those of the file.
    """
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    while (stripped := kept.strip().strip(BYTE_ORDER_MARK)) != kept:
        kept = stripped
    return kept


def encoded(text: str) -> bytes:
    """The text as a file holds it. What is no character becomes what the check reports, and stops nothing here."""
    return text.encode("utf-8", "surrogatepass")


def checksum(text: str) -> str:
    """What `text_sha256` says of a text that is kept as it is."""
    return hashlib.sha256(encoded(text)).hexdigest()
