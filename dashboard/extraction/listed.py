"""A vocabulary written as running text, which reads better than a hundred quoted words."""


def listed(text: str) -> frozenset[str]:
    """The words of the text."""
    return frozenset(text.split())
