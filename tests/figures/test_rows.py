"""A frame as a list of rows."""

from datetime import date
from operator import attrgetter

import numpy as np
import pandas as pd

from dashboard.figures.rows import Row, grouped, rows


def test_a_row_has_the_values_of_its_columns_by_name() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "lat": [50.5, 2.0], "n": [1, 2], "day": [date(2025, 2, 10), None]})
    assert [vars(row) for row in rows(frame.set_axis([7, 7]))] == [
        {"id": "a", "lat": 50.5, "n": 1, "day": date(2025, 2, 10)},
        {"id": "b", "lat": 2.0, "n": 2, "day": None},
    ]
    assert {type(value) for row in rows(frame) for value in (row.lat, row.n)} == {float, int}


def test_what_is_missing_is_none_however_it_is_written() -> None:
    columns = {
        "objects": pd.Series([None, np.nan, pd.NA], dtype=object), "numbers": [1.5, np.nan, None],
        "integers": pd.array([1, None, None], dtype="Int64"), "days": pd.to_datetime(["2025-02-10", None, None]),
        "words": pd.Series(["a", None, None], dtype="str"),
    }  # fmt: skip
    found = rows(pd.DataFrame(columns))
    assert vars(found[0]) == {"objects": None, "numbers": 1.5, "integers": 1,
                              "days": pd.Timestamp("2025-02-10"), "words": "a"}  # fmt: skip
    assert [set(vars(row).values()) for row in found[1:]] == [{None}, {None}]


def test_what_is_noted_on_a_row_is_not_noted_on_the_frame() -> None:
    frame = pd.DataFrame({"id": ["a", None]}, dtype=object)
    before = frame.copy(deep=True)
    for row in rows(frame):
        row.id, row.x = "z", 3
    pd.testing.assert_frame_equal(frame, before)


def test_a_frame_without_rows_has_none() -> None:
    assert rows(pd.DataFrame(columns=["id"])) == []
    assert rows(pd.DataFrame({"id": ["a"]}).iloc[:0]) == []


def test_groups_stand_in_the_order_in_which_they_appear_and_none_is_no_group() -> None:
    one, two, three, four = (Row(id=n, of=of) for n, of in enumerate(["b", "a", None, "b"]))
    groups = grouped([one, two, three, four], attrgetter("of"))
    assert list(groups.items()) == [("b", [one, four]), ("a", [two])]
