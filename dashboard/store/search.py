"""Full-text search over what a quote's card shows: the words of a direct quote, the sentence of any other.

Case and accents do not matter, and an apostrophe ends a word, so that `guterres` finds Guterres's. Speakers are found
under every name that is theirs alone (`zelenskyy`). Words are folded here, for the index, for a query and for the
marks in a text alike, so that the three agree in every script and on both engines: SQLite's FTS5 only splits them at
the spaces, and PostgreSQL is given its tsvector ready made. What differs is the order of the best matches: bm25 there,
ts_rank here.

Beside words and names, a quote has marks in the index (who said it, of which kind, on which issues): a search that is
narrowed by them never looks at what they leave out.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from dashboard.wording.fold import folded, folded_words

index = Table("quote_index", MetaData(), Column("rowid", Integer, primary_key=True), Column("vector", TSVECTOR))
"""One row a quote; `rowid` is its number. In SQLite it is an FTS5 table of words, speaker and marks, which it keeps no
copy of; in PostgreSQL all three are in the vector."""

FTS5 = (
    "CREATE VIRTUAL TABLE quote_index USING fts5("
    "words, speaker, marks, tokenize = \"ascii tokenchars '_-'\", content = '')"
)


class Terms(NamedTuple):
    """What the reader searches for: single words, each found as a beginning, and phrases, found whole."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def read_terms(query: str) -> Terms:
    """Words and "phrases between quotation marks", as the index folds them."""
    phrases = tuple(words for found in re.findall(r'["“„«]([^"”“»]+)["”»]', query) if (words := folded(found)))
    rest = re.sub(r'["“„«][^"”“»]+["”»]', " ", query)
    return Terms(tuple(dict.fromkeys(folded(rest).split())), phrases)


def found_in(text: str, terms: Terms) -> list[tuple[int, int]]:
    """Where the terms stand in a text, as the index sees it: offsets, end exclusive, in order."""
    tokens = folded_words(text)
    spans = [(start, end) for start, end, token in tokens if any(token.startswith(word) for word in terms.words)]
    for phrase in terms.phrases:
        wanted = phrase.split()
        spans += [
            (tokens[at][0], tokens[at + len(wanted) - 1][1])
            for at in range(len(tokens) - len(wanted) + 1)
            if [token for _, _, token in tokens[at : at + len(wanted)]] == wanted
        ]
    return sorted(set(spans))


def mark(sort: str, id_: str) -> str:
    """What stands in the index for a speaker, a kind or an issue; no folded word has an underscore before it."""
    return f"_{sort}_{id_}"


class Expression(NamedTuple):
    """What to look for: terms, whether all of them or any, and marks of which each group must have one."""

    terms: Terms
    joiner: str
    marks: tuple[tuple[str, ...], ...] = ()

    def for_sqlite(self) -> str:
        """As an FTS5 query; every term is a quoted string, so that nothing in it is read as syntax."""
        terms = [f'"{word}"*' for word in self.terms.words] + [f'"{phrase}"' for phrase in self.terms.phrases]
        said = "{words speaker} : (" + f" {self.joiner} ".join(terms) + ")"
        groups = ["marks : (" + " OR ".join(_in_fts5(one) for one in group) + ")" for group in self.marks]
        return " AND ".join([said, *groups])

    def for_postgresql(self) -> str:
        """As the text of a tsquery; every word is a quoted string."""
        terms = [f"{_quoted(word)}:*" for word in self.terms.words]
        terms += [" <-> ".join(_quoted(word) for word in phrase.split()) for phrase in self.terms.phrases]
        said = {"AND": " & ", "OR": " | "}[self.joiner].join(f"({term})" for term in terms)
        groups = [" | ".join(_quoted(one) for one in group) for group in self.marks]
        return " & ".join(f"({part})" for part in [said, *groups])


def vector(words: str, speaker: str, marks: str) -> str:
    """A quote's row of the index as the text of a tsvector, from the three columns that FTS5 is given.

    Between words and names stands a gap, as between two names, so that no phrase is found across it. PostgreSQL keeps
    256 places of a word and 16,383 in all; what is beyond is found as a word, not in a phrase.
    """
    places: dict[str, list[int]] = {}
    at = 0
    for part in (words, *speaker.split(" · ")):
        at += 1
        for word in part.split():
            at += 1
            places.setdefault(word, []).append(min(at, 16_383))
    lexemes = [f"{_quoted(word)}:{','.join(map(str, dict.fromkeys(found[:256])))}" for word, found in places.items()]
    return " ".join([*lexemes, *(_quoted(one) for one in marks.split())])


def names_text(names: Iterable[str]) -> str:
    """Names for the index; the dot between two of them keeps phrases apart."""
    return " · ".join(folded(name) for name in names)


_LONGEST = 500
"""Characters of a word that PostgreSQL is told: it takes no more than 2,046 bytes."""


def _in_fts5(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _quoted(word: str) -> str:
    doubled = word[:_LONGEST].replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


class _InIndex(FunctionElement[Any]):
    """A condition on the index, or a number for its order: made for both engines, said to the one that is asked."""

    inherit_cache = True

    def __init__(self, expression: Expression) -> None:
        super().__init__(expression.for_sqlite(), expression.for_postgresql())

    def said(self, engine: int, compiler: SQLCompiler, **kw: Any) -> str:
        """The bound text for SQLite (0) or PostgreSQL (1)."""
        return str(compiler.process(list(self.clauses)[engine], **kw))


class matches(_InIndex):  # noqa: N801  used like a function of SQL
    """Whether a row of the index holds what an expression looks for."""

    type = Boolean()
    inherit_cache = True
    _is_implicitly_boolean = True  # else SQLAlchemy asks SQLite whether it equals 1, which MATCH can't be asked


class score(_InIndex):  # noqa: N801  used like a function of SQL
    """How well a row fits; smaller is better."""

    type = Float()
    inherit_cache = True


@compiles(matches, "sqlite")
def _matches_sqlite(element: matches, compiler: SQLCompiler, **kw: Any) -> str:
    return f"quote_index MATCH {element.said(0, compiler, **kw)}"


@compiles(matches, "postgresql")
def _matches_postgresql(element: matches, compiler: SQLCompiler, **kw: Any) -> str:
    return f"quote_index.vector @@ CAST({element.said(1, compiler, **kw)} AS tsquery)"


@compiles(score, "sqlite")
def _score_sqlite(_: score, __: SQLCompiler, **___: Any) -> str:
    return "bm25(quote_index, 2.0, 1.0, 0.0)"


@compiles(score, "postgresql")
def _score_postgresql(element: score, compiler: SQLCompiler, **kw: Any) -> str:
    return f"-ts_rank(quote_index.vector, CAST({element.said(1, compiler, **kw)} AS tsquery), 1)"
