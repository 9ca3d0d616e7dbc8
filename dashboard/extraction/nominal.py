"""The words that name somebody, found by the words around them: before a verb, after a verb, at a clause's head."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.extraction.cues import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DAYS,
    DETERMINERS,
    JOINING,
    MONTHS,
    NEVER_SUBJECT,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    ROLES,
    SAYING,
    TITLES,
)
from dashboard.extraction.listed import listed
from dashboard.extraction.words import Word

LONGEST = 14
"""Words. Who is named in more words than this is described, and not named."""
FARTHEST = 32
"""Words between a name and its verb, with all that stands between commas."""

_PEOPLE = listed(
    """
    police people troops media staff lawmakers congress parliament opposition both many others some
    """
)
_PARTICLES = listed("de van von der den bin ibn al el da di du la le ul bint abu of")
"""Small words within a name."""
_DISTINCTIONS = listed("laureate widow widower star legend boss tycoon billionaire hero icon champion survivor heir")
"""What stands between two names: Nobel laureate X."""
_CLOSE = listed("close familiar briefed involved aware knowledge near present")
"""A source close to the talks, people familiar with the matter."""
_TIMES = listed("week month year day morning afternoon evening night time") | DAYS | MONTHS
_LEADING = ADVERBS | listed(
    """
    yesterday tomorrow recently later eventually finally separately again thereafter
    """
)


class Phrase(NamedTuple):
    """Words `first` to `last`, end exclusive; `reach` is where what stands in apposition to it ends."""

    first: int
    last: int
    reach: int


def is_adverb(word: Word) -> bool:
    """Whether it may stand between a subject and its verb."""
    return word.low in ADVERBS or (word.low.endswith("ly") and len(word.low) > 4 and not word.is_name)


def is_modal(word: Word) -> bool:
    """Whether it is a small verb before the verb."""
    return word.low in AUXILIARIES


def before_verb(words: Sequence[Word], verb: int, floor: int) -> Phrase | None:
    """The subject that ends right before the verb, across what stands between commas or in brackets."""
    at = verb - 1
    floor = max(floor, verb - FARTHEST)
    while at >= floor and (is_adverb(words[at]) or is_modal(words[at])):
        at -= 1
    return ending_at(words, at, floor)


def ending_at(words: Sequence[Word], at: int, floor: int) -> Phrase | None:
    """The phrase whose last word, or whose apposition's last comma, is at `at`."""
    if at < floor:
        return None
    word = words[at]
    if word.text == ",":
        return _across_commas(words, at, floor)
    if word.text in ("—", "–", "--") and at > floor:
        opened = _last(words, at - 1, floor, ("—", "–", "--"))
        return _reaching(ending_at(words, opened - 1, floor), at + 1) if opened is not None else None
    if word.text == ")":
        opened = _last(words, at - 1, floor, ("(",))
        inner = _run(words, opened - 1, floor) if opened is not None else None
        return Phrase(inner.first, at + 1, at + 1) if inner else None
    return _run(words, at, floor)


def _across_commas(words: Sequence[Word], at: int, floor: int) -> Phrase | None:
    """The phrase before an insertion: “Name, a former judge, said”."""
    comma = _last(words, at - 1, floor, (",",))
    for _ in range(4):
        if comma is None:
            return None
        phrase = _run(words, comma - 1, floor)
        if phrase is not None:
            preposition = phrase.first - 1 >= floor and words[phrase.first - 1].low in PREPOSITIONS - {"as"}
            if not preposition and _inserted(words, comma + 1, at):
                return Phrase(phrase.first, phrase.last, at + 1)
        elif words[comma - 1].text == ")":
            phrase = ending_at(words, comma - 1, floor)
            if phrase is not None:
                return Phrase(phrase.first, phrase.last, at + 1)
        comma = _last(words, comma - 1, floor, (",",))
    return None


def _inserted(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands between the commas says more of the name, and is no clause of its own."""
    word = words[first]
    if word.low in ("but", "and", "so", "while", "although", "because", "if", "or"):
        return False
    return not any(w.quote is not None or w.low in (";", ":") for w in words[first:last])


def _reaching(phrase: Phrase | None, reach: int) -> Phrase | None:
    return Phrase(phrase.first, phrase.last, reach) if phrase else None


def _last(words: Sequence[Word], at: int, floor: int, signs: tuple[str, ...]) -> int | None:
    while at >= floor:
        if words[at].text in signs:
            return at
        if (words[at].low in (".", ";", "?", "!") and "(" not in signs) or words[at].quote is not None:
            return None
        at -= 1
    return None


def _run(words: Sequence[Word], at: int, floor: int) -> Phrase | None:  # noqa: PLR0912  one case a kind of word
    """The unbroken run of words that ends at `at`."""
    last = at + 1
    if at < floor or words[at].quote is not None or not words[at].is_word:
        return None
    word = words[at]
    if word.low in PRONOUNS or word.low in ("who", "which", "everyone", "someone", "somebody", "nobody"):
        return Phrase(at, last, last)
    if word.low in QUANTIFIERS:
        return Phrase(at, last, last)
    first = last
    while at >= max(floor, last - LONGEST):
        word = words[at]
        if word.quote is not None:
            break
        if not word.is_word:
            if word.text == "&" and at > floor and words[at - 1].is_name:
                at -= 1
                continue
            break
        low = word.low
        before = words[at - 1] if at > floor else None
        if low == "that" and first < last and words[first].is_name:
            break
        if low in DETERMINERS:
            first = at
            if before is not None and before.low == "of" and at - 2 >= floor and words[at - 2].low in QUANTIFIERS:
                first = at - 2
            elif (
                before is not None
                and at - 1 >= floor
                and before.low in ("of", *JOINING)
                and _role_before(words, at - 1, floor)
            ):
                at -= 2
                continue
            elif before is not None and ((before.low in DETERMINERS and before.low != "that") or before.is_possessive):
                at -= 1
                continue
            break
        if low in PRONOUNS or low in RELATIVES or low in AUXILIARIES or low in NEVER_SUBJECT:
            break
        if low in PREPOSITIONS:
            if first < last and low in JOINING and before is not None and _role_before(words, at, floor):
                at -= 1
                continue
            break
        if low == "and":
            if (
                first < last
                and before is not None
                and before.is_name
                and words[at + 1].is_name
                and _listed(words, at, floor)
            ):
                at -= 1
                continue
            break
        if low in CONJUNCTIONS or (low in ADVERBS and first == last):
            break
        if (
            low in ADVERBS
            or (low in SAYING and not word.is_name)
            or (low in CUES and not word.is_name and low.endswith(("ed", "ing")))
        ):
            break
        first = at
        at -= 1
    if first == last:
        return None
    return _sound(words, first, last)


def _role_before(words: Sequence[Word], preposition: int, floor: int) -> bool:
    """Whether the word before the preposition is somebody who belongs to what follows it."""
    at = preposition - 1
    if at < floor:
        return False
    word = words[at]
    if word.low in ROLES or word.low.rstrip("s") in ROLES:
        return True
    if word.low in _CLOSE and at > floor:
        return words[at - 1].low in ROLES or words[at - 1].low in PREPOSITIONS or words[at - 1].low == "direct"
    return words[preposition].low == "of" and word.is_name and word.low not in DAYS and word.low not in MONTHS


def _listed(words: Sequence[Word], conjunction: int, floor: int) -> bool:
    """Whether the “and” joins two names of one list, and not two clauses."""
    at = conjunction - 1
    while at >= floor and (words[at].is_name or words[at].low in ("of", "the", "de", "van", "von", "bin", "al")):
        at -= 1
    return (
        at < floor or not words[at].is_word or words[at].low in (*CONJUNCTIONS, *DETERMINERS) or words[at].low in ROLES
    )


def _sound(words: Sequence[Word], first: int, last: int) -> Phrase | None:
    """The run without the words of time before it; None where what is left names nobody."""
    while first < last and (
        words[first].low in _LEADING
        or (words[first].low in _TIMES and first + 1 < last and words[first].low != "may")
        or (words[first].low.endswith("ly") and not words[first].is_name and len(words[first].low) > 4)
    ):
        first += 1
    if first == last:
        return None
    tail = words[last - 1]
    run = words[first:last]
    if tail.is_possessive or tail.low in _TIMES or tail.low in DETERMINERS - QUANTIFIERS:
        return None
    if run[0].low in DETERMINERS or any(word.is_name for word in run):
        return Phrase(first, last, last)
    if (
        tail.low in _PEOPLE
        or tail.low in ROLES
        or (tail.low.endswith("s") and not tail.low.endswith(("ss", "us", "is")))
    ):
        return Phrase(first, last, last)
    return None


def from_here(words: Sequence[Word], at: int, ceiling: int) -> Phrase | None:  # noqa: PLR0912, PLR0915  one case a kind of word
    """The phrase that begins at `at`, as after “said” or “according to”."""
    first = at
    if at >= ceiling or words[at].quote is not None or not words[at].is_word:
        return None
    if words[at].low in PRONOUNS or (
        words[at].low in ("whom", "him", "her", "them") and (at + 1 >= ceiling or not words[at + 1].is_word)
    ):
        return Phrase(at, at + 1, at + 1)
    ceiling = min(ceiling, first + LONGEST)
    named = False
    while at < ceiling:
        word = words[at]
        low = word.low
        if word.quote is not None:
            break
        if not word.is_word:
            if word.text == "&":
                at += 1
                continue
            if word.text == "(" and at > first:
                closed = next((i for i in range(at, min(at + 6, len(words))) if words[i].text == ")"), None)
                if closed is not None and closed - at <= 4:
                    at = closed + 1
            break
        if low in PREPOSITIONS and at > first:
            following = words[at + 1] if at + 1 < ceiling else None
            joins = low in JOINING and following is not None and (following.is_name or following.low in DETERMINERS)
            if joins and _role_before(words, at, first) and not (following and following.low in _TIMES):
                at += 1
                continue
            break
        if low == "and":
            following = words[at + 1] if at + 1 < ceiling else None
            if at > first and words[at - 1].is_name and following is not None and following.is_name:
                at += 1
                continue
            break
        if low in CONJUNCTIONS or low in RELATIVES or low in AUXILIARIES or (low in PRONOUNS and at > first):
            break
        if at > first and not word.is_name and (low in CUES and low not in ROLES):
            break
        of_several = words[first].low in DETERMINERS and low not in _TIMES and not low.endswith(("ed", "s"))
        of_several = of_several or (low in _DISTINCTIONS and at + 1 < ceiling and words[at + 1].is_name)
        if (
            named
            and not of_several
            and not word.is_name
            and low not in TITLES
            and low.rstrip("s") not in ROLES
            and low not in _PARTICLES
            and not words[at - 1].is_possessive
        ):
            break
        if is_adverb(word) and low not in TITLES and not word.is_name:
            break
        if low in DETERMINERS and at > first and words[at - 1].is_name and not words[at - 1].is_possessive:
            break
        if low in DAYS or (low in MONTHS and word.is_name and low != "may" and at > first):
            break
        named = named or (word.is_name and at > first) or (word.is_name and low not in DETERMINERS)
        at += 1
    if at == first:
        return None
    while at > first and words[at - 1].low in (*PREPOSITIONS, *DETERMINERS) and at - 1 > first:
        at -= 1
    return _sound(words, first, at)


def clause_subject(words: Sequence[Word], floor: int, ceiling: int) -> Phrase | None:
    """The subject of the clause that begins at `floor`: the first phrase that is not within an opening adverbial."""
    at = floor
    ceiling = min(ceiling, floor + 60)
    skipping = False
    while at < ceiling:
        word = words[at]
        if word.quote is not None or word.text in (",", ":", "—", "–", "-", ")"):
            skipping = False
            at += 1
            continue
        opening = (
            word.low in PREPOSITIONS
            or word.low in CONJUNCTIONS
            or word.low.endswith("ing")
            or (word.low.endswith("ed") and at == floor)
        )
        if opening and not (word.is_name and at > floor and word.low.endswith("ing")):
            skipping = word.low not in ("and", "but", "yet", "so", "then")
            at += 1
            continue
        if skipping or not word.is_word or is_adverb(word) or word.low in NEVER_SUBJECT:
            at += 1
            continue
        phrase = from_here(words, at, ceiling)
        if phrase is None:
            at += 1
            continue
        follows = _after_insertion(words, phrase.last, ceiling)
        while follows < ceiling and is_adverb(words[follows]):
            follows += 1
        if follows < ceiling and _may_be_verb(words[follows]):
            return Phrase(phrase.first, phrase.last, follows)
        at = max(phrase.last, at + 1)
    return None


def _after_insertion(words: Sequence[Word], at: int, ceiling: int) -> int:
    if at < ceiling and words[at].text in (",", "—", "("):
        for closing in range(at + 1, min(at + 25, ceiling)):
            if words[closing].text in (",", "—", ")"):
                return closing + 1
    return at


def _may_be_verb(word: Word) -> bool:
    if word.quote is not None or not word.is_word or word.is_name:
        return False
    low = word.low
    return low not in PREPOSITIONS and low not in CONJUNCTIONS and low not in DETERMINERS and low not in PRONOUNS


def with_name(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The name in apposition instead of the office before it: “the prime minister, Name,”."""
    first, last = phrase.last, phrase.reach
    while first < last and not words[first].is_word:
        first += 1
    while last > first and not words[last - 1].is_word:
        last -= 1
    head = words[phrase.first : phrase.last]
    end = next((at for at, word in enumerate(head) if at and word.low in PREPOSITIONS), len(head))
    office = not any(word.is_name and not word.is_possessive and at for at, word in enumerate(head[:end]))
    office = office and (not head[0].is_name or head[0].is_possessive or head[0].low in DETERMINERS)
    named = last - first > 1 and all(word.is_name for word in words[first:last])
    if office and named and head[0].low not in PRONOUNS:
        return Phrase(first, last, phrase.reach)
    return phrase
