"""Machine-collected quotes of the synthetic dossier, as Parquet files in its `bulk/` folder.

A row is a quote with the article it stands in; rows of one article stand together, about three of them. What is kept
of an article is the paragraph (`passage`) in which the words (`exact`) stand once. Each lot of 20,000 rows has random
numbers of its own, so that a small dossier is the beginning of a large one, and memory holds one lot.
"""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from tests.benchmarks.words import names, phrases, sentences, skewed, stream
from tests.benchmarks.world import DAYS, FIRST, Person, World, publishers, world

LOT = 20_000
FILE_ROWS = 200_000
PUBLISHERS = 300
SCHEMA = pa.schema([
    pa.field("url", pa.string()), pa.field("title", pa.string()), pa.field("publisher", pa.string()),
    pa.field("author", pa.string()), pa.field("published", pa.string()), pa.field("language", pa.string()),
    pa.field("speaker", pa.string()), pa.field("attribution", pa.string()), pa.field("kind", pa.string()),
    pa.field("exact", pa.string()), pa.field("passage", pa.string()), pa.field("said_on", pa.string()),
    pa.field("issues", pa.list_(pa.string())),
])  # fmt: skip
_UNNAMED = ("a senior official", "a diplomat", "two people close to the talks", "a spokesman", "an adviser")
_KINDS = ("direct", "fragment", "reported")

_FRAMES = ("“{exact}” {name} said.", "{name} spoke of “{exact}” in the evening.", "{name} said that {exact}.")

Lot = dict[str, list[Any]]
"""Values by column."""


class Broken(NamedTuple):
    """A row that can't be read, and what is wrong with it. Rows count from 1."""

    file: str
    row: int
    fault: str


FAULTS: dict[str, dict[str, Any]] = {
    "no address": {"url": None},
    "an address that is none": {"url": "ftp://nowhere"},
    "no title": {"title": None},
    "no words": {"exact": None},
    "empty words": {"exact": ""},
    "words that do not stand in the passage": {"exact": "These words stand nowhere at all"},
    "words that stand twice": {"exact": "and so on", "passage": "He said “and so on” and so on and so on."},
    "no passage": {"passage": None},
    "an unknown speaker": {"speaker": "nobody_knows_him"},
    "nobody who speaks": {"speaker": None, "attribution": None},
    "an unknown kind": {"kind": "shouted"},
    "a day that is none": {"said_on": "2025-02-31"},
    "a day of publication that is none": {"published": "last week"},
    "an unknown issue": {"issues": ["no_such_issue"]},
}


def write_quotes(folder: Path, seed: int, count: int, broken: int = 0) -> list[Broken]:
    """Write `count` sound rows, and so many broken ones spread evenly among them; what is broken is told."""
    bulk = folder / "bulk"
    bulk.mkdir(parents=True, exist_ok=True)
    told: list[Broken] = []
    per_file = FILE_ROWS // LOT
    lots = -(-count // LOT)
    for first in range(0, lots, per_file):
        name = f"quotes-{first // per_file:04}.parquet"
        rows = 0
        with pq.ParquetWriter(bulk / name, SCHEMA, compression="zstd") as writer:
            for number in range(first, min(first + per_file, lots)):
                lot = quotes(seed, number, min(LOT, count - number * LOT))
                for _ in range(broken * (number + 1) // lots - broken * number // lots):
                    told.append(_break(lot, rows, name, len(told)))
                writer.write_table(pa.table(lot, schema=SCHEMA))
                rows += len(lot["url"])
    return told


def _break(lot: Lot, before: int, name: str, number: int) -> Broken:
    """Add one broken row at the end of the lot."""
    fault = list(FAULTS)[number % len(FAULTS)]
    for column, values in lot.items():
        values.append(FAULTS[fault].get(column, values[-1]))
    return Broken(f"bulk/{name}", before + len(lot["url"]), fault)


def quotes(seed: int, number: int, count: int = LOT) -> Lot:
    """The columns of the first `count` rows of one lot."""
    made, numbers = world(seed), stream(seed, 7, number)
    article = _articles(numbers)
    articles = int(article[-1]) + 1
    heads = _heads(numbers, number, articles)
    speaker = numbers.choice(len(_speakers(made)), size=LOT, p=skewed(len(_speakers(made)), 0.7)).tolist()
    dice = numbers.random((LOT, 4))
    kind = np.where(dice[:, 0] < 0.7, 0, np.where(dice[:, 0] < 0.9, 1, 2))
    lengths = np.where(kind == 1, numbers.integers(4, 10, size=LOT), numbers.integers(15, 41, size=LOT))
    whole, within = iter(sentences(numbers, lengths[kind == 0])), iter(phrases(numbers, lengths[kind != 0]))
    around = _around(seed)
    context = numbers.integers(len(around), size=(LOT, 2)).tolist()
    lag = numbers.integers(0, 3, size=LOT).tolist()
    topic = numbers.choice(len(made.issues), size=(LOT, 3), p=skewed(len(made.issues), 0.6)).tolist()
    topics = numbers.choice(4, size=LOT, p=[0.35, 0.4, 0.2, 0.05]).tolist()
    columns: Lot = {name: [] for name in SCHEMA.names}
    people = _speakers(made)
    for at, (head, sort, chance) in enumerate(
        zip(article[:count].tolist(), kind.tolist(), dice.tolist(), strict=False)
    ):
        url, title, publisher, author, published = heads[head]
        who = None if chance[1] < 0.15 else people[speaker[at]]
        name = who.name if who else _UNNAMED[context[at][0] % len(_UNNAMED)]
        exact = next(whole if sort == 0 else within)
        sentence = _FRAMES[sort].format(name=name, exact=exact)
        before, after = around[context[at][0]], around[context[at][1]]
        passage = f"{before} {sentence} {after}"
        if passage.count(exact) > 1:  # the words around happen to hold them too
            passage = sentence
        said = published - timedelta(days=lag[at])
        columns["url"].append(url)
        columns["title"].append(title)
        columns["publisher"].append(publisher)
        columns["author"].append(author)
        columns["published"].append(published.isoformat())
        columns["language"].append("en")
        columns["speaker"].append(who.id if who else None)
        columns["attribution"].append(name if who is None or chance[2] < 0.5 else None)
        columns["kind"].append(_KINDS[sort])
        columns["exact"].append(exact)
        columns["passage"].append(passage)
        columns["said_on"].append(
            None if chance[3] < 0.03 else f"{said:%Y-%m}" if chance[3] < 0.05 else said.isoformat()
        )
        columns["issues"].append([made.issues[one] for one in dict.fromkeys(topic[at][: topics[at]])])
    return columns


def _articles(numbers: np.random.Generator) -> NDArray[np.int64]:
    """For each row the number of its article within the lot: one to five rows each."""
    sizes = numbers.choice([1, 2, 3, 4, 5], size=LOT, p=[0.15, 0.2, 0.3, 0.2, 0.15])
    return np.repeat(np.arange(LOT), sizes)[:LOT]


def _heads(numbers: np.random.Generator, lot: int, count: int) -> list[tuple[str, str, str, str | None, date]]:
    """Address, title, publisher, author and day of each article; more of them late than early."""
    houses, authors = publishers(PUBLISHERS), names(600, skip=3_000)
    house = numbers.choice(PUBLISHERS, size=count, p=skewed(PUBLISHERS, 0.8)).tolist()
    titles = phrases(numbers, numbers.integers(5, 10, size=count))
    author = numbers.integers(800, size=(count, 2)).tolist()
    days = (DAYS * numbers.random(count) ** 0.8).astype(np.int64).tolist()
    found = []
    for at, title in enumerate(titles):
        day = FIRST + timedelta(days=days[at])
        site = houses[house[at]].lower().replace(" ", "-")
        by = f"{authors[author[at][0] % 60]} {authors[author[at][1]]}" if author[at][1] < 600 else None
        slug = title.replace(" ", "-")
        address = f"https://{site}.example/{day:%Y/%m/%d}/{slug}-{lot * LOT + at}"
        found.append((address, title.capitalize(), houses[house[at]], by, day))
    return found


@cache
def _around(seed: int) -> list[str]:
    """Sentences of the articles, to stand before and after what is quoted."""
    numbers = stream(seed, 8)
    return phrases_as_sentences(phrases(numbers, numbers.integers(8, 30, size=20_000)))


def phrases_as_sentences(found: list[str]) -> list[str]:
    """Large at the beginning, a full stop at the end."""
    return [f"{text[0].upper()}{text[1:]}." for text in found]


def _speakers(made: World) -> tuple[Person, ...]:
    """People first: the states speak too, and rarely."""
    return made.actors[::-1]
