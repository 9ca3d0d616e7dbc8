"""The dossier's names, as the words that an article writes them with."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.extraction.cues import TITLES
from dashboard.extraction.words import Word, bare_words
from dashboard.models.actor import Actor
from dashboard.models.issue import Issue
from dashboard.models.place import Place
from dashboard.models.vocabulary import ActorKind

Key = tuple[str, ...]

_PLAIN = str.maketrans("", "", ".,")


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word without its accents, its case, its full stops and its possessive ending."""
    low = word.lower().replace("'", "’").removesuffix("’s").removesuffix("’").translate(_PLAIN)
    if low.isascii():
        return low
    return "".join(letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter))


def key_of(text: str) -> Key:
    """The words of a name, without the article before it."""
    found = tuple(filter(None, (plain(word) for word in bare_words(text))))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in the words: numbers `first` to `last`, end exclusive."""

    first: int
    last: int
    ids: tuple[str, ...]
    weak: bool


@dataclass(slots=True)
class Names:
    """Names by their first word, so that a text is searched in one go, however many names there are."""

    by_first: dict[str, list[tuple[Key, str, bool, bool]]] = field(default_factory=dict)

    def add(self, text: str, id_: str, *, weak: bool = False) -> None:
        """Take in one way of writing a name."""
        key = key_of(text)
        if key:
            capital = any(letter.isupper() for letter in text.removeprefix("The "))
            entries = self.by_first.setdefault(key[0], [])
            if (key, id_, weak, capital) not in entries:
                entries.append((key, id_, weak, capital))

    def sort(self) -> None:
        """The longest name first."""
        for entries in self.by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Sequence[Word], first: int = 0, last: int | None = None) -> Iterator[Named]:
        """Every name from left to right, the longest at each word; a strong reading goes before a weak one."""
        last = len(words) if last is None else last
        at = first
        while at < last:
            named = self.at(words, at, last) if words[at].quote is None else None
            if named is None:
                at += 1
            else:
                yield named
                at = named.last

    def at(self, words: Sequence[Word], at: int, last: int) -> Named | None:
        """The longest name that begins at this word."""
        entries = self.by_first.get(plain(words[at].text))
        if not entries:
            return None
        strong: dict[str, None] = {}
        weak: dict[str, None] = {}
        length = 0
        for key, id_, is_weak, capital in entries:
            if (strong or weak) and len(key) < length:
                break
            end = at + len(key)
            if end > last or any(plain(words[at + i].text) != part for i, part in enumerate(key)):
                continue
            if capital and not any(word.is_name for word in words[at:end]):
                continue
            length = len(key)
            (weak if is_weak else strong)[id_] = None
        if not length:
            return None
        return Named(at, at + length, tuple(strong or weak), weak=not strong)


@dataclass(frozen=True, slots=True)
class Known:
    """Actors, places and issues of a dossier, ready to be looked for."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    place_names: Names = field(default_factory=Names)
    first_names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, actors: Iterable[Actor] = (), places: Iterable[Place] = (), issues: Iterable[Issue] = ()) -> "Known":
        """Take in the records."""
        by_id = {actor.id: actor for actor in actors}
        names, first_names = Names(), {}
        surnames: dict[str, list[str]] = {}
        for actor in by_id.values():
            names.add(actor.name, actor.id)
            for alias in actor.aliases:
                names.add(alias.text, actor.id, weak=alias.weak)
            if actor.kind is ActorKind.PERSON:
                key = key_of(actor.name)
                surnames.setdefault(key[-1] if key else "", []).append(actor.id)
                parts = {part for alias in actor.aliases if not alias.weak for part in key_of(alias.text)}
                first_names[actor.id] = frozenset(parts | set(key))
        for surname, ids in surnames.items():
            if len(ids) == 1 and len(surname) > 2 and surname not in TITLES and surname not in names.by_first:
                names.add(surname.capitalize(), ids[0])
        places_by_id = {place.id: place for place in places}
        place_names = Names()
        for place in places_by_id.values():
            place_names.add(place.name, place.id)
        names.sort()
        place_names.sort()
        return cls(by_id, places_by_id, {issue.id: issue for issue in issues}, names, place_names, first_names)

    def is_person(self, id_: str) -> bool:
        """Whether the actor is a human being."""
        return self.actors[id_].kind is ActorKind.PERSON
