"""`python -m tests.benchmarks.attribution FOLDER`: how many quotations are found, and how many speakers are right.

The folder (or the environment variable `ATTRIBUTION_SAMPLE`) holds `text/*.txt` and `attributions/*.ann` in brat's
stand-off format, with attributions that have a Source and a Content. It is no part of the project. Without it the
benchmark says so and ends.

What counts: stretches between quotation marks of four words or more within a Content. A span is right when it lies in
a Content, and found when it has the same first and last letter. A speaker is right when its words overlap those of a
Source of that Content. The naive rule takes the nearest name or pronoun beside a verb of saying in the paragraph.
"""

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dashboard.dossier.passage import Span
from dashboard.extraction.blocks import blocks
from dashboard.extraction.known import Known
from dashboard.extraction.suggest import suggest

FEWEST_WORDS = 4
VARIABLE = "ATTRIBUTION_SAMPLE"
_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
_MARKED = re.compile(r"“[^“”\"]+[”\"]|\"[^“”\"]+\"|''(?:(?!'').)+''", re.DOTALL)
_EDGE = "“”\"'‘’«».,;: \n\t"


class Labelled(NamedTuple):
    """A stretch that an annotator gave to somebody."""

    content: Span
    sources: tuple[Span, ...]


@dataclass
class Article:
    """One text with its labels."""

    name: str
    text: str
    labels: list[Labelled] = field(default_factory=list)

    def quotations(self) -> dict[Span, tuple[Span, ...]]:
        """The marked stretches of the labels, each with all who may be meant."""
        found: dict[Span, tuple[Span, ...]] = {}
        for label in self.labels:
            words = label.content.of(self.text)
            whole = words[:1] in "“\"'‘«" and words[-1:] in "”\"'’»" and not _inner_mark(words)
            spans = [label.content] if whole else [_shifted(match, label.content) for match in _MARKED.finditer(words)]
            for span in spans:
                trimmed = trim(self.text, span)
                if len(_WORD.findall(trimmed.of(self.text))) >= FEWEST_WORDS:
                    found[trimmed] = found.get(trimmed, ()) + label.sources
        return found


def _inner_mark(words: str) -> bool:
    return any(mark in words[1:-1] for mark in '“”"')


def _shifted(match: re.Match[str], content: Span) -> Span:
    return Span(content.start + match.start(), content.start + match.end())


def trim(text: str, span: Span) -> Span:
    """The span without marks and stops at its edges."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def read(folder: Path) -> Iterator[Article]:
    """Every article that has labels."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        text_path = folder / "text" / f"{path.stem.rpartition('_')[0]}.txt"
        article = Article(text_path.stem, text_path.read_bytes().decode("utf-8"))
        spans: dict[str, list[Span]] = {}
        events: list[list[tuple[str, str]]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            id_, _, rest = line.partition("\t")
            if id_.startswith("T"):
                offsets = rest.split("\t")[0].partition(" ")[2]
                spans[id_] = [Span(*map(int, piece.split())) for piece in offsets.split(";")]
            elif id_.startswith("E"):
                events.append(
                    [(role.rstrip("0123456789"), of) for role, of in (part.split(":") for part in rest.split())]
                )
        for event in events:
            sources = tuple(span for role, of in event if role == "Source" for span in spans[of])
            article.labels += [Labelled(span, sources) for role, of in event if role == "Content" for span in spans[of]]
        yield article


@dataclass
class Score:
    """Counts, and what they come to."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def line(self, title: str) -> str:
        """One row of the table."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.wrong + self.missed)
        return row(title, precision, recall)


def row(title: str, precision: float, recall: float) -> str:
    """Precision, recall and F1."""
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{title:<34}{precision:>10.3f}{recall:>10.3f}{f1:>10.3f}"


_SAID = r"(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|noted|argued|tweeted|explained|replied|responded)"
_NAME = r"(?:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*|[Hh]e|[Ss]he|[Tt]hey)"
_BESIDE = re.compile(rf"(?P<before>{_NAME})\s{_SAID}\b|\b{_SAID}\s(?P<after>{_NAME})")


def naive(text: str, quotations: dict[Span, tuple[Span, ...]]) -> dict[Span, Span]:
    """The nearest name or pronoun beside a verb of saying, outside the marks, in the same paragraph."""
    found: dict[Span, Span] = {}
    for block in blocks(text):
        inside = [span for span in quotations if block.span.holds(span)]
        beside = [
            Span(*match.span("before" if match["before"] else "after"))
            for match in _BESIDE.finditer(text, *block.span)
            if not any(span.start <= match.start() < span.end for span in inside)
        ]
        for span in inside:
            if beside:
                found[span] = min(beside, key=lambda name: max(name.start - span.end, span.start - name.end))
    return found


def _judge(score: Score, named: Span | None, sources: tuple[Span, ...]) -> bool:
    if named is None:
        score.missed += 1
        return False
    right = any(named.start < source.end and source.start < named.end for source in sources)
    score.right += right
    score.wrong += not right
    return right


def measure(folder: Path) -> str:
    """The table."""
    known = Known()
    lying = suggested = found = wanted = 0
    speaker, baseline = Score(), Score()
    rules: Counter[str] = Counter()
    right_by_rule: Counter[str] = Counter()
    spent = letters = 0.0
    for article in read(folder):
        gold = article.quotations()
        start = time.perf_counter()
        quotes = suggest(article.text, known).quotes
        spent += time.perf_counter() - start
        letters += len(article.text)
        ours = {trim(article.text, quote.span): quote for quote in quotes}
        ours = {
            span: quote for span, quote in ours.items() if len(_WORD.findall(span.of(article.text))) >= FEWEST_WORDS
        }
        suggested += len(ours)
        lying += sum(any(label.content.holds(span) for label in article.labels) for span in ours)
        wanted += len(gold)
        found += sum(span in ours for span in gold)
        simple = naive(article.text, gold)
        for span, sources in gold.items():
            if not sources:
                continue
            quote = ours.get(span)
            named = quote.speaker_span if quote else None
            right = _judge(speaker, named, sources)
            _judge(baseline, simple.get(span), sources)
            if quote and named:
                rules[quote.rule] += 1
                right_by_rule[quote.rule] += right
    lines = [
        f"{'':<34}{'precision':>10}{'recall':>10}{'F1':>10}",
        row(f"spans ({wanted} labelled)", lying / max(1, suggested), found / max(1, wanted)),
        speaker.line("speakers"),
        baseline.line("speakers by the naive rule"),
        "",
        f"{letters / 1e3:.0f} thousand characters in {spent * 1000:.0f} ms",
        "",
        *(f"{rule:<34}{right_by_rule[rule]:>6} of {count}" for rule, count in rules.most_common()),
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the table, or say what is missing."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get(VARIABLE)
    if given is None or not (Path(given) / "attributions").is_dir():
        print(f"no labelled articles: name their folder, or set {VARIABLE}. Nothing was measured")
        return
    print(measure(Path(given)))


if __name__ == "__main__":
    main()
