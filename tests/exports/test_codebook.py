import pytest

from dashboard.dossier.draft import SORTS
from dashboard.dossier.problem import CODES, SAVING_CODES
from dashboard.exports.codebook import codebook
from dashboard.models.meeting import StatusEntry
from dashboard.models.record import Record
from dashboard.models.settings import Settings
from dashboard.models.source import Source
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


def test_every_code_of_a_problem_is_explained() -> None:
    for code, meaning in (CODES | SAVING_CODES).items():
        assert f"\n| `{code}` | {meaning} |\n" in codebook()


def test_a_field_is_shown_under_the_name_that_stands_in_a_file() -> None:
    assert "\n| from | date | First day, where known. |\n" in codebook()
    assert "from_" not in codebook()


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("Split voices", ["`window_days`", "`declined`", "`not_stated`", "latest word", "former"]),
        ("Independent sources", ["publisher", "pinned", "cited"]),
        ("As known on", ["`published`", "`reported`", "without a day of publication"]),
    ],
)
def test_what_the_pages_work_out_is_explained(section: str, words: list[str]) -> None:
    _, _, after = codebook().partition(f"\n## {section}\n")
    explained = " ".join(after.partition("\n## ")[0].split())
    assert [word for word in words if word not in explained] == []


def test_the_fields_that_the_prose_names_are_fields() -> None:
    fields = {name for model in (Settings, StatusEntry, Source) for name in model.model_fields}
    assert {"window_days", "reported", "published"} <= fields
