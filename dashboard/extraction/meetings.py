"""Who met whom, or is to: talks, calls, visits, summits, by the words that name them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.dossier.passage import Span
from dashboard.extraction.blocks import Block
from dashboard.extraction.cues import DETERMINERS, PREPOSITIONS
from dashboard.extraction.days import Dated, dated, edtf
from dashboard.extraction.known import Named
from dashboard.extraction.listed import listed
from dashboard.extraction.nominal import Phrase, before_verb, clause_subject, is_adverb, is_modal
from dashboard.extraction.who import Cast
from dashboard.extraction.words import Word
from dashboard.models.vocabulary import MeetingKind, MeetingStatus

_NOUNS = {
    "talks": MeetingKind.TALKS,
    "negotiations": MeetingKind.TALKS,
    "discussions": MeetingKind.TALKS,
    "consultations": MeetingKind.TALKS,
    "meeting": MeetingKind.MEETING,
    "meetings": MeetingKind.MEETING,
    "session": MeetingKind.MEETING,
    "summit": MeetingKind.SUMMIT,
    "conversation": MeetingKind.CALL,
    "call": MeetingKind.CALL,
    "visit": MeetingKind.VISIT,
    "trip": MeetingKind.VISIT,
    "dialogue": MeetingKind.TALKS,
    "signing": MeetingKind.SIGNING,
    "conference": MeetingKind.CONFERENCE,
}
_VERBS = {
    **dict.fromkeys(listed("met meet meets meeting"), MeetingKind.MEETING),
    **dict.fromkeys(
        listed("visited visit visits visiting travelled traveled travel flew fly flies"), MeetingKind.VISIT
    ),
    **dict.fromkeys(listed("phoned telephoned"), MeetingKind.CALL),
    **dict.fromkeys(listed("spoke speak speaks spoken talked"), MeetingKind.CALL),
    **dict.fromkeys(listed("hosted hosts host received receive receives"), MeetingKind.VISIT),
}
_TRAVELS = frozenset(
    f"verb-{verb}" for verb in listed("visited visit visits visiting travelled traveled travel flew fly flies")
)
_CLAUSE_OPENERS = listed("but and which while who as although with after before where when following")
"""What begins a clause of its own after a comma."""
_PHONE = listed("phone telephone telephoned phoned call video")
_HOLDS = listed(
    """
    held hold holds holding had have having hosted host hosts attended attend attends opened open began begin
    chaired chair convened convene concluded conclude left arrived arrive joined join led lead resumed resume
    """
)
_PEOPLE = listed(
    """
    officials diplomats ministers leaders envoys delegations delegates negotiators representatives ambassadors
    aides advisers advisors mediators commanders delegation counterpart counterparts lawmakers teams
    """
)
_STATUS_WORDS = (
    (MeetingStatus.CANCELLED, "cancelled canceled scrapped cancelling canceling aborted cancellation"),
    (MeetingStatus.POSTPONED, "postponed delayed postponing postponement"),
    (MeetingStatus.RESCHEDULED, "rescheduled moved"),
    (MeetingStatus.DENIED, "denied denies denying refused refuses refusing declined rejected ruled never"),
    (
        MeetingStatus.REQUESTED,
        "requested requests requesting urged urges urging desire asked asks asking sought seeks seeking demanded wants "
        "wanted wish wishes wished hopes hoped begged",
    ),
    (
        MeetingStatus.PROPOSED,
        "proposed proposes proposing proposal offered offers offering suggested suggests invited invites invitation "
        "ready willing propose prepared could might",
    ),
    (MeetingStatus.EXPECTED, "expected likely possible planned"),
    (
        MeetingStatus.ANNOUNCED,
        "will set scheduled due plans announced announces announcing confirmed upcoming forthcoming slated agreed next "
        "tomorrow shall would to",
    ),
)
_STATUS_OF = {word: status for status, listed in _STATUS_WORDS for word in listed.split()}
_PAST = listed(
    """
    met visited travelled traveled flew phoned telephoned spoke spoken talked hosted received held
    """
)
_BEFORE_IT = listed("following after during at since")
_AHEAD_OF_IT = listed("before ahead prior until")
_AHEAD = (MeetingStatus.ANNOUNCED, MeetingStatus.EXPECTED, MeetingStatus.PROPOSED, MeetingStatus.REQUESTED)


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting in one sentence."""

    span: Span
    kind: MeetingKind
    status: MeetingStatus
    participants: tuple[str, ...]
    unnamed: tuple[Span, ...]
    place: str | None
    date: str | None
    date_text: str | None
    rule: str
    score: float


def meetings(text: str, cast: Cast, published: date | None) -> list[Met]:
    """Every meeting that a sentence names with somebody who takes part, each once."""
    found: list[Met] = []
    for block in cast.blocks:
        for sentence in block.sentences:
            for met in _of_sentence(text, cast, block, sentence, published):
                if not any(_same(met, old) for old in found[-40:]):
                    found.append(met)
    return found


def _same(one: Met, other: Met) -> bool:
    """Whether the later words tell nothing of a meeting that the earlier ones don't."""
    if set(one.participants) != set(other.participants) or one.kind is not other.kind or one.status is not other.status:
        return False
    if one.span.start < other.span.end and other.span.start < one.span.end:
        return True
    same_day = one.date is None or one.date == other.date
    return bool(one.participants) and same_day and (one.place is None or one.place == other.place)


def _of_sentence(text: str, cast: Cast, block: Block, sentence: Span, published: date | None) -> Iterator[Met]:
    words = block.words
    marked = [at for at in range(*sentence) if words[at].low in _NOUNS or words[at].low in _VERBS]
    if not marked:
        return
    days = _days(text, block, sentence)
    places = list(cast.known.place_names.find(words, *sentence))
    taken = -1
    for at in marked:
        word = words[at]
        if at <= taken or word.quote is not None or (word.is_name and at != sentence.start):
            continue
        scene = _Scene(cast, block, sentence, at, days, places)
        met = scene.by_noun(published) if word.low in _NOUNS else None
        met = met or (scene.by_verb(published) if word.low in _VERBS else None)
        if met is not None:
            taken = scene.reach
            yield from _apart(met)


def _days(text: str, block: Block, sentence: Span) -> list[Dated]:
    """The days that the narrator names, and not somebody between marks."""
    quoted = [word for word in block.words[slice(*sentence)] if word.quote is not None]
    return [
        day
        for day in dated(text, block.between(*sentence))
        if not any(word.start <= day.span.start < word.end for word in quoted)
    ]


def _apart(met: Met) -> Iterator[Met]:
    """Several who are named as visitors are not said to travel together."""
    if met.kind is MeetingKind.VISIT and met.rule in _TRAVELS and len(met.participants) > 1:
        yield from (replace(met, participants=(visitor,)) for visitor in met.participants)
    else:
        yield met


class _Scene:
    """The words around one word that names a meeting."""

    def __init__(
        self, cast: Cast, block: Block, sentence: Span, at: int, days: Sequence[Dated], places: Sequence[Named]
    ) -> None:
        self.cast, self.block, self.at, self.days, self.places = cast, block, at, days, places
        self.words: Sequence[Word] = block.words
        self.start, self.end = sentence
        self.low = self.words[at].low
        self.stop = self._clause_end()
        self.reach = at
        self.parts: list[Span] = [Span(at, at + 1)]

    def _clause_end(self) -> int:
        """Where what belongs to the word ends: a stop, a quotation, or a new clause after a comma."""
        for at in range(self.at + 1, min(self.end, self.at + 40)):
            word = self.words[at]
            if word.quote is not None or word.text in (".", ";", ":", "—", "?", "!"):
                return at
            if word.text == "," and at + 1 < self.end and self.words[at + 1].low in _CLAUSE_OPENERS:
                return at
            if word.low in ("that", "which") and self.low in _NOUNS:
                continue
            if (
                word.low
                in ("before", "prior", "after", "while", "that", "which", "as", "amid", "because", "following", "ahead")
                and at > self.at + 1
            ):
                return at
        return min(self.end, self.at + 40)

    def _before(self, count: int) -> list[str]:
        return [word.low for word in self.words[max(self.start, self.at - count) : self.at]]

    def by_noun(self, published: date | None) -> Met | None:  # noqa: PLR0911  what is no meeting leaves early
        """“Talks between A and B”, “A’s visit to”, “at a press conference”."""
        kind = _NOUNS[self.low]
        near = self._before(3)
        if self.low == "conference":
            if not near or near[-1] not in ("press", "news"):
                return None
            kind = MeetingKind.PRESS_CONFERENCE
        elif self.low in ("call", "conversation") and not (_PHONE & set(near)):
            return None
        elif (
            self.low in ("visit", "meeting", "call")
            and near
            and (
                near[-1] in ("to", "is", "are", "was", "will")
                or (self.low == "meeting" and near[-1] in ("after", "before", "of", "on"))
            )
        ):
            return None  # a verb here
        people: list[Named] = []
        unnamed: list[Phrase] = []
        self._parties_behind(people, unnamed)
        self._owner(people)
        subject = self._holder() if kind is not MeetingKind.PRESS_CONFERENCE else self._speaker()
        ids = self._ids(people)
        if subject is not None and not set(subject[1]) <= set(ids):
            ids = [*(id_ for id_ in subject[1] if id_ not in ids), *ids]
            self.parts.append(Span(subject[0].first, subject[0].last))
        if kind in (MeetingKind.PRESS_CONFERENCE, MeetingKind.VISIT):
            if not ids:
                return None
        elif not self._enough(ids, unnamed):
            return None
        if self.low in ("session", "dialogue", "signing") and len(ids) + len(unnamed) < 2 and not unnamed:
            return None
        return self._met(kind, ids, unnamed, published, f"noun-{self.low}", 0.75)

    def _enough(self, ids: list[str], unnamed: list[Phrase]) -> bool:
        """Two who meet; or one, with a place or a day."""
        parties = len(ids) + sum(2 if self._several(phrase) else 1 for phrase in unnamed)
        return parties > 1 or (parties == 1 and (self._place() is not None or self._when() is not None))

    def _several(self, phrase: Phrase) -> bool:
        return any(word.low in ("and", "both", "two") for word in self.words[phrase.first : phrase.last])

    def by_verb(self, published: date | None) -> Met | None:  # noqa: PLR0911, PLR0912  what is no meeting leaves early
        """“A met B”, “A is to visit”, “A spoke by phone with B”."""
        kind = _VERBS[self.low]
        rest = [word.low for word in self.words[self.at + 1 : self.stop]]
        if self.low in ("spoke", "speak", "speaks", "spoken", "talked"):
            by_phone = bool(_PHONE & set(rest[:6]))
            if "with" not in rest[:6] and not by_phone:
                return None
            kind = MeetingKind.CALL if by_phone else MeetingKind.MEETING
        before = self.words[self.at - 1] if self.at > self.start else None
        if before is None or before.low in DETERMINERS or before.is_possessive:
            return None
        if self.low in ("host", "meet", "travel", "fly") and before.low in PREPOSITIONS - {"to"}:
            return None
        subject = self._subject()
        people: list[Named] = []
        unnamed: list[Phrase] = []
        if f"verb-{self.low}" in _TRAVELS:
            place = self._place()
            if subject is None or place is None:
                return None
            ids = list(subject[1])
        else:
            self._objects(people, unnamed)
            ids = self._ids(people)
            asking = self._who_asks()
            if asking is not None and asking not in ids:
                ids.append(asking)
            if subject is not None:
                ids = [id_ for id_ in subject[1] if id_ not in ids] + ids
            if subject is None:
                self._nameless(unnamed)
            if not ids and not any(self._several(phrase) for phrase in unnamed) and len(unnamed) < 2:
                return None
            if ids and len(ids) + len(unnamed) < 2:
                return None
        if subject is not None:
            self.parts.append(Span(subject[0].first, subject[0].last))
        return self._met(kind, ids, unnamed, published, f"verb-{self.low}", 0.85)

    def _subject(self) -> tuple[Phrase, tuple[str, ...]] | None:
        """Who does it: before the verb, or the subject of the sentence for “urged B to meet”."""
        at = self.at - 1
        while at > self.start and (is_modal(self.words[at]) or is_adverb(self.words[at]) or self.words[at].low in _TO):
            at -= 1
        phrase = before_verb(self.words, at + 1, self.start)
        if phrase is not None:
            ids = self._actors(phrase)
            if ids:
                return phrase, ids
        main = clause_subject(self.words, self.start, self.at)
        ids = self._actors(main) if main is not None else ()
        return (main, ids) if main is not None and ids else None

    def _nameless(self, unnamed: list[Phrase]) -> None:
        """“Diplomats of both sides met”."""
        phrase = before_verb(self.words, self.at, self.start)
        if phrase is not None and any(word.low in _PEOPLE for word in self.words[phrase.first : phrase.last]):
            unnamed.insert(0, phrase)
            self.parts.append(Span(phrase.first, phrase.last))

    def _who_asks(self) -> str | None:
        """Whom “him” means in “he urged B to meet him”: the subject of the sentence."""
        behind = [word.low for word in self.words[self.at + 1 : self.at + 3]]
        if not {"him", "her"} & set(behind):
            return None
        main = clause_subject(self.words, self.start, self.at)
        return self.cast.actor(self.block, main, self.words) if main is not None else None

    def _actors(self, phrase: Phrase) -> tuple[str, ...]:
        """All actors of a phrase, which may be a list."""
        one = self.cast.actor(self.block, phrase, self.words)
        if one is not None:
            return (one,)
        if not any(word.low in ("and", "&", ",") for word in self.words[phrase.first : phrase.last]):
            return ()
        return tuple(self._ids(self._named(phrase.first, phrase.last)))

    def _named(self, first: int, last: int) -> list[Named]:
        """Actors in the stretch who are named as such, and not as the owner of something else."""
        found = []
        for named in self.cast.names_in(self.block, first, last):
            if not self.words[named.last - 1].is_possessive:
                following = self.words[named.last] if named.last < len(self.words) else None
                adjective = following is not None and (following.is_name or following.low in _PEOPLE)
                if not (adjective and following is not None and following.is_word):
                    found.append(named)
        return found

    def _ids(self, people: list[Named]) -> list[str]:
        ids: list[str] = []
        for named in people:
            id_ = self.cast.only(named)
            if id_ is not None and id_ not in ids:
                ids.append(id_)
        return ids

    def _parties_behind(self, people: list[Named], unnamed: list[Phrase]) -> None:
        """Those behind “between”, “with”, “of”, “among”."""
        for at in range(self.at + 1, self.stop):
            low = self.words[at].low
            if low in ("between", "with", "among", "involving") or (low == "of" and at == self.at + 1):
                self._list(at + 1, people, unnamed)
                return

    def _objects(self, people: list[Named], unnamed: list[Phrase]) -> None:
        at = self.at + 1
        while at < self.stop and (
            self.words[at].low in ("with", "by", "phone", "telephone", "to", "in") or is_adverb(self.words[at])
        ):
            at += 1
        self._list(at, people, unnamed)

    def _list(self, first: int, people: list[Named], unnamed: list[Phrase]) -> None:
        """A list of parties: names, and people without a name."""
        last = first
        while last < self.stop:
            low = self.words[last].low
            if low in PREPOSITIONS and low != "of" and not (low == "for" and last - first < 3):
                break
            if low in ("to", "on", "that"):
                break
            last += 1
        people += self._named(first, last)
        self.reach = max(self.reach, last - 1)
        if last > first:
            self.parts.append(Span(first, last))
        for at in range(first, last):
            if self.words[at].low in _PEOPLE:
                begin = at
                while begin > first and (self.words[begin - 1].is_word or self.words[begin - 1].text in ("-",)):
                    begin -= 1
                inside = [named for named in people if named.first >= begin and named.last <= at]
                people[:] = [named for named in people if named not in inside]
                unnamed.append(Phrase(begin, at + 1, at + 1))

    def _owner(self, people: list[Named]) -> None:
        """“A’s visit”."""
        for named in self.cast.names_in(self.block, max(self.start, self.at - 8), self.at):
            if named.last >= self.at - 3 and self.words[named.last - 1].is_possessive and not named.weak:
                people.insert(0, named)
                self.parts.append(Span(named.first, named.last))

    def _holder(self) -> tuple[Phrase, tuple[str, ...]] | None:
        """The subject of “held talks”."""
        for at in range(self.at - 1, max(self.start, self.at - 7), -1):
            low = self.words[at].low
            if low in _HOLDS or (low in _STATUS_OF and low.endswith(("ed", "ing", "sought"))):
                phrase = before_verb(self.words, at, self.start)
                ids = self._actors(phrase) if phrase is not None else ()
                return (phrase, ids) if phrase is not None and ids else None
        return None

    def _speaker(self) -> tuple[Phrase, tuple[str, ...]] | None:
        """Who speaks to the press: the subject of the verb before, or of the sentence."""
        behind = next((at for at in range(self.start, self.at) if self.words[at].quote is not None), None)
        from_ = self.start if behind is None else behind + 1
        for first, last in ((self.start, self.at), (from_, self.at), (self.at + 1, self.end)):
            phrase = clause_subject(self.words, first, last)
            ids = self._actors(phrase) if phrase is not None else ()
            if phrase is not None and ids:
                return phrase, ids
        return None

    def _place(self) -> tuple[str, Span] | None:
        """The place behind the word, else the one before it."""
        found = [named for named in self.places if named.first > self.start and self._locates(named)]
        behind = [named for named in found if self.at < named.first < self.stop]
        before = [named for named in found if named.last <= self.at and self.at - named.last < 12]
        chosen = behind[0] if behind else before[-1] if before else None
        return (chosen.ids[0], Span(chosen.first, chosen.last)) if chosen is not None else None

    def _locates(self, named: Named) -> bool:
        before = self.words[named.first - 1].low
        return before in (
            "in",
            "at",
            "to",
            "near",
            "visit",
            "visited",
            "visits",
            "visiting",
            "from",
            "outside",
        ) and not (self.words[named.last - 1].is_possessive)

    def _status(self) -> MeetingStatus:  # noqa: PLR0911, PLR0912  one case a status
        around = list(self.words[max(self.start, self.at - 12) : self.at])
        lows = [word.low for word in around if word.quote is None]
        near = lows[-6:]
        negated = any(low in ("not", "no", "won’t", "wouldn’t") for low in near[-4:])
        if self.low in _NOUNS:
            following = [word.low for word in self.words[self.at + 1 : self.end][:14]]
            for low in following:
                if _STATUS_OF.get(low) in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.RESCHEDULED):
                    return _STATUS_OF[low]
            if "off" in following[:14] and {"called", "put"} & set(following):
                return MeetingStatus.CANCELLED if "called" in following else MeetingStatus.POSTPONED
        if negated:
            return MeetingStatus.DENIED
        if lows[-1:] == ["for"]:
            return MeetingStatus.EXPECTED  # “arrived for talks”
        for low in reversed(lows[-8:]):
            status = _STATUS_OF.get(low)
            if low in _BEFORE_IT and self.low in _NOUNS:
                return MeetingStatus.HELD
            if low in _AHEAD_OF_IT:
                return MeetingStatus.EXPECTED
            if status is not None and low != "to":
                if status is MeetingStatus.ANNOUNCED and "reported" in lows:
                    return MeetingStatus.REPORTED
                return status
            if low in ("held", "had", "hosted", "attended", "chaired", "concluded") and self.low in _NOUNS:
                return MeetingStatus.HELD
        if self.low in _PAST:
            return MeetingStatus.HELD
        if self.low in _NOUNS:
            following = [word.low for word in self.words[self.at + 1 : self.end][:16]]
            for low in following:
                if low in ("will", "scheduled", "set", "due", "planned"):
                    return MeetingStatus.ANNOUNCED
                if low in (
                    "began",
                    "ended",
                    "took",
                    "lasted",
                    "broke",
                    "resumed",
                    "opened",
                    "concluded",
                    "failed",
                    "was",
                    "were",
                ):
                    return MeetingStatus.HELD
            return MeetingStatus.REPORTED
        if near[-1:] == ["to"]:
            return MeetingStatus.ANNOUNCED
        return MeetingStatus.EXPECTED

    def _met(
        self, kind: MeetingKind, ids: list[str], unnamed: list[Phrase], published: date | None, rule: str, score: float
    ) -> Met:
        status = self._status()
        place = self._place()
        when = self._when()
        day = edtf(when, published, ahead=self._lies_ahead(when, status)) if when is not None else None
        spans = [self.block.between(*part) for part in self.parts if part.start < part.end]
        if place is not None:
            spans.append(self.block.between(*place[1]))
        if when is not None:
            spans.append(when.span)
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        people = tuple(self.block.between(phrase.first, phrase.last) for phrase in unnamed)
        return Met(
            whole,
            kind,
            status,
            tuple(ids),
            people,
            place[0] if place else None,
            day,
            when.text if when else None,
            rule,
            score,
        )

    def _lies_ahead(self, when: Dated, status: MeetingStatus) -> bool:
        """Whether the day is one to come, as the article sees it."""
        here = self.words[self.at]
        if when.span.end <= here.start and self.words[self.at - 1].low == "for":
            return False  # “arrived on Wednesday for talks”
        leading = [
            word.low
            for word in self.words[self.start : self.end]
            if when.span.start - 24 < word.start < when.span.start
        ]
        return status in _AHEAD or bool({"planned", "scheduled", "due", "set"} & set(leading))

    def _when(self) -> Dated | None:
        """The nearest day of the sentence, one behind the word before one in front of it."""
        here = self.words[self.at]
        stop = self.words[self.stop - 1].end
        behind = [day for day in self.days if here.end <= day.span.start < stop]
        before = [day for day in self.days if day.span.end <= here.start and here.start - day.span.end < 120]
        return behind[0] if behind else before[-1] if before else None


_TO = listed(
    """
    to set due scheduled expected ready willing ready planning plans planned agreed going hoping wanting
    """
)
