"""New ids are readable, allowed and not taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dashboard.dossier.slugs import actor_id, meeting_id, position_id, quote_id, source_id, unused
from dashboard.models.dates import EdtfDate
from dashboard.models.record import Slug

slug = TypeAdapter(Slug)
slugs = st.from_regex(r"[a-z0-9]{1,30}(?:[-_][a-z0-9]{1,10}){0,3}", fullmatch=True)
days = st.one_of(
    st.none(),
    st.sampled_from(["2025-02-18", "2025-02", "2025~", "../2025-02-18", "2025-02-23/2025-02-24"]).map(EdtfDate.parse),
)


def day(text: str) -> EdtfDate:
    return EdtfDate.parse(text)


def test_ids_are_like_those_that_are_there() -> None:
    title = "Ukraine peace talks will not include Europe, US envoy says"
    assert source_id(title, "Al Jazeera", day("2025-02-15"), ()) == (
        "al-jazeera-2025-02-15-ukraine-peace-talks-will-not-include"
    )
    assert quote_id("I am ready to step aside if needed. I would trade", ()) == "ready-step-aside-needed"
    assert quote_id("immediately", {"immediately"}) == "immediately-2"
    assert position_id("zelensky", "leaders_meeting", day("2025-02-04"), ()) == "zelensky-leaders-meeting-2025-02-04"
    assert meeting_id("Trump–Putin call", day("2025-02-12"), ()) == "2025-02-12-trump-putin-call"
    assert meeting_id("Talks in Riyadh", day("2025-02-17/2025-02-18"), ()) == "2025-02-17-talks-riyadh"
    assert actor_id("Recep Tayyip Erdoğan", (), person=True) == "erdogan"
    assert actor_id("United Nations", {"united_nations"}, person=False) == "united_nations-2"


def test_a_title_in_another_script_leaves_what_is_known() -> None:
    assert source_id("Переговори", None, day("2025-02-15"), ()) == "2025-02-15"
    assert source_id("Переговори", None, None, {"source"}) == "source-2"


@pytest.mark.parametrize("taken", [set(), {"a"}, {"a", "a-2", "a-3"}])
def test_an_unused_id_is_unused(taken: set[str]) -> None:
    assert unused("a", taken) not in taken


@given(st.text(), st.text(), days, slugs, slugs)
def test_every_id_is_allowed_and_not_taken(title: str, name: str, when: EdtfDate | None, one: str, two: str) -> None:
    taken: set[str] = set()
    for _ in range(3):
        made = [
            source_id(title, name, when, taken),
            quote_id(title, taken | {"quote"}),
            position_id(one, two, when, taken),
            meeting_id(title, when, taken),
            actor_id(name, taken, person=True),
            actor_id(name, taken, person=False),
        ]
        for id_ in made:
            assert slug.validate_python(id_) == id_
            assert id_ not in taken
        taken.update(made)
