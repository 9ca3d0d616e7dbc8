"""Full-text search over what a quote's card shows: the words of a direct quote, the sentence of any other.

Case and accents do not matter, and an apostrophe ends a word, so that `guterres` finds Guterres's. Speakers are found
under every name that is theirs alone (`zelenskyy`). Words are folded here, for the index, for a query and for the
marks in a text alike, so that the three agree in every script; SQLite's FTS5 only splits them at the spaces.
"""

import re
import unicodedata
from typing import NamedTuple

from sqlalchemy import Connection, Float, Select, bindparam, column, literal_column, select, table, text

from dashboard.store import tables

index = table("quote_index", column("quote"), column("words"), column("speaker"))


class Terms(NamedTuple):
    """What the reader searches for: single words, each found as a beginning, and phrases, found whole."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]

    def expression(self, joiner: str) -> str:
        """As an FTS5 query; every term is a quoted string, so that nothing in it is read as syntax."""
        terms = [f'"{word}"*' for word in self.words] + [f'"{phrase}"' for phrase in self.phrases]
        return f" {joiner} ".join(terms)

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def read_terms(query: str) -> Terms:
    """Words and "phrases between quotation marks", as the index folds them."""
    phrases = tuple(
        folded for found in re.findall(r'["“„«]([^"”“»]+)["”»]', query) if (folded := " ".join(_tokens(found)))
    )
    rest = re.sub(r'["“„«][^"”“»]+["”»]', " ", query)
    return Terms(tuple(dict.fromkeys(_tokens(rest))), phrases)


def found_in(text_: str, terms: Terms) -> list[tuple[int, int]]:
    """Where the terms stand in a text, as the index sees it: offsets, end exclusive, in order."""
    tokens = _words(text_)
    spans = [(start, end) for start, end, token in tokens if any(token.startswith(word) for word in terms.words)]
    for phrase in terms.phrases:
        wanted = phrase.split()
        spans += [
            (tokens[at][0], tokens[at + len(wanted) - 1][1])
            for at in range(len(tokens) - len(wanted) + 1)
            if [token for _, _, token in tokens[at : at + len(wanted)]] == wanted
        ]
    return sorted(set(spans))


_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


def _words(text_: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of each word."""
    found = ((match.start(), match.end(), _fold(match[0])) for match in _WORD.finditer(text_))
    return [(start, end, word) for start, end, word in found if word]


def _tokens(words: str) -> list[str]:
    return [word for _, _, word in _words(words)]


def _fold(word: str) -> str:
    """Without case, accents and the shapes of print (`ﬁ`, `²`)."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(character for character in unicodedata.normalize("NFKD", plain) if character.isalnum())


def create_index(connection: Connection) -> None:
    """Build the index from the rows that are there."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE quote_index USING fts5("
            "quote UNINDEXED, words, speaker, tokenize = 'ascii', prefix = '2 3 4')"
        )
    )
    names: dict[str, list[str]] = {}
    for row in connection.execute(select(tables.actor.c.id, tables.actor.c.name)):
        names[row.id] = [row.name]
    for row in connection.execute(select(tables.alias.c.actor, tables.alias.c.text).where(~tables.alias.c.weak)):
        names[row.actor].append(row.text)
    quotes = connection.execute(
        select(tables.quote, tables.source.c.text.label("kept")).join(
            tables.source, tables.source.c.id == tables.quote.c.source
        )
    )
    rows = [
        {
            "quote": row.id,
            "words": " ".join(
                _tokens(row.exact if row.kind == "direct" else row.kept[row.sentence_start : row.sentence_end])
            ),
            "speaker": " · ".join(" ".join(_tokens(name)) for name in names.get(row.speaker, ())),
        }
        for row in quotes
    ]
    if rows:
        connection.execute(text("INSERT INTO quote_index VALUES (:quote, :words, :speaker)"), rows)


def matching(expression: str) -> Select[tuple[str, float]]:
    """Ids of the quotes that match an FTS5 expression, with `score` (bm25: smaller is better)."""
    return (
        select(index.c.quote, literal_column("bm25(quote_index, 0, 2.0, 1.0)", Float).label("score"))
        .where(text("quote_index MATCH :expression").bindparams(bindparam("expression", expression)))
    )  # fmt: skip
