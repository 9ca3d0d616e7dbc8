import pytest

from dashboard.models.vocabulary import Word
from dashboard.wording.phrases import capitalised, count, listed, spoken


@pytest.mark.parametrize(
    ("number", "singular", "plural", "words"),
    [
        (0, "quote", None, "0 quotes"),
        (1, "quote", None, "1 quote"),
        (2, "quote", None, "2 quotes"),
        (1200, "quote", None, "1,200 quotes"),
        (1_000_000, "quote", None, "1,000,000 quotes"),
        (1, "party", "parties", "1 party"),
        (3, "party", "parties", "3 parties"),
    ],
)
def test_a_count_agrees_with_its_noun(number: int, singular: str, plural: str | None, words: str) -> None:
    assert count(number, singular, plural) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
    ],
)
def test_a_list_ends_with_and(items: list[str], words: str) -> None:
    assert listed(items) == words
    assert listed(iter(items)) == words


def test_a_list_may_end_with_or() -> None:
    assert listed(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize("vocabulary", Word.__subclasses__())
def test_no_reader_sees_an_underscore(vocabulary: type[Word]) -> None:
    assert all("_" not in spoken(word) for word in vocabulary)


def test_a_word_of_a_vocabulary_is_spoken_as_words() -> None:
    assert spoken("press_conference") == "press conference"
    assert spoken("talks") == "talks"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("talks in Riyadh", "Talks in Riyadh"),
        ("NATO", "NATO"),
        ("élysée", "Élysée"),
        ("“quoted”", "“quoted”"),
    ],
)
def test_only_the_first_letter_becomes_a_capital(text: str, words: str) -> None:
    assert capitalised(text) == words
