"""Who says a quotation, by the words around it. Each rule has a name, and the curator sees it.

The rules know English clauses and no names: whoever stands where a speaker stands is one. What no rule reaches
has no speaker, which is better than a guessed one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.cues import (
    AUXILIARIES,
    BARE,
    CUES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRESENT_PARTICIPLES,
    PRONOUNS,
    REACTING,
    ROLES,
    SAYING,
    SPEECH_NOUNS,
)
from dashboard.extraction.listed import listed
from dashboard.extraction.nominal import (
    Phrase,
    before_verb,
    clause_subject,
    ending_at,
    from_here,
    is_adverb,
    is_modal,
    with_name,
)
from dashboard.extraction.words import Word

BACK = 48
"""Words before a quotation among which its verb is looked for."""
AHEAD = 34
"""Words after it."""

_PHRASAL = {
    (verb, particle)
    for verbs, particle in (
        ("put puts", "it"),
        ("shot shoots hit hits fired fires snapped snaps pushed", "back"),
        ("pointed points", "out"),
        ("chimed chimes weighed weighs cut", "in"),
        ("went goes", "on"),
    )
    for verb in verbs.split()
}
_BREAKS = listed(
    """
    when while after before because as although though if since who whom which whose
    """
)
_BE = listed("is was are were be been being ’s")
_DASHES = ("—", "–", "--", "―", "-")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Word numbers of who (`phrase`) and of the verb or the words that stand for one (`cue`)."""

    phrase: Phrase
    cue: tuple[int, int]
    rule: str
    score: float


def after(words: Sequence[Word], at: int) -> Attribution | None:
    """What follows the quotation names its speaker: “…,” said X; “…,” X said; “…,” according to X; “…” — X."""
    first = at + 1
    dashed = first < len(words) and words[first].text in _DASHES
    while first < len(words) and words[first].text in (",", *_DASHES):
        first += 1
    ceiling = min(len(words), first + AHEAD)
    if first >= ceiling or words[first].quote is not None:
        return None
    return (
        _inverted(words, first, ceiling)
        or _according(words, first, ceiling)
        or _subject_first(words, first, ceiling)
        or (_signed(words, first, ceiling) if dashed else None)
        or _any_verb(words, at, first, ceiling)
    )


def _inverted(words: Sequence[Word], first: int, ceiling: int) -> Attribution | None:
    verb = first
    while verb < ceiling and is_adverb(words[verb]):
        verb += 1
    if verb >= ceiling or words[verb].low not in SAYING or words[verb].is_name:
        return None
    phrase = from_here(words, verb + 1, ceiling)
    if phrase is None or words[phrase.first].low in PREPOSITIONS or words[phrase.first].low in DAYS:
        return None
    if words[verb].low in ("told", "tells"):
        return None
    return Attribution(phrase, (verb, verb + 1), "after-inverted", 0.97)


def _according(words: Sequence[Word], first: int, ceiling: int) -> Attribution | None:
    if words[first].low == "per":
        behind = first + 1
    elif first + 2 < ceiling and (words[first].low, words[first + 1].low) == ("according", "to"):
        behind = first + 2
    else:
        return None
    phrase = from_here(words, behind, ceiling)
    return Attribution(phrase, (first, behind), "according-to", 0.93) if phrase else None


def _subject_first(words: Sequence[Word], first: int, ceiling: int) -> Attribution | None:
    """A subject at the very beginning, and its verb."""
    if words[first].low == "as":
        first += 1
    closed = 0
    for verb in range(first + 1, ceiling):
        word = words[verb]
        if word.text == "(":
            closed = next((at for at in range(verb, min(verb + 9, ceiling)) if words[at].text == ")"), 0)
        if verb < closed:
            continue
        if word.quote is not None or word.low in (".", ";", "?", "!", ":"):
            return None
        if not is_verb_of(words, verb, first, CUES) and not _puts_it(words, verb):
            continue
        if verb + 1 < ceiling and words[verb + 1].low == "by":
            return None
        quoted = word.low == "saying" and (words[verb - 2].low, words[verb - 1].low) == ("quoted", "as")
        phrase = before_verb(words, verb - 2 if quoted else verb, first)
        if phrase is None:
            continue
        if phrase.first != first and not all(
            is_adverb(words[i]) or words[i].low in ("the", "and") for i in range(first, phrase.first)
        ):
            continue
        if words[phrase.first].low in ("who", "which"):
            return None
        return Attribution(phrase, (verb, verb + 1), "after", 0.97)
    return None


def _puts_it(words: Sequence[Word], verb: int) -> bool:
    return verb + 1 < len(words) and (words[verb].low, words[verb + 1].low) in _PHRASAL


def _any_verb(words: Sequence[Word], at: int, first: int, ceiling: int) -> Attribution | None:
    """A name and a verb that no list has, where nothing but a speaker can stand: “…,” X interrupted."""
    if not words[at].text.rstrip("”’\"' ").endswith((",", "?", "!")):
        return None
    phrase = from_here(words, first, ceiling)
    if phrase is None or not (words[phrase.first].is_name or words[phrase.first].low in ("he", "she")):
        return None
    verb = phrase.last
    while verb < ceiling and is_adverb(words[verb]):
        verb += 1
    if verb + 1 >= ceiling or not words[verb].low.endswith("ed") or words[verb].is_name:
        return None
    if words[verb + 1].low not in (
        ".",
        ",",
        ";",
        "to",
        "at",
        "as",
        "in",
        "from",
        "when",
        "while",
        "with",
        "after",
        "before",
    ):
        return None
    return Attribution(phrase, (verb, verb + 1), "after-any-verb", 0.85)


def _signed(words: Sequence[Word], first: int, ceiling: int) -> Attribution | None:
    """A name alone behind a dash, to the end of the paragraph."""
    phrase = from_here(words, first, ceiling)
    if phrase is None or not words[phrase.first].is_name:
        return None
    if phrase.last < len(words) and words[phrase.last].text not in (",", "(", "."):
        return None
    return Attribution(phrase, (first - 1, first), "signed", 0.85)


def is_verb_of(  # noqa: PLR0911  each way to be a noun leaves early
    words: Sequence[Word], at: int, floor: int, verbs: frozenset[str]
) -> bool:
    """Whether the word is a verb of the list here, and not the noun of the same letters."""
    word = words[at]
    if word.low not in verbs or word.is_name:
        return False
    before = words[at - 1] if at > floor else None
    if before is None:
        return True
    noun_like = word.low in BARE or (word.low.endswith("s") and word.low != "says")
    owned = at - 2 >= floor and words[at - 2].is_possessive and before.low not in ROLES
    if owned and noun_like and word.low in SPEECH_NOUNS:
        return False
    if noun_like and (before.low in DETERMINERS or before.is_possessive or before.low in PREPOSITIONS):
        return False
    if before.low in DETERMINERS - {
        "both",
        "all",
        "each",
        "some",
        "many",
        "several",
        "one",
        "few",
        "most",
        "others",
        "that",
        "this",
        "her",
    }:
        return False
    if word.low in BARE and word.low not in ("say", "put", "read"):  # no verb after a name of one: Trump call
        return before.low in ("to", *PRONOUNS, *AUXILIARIES) or before.low.endswith("s") or is_adverb(before)
    return True


def before(  # noqa: PLR0911, PLR0912  one case a way to name a speaker
    words: Sequence[Word], at: int, floor: int
) -> Attribution | None:
    """What stands before the quotation in its sentence names its speaker."""
    floor = max(floor, at - BACK)
    verb = at - 1
    while verb >= floor:
        word = words[verb]
        if word.text == ")" or (word.text in _DASHES[:4]):
            opened = _opening_of(words, verb, floor)
            if opened is not None:
                verb = opened - 1
                continue
        if word.low == "to" and verb > floor and words[verb - 1].low == "according":
            phrase = from_here(words, verb + 1, at)
            return Attribution(phrase, (verb - 1, verb + 1), "according-to", 0.9) if phrase else None
        if word.low == "of" and verb > floor and words[verb - 1].low == "words":
            phrase = from_here(words, verb + 1, at)
            return Attribution(phrase, (verb - 1, verb + 1), "in-the-words-of", 0.9) if phrase else None
        if (
            word.low == "by"
            and verb > floor
            and words[verb - 1].low in CUES
            and words[verb - 1].low.endswith(("ed", "en", "ld"))
        ):
            phrase = from_here(words, verb + 1, at)
            if phrase is not None:
                return Attribution(phrase, (verb - 1, verb + 1), "before-passive", 0.9)
        if (word.low in SPEECH_NOUNS) and not word.is_name:
            found = _owner(words, verb, floor)
            if found is not None:
                return found
        if is_verb_of(words, verb, floor, CUES) or _puts_it(words, verb):
            found = _of_verb(words, verb, floor, at)
            if found is not None and not _aside(words, found, at):
                return _outer(words, found, floor) or found
        if verb == floor and word.low in SAYING and word.is_name:  # “Said Ellis: …”
            phrase = from_here(words, verb + 1, at)
            if phrase is not None:
                return Attribution(phrase, (verb, verb + 1), "before-inverted", 0.93)
        verb -= 1
    return _in_view_of(words, at, floor)


def _in_view_of(words: Sequence[Word], at: int, floor: int) -> Attribution | None:
    """Whose view it is: “for X, it was “…””."""
    if words[floor].low != "for" or floor + 1 >= at:
        return None
    phrase = from_here(words, floor + 1, at)
    if phrase is None or not words[phrase.first].is_name or words[phrase.last].text != ",":
        return None
    return Attribution(phrase, (floor, floor + 1), "in-view-of", 0.7)


def _aside(words: Sequence[Word], found: Attribution, quote: int) -> bool:
    """Whether the verb belongs to a clause about somebody (“a woman who said that …”) far from the quotation."""
    gap = quote - found.cue[1]
    leads = words[quote - 1].low in ("that", ":", ",") or any(
        word.low == "that" for word in words[found.cue[1] : found.cue[1] + 3]
    )
    return words[found.phrase.first].low in ("who", "which") and gap > (6 if leads else 2)


def _outer(words: Sequence[Word], found: Attribution, floor: int) -> Attribution | None:
    """Who says all that, where the verb found is within what is said: “X says it wants …”, “X said he hopes …”."""
    verb = found.cue[0]
    pronoun = words[found.phrase.first].low in PRONOUNS
    if not pronoun and (words[verb].low in SAYING or found.rule != "before"):
        return None
    for at in range(found.phrase.first - 1, floor, -1):
        word = words[at]
        if word.quote is not None or word.low in _BREAKS or word.text in (";", ":", *_DASHES):
            return None
        if is_verb_of(words, at, floor, SAYING if not pronoun else CUES):
            if words[found.phrase.first].low == "it" and words[found.phrase.first - 1].low == "what":
                main = _main(words, floor, found.phrase.first)
                return Attribution(main, found.cue, "before-outer", 0.85) if main else None
            outer = _of_verb(words, at, floor, found.phrase.first)
            if outer is not None and outer.phrase.last <= at:
                return Attribution(outer.phrase, outer.cue, "before-outer", 0.88)
    return None


def _opening_of(words: Sequence[Word], closing: int, floor: int) -> int | None:
    """Where the bracket or the pair of dashes that closes here was opened."""
    signs = ("(",) if words[closing].text == ")" else _DASHES[:4]
    for at in range(closing - 1, floor - 1, -1):
        if words[at].text in signs:
            return at
    return None


def _owner(words: Sequence[Word], noun: int, floor: int) -> Attribution | None:
    """Whose statement it is: “X’s claim that”, “a statement by X”."""
    at = noun - 1
    while (
        at >= floor
        and noun - at < 4
        and words[at].is_word
        and not words[at].is_possessive
        and words[at].low not in PREPOSITIONS
    ):
        at -= 1
    if at >= floor and words[at].is_possessive and words[at].is_name:
        first = at
        while (
            first > floor
            and words[first - 1].is_name
            and not words[first - 1].is_possessive
            and words[first - 1].low not in PREPOSITIONS
        ):
            first -= 1
        if first > floor and (words[first - 1].low in CUES or words[first - 1].low in ("treating", "treated")):
            return None  # “called X’s remarks …”: somebody else speaks of them
        return Attribution(Phrase(first, at + 1, at + 1), (noun, noun + 1), "owner", 0.85)
    return None


def _of_verb(  # noqa: PLR0911  one case a form of the verb
    words: Sequence[Word], verb: int, floor: int, quote: int
) -> Attribution | None:
    word = words[verb]
    if word.low == "saying" and verb - 2 > floor and words[verb - 1].low == "as":
        found = _quoted_by_another(words, verb, floor)
        if found is not None:
            return found
    if verb + 1 < quote and words[verb + 1].low == "by" and word.low.endswith("ed"):
        return None
    previous = words[verb - 1] if verb > floor else None
    hanging = word.low in PRESENT_PARTICIPLES and not (previous is not None and is_modal(previous))
    if hanging and previous is not None and previous.is_name:  # footage of X saying
        phrase = ending_at(words, verb - 1, floor)
        if phrase is not None and phrase.first > floor and words[phrase.first - 1].low == "of":
            return Attribution(phrase, (verb, verb + 1), "before-participle", 0.85)
    if hanging or previous is None or previous.low == "to":
        phrase = _main(words, floor, verb)
        return Attribution(phrase, (verb, verb + 1), "before-participle", 0.88) if phrase else None
    at = verb - 1
    while at >= floor and (is_adverb(words[at]) or is_modal(words[at])):
        at -= 1
    passive = any(words[i].low in _BE for i in range(at + 1, verb)) and word.low not in PRESENT_PARTICIPLES
    if passive:
        return None
    if at >= floor and words[at].low in ("and", "but", "or", "then"):
        phrase = _main(words, floor, at)
        return Attribution(phrase, (verb, verb + 1), "before-shared", 0.88) if phrase else None
    phrase = ending_at(words, at, max(floor, verb - 40))
    if phrase is None:
        if at >= floor and words[at].text == ",":
            phrase = _main(words, floor, verb)
            return Attribution(phrase, (verb, verb + 1), "before-shared", 0.85) if phrase else None
        return None
    near = word.low in SAYING
    return Attribution(phrase, (verb, verb + 1), "before", 0.95 if near else 0.9)


def _quoted_by_another(words: Sequence[Word], verb: int, floor: int) -> Attribution | None:
    """“A quoted B as saying”: B. “A was quoted as saying”: A."""
    at = verb - 2
    while at >= floor and words[at].low not in ("quoted", "quoting", "quotes", "cited", "citing", "cites"):
        at -= 1
    if at < floor:
        return None
    if at == verb - 2 or words[at + 1].low in ("by", "in", "on"):
        phrase = before_verb(words, at, floor)
    else:
        phrase = from_here(words, at + 1, verb - 1)
    return Attribution(phrase, (at, verb + 1), "quoted-as-saying", 0.93) if phrase else None


def _main(words: Sequence[Word], floor: int, ceiling: int) -> Phrase | None:
    """The subject that a hanging verb shares: of the verb of saying before it, or of the sentence."""
    for verb in range(ceiling - 1, floor, -1):
        if is_verb_of(words, verb, floor, CUES) and words[verb].low not in PRESENT_PARTICIPLES:
            phrase = before_verb(words, verb, floor)
            if phrase is not None and words[phrase.first].low not in ("who", "which", "it"):
                found = Attribution(phrase, (verb, verb + 1), "before", 0.9)
                outer = _outer(words, found, floor)
                return outer.phrase if outer else phrase
        heads = words[verb - 1].low in ("and", "but", "then", ",", ";")
        if (
            heads
            and words[verb].low in ("he", "she", "i", "they")
            and words[verb + 1].is_word
            and not words[verb + 1].is_name
        ):
            return Phrase(verb, verb + 1, verb + 1)
    return clause_subject(words, floor, ceiling)


def at_the_end(words: Sequence[Word], at: int, ceiling: int) -> Attribution | None:
    """The sentence that holds the quotation closes with its speaker: “… of “the …” is over, X said”."""
    for verb in range(ceiling - 1, at + 1, -1):
        word = words[verb]
        if word.quote is not None:
            return None
        if not is_verb_of(words, verb, at, SAYING):
            continue
        phrase = before_verb(words, verb, at + 1)
        if phrase is None or phrase.first - 1 <= at or words[phrase.first - 1].text != ",":
            return None
        if any(w.text in (",", ":") or w.low == "that" for w in words[verb + 1 : ceiling - 1]):
            return None
        return Attribution(phrase, (verb, verb + 1), "sentence-end", 0.9)
    return None


def introduced(words: Sequence[Word]) -> Attribution | None:
    """A paragraph that ends with a colon names who speaks in the next."""
    if not words or words[-1].text != ":":
        return None
    floor = 0
    for at in range(len(words) - 2, -1, -1):
        if words[at].low in (".", "?", "!") or words[at].quote is not None:
            floor = at + 1
            break
    found = before(words, len(words), floor)
    return Attribution(found.phrase, found.cue, "colon", 0.93) if found else None


def before_sentence(  # noqa: PLR0911  what names nobody leaves early
    words: Sequence[Word], at: int, floor: int
) -> Attribution | None:
    """The sentence before has its own verb of saying, and the quotation begins the next: “X disagreed. “…””."""
    stop = at - 1
    if words[stop].low not in (".", "?", "!"):
        return None
    for verb in range(stop - 1, floor, -1):
        if words[verb].quote is not None:
            return None
        if not is_verb_of(words, verb, floor, SAYING):
            continue
        phrase = before_verb(words, verb, floor)
        if phrase is not None and phrase.first > floor and words[phrase.first - 1].text == ",":
            return Attribution(phrase, (verb, verb + 1), "floating-sentence", 0.8)
        break
    subject = clause_subject(words, floor, stop)
    if (
        subject is not None
        and _is_person(words, with_name(words, subject))
        and not any(word.quote for word in words[floor:stop])
    ):
        return Attribution(subject, (subject.last, subject.last + 1), "floating-subject", 0.65)
    if subject is None or words[subject.first].low in ("it", "they", "we", "i", "you", "one"):
        return None
    for verb in range(subject.last, min(subject.reach + 3, stop)):
        if is_verb_of(words, verb, floor, CUES | REACTING):
            return Attribution(subject, (verb, verb + 1), "floating-sentence", 0.75)
    return None


def _is_person(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase has the look of a person's name: a title, or two names in a row."""
    head = [word for word in words[phrase.first : phrase.last] if word.is_name]
    return len(head) > 1 or (len(head) == 1 and phrase.last - phrase.first == 1)


def verb_attribution(words: Sequence[Word], verb: int, floor: int, end: int) -> Attribution | None:
    """Whose verb it is, where the words behind it are no quotation."""
    return _of_verb(words, verb, max(floor, verb - BACK), end)
