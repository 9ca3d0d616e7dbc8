"""One sentence each: the words that name the speaker, and whom a pronoun means, or nobody where two are left."""

import pytest

from dashboard.extraction.known import Known
from dashboard.extraction.suggest import suggest
from tests.extraction.conftest import ARTICLES

SENTENCES = [
    tuple(line.rsplit("|", 1)) for line in (ARTICLES / "speakers.psv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("text", "speaker"), SENTENCES, ids=range(len(SENTENCES)))
def test_the_words_that_name_the_speaker(text: str, speaker: str) -> None:
    """Nobody here is in a dossier. A dash: nobody says it, or nobody can be told."""
    quotes = suggest(text, Known()).quotes
    assert ((quotes[0].speaker_text if quotes else None) or "-") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Verrick met Brill in Sund. “We talked for an hour,” she said.", "brill"),
        ("Verrick met Brill in Sund. “We talked for an hour,” he said.", "verrick"),
        ("Osk praised Verrick, who said he was “ready to talk.”", "verrick"),
        ("“We are ready,” Brill said.\n\nShe added that the ferry was “a symbol.”", "brill"),
        ("The president said he would “not go.” President Verrick had left.", "verrick"),
        ("Tomáš Verrick said: “We will see about that.”", "verrick"),
        ("The Brellin leader said: “We will see about that.” Verrick had come late.", "verrick"),
    ],
)
def test_an_actor_by_other_words(known: Known, text: str, speaker: str) -> None:
    assert suggest(text, known).quotes[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Verrick met Osk in Sund. “We talked for an hour,” he said.",
        "Ivo Marek, a farmer, waved at Verrick. “I know him,” he said.",
        "Verrick left early.\n\nTalks went on.\n\nThe hall was dark.\n\nThe rain fell.\n\n“It is late,” he said.",
        "Brill’s husband, Karl, was there. “I wait,” he said.",
        "Olena Verrick, the sculptor, smiled. “I am no politician,” she said.",
        "Olena Verrick said “I am no politician.”",
        "The Verrick government said “this is final, all of it.”",
        "Verrick’s spokesman said it was “not going to happen now.”",
        "Brill and Osk said they were “very pleased with it.”",
        "The Brellin leader said: “We will see about that.”",
    ],
)
def test_nobody_rather_than_a_guess(known: Known, text: str) -> None:
    assert suggest(text, known).quotes[-1].speaker is None
