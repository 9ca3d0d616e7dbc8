"""Which words between marks somebody said, and which are a title, a term or a distance that the writer keeps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.dossier.passage import Span
from dashboard.extraction import speakers
from dashboard.extraction.blocks import Block
from dashboard.extraction.cues import AUXILIARIES
from dashboard.extraction.listed import listed
from dashboard.extraction.marks import Pair
from dashboard.extraction.nominal import Phrase, with_name
from dashboard.extraction.speakers import Attribution
from dashboard.extraction.transcripts import turns_of
from dashboard.extraction.words import Word, words
from dashboard.models.vocabulary import QuoteKind

SENTENCE = 4
"""Words from which a quotation stands for itself; fewer are a fragment, which needs a speaker to be one."""

_NAMING = listed(
    """
    titled entitled named nicknamed dubbed codenamed so-called headlined known film movie song book novel album
    show series program programme magazine newspaper documentary podcast article poem play operation term word
    words phrase episode track painting exhibition essay column single video game musical hashtag password motto
    acronym
    """
)
"""What comes before a title or a term."""
_TOKEN = re.compile(r"\w+(?:[’'\-.]\w+)*")
_SMALL = listed("a an the of for and or in on at to with by from de la le et und der vs")


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation with the words that stand around it."""

    pair: Pair
    block: Block
    number: int
    """Its place among the words of its block."""
    words: Sequence[Word]
    """The words that the attribution counts: of its block, or of the one before."""
    attribution: Attribution | None
    rule: str
    score: float
    context: Block | None = None
    """The block that the words are of, where it is another."""

    @property
    def kind(self) -> QuoteKind:
        """Whole sentences, or a few words in the narrator's sentence."""
        if self.rule in ("transcript", "split", "continued", "floating"):
            return QuoteKind.DIRECT
        text = self.block.words[self.number].text.lstrip("“‘\"'…. ")
        before = self.block.words[self.number - 1].text if self.number else "."
        if before in (".", "?", "!", "”", "—", "–") or self.number == 0:
            return QuoteKind.DIRECT
        whole = not text[:1].islower() and (before in (",", ":") or word_count(text) >= SENTENCE)
        return QuoteKind.DIRECT if whole else QuoteKind.FRAGMENT


def quotations(text: str, blocks: Sequence[Block]) -> list[Said]:
    """Every quotation of a text, in order."""
    found: list[Said] = []
    previous: list[Said] = []
    ahead: Block | None = None
    turns = transcript(text, blocks)
    for block in blocks:
        turn = turns.get(block.number)
        said = [turn] if turn else list(_of_block(block, ahead, previous))
        found += said
        previous, ahead = said, block
    return found


def transcript(text: str, blocks: Sequence[Block]) -> dict[int, Said]:
    """The turns of a transcript, by the number of their block."""
    found = {}
    for turn in turns_of(text, blocks):
        block = blocks[turn.block]
        labelled = words(text, Span(turn.label.start, turn.said.start), ())
        colon = next(at for at, word in enumerate(labelled) if word.text in (":", ".", "—")) if labelled else 0
        pair = Pair(turn.said, turn.said, 0, single=False, mismatched=False, continues=turn.continues)
        phrase = Phrase(0, colon, colon)
        found[turn.block] = Said(
            pair, block, 0, labelled, Attribution(phrase, (colon, colon + 1), "transcript", 0.95), "transcript", 0.95
        )
    return found


def _of_block(block: Block, ahead: Block | None, previous: list[Said]) -> Iterator[Said]:
    made: list[Said] = []
    for at, word in enumerate(block.words):
        if word.quote is None:
            continue
        sentence = block.sentence_of(at)
        attribution = _attribution(block.words, at, sentence.start, sentence.end)
        if is_said(block.words, at, attribution) or _may_go_on(block, at):
            made.append(_said(word.quote, block, at, attribution))
    for said in _carried(_shared(made, block), block.words, ahead, previous):
        if said.attribution is not None or is_said(block.words, said.number, None):
            yield said


def _may_go_on(block: Block, at: int) -> bool:
    """Whether a short quotation stands for itself, so that it may be the rest of one before it (“A,” X said. “B.”)."""
    text = block.words[at].text.rstrip()
    return block.sentence_of(at).start == at and text.endswith((".", "!", "?", ",")) and word_count(text) > 0


def _said(pair: Pair, block: Block, at: int, found: Attribution | None) -> Said:
    if found is None:
        return Said(pair, block, at, block.words, None, "marks", 0.5)
    named = replace(found, phrase=with_name(block.words, found.phrase))
    return Said(pair, block, at, block.words, named, named.rule, named.score)


def _attribution(all_words: Sequence[Word], at: int, floor: int, ceiling: int) -> Attribution | None:
    stopped = all_words[at].text.rstrip("”’\"' ").endswith(".")
    following = all_words[at + 1] if at + 1 < len(all_words) else None
    goes_on = all_words[at].text.rstrip("”’\"' ").endswith((",", "?", "!", "—", "–", "-", "…"))
    if goes_on or (following is not None and following.text in (",", "—", "–", "--", "―", "-")):
        return (
            speakers.after(all_words, at)
            or speakers.before(all_words, at, floor)
            or speakers.at_the_end(all_words, at, ceiling)
        )
    found = speakers.before(all_words, at, floor)
    if found is None and not stopped:
        found = speakers.after(all_words, at) or speakers.at_the_end(all_words, at, ceiling)
    return found


def is_said(all_words: Sequence[Word], at: int, attribution: Attribution | None) -> bool:
    """Whether the words between the marks are somebody's."""
    inside = _TOKEN.findall(all_words[at].text)
    if not inside:
        return False
    if attribution is not None and len(inside) < SENTENCE and _is_withheld(all_words, at, attribution):
        return False
    previous = all_words[at - 1].low if at else ""
    verb = at > 1 and (previous in ("show", "play", "word") and all_words[at - 2].low in ("to", *AUXILIARIES))
    if previous in _NAMING and not verb and not all_words[at].text.rstrip().endswith((".", "?", "!")):
        return False
    near = attribution is not None and (
        attribution.rule.startswith(("after", "according")) or attribution.cue[1] in (at, at - 1)
    )
    if _is_title(all_words[at].text, inside) and not near:
        return False
    return len(inside) >= SENTENCE or attribution is not None


def _is_withheld(all_words: Sequence[Word], at: int, attribution: Attribution) -> bool:
    """Whether nobody said it: “would not say whether the “…” …”."""
    between = all_words[attribution.cue[1] : at]
    return any(word.low in ("whether", "if") for word in between[:2])


def _is_title(whole: str, inside: Sequence[str]) -> bool:
    """Whether every word of weight is a name."""
    return (
        ". " not in whole
        and all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in inside)
        and (inside[0][0].isupper() or inside[0][0].isdigit())
    )


def _shared(made: list[Said], block: Block) -> list[Said]:
    """A split quotation has one speaker, as in: “A,” said X. “B”."""
    out: list[Said] = []
    for said in made:
        last = out[-1] if out else None
        if said.attribution is None and last is not None and last.attribution is not None:
            between = block.words[last.number + 1 : said.number]
            led = last.rule.startswith(("after", "split")) or not any(word.is_word for word in between)
            if block.sentence_of(said.number).start == said.number and led and not _another(between):
                said = replace(said, attribution=last.attribution, rule="split", score=0.93)  # noqa: PLW2901
        out.append(said)
    for at in range(len(out) - 2, -1, -1):
        ahead = out[at + 1]
        if out[at].attribution is None and ahead.attribution is not None and out[at].number + 1 == ahead.number:
            out[at] = replace(out[at], attribution=ahead.attribution, rule="split", score=0.9)
    return out


def _another(between: Sequence[Word]) -> bool:
    """Whether a further sentence stands between the two parts."""
    stops = [at for at, word in enumerate(between) if word.low in (".", "?", "!")]
    return len(stops) > 1 or (bool(stops) and stops[0] < len(between) - 1)


def _carried(made: list[Said], all_words: Sequence[Word], ahead: Block | None, previous: list[Said]) -> Iterator[Said]:
    """What is left without a speaker takes the one of the quotation that it goes on with, or of what leads to it."""
    for position, said in enumerate(made):
        if said.attribution is not None:
            yield said
            continue
        alone = position == 0 and not any(word.is_word for word in all_words[: said.number] if word.quote is None)
        whole = alone and not any(word.is_word for word in all_words[said.number + 1 :] if word.quote is None)
        last = previous[-1] if previous else None
        lead = speakers.introduced(ahead.words) if alone and ahead else None
        if lead is not None and ahead is not None:
            lead = replace(lead, phrase=with_name(ahead.words, lead.phrase))
        if said.pair.continues is not None and last is not None and last.attribution is not None:
            yield _after(last, said, "continued", 0.92)
        elif lead is not None and ahead is not None:
            yield replace(said, words=ahead.words, context=ahead, attribution=lead, rule=lead.rule, score=lead.score)
        elif (
            whole
            and last is not None
            and last.attribution is not None
            and ahead is not None
            and _ends_with(last, ahead.words)
        ):
            yield _after(last, said, "floating", 0.8)
        else:
            led = _led(said)
            yield replace(said, attribution=led, rule=led.rule, score=led.score) if led else said


def _led(said: Said) -> Attribution | None:
    """The speaker whom the sentence before names, for a quotation that begins its own."""
    sentence = said.block.sentence_number(said.number)
    if sentence == 0 or said.block.sentences[sentence].start != said.number:
        return None
    led = speakers.before_sentence(said.words, said.number, said.block.sentences[sentence - 1].start)
    return replace(led, phrase=with_name(said.words, led.phrase)) if led else None


def _after(last: Said, said: Said, rule: str, score: float) -> Said:
    """The quotation with the speaker of the one before it."""
    context = last.context or last.block
    return replace(said, words=last.words, context=context, attribution=last.attribution, rule=rule, score=score)


def _ends_with(last: Said, before: Sequence[Word]) -> bool:
    """Whether the paragraph before was that quotation to its end, with at most the words for its speaker behind it."""
    behind = before[last.number + 1 :]
    return not any(word.low in (".", "?", "!") for word in behind[:-1])


def word_count(text: str) -> int:
    """How many words stand in it."""
    return len(_TOKEN.findall(text))
