"""`python -m dashboard check | suggest | codebook`: parses, calls, prints."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from dashboard.dossier.load import Loading, dossier_folders, load
from dashboard.dossier.problem import Problem
from dashboard.dossier.text_file import read_bytes
from dashboard.exports.codebook import codebook
from dashboard.extraction.article import Article, ArticleError, article_of
from dashboard.extraction.known import Known
from dashboard.extraction.suggest import Suggestions, suggest
from dashboard.extraction.suggestion import Suggestion
from dashboard.wording.phrases import count

DATA = Path(__file__).resolve().parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 where all is well, 1 where something is to be mended, 2 where nothing ran."""
    chosen = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that can't show a character shows its code
            stream.reconfigure(errors="backslashreplace")
    code: int = chosen.run(chosen)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="The tools of a dossier's curator.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="load everything and report every problem")
    check.add_argument("folder", nargs="?", type=Path, default=DATA, help="a dossier, or a folder of dossiers")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print the report")
    check.set_defaults(run=_check)
    suggesting = commands.add_parser("suggest", help="say what a saved article holds for a dossier")
    suggesting.add_argument("article", type=Path, help="a text file, or a saved web page")
    suggesting.add_argument("--dossier", type=Path, help="the dossier whose actors and places are looked for")
    suggesting.add_argument("--published", type=_day, help="when the article appeared, as 2025-02-23")
    suggesting.add_argument("--format", choices=("text", "json"), default="text", help="how to print the suggestions")
    suggesting.set_defaults(run=_suggest)
    book = commands.add_parser("codebook", help="print data/README.md, made from the models")
    book.set_defaults(run=_codebook)
    return parser


def _check(chosen: argparse.Namespace) -> int:
    folders = dossier_folders(_as_given(chosen.folder)) or [_as_given(chosen.folder)]
    loadings = [load(folder) for folder in folders]
    printers = {"text": _print_text, "json": _print_json, "github": _print_github}
    printers[chosen.format](loadings)
    return 1 if any(loading.problems for loading in loadings) else 0


def _as_given(folder: Path) -> Path:
    """Paths in a report are relative to where the reader stands, where that is shorter."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except ValueError:
        return folder


def _print_text(loadings: Sequence[Loading]) -> None:
    for loading in loadings:
        for problem in loading.problems:
            print(problem.located(loading.folder))
        print(f"{loading.folder.as_posix()}: {_summary(loading)}", file=sys.stderr)


def _summary(loading: Loading) -> str:
    dossier = loading.dossier
    records = (
        count(len(dossier.quotes), "quote"),
        count(len(dossier.positions), "position"),
        count(len(dossier.meetings), "meeting"),
        count(len(dossier.sources), "source"),
    )
    left_out = f", {count(len(loading.left_out), 'record')} left out" if loading.left_out else ""
    return f"{', '.join(records)}; {count(len(loading.problems), 'problem')}{left_out}"


def _print_json(loadings: Sequence[Loading]) -> None:
    found = [problem.as_json(loading.folder) for loading in loadings for problem in loading.problems]
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _print_github(loadings: Sequence[Loading]) -> None:
    for loading in loadings:
        for problem in loading.problems:
            print(problem.as_github(loading.folder))


def _codebook(_: argparse.Namespace) -> int:
    print(codebook(), end="")
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day. Write it as 2025-02-23") from None


def _suggest(chosen: argparse.Namespace) -> int:
    try:
        article = _article(chosen.article)
        known = _known(chosen.dossier)
    except ArticleError as error:
        print(error, file=sys.stderr)
        return 2
    found = suggest(article.text, known, chosen.published or article.published)
    if chosen.format == "json":
        kept = {"text": article.text} if article.from_html else {}
        print(json.dumps({**found.as_json(), **kept}, ensure_ascii=False, indent=2))
    else:
        _print_suggestions(found)
    return 0


def _article(path: Path) -> Article:
    if path.is_dir():
        raise ArticleError(f"{path}: this is a folder. Name the file of one article")
    if not path.exists():
        raise ArticleError(f"{path}: there is no such file. Name the file of one article")
    data = read_bytes(path, path.as_posix())
    if isinstance(data, Problem):
        raise ArticleError(f"{path}: {data.message}. {data.remedy}")
    try:
        return article_of(data)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from None


def _known(folder: Path | None) -> Known:
    """The dossier that was named, or the only one that is here."""
    if folder is None:
        folders = dossier_folders(DATA)
        if len(folders) != 1:
            return Known()
        folder = folders[0]
    if folder not in dossier_folders(folder):
        raise ArticleError(f"{folder}: there is no dossier here. Name a folder with a dossier.yaml")
    dossier = load(folder).dossier
    return Known.of(dossier.actors.values(), dossier.places.values(), dossier.issues.values())


def _print_suggestions(found: Suggestions) -> None:
    for quote in found.quotes:
        who = quote.speaker or quote.speaker_text or "nobody named"
        _print_one(quote, f"{quote.kind}, {who}", quote.exact)
    for met in found.meetings:
        who = ", ".join((*met.participants, *met.unnamed))
        told = [str(part) for part in (met.place, met.date or met.date_text) if part]
        _print_one(met, f"{met.kind}, {met.status}", "; ".join((who, *told)))
    for said in found.reported:
        _print_one(said, f"{said.kind}, {said.speaker}", said.exact)
    for word in found.issues:
        _print_one(word, f"issue, {word.issue}", word.exact)


def _print_one(found: Suggestion, what: str, words: str) -> None:
    print(f"{found.span.start}-{found.span.end} {what} ({found.rule}, {found.score:.2f}): {words}")
