"""Which actor the words mean that name a speaker; nobody where two readings are left."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.extraction.blocks import Block
from dashboard.extraction.cues import DETERMINERS, PERSONAL, PREPOSITIONS, ROLES, TITLES
from dashboard.extraction.given_names import FEMALE, MALE
from dashboard.extraction.known import Known, Named, plain
from dashboard.extraction.listed import listed
from dashboard.extraction.nominal import Phrase, clause_subject, ending_at
from dashboard.extraction.words import Word
from dashboard.models.vocabulary import ActorKind

LOOK_BACK = 5
"""Sentences before a pronoun among which its person is looked for."""

_HE = frozenset(
    [
        "king",
        "prince",
        "sir",
        "lord",
        "spokesman",
        "chairman",
        "congressman",
        "emir",
        "sultan",
        "sheikh",
        "pope",
        "mr",
        "his",
        "father",
    ]
)
_SHE = frozenset(
    [
        "queen",
        "princess",
        "lady",
        "dame",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "mrs",
        "ms",
        "miss",
        "madam",
        "her",
        "mother",
    ]
)


@dataclass(slots=True)
class Cast:
    """Who is on stage in one article: the actors it names, the offices it gives them, and how it speaks of them."""

    known: Known
    blocks: Sequence[Block]
    mentions: list[list[Named]] = field(default_factory=list)
    """The names in each block, in order."""
    named: set[str] = field(default_factory=set)
    """Actors whose own name stands somewhere."""
    offices: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    sexes: dict[str, str] = field(default_factory=dict)
    subjects: dict[tuple[int, int], tuple[Phrase, str | None] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Known, blocks: Sequence[Block]) -> "Cast":
        """Read the names of the whole article."""
        cast = cls(known, blocks)
        for block in blocks:
            found = list(known.names.find(block.words))
            cast.mentions.append(found)
            for named in found:
                if not named.weak and len(named.ids) == 1 and not block.words[named.last - 1].is_possessive:
                    cast.named.add(named.ids[0])
                    if known.is_person(named.ids[0]):
                        cast._learn(block.words, named)
        return cast

    def names_in(self, block: Block, first: int, last: int) -> Iterator[Named]:
        """The names that begin and end among these words of the block."""
        here = self.mentions[block.number]
        for at in range(bisect_left(here, first, key=lambda named: named.first), len(here)):
            if here[at].last > last:
                return
            yield here[at]

    def _learn(self, words: Sequence[Word], named: Named) -> None:
        """The office and the sex that the words around a name tell."""
        id_ = named.ids[0]
        before = named.first - 1
        title = []
        while before >= 0 and named.first - before < 7 and words[before].is_word and words[before].quote is None:
            low = plain(words[before].text)
            if low not in TITLES and not words[before].is_name and not words[before].is_possessive:
                break
            title.append(low)
            before -= 1
        if any(word in TITLES for word in title):
            self.offices.setdefault(id_, set()).add(frozenset(title))
        at = named.last
        if at + 1 < len(words) and words[at].text == ",":
            apposition = []
            for word in words[at + 1 : at + 9]:
                if not word.is_word or word.quote is not None or word.low in ("who", "which"):
                    break
                apposition.append(plain(word.text))
            if any(word in TITLES for word in apposition):
                self.offices.setdefault(id_, set()).add(frozenset(apposition))
                title += apposition
        sex = "he" if _HE & set(title) else "she" if _SHE & set(title) else self.sexes.get(id_)
        if sex is None:
            key = [plain(word.text) for word in words[named.first : named.last]]
            sex = sex_of(key) if len(key) > 1 else sex_of(self.known.actors[id_].name.lower().split())
        if sex:
            self.sexes[id_] = sex

    def actor(self, block: Block, phrase: Phrase, words: Sequence[Word]) -> str | None:
        """The actor whom the phrase means."""
        head = words[phrase.first : phrase.last]
        if not head:
            return None
        if any(word.low in ("and", "&", "both") for word in head):
            named = self.known.names.at(words, phrase.first + (head[0].low == "the"), phrase.last)
            return self.only(named) if named is not None and named.last == phrase.last else None
        low = head[0].low
        if len(head) == 1 and low in ("he", "she"):
            return self._of_pronoun(block, phrase.first, low)
        if len(head) == 1 and low in ("who", "which"):
            before = phrase.first - 1 if words[phrase.first - 1].text != "," else phrase.first - 2
            antecedent = ending_at(words, before, max(0, before - 20)) if before >= 0 else None
            return self.actor(block, antecedent, words) if antecedent else None
        return self._of_name(words, phrase) or self._of_apposition(words, phrase) or self._of_office(words, phrase)

    def _of_name(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        first, last = phrase.first, phrase.last
        if words[first].low == "the" and last - first > 1:
            first += 1
        whole = self.known.names.at(words, first, last)
        if whole is not None and whole.last >= last and not words[whole.last - 1].is_possessive:
            return self.only(whole)
        end = _head_end(words, phrase)
        for at in range(phrase.first, end):
            named = self.known.names.at(words, at, end)
            if named is None or named.last != end or named.weak:
                continue
            owner = words[end - 1].is_possessive and end != phrase.last
            if owner or (at > phrase.first and not self._titled(words, phrase.first, at, named)):
                return None
            return self.only(named)
        return None

    def _titled(self, words: Sequence[Word], first: int, at: int, named: Named) -> bool:
        """Whether what stands before the name is a title, and not somebody's other name."""
        word = words[at - 1]
        if named.last - at > 1 or not word.is_name or word.is_possessive:
            return True
        low = plain(word.text)
        if low in TITLES or low in self.known.first_names.get(named.ids[0], ()) or word.text.endswith("."):
            return True
        return at - 1 == first and low.endswith(("ian", "ish", "ese", "can", "man")) and len(named.ids) == 1

    def only(self, named: Named) -> str | None:
        """The one actor of the name; of several, the state that a capital stands for."""
        ids = [id_ for id_ in named.ids if not named.weak or not self.known.is_person(id_) or id_ in self.named]
        if len(ids) > 1:
            ids = [id_ for id_ in ids if self.known.actors[id_].kind is ActorKind.STATE] or ids
        return ids[0] if len(ids) == 1 else None

    def _of_apposition(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        """The name in apposition, as in “Ukraine’s foreign minister, Name,”."""
        first, last = phrase.last, phrase.reach
        while first < last and words[first].text in (",", "—", "–"):
            first += 1
        while last > first and words[last - 1].text in (",", "—", "–"):
            last -= 1
        if first >= last or any(
            word.is_name
            for word in words[phrase.first + 1 : phrase.last]
            if not word.is_possessive and plain(word.text) not in TITLES
        ):
            return None
        named = self.known.names.at(words, first, last)
        return self.only(named) if named is not None and named.last == last and not named.weak else None

    def _of_office(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        """“The foreign minister”, where the article gives one person that office."""
        told = [plain(word.text) for word in words[phrase.first : phrase.last] if word.low not in DETERMINERS]
        if (
            not told
            or not any(word in TITLES for word in told)
            or words[phrase.first].low in ("a", "an", "one", "some")
        ):
            return None
        wanted = frozenset(told) - {"of", "for"}
        holders = {
            id_
            for id_ in sorted(self.named)
            if self.known.is_person(id_) and any(wanted <= office for office in self._offices_of(id_))
        }
        return holders.pop() if len(holders) == 1 else None

    def _offices_of(self, id_: str) -> list[frozenset[str]]:
        posts = [frozenset(plain(word) for word in post.title.split()) for post in self.known.actors[id_].posts]
        return [*self.offices.get(id_, ()), *posts]

    def _of_pronoun(self, block: Block, at: int, pronoun: str) -> str | None:
        """The person who was the subject last."""
        number, sentence = block.number, block.sentence_number(at)
        begin = block.sentences[sentence].start
        inner = self._named_between(block, begin, at, pronoun)
        if inner:
            return inner[0] if len(set(inner)) == 1 else None
        for _ in range(LOOK_BACK):
            sentence -= 1
            if sentence < 0:
                number -= 1
                if number < 0 or block.number - number > 2:
                    return None
                sentence = len(self.blocks[number].sentences) - 1
                if sentence < 0:
                    return None
            found, settled = self._speaker_of(self.blocks[number], sentence, pronoun)
            if settled:
                return found
        return None

    def _named_between(self, block: Block, first: int, last: int, pronoun: str) -> list[str]:
        found = []
        for named in self.names_in(block, first, last):
            if not named.weak and len(named.ids) == 1:
                id_ = named.ids[0]
                if self.known.is_person(id_) and self.sexes.get(id_, pronoun) == pronoun:
                    found.append(id_)
        return found

    def _faces_another(self, block: Block, first: int, last: int, id_: str, pronoun: str) -> bool:
        """Whether the sentence puts a second person before the first, who may as well speak next."""
        for named in self.names_in(block, first, last):
            other = named.ids[0]
            if named.weak or other == id_ or not self.known.is_person(other):
                continue
            if self.sexes.get(other, pronoun) == pronoun and not block.words[named.last - 1].is_possessive:
                before = [word.low for word in block.words[max(first, named.first - 5) : named.first]]
                if _FACING & set(before):
                    return True
        return False

    def _speaker_of(  # noqa: PLR0911  whatever settles it leaves
        self, block: Block, sentence: int, pronoun: str
    ) -> tuple[str | None, bool]:
        """The person a sentence is about, and whether that settles it."""
        start, end = block.sentences[sentence]
        subject = clause_subject(block.words, start, end)
        if subject is None:
            behind = next((at for at in range(start, end) if block.words[at].quote is not None), None)
            subject = clause_subject(block.words, behind + 1, end) if behind is not None and behind + 1 < end else None
        people = self._named_between(block, start, end, pronoun)
        if subject is not None:
            head = block.words[subject.first : subject.last]
            if len(head) == 1 and head[0].low in PERSONAL:
                return None, head[0].low == pronoun and len(set(people)) > 1
            id_ = self._of_name(block.words, subject) or self._of_office(block.words, subject)
            if id_ is not None and self.known.is_person(id_) and self.sexes.get(id_, pronoun) == pronoun:
                return (None if self._faces_another(block, start, end, id_, pronoun) else id_), True
            if id_ is None and head[0].is_possessive and head[-1].low in ROLES:
                return None, True  # somebody’s husband, somebody’s lawyer
            if id_ is None and len(head) > 1 and head[-1].is_name and head[-2].is_name:
                return None, True  # somebody whom the dossier doesn't know
            if id_ is None and _is_someone(head):
                return None, True
        if len(set(people)) == 1:
            return people[0], True
        return None, len(set(people)) > 1


_FACING = listed("told tells asked asks met meets thanked accused urged praised reminded warned phoned joined answered")


def _is_someone(head: Sequence[Word]) -> bool:
    return head[0].low in ("mr.", "mrs.", "ms.", "dr.", "gen.", "sen.", "president", "minister", "prime", "ambassador")


def _head_end(words: Sequence[Word], phrase: Phrase) -> int:
    """Where the words end that say who, before “of the ministry” or a bracket."""
    for at in range(phrase.first + 1, phrase.last):
        if words[at].low in PREPOSITIONS or words[at].text == "(":
            return at
    return phrase.last


def sex_of(name: Sequence[str]) -> str | None:
    """A guess by the given name; it only ever rules somebody out."""
    given = name[0] if name else ""
    if given in FEMALE:
        return "she"
    if given in MALE:
        return "he"
    return None
