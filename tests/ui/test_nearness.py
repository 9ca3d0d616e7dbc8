"""Nearness, overlap and contacts without a browser: with and without parameters, and where nothing is left."""

import pytest

from tests.ui import conftest
from tests.ui.conftest import open_page


def markup(name: str, **parameters: str) -> str:
    return conftest.markup(open_page(name, **parameters))


def words(name: str, **parameters: str) -> str:
    return conftest.words(open_page(name, **parameters))


def test_nearness_says_what_it_ranks_and_what_it_rests_on() -> None:
    said = words("nearness")
    assert "only these are ranked" in said
    assert "Too thin to rank" in said
    assert "How this is counted" in said


def test_a_pair_opens_with_both_stances_and_leads_to_the_cells() -> None:
    page = markup("nearness", pair="united_states.russia")
    assert "Russia and US" in page  # whichever way round it is asked for
    assert 'href="stances?cell=russia.peacekeepers"' in page
    assert 'href="stances?cell=united_states.peacekeepers"' in page


def test_persons_and_a_pair_that_shares_nothing() -> None:
    assert "38 voices" in words("nearness", voices="Persons")
    assert "They share no issue" in words("nearness", pair="belgium.china")


@pytest.mark.parametrize("page", ["nearness", "overlap", "contacts"])
@pytest.mark.parametrize(
    "parameters", [{"pair": "nobody.nowhere"}, {"pair": "<b>x</b>"}, {"of": "nothing", "envoy": "x"}]
)
def test_addresses_that_mean_nothing_show_the_page(page: str, parameters: dict[str, str]) -> None:
    assert "<h1>" in markup(page, **parameters)
    assert "<b>x</b>" not in markup(page, **parameters)


@pytest.mark.parametrize("page", ["nearness", "overlap", "contacts"])
def test_before_anything_was_known_the_page_says_what_is_missing_and_what_to_do(page: str) -> None:
    said = words(page, known="2024-01-01")
    assert "Fewer filters show more" in said
    assert "Show everything" in said


def test_the_overlap_of_an_issue_shows_conditions_pairs_and_who_met_both() -> None:
    said = words("overlap", of="peacekeepers")
    assert "German troops stand in a neighbouring NATO state" in said
    assert "Who met both within 30 days" in said
    page = markup("overlap", of="peacekeepers", pair="russia.germany")
    assert "Russia and Germany" in page
    assert 'href="meetings?meeting=' in page


def test_an_issue_of_one_voice_has_nothing_to_carry() -> None:
    assert "nobody has to carry anything" in words("overlap", of="presidency_exchange")


def test_contacts_tell_calls_apart_and_name_who_never_met() -> None:
    said = words("contacts", pair="russia.united_states")
    assert "calls among them" in said
    assert "No meeting on record" in said
    assert "Russia: EU, UK" in said


def test_the_way_of_a_person_names_its_stops() -> None:
    said = words("contacts", envoy="Steve Witkoff", voices="Persons")
    assert "Steve Witkoff is named at" in said
    assert "Putin–Witkoff in Moscow" in said


def test_the_day_of_knowledge_holds() -> None:
    then, now = words("contacts", known="2025-02-24"), words("contacts")
    assert "Abu Dhabi" in now
    assert "Abu Dhabi" not in then


def test_the_matrix_can_be_ordered_by_likeness_or_says_why_not() -> None:
    assert "Neighbours are alike" in words("stances", order="By likeness")
    assert "Too thin to order by likeness" in words("stances", order="By likeness", known="2025-02-13")
    assert "alike" not in words("stances")


def test_order_and_comparison_hold_together() -> None:
    said = words("stances", order="By likeness", compare="2025-03-01")
    assert "Neighbours are alike" in said
    assert "Compared with 1 March 2025" in said
