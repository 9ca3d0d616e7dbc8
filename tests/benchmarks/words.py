"""The words of the synthetic dossier: 200 real ones and 20,000 that nobody says, as often as words are (Zipf)."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

_FUNCTION = (
    "the of and to in a that is for it on with as we be this are by at not from have or will our an they was but has "
    "you which their all one can there if more who what when would been its no must should after before"
)
_TOPICS = (
    "peace security agreement talks ceasefire border council minister president government troops guarantees "
    "negotiation treaty sanctions energy grain prisoners exchange territory alliance partners conflict war army "
    "mission summit proposal framework condition support aid weapons defence reconstruction assets law court justice "
    "people country region city line front sea port corridor trade economy market gas oil power plant nuclear safety "
    "inspection observers monitors mediation envoy ambassador delegation meeting call statement position demand offer "
    "concession compromise deadline truce withdrawal occupation sovereignty independence neutrality membership "
    "election parliament constitution referendum minority language refugees children return hostages food water "
    "health winter spring year month week day morning future past history trust respect responsibility obligation "
    "commitment promise pressure force strength patience unity solidarity progress solution outcome"
)
_SOUNDS = "b br d dr f g gl h k kl l m n p pr r s st t tr v z", "a e i o u ai ou"
FUNCTION, TOPICS = _FUNCTION.split(), _TOPICS.split()
COMMON = tuple(dict.fromkeys([*FUNCTION, *TOPICS]))[:200]
MADE_UP = 20_000
_ONSETS, _VOWELS = (sounds.split() for sounds in _SOUNDS)
_ENDS = ("", "", "", "n", "l", "r", "s", "k")


def stream(seed: int, *part: int) -> np.random.Generator:
    """The random numbers of one part, the same whatever the other parts draw."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *part])))


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word, the commonest first. The real ones stand among the first 300 or so."""
    made = _made_up(MADE_UP)
    head = list(COMMON[: len(FUNCTION)])
    for at, topic in enumerate(COMMON[len(FUNCTION) :]):
        head += [topic, made[at]]
    return (*head, *made[len(COMMON) - len(FUNCTION) :])


@cache
def _made_up(count: int) -> list[str]:
    numbers = stream(0, 1)
    found: dict[str, None] = {}
    taken = set(COMMON)
    while len(found) < count:
        lengths = numbers.choice([2, 3, 4], size=count, p=[0.35, 0.45, 0.2])
        onsets = numbers.integers(len(_ONSETS), size=(count, 4))
        vowels = numbers.integers(len(_VOWELS), size=(count, 4))
        ends = numbers.integers(len(_ENDS), size=count)
        for length, onset, vowel, end in zip(lengths, onsets, vowels, ends, strict=True):
            syllables = (_ONSETS[onset[at]] + _VOWELS[vowel[at]] for at in range(length))
            word = "".join(syllables) + _ENDS[end]
            if word not in taken and len(found) < count:
                found[word] = None
    return list(found)


def names(count: int, skip: int = 0) -> list[str]:
    """Names of people and places: capitalised made-up words from the rare end."""
    return [word.capitalize() for word in _made_up(MADE_UP)[::-1][skip : skip + count]]


@cache
def _chances() -> NDArray[np.float64]:
    weights = 1.0 / (np.arange(len(vocabulary())) + 3.0)
    return np.asarray(np.cumsum(weights) / weights.sum())


@cache
def _forms() -> list[str]:
    """Each word as it stands in a sentence: plain, with a comma, with a full stop; then the three capitalised."""
    words = vocabulary()
    large = [word.capitalize() for word in words]
    return [form + tail for forms in (words, large) for tail in ("", ",", ".") for form in forms]


def sentences(numbers: np.random.Generator, lengths: NDArray[np.int64]) -> list[str]:
    """Texts of so many words each, in sentences of a dozen words or so; each begins large and ends with a full stop."""
    total, size = int(lengths.sum()), len(vocabulary())
    word = np.searchsorted(_chances(), numbers.random(total), side="right").clip(max=size - 1)
    dice = numbers.random(total)
    lasts = np.cumsum(lengths) - 1
    stop = dice < 1 / 14
    stop[1:] &= ~stop[:-1]  # a sentence has two words at least, the first and the last too
    stop[lasts - 1] = stop[lasts - lengths + 1] = False
    stop[lasts] = True
    begins = np.empty(total, dtype=bool)
    begins[0], begins[1:] = True, stop[:-1]
    tail = np.where(stop, 2, np.where(dice > 1 - 1 / 11, 1, 0))
    at = (begins * 3 + tail) * size + word
    forms = _forms()
    spoken = [forms[index] for index in at.tolist()]
    ends = (lasts + 1).tolist()
    return [" ".join(spoken[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def phrases(numbers: np.random.Generator, lengths: NDArray[np.int64]) -> list[str]:
    """Runs of so many words each, without marks and capitals: what stands within a sentence of somebody else's."""
    words, size = vocabulary(), len(vocabulary())
    word = np.searchsorted(_chances(), numbers.random(int(lengths.sum())), side="right").clip(max=size - 1)
    spoken = [words[index] for index in word.tolist()]
    ends = np.cumsum(lengths).tolist()
    return [" ".join(spoken[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def skewed(count: int, slope: float = 1.0) -> NDArray[np.float64]:
    """How likely each of `count` is to be drawn, the first the most."""
    weights = 1.0 / (np.arange(count) + 2.0) ** slope
    return np.asarray(weights / weights.sum())
