"""`python -m dashboard suggest`: what a saved article holds for a dossier."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from dashboard.dossier.load import dossier_folders, load
from dashboard.dossier.problem import Problem
from dashboard.dossier.text_file import read_bytes
from dashboard.extraction.article import Article, ArticleError, article_of
from dashboard.extraction.known import Known
from dashboard.extraction.suggest import Suggestions, suggest
from dashboard.extraction.suggestion import Suggestion


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", data: Path) -> None:
    """The arguments of this command; without a dossier it looks for the only one in `data`."""
    suggesting = commands.add_parser("suggest", help="say what a saved article holds for a dossier")
    suggesting.add_argument("article", type=Path, help="a text file, or a saved web page")
    suggesting.add_argument("--dossier", type=Path, help="the dossier whose actors and places are looked for")
    suggesting.add_argument("--published", type=_day, help="when the article appeared, as 2025-02-23")
    suggesting.add_argument("--format", choices=("text", "json"), default="text", help="how to print the suggestions")
    suggesting.set_defaults(run=_suggest, data=data)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day. Write it as 2025-02-23") from None


def _suggest(chosen: argparse.Namespace) -> int:
    try:
        article = _article(chosen.article)
        known = _known(chosen.dossier, chosen.data)
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


def _known(folder: Path | None, data: Path) -> Known:
    """The dossier that was named, or the only one that is here."""
    if folder is None:
        folders = dossier_folders(data)
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
