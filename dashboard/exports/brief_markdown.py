"""The morning note as Markdown, to send or to print."""

from dashboard.exports.brief import Brief, Note, Sentence
from dashboard.figures.theme import SIGNS
from dashboard.models.dates import EdtfDate
from dashboard.wording.dates import day, when

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>()#+-.!|$~^"})


def brief_markdown(brief: Brief) -> str:
    """Sections as headings, each sentence with its footnotes (the common `[^1]` extension)."""
    lines = [f"# {_plain(brief.dossier)}: {day(brief.since)} to {day(brief.day)}", ""]
    for section in brief.sections:
        lines += [f"## {_plain(section.title)}", ""]
        for item in section.items:
            signs = " → ".join(SIGNS[stance] for stance in (item.before, item.after) if stance in SIGNS)
            lead = f"**{_plain(item.lead)}**" + (f" {_plain(signs)}" if signs else "")
            lines += [f"- {lead} {' '.join(_sentence(sentence) for sentence in item.sentences)}"]
        if section.more:
            lines += ["", _plain(f"And {section.more:,} more.")]
        lines += [""]
    lines += [_note(note) for note in brief.notes]
    return "\n".join(lines) + "\n"


def _sentence(sentence: Sentence) -> str:
    text = f"“{_plain(sentence.text)}”" if sentence.quoted else _plain(sentence.text)
    return text + "".join(f"[^{number}]" for number in sentence.notes)


def _note(note: Note) -> str:
    published = f", {when(EdtfDate.parse(note.published), short=True)}" if note.published else ""
    place = f", from character {note.start}" if note.start is not None else ""
    basis = {"address": " (title read from the address)", "description": " (our description)"}.get(note.title_basis, "")
    publisher = f", {_plain(note.publisher)}" if note.publisher else ""
    url = f" <{note.url}>" if note.url else ""
    return (
        f"[^{note.number}]: {note.grade.capitalize()}. {_plain(note.title)}{basis}{publisher}{published}{place}.{url}"
    )


def _plain(text: str) -> str:
    """Text stays text: what Markdown would read as markup is escaped."""
    return text.translate(_SPECIAL)
