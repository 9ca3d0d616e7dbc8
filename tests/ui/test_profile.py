"""The line that tells an operator where the time of a run went."""

import logging
import re
import sys
from threading import Barrier, Thread

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.store.queries import dossier
from dashboard.ui import profile
from tests.store.made import database, saying

LINE = re.compile(r"briefing \d+ ms · sql \d+ in \d+ ms \(.+\) · .*rest -?\d+ ms · kept \d+ of \d+ asked")


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger=profile.LOG.name)
    return caplog


def told(lines: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in lines.records if record.name == profile.LOG.name]


def test_without_the_flag_nothing_is_said(app: AppTest, lines: pytest.LogCaptureFixture) -> None:
    app.run()
    assert told(lines) == []


@pytest.mark.parametrize("way", ["argument", "environment"])
def test_a_run_says_its_page_its_questions_and_its_rooms(
    app: AppTest, lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "argument":
        monkeypatch.setattr(sys, "argv", ["app.py", "--profile"])
    else:
        monkeypatch.setenv("DASHBOARD_PROFILE", "on")
    app.query_params["known"] = "2025-03-01" if way == "argument" else "2025-03-02"  # a day nobody else has asked for
    app.run()
    app.run()
    first, again = told(lines)
    assert LINE.fullmatch(first)
    assert re.search(r"\bchanges\.cells (\d+× )?\d+ ms \d+ rows", first)
    assert re.search(r" · html \d+ in \d+ ms", first)
    kept, asked = map(int, re.findall(r"kept (\d+) of (\d+) asked", again)[0])
    assert kept == asked > 0  # nothing is worked out twice


def test_a_page_with_pictures_tells_what_they_cost_to_draw_and_to_send(
    lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_PROFILE", "on")
    st.cache_resource.clear()  # a picture that was drawn for another test would not be drawn
    AppTest.from_function(_stances, default_timeout=60).run()
    [line] = told(lines)
    assert " · charts 1 in " in line
    assert " · figures 1 in " in line


def _stances() -> None:
    from dashboard.ui import controls, profile, resources  # noqa: PLC0415  this function becomes a script of its own
    from dashboard.ui.pages import stances  # noqa: PLC0415

    with profile.run():
        stances.render(controls.sidebar(resources.stores()))


def test_an_inner_part_and_the_database_are_counted_once(
    lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_PROFILE", "on")
    with database(saying("“Yes.”", {"exact": "Yes."})) as engine, profile.run(), profile.part("outer"):
        with profile.part("inner"):
            dossier.actors(engine)
        with profile.part("inner") as step:
            step.room = "other"
    [line] = told(lines)
    assert line.startswith("no page ")
    assert "dossier.actors" in line
    assert [re.sub(r"\d+ ms", "", part).strip() for part in line.split(" · ")[2:5]] == [
        "inner 1 in", "other 1 in", "outer 1 in"
    ]  # fmt: skip
    total, *parts = [int(number) for number in re.findall(r"(\d+) ms(?! \d)", line)]
    assert sum(parts) <= total + len(parts)  # each rounded by itself


def test_a_run_that_fails_has_its_line_too(lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_PROFILE", "on")
    with pytest.raises(ZeroDivisionError):
        _fail_on("quotes")
    [line] = told(lines)
    assert line.startswith("quotes ")


def _fail_on(page: str) -> None:
    with profile.run():
        profile.on(page)
        raise ZeroDivisionError


def test_two_readers_at_once_have_a_line_each(lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_PROFILE", "on")
    together = Barrier(2, timeout=60)

    def read(page: str, times: int) -> None:
        with database(saying("“Yes.”", {"exact": "Yes."})) as engine, profile.run():
            profile.on(page)
            together.wait()
            for _ in range(times):
                dossier.actors(engine)
                with profile.part("html"):
                    pass
            together.wait()

    readers = [Thread(target=read, args=("stances", 3)), Thread(target=read, args=("quotes", 5))]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    found = sorted(told(lines))
    assert [re.sub(r"\d+ ms", "…", line) for line in found] == [
        "quotes … · sql 5 in … (dossier.actors 5× … 5 rows) · html 5 in … · rest … · kept 0 of 0 asked",
        "stances … · sql 3 in … (dossier.actors 3× … 3 rows) · html 3 in … · rest … · kept 0 of 0 asked",
    ]


def test_an_answer_is_the_same_while_somebody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    with database(saying("“Yes.”", {"exact": "Yes."}, {"exact": "es"})) as engine:
        before = dossier.actors(engine)
        monkeypatch.setenv("DASHBOARD_PROFILE", "on")
        with profile.run():
            assert dossier.actors(engine).equals(before)
