import pandas as pd

from dashboard.measures.conditions import content_words, counted, rare_words, touching
from dashboard.measures.overlap import nearest_pairs, standing_words
from tests.measures.frames import SIGNS, cells


def words(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"column": column, "column_name": column.title(), "stance": SIGNS[sign], "condition": condition}
            for column, sign, condition in rows
        ],
        dtype=object,
    )


def rare(texts: list[str]) -> frozenset[str]:
    return rare_words(counted(texts), len(texts))


def test_conditions_touch_where_they_share_a_rare_word() -> None:
    texts = ["German troops stand near NATO’s border", "No NATO troops", "Martial law is over", "There is a law"]
    few = rare(texts)  # of four texts a word may stand in two
    assert touching(texts[0], texts[1], few) == ["troops", "NATO"]
    assert touching(texts[0], texts[2], few) == []
    assert touching(texts[2], texts[3], few) == []  # "law" has three letters, "there" and "over" are grammar
    assert sorted(touching(texts[0], texts[1], few)) == sorted(touching(texts[1], texts[0], few))


def test_a_word_that_everybody_uses_is_not_rare() -> None:
    texts = ["peace one", "peace two", "peace three", "peace four", "guarantees", "guarantee"]
    assert "peace" not in rare(texts)
    assert "guarantee" in rare(texts)
    assert content_words("Guarantees, and no surrender") == {"guarantee": "Guarantees", "surrender": "surrender"}


def test_an_example_worked_out_by_hand() -> None:
    found = words(
        ("aland", "+", None), ("bland", "(+)", "guarantees come"), ("cland", "-", None),
        ("dland", "(-)", "no guarantees"), ("eland", "+", None),
    )  # fmt: skip
    pairs = nearest_pairs(found, rare(["guarantees come", "no guarantees", "x", "y"]))
    told = [(row.one, row.other, row.steps, row.touch) for row in pairs.itertuples()]
    assert told[0] == ("bland", "dland", 2, ["guarantees"])  # +1 and −1, and the conditions touch
    assert told[1] == ("aland", "bland", 1, [])
    assert {row[:3] for row in told[1:4]} == {("aland", "bland", 1), ("bland", "eland", 1), ("cland", "dland", 1)}
    assert [row[2] for row in told[1:]] == sorted(row[2] for row in told[1:])
    assert ("aland", "eland") not in {row[:2] for row in told}  # they say the same
    assert ("aland", "cland", 4, []) in told


def test_two_who_say_the_same_are_a_pair_only_where_their_conditions_touch() -> None:
    rare = frozenset({"troop"})
    assert list(nearest_pairs(words(("a", "(+)", "no troops"), ("b", "(+)", "few troops")), rare)["steps"]) == [0]
    assert nearest_pairs(words(("a", "(+)", "no troops"), ("b", "(+)", "few planes")), rare).empty
    assert nearest_pairs(words(), rare).empty


def test_two_voices_of_one_delegation_are_no_pair_and_the_nearer_one_counts() -> None:
    found = nearest_pairs(words(("a", "-", None), ("a", "(+)", "x"), ("b", "+", None)), frozenset())
    assert [(row.one, row.other, row.steps) for row in found.itertuples()] == [("a", "b", 1)]


def test_only_the_words_that_stand_are_compared() -> None:
    here = cells({"aland": "(+)", "bland": "+", "cland": "."})
    here.loc[0, ["rival", "rival_voice"]] = ["opposes", "Envoy"]
    said = [
        ("aland", "Aland", "p1", "supports_conditionally", "new"),
        ("aland", "Aland", "p0", "supports_conditionally", "overtaken"), ("aland", "Envoy", "p2", "opposes", None),
        ("bland", "Other", "p3", "supports", None), ("bland", "Bland", "p4", "supports", None),
    ]  # fmt: skip
    positions = pd.DataFrame(said, columns=["column", "actor_name", "id", "stance", "condition"], dtype=object)
    found = standing_words(here, positions.assign(office=None, summary="S", date="2025-02-10"))
    assert list(found["id"]) == ["p1", "p2", "p4"]
    assert list(found["second"]) == [False, True, False]
