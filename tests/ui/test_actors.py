"""The pages of actors without a browser, and every name in the app as a link to its page."""

import re
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.dossier.load import load
from tests.store.test_known import first_day, later_meetings, later_positions, later_quotes
from tests.ui.conftest import SEED, markup, open_page

DATA = Path(__file__).resolve().parents[2] / "data/ukraine"
DOSSIER = load(DATA).dossier
THEN = date(2025, 2, 24)
VOID = {"br", "img", "hr", "input", "meta", "link", "wbr"}


def html_of(name: str, **parameters: str) -> str:
    """All that a page writes with these parameters of the address."""
    return markup(open_page(name, **parameters))


class Text(NamedTuple):
    """A piece of text with the tags, the classes and the links around it."""

    text: str
    tags: tuple[str, ...]
    classes: frozenset[str]
    links: tuple[str, ...]


class Walk(HTMLParser):
    """All texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, str]] = []
        self.texts: list[Text] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            found = dict(attrs)
            classes = f"{found.get('class') or ''} {found.get('role') or ''}"
            self.open.append((tag, classes, found.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"a stray </{tag}>"
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            tags, classes, links = zip(*self.open, strict=True) if self.open else ((), (), ())
            words = frozenset(" ".join(classes).split())
            self.texts.append(Text(" ".join(data.split()), tags, words, tuple(link for link in links if link)))


def plain(html: str) -> str:
    return " ".join(text.text for text in Walk(html).texts)


def ids(html: str, parameter: str) -> set[str]:
    return ids_of({link for text in Walk(html).texts for link in text.links}, parameter)


def ids_of(links: Iterable[str], parameter: str) -> set[str]:
    return {value for link in links for value in parse_qs(urlsplit(link).query).get(parameter, [])}


NAMES = {actor.name: actor.id for actor in DOSSIER.actors.values()}
NAMES |= {member.short: member.actor for group in DOSSIER.settings.delegations for member in group.members}
PROSE = {"passage", "sentence", "words", "said", "context", "summary", "text", "caution", "citation", "outcome"}
"""Sentences and the words of sources: nobody is named there as a field of a record."""
OWN = {"phone-list", "cells", "box", "choice"}
"""Here a name is itself the link to something else: a cell, a tick; or it says what the sidebar holds."""


def unlinked(html: str) -> list[str]:
    """Names that stand alone, or at the head of a line, and lead nowhere."""
    missing = []
    for text in Walk(html).texts:
        if text.classes & (PROSE | OWN) or {"h1", "h2", "h3", "summary", "blockquote"} & set(text.tags):
            continue
        name = next((name for name in (text.text, re.split("[,:]", text.text)[0]) if name in NAMES), None)
        if name is None or (text.links and text.text != name) or text.text.startswith(DOSSIER.settings.title):
            continue
        if not any(parse_qs(urlsplit(link).query).get("who") == [NAMES[name]] for link in text.links):
            missing.append(text.text)
    return missing


VIEWS: list[tuple[str, dict[str, str]]] = [
    ("stances", {}), ("stances", {"voices": "Persons"}), ("stances", {"cell": "ukraine.presidency_exchange"}),
    ("stances", {"cell": "united_states.peacekeepers"}), ("stances", {"cell": "nato.minerals"}),
    ("stances", {"known": "2025-02-24"}), ("stances", {"known": "2025-12-20", "compare": "2025-03-01"}),
    ("stances", {"voices": "Persons", "compare": "2025-03-01"}), ("briefing", {}),
    ("briefing", {"known": "2025-02-24"}), ("quotes", {}), ("quotes", {"quote": "ukraine-started-the-war"}),
    ("quotes", {"q": "zelensky trump"}), ("sources", {"source": SEED}), ("sources", {"source": SEED, "at": "940"}),
    ("actors", {}), ("actors", {"who": "trump"}), ("actors", {"who": "united_states"}), ("actors", {"who": "peskov"}),
    ("actors", {"who": "ukraine", "known": "2025-02-24"}), ("meetings", {}), ("sources", {}),
    *(("meetings", {"meeting": meeting}) for meeting in list(DOSSIER.meetings)[::6]),
    *(("issue", {"of": issue}) for issue in list(DOSSIER.issues)[::4]),
    *(("issue", {"of": one.issue, "position": one.id}) for one in list(DOSSIER.positions.values())[::25]),
    *(("actors", {"who": one.actor, "position": one.id}) for one in list(DOSSIER.positions.values())[::25]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "parameters"), VIEWS, ids=str)
def test_every_name_leads_to_its_actor(name: str, parameters: dict[str, str]) -> None:
    html = html_of(name, **parameters)
    assert unlinked(html) == []
    if (name, parameters) != ("sources", {}):
        assert ids(html, "who")
    assert ids(html, "who") <= set(DOSSIER.actors)


def test_who_speaks_in_the_briefing_is_a_link_though_it_is_no_person() -> None:
    html = html_of("briefing", known=THEN.isoformat())
    leaders = [text for text in Walk(html).texts if text.text == "Ukrainian and European leaders"]
    assert leaders
    assert all(ids_of(text.links, "who") == {"ukrainian_and_european_leaders"} for text in leaders)


def test_whoever_has_no_record_stays_plain() -> None:
    meeting = next(one for one in DOSSIER.meetings.values() if one.history[-1].unnamed or one.unnamed)
    nameless = (meeting.history[-1].unnamed or meeting.unnamed)[0]
    found = [text for text in Walk(html_of("meetings", meeting=meeting.id)).texts if nameless in text.text]
    assert found
    assert all(text.links == () for text in found)


@pytest.mark.parametrize("actor", list(DOSSIER.actors))
def test_every_actor_has_a_page(actor: str) -> None:
    html = html_of("actors", who=actor)
    record = DOSSIER.actors[actor]
    assert f"<h1>{record.name}</h1>" in html.replace("&#39;", "'")
    said = plain(html)
    for post in record.posts:
        assert post.title in said
    assert ("Speaks for" in said) == bool(record.represents)
    stated = {one.id for one in DOSSIER.positions.values() if one.actor == actor}
    assert stated <= ids(html, "position")
    attended = {one.id for one in DOSSIER.meetings.values() if actor in {who.actor for who in one.participants}}
    assert {one for one in attended if not DOSSIER.meetings[one].history[-1].participants} <= ids(html, "meeting")


@pytest.mark.parametrize("actor", list(DOSSIER.actors))
def test_nothing_from_later_is_on_an_earlier_days_page(actor: str) -> None:
    html = html_of("actors", who=actor, known=THEN.isoformat())
    assert not ids(html, "position") & later_positions(DOSSIER, THEN)
    assert not ids(html, "meeting") & later_meetings(DOSSIER, THEN)
    assert not ids(html, "quote") & later_quotes(DOSSIER, THEN)
    said, record = plain(html), DOSSIER.actors[actor]
    for post in record.posts:
        begins = (post.from_.earliest or post.from_.latest) if post.from_ else None
        assert (post.title in said) == (begins is None or begins <= THEN)
        if post.to and first_day(post.to) > THEN:
            assert "Formerly" not in said
    assert record.note is None or record.note not in said


def test_the_list_counts_what_was_known() -> None:
    now, then = (plain(html_of("actors", **day)) for day in ({}, {"known": THEN.isoformat()}))
    assert "Kyrylo Budanov , Head of the Office of the President of Ukraine" in now
    assert "Kyrylo Budanov , Head of military intelligence of Ukraine" in then
    assert "Friedrich Merz , Chancellor" not in then
    assert "of 3 nothing is on record" in now


def test_silence_and_gaps_are_told_apart() -> None:
    said = plain(html_of("actors", who="united_states"))
    silent = said[said.index("Sources searched, and silent") : said.index("Uncoded, nobody has looked")]
    gaps = said[said.index("Uncoded, nobody has looked") :]
    assert "Minerals deal" in silent
    assert "Prisoners, children" in gaps
    assert "Prisoners, children" not in silent
    assert "That is not the same as silence." in gaps


def test_a_position_opens_only_on_the_page_of_its_actor() -> None:
    position = next(one for one in DOSSIER.positions.values() if one.actor == "trump")
    assert "Its cell in the matrix" in plain(html_of("actors", who="trump", position=position.id))
    assert "Its cell in the matrix" in plain(html_of("actors", who="united_states", position=position.id))
    assert "Its cell in the matrix" not in plain(html_of("actors", who="putin", position=position.id))


@pytest.mark.parametrize(
    ("parameters", "missing", "remedy"),
    [
        ({"who": "nobody"}, "This dossier has no actor by the name in the address.", "Choose one from the list"),
        ({"who": "tass"}, "No position, no quote and no meeting of TASS is on record.", "data/README.md says how"),
        ({"who": "peskov", "actor": "Ukraine"}, "No position, no quote and no meeting of Dmitry Peskov is left.",
         "Fewer filters show more. Show everything"),
        ({"who": "putin"}, "No word of Vladimir Putin is quoted in a kept text.", ""),
        ({"who": "budanov"}, "No position is on record. What others say for Ukraine stands on its page.", ""),
    ],
)  # fmt: skip
def test_an_empty_state_says_what_is_missing_and_what_to_do(
    parameters: dict[str, str], missing: str, remedy: str
) -> None:
    said = plain(html_of("actors", **parameters))
    assert missing in said
    assert remedy in said


def test_to_show_everything_stays_with_the_actor() -> None:
    html = html_of("actors", who="peskov", actor="Ukraine")
    links = {text.links for text in Walk(html).texts if text.text == "Show everything"}
    assert links == {("actors?who=peskov",)}
