"""Text that can be written down: not every string that a file brings is one."""


def writable(text: str) -> str:
    r"""The text, with `\ud800` for half a character: JSON may name one, and UTF-8 can't hold it."""
    return text.encode("utf-8", "backslashreplace").decode()
