import pytest

from dashboard.dossier.draft import SORTS
from dashboard.dossier.problem import CODES
from dashboard.exports.codebook import codebook
from dashboard.models.record import Record
from dashboard.models.vocabulary import Word


@pytest.mark.parametrize("model", SORTS.values(), ids=list(SORTS))
def test_every_field_of_a_record_is_explained(model: type[Record]) -> None:
    for name, info in model.model_fields.items():
        field = f"**{name}**" if info.is_required() else name
        assert f"\n| {field} | " in codebook()
        assert f" | {info.description} |\n" in codebook()


@pytest.mark.parametrize("vocabulary", Word.__subclasses__())
def test_every_word_of_a_vocabulary_is_defined(vocabulary: type[Word]) -> None:
    for word in vocabulary:
        assert f"\n| `{word}` | {word.definition} |\n" in codebook()


def test_every_code_of_the_check_is_explained() -> None:
    for code, meaning in CODES.items():
        assert f"\n| `{code}` | {meaning} |\n" in codebook()


def test_a_field_is_shown_under_the_name_that_stands_in_a_file() -> None:
    assert "\n| from | date | First day, where known. |\n" in codebook()
    assert "from_" not in codebook()
