"""What known actors are reported to have said, in the narrator's words and without marks."""

from collections.abc import Iterator

from dashboard.dossier.passage import Span
from dashboard.extraction.blocks import Block
from dashboard.extraction.cues import CUES, PREPOSITIONS, PRESENT_PARTICIPLES, SAYING
from dashboard.extraction.listed import listed
from dashboard.extraction.nominal import Phrase, before_verb
from dashboard.extraction.speakers import is_verb_of, verb_attribution
from dashboard.extraction.suggestion import QuoteSuggestion
from dashboard.extraction.who import Cast
from dashboard.models.vocabulary import QuoteKind

FEWEST = 3
"""Words behind the verb. Fewer say nothing."""
_WEAK = listed(
    """
    continue continues continued continuing read reads reading cry cries sing sings sang think thinks see sees
    saw seeing seen view views viewed hold holds held holding find finds found show shows showed shown
    """
)
_REPORTING = CUES - _WEAK


def reported(text: str, cast: Cast) -> Iterator[QuoteSuggestion]:
    """Every clause that gives an actor's words without marks."""
    for block in cast.blocks:
        for sentence in block.sentences:
            yield from _of_sentence(text, cast, block, sentence)


def _of_sentence(text: str, cast: Cast, block: Block, sentence: Span) -> Iterator[QuoteSuggestion]:
    words = block.words
    if not any(words[at].low in _REPORTING for at in range(*sentence)):
        return
    reached = -1
    for verb in range(sentence.start, sentence.end):
        if verb < reached or not is_verb_of(words, verb, sentence.start, _REPORTING):
            continue
        closing = _closing(block, sentence, verb)
        if closing is not None:
            id_ = cast.actor(block, closing, words)
            if id_ is not None:
                reached = sentence.end
                whole = block.between(sentence.start, closing.first - 1)
                yield _made(text, block, closing, id_, verb, whole, "reported-before", 0.8)
            continue
        following = words[verb + 1] if verb + 1 < sentence.end else None
        end = _end(block, sentence, verb)
        hung = following is not None and following.low in PREPOSITIONS - {"for", "about", "against"}  # “said in Kyiv”
        if hung and (end is None or not any(word.low == "that" for word in words[verb + 1 : end])):
            continue
        if end is None or end - verb - 1 < FEWEST:
            continue
        found = verb_attribution(words, verb, sentence.start, end)
        if found is None:
            continue
        id_ = cast.actor(block, found.phrase, words)
        if id_ is None:
            continue
        reached = end
        rule = "reported" if words[verb].low in SAYING else "reported-act"
        score = 0.8 if words[verb].low not in PRESENT_PARTICIPLES else 0.7
        yield _made(text, block, found.phrase, id_, verb, block.between(verb, end), rule, score)


def _made(
    text: str, block: Block, phrase: Phrase, speaker: str, verb: int, span: Span, rule: str, score: float
) -> QuoteSuggestion:  # fmt: skip
    named, cue = block.between(phrase.first, phrase.last), block.between(verb, verb + 1)
    return QuoteSuggestion(
        text=text, span=span, exact=span.of(text), rule=rule, score=score, kind=QuoteKind.REPORTED, speaker=speaker,
        speaker_span=named, cue_span=cue, attribution_span=named.around(cue),
    )  # fmt: skip


def _closing(block: Block, sentence: Span, verb: int) -> Phrase | None:
    """The speaker of “…, X said.” at the end of a sentence without marks."""
    words = block.words
    rest = words[verb + 1 : sentence.end]
    if words[verb].low not in SAYING or len(rest) > 4 or not rest or rest[-1].low != ".":
        return None
    phrase = before_verb(words, verb, sentence.start)
    if phrase is None or phrase.first - 1 <= sentence.start or words[phrase.first - 1].text != ",":
        return None
    if any(word.quote is not None for word in words[sentence.start : sentence.end]):
        return None
    return phrase if phrase.first - 1 - sentence.start >= FEWEST else None


def _end(block: Block, sentence: Span, verb: int) -> int | None:
    """Where the clause ends; None where a quotation is in it, which then speaks for itself."""
    words = block.words
    for at in range(verb + 1, sentence.end):
        word = words[at]
        if word.quote is not None:
            return None
        if word.low in (".", ";", "?", "!", ":") or word.text == "—":
            return at
        if word.text == "," and at + 1 < sentence.end:
            following = words[at + 1]
            if following.low in ("and", "but", "while", "which", "who", "although", "as") or (
                following.low in PRESENT_PARTICIPLES
            ):
                return at
    return sentence.end
