"""A quote's history in words, and when something was decided."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from reader.deciding import HistoryLine
from reader.model.decision import Flagged
from reader.model.quotation import Review, ReviewState
from reader.model.step import Recorded, StepState
from reader.ui.models.history_lines import analysis_entry, decided_entries
from reader.ui.models.moments import local_day, local_moment
from tests.helpers.articles import ODUYA, attribution, quotation

TODAY = date(2026, 3, 9)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Set the reader's clock five hours behind."""
    monkeypatch.setenv("TZ", "EST5")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("made", "day", "moment"),
    [
        ("2026-03-04T14:05:59.123+00:00", "4 Mar", "4 Mar, 09:05"),
        ("2026-03-04T03:05:00.000+00:00", "3 Mar", "3 Mar, 22:05"),
        ("2025-12-31T23:00:00.000+00:00", "31 Dec 2025", "31 Dec 2025, 18:00"),
        ("", "", ""),
        ("soon", "", ""),
    ],
)
def test_moments(made: str, day: str, moment: str):
    assert (local_day(made, TODAY), local_moment(made, TODAY)) == (day, moment)


PLAIN = quotation("bridge", 1, ODUYA)


def settled(found, state: ReviewState = ReviewState.CORRECTED):
    return replace(PLAIN, review=Review(state, found=found))


@pytest.mark.parametrize(
    ("quote", "title", "facts"),
    [
        (PLAIN, f"The analysis says: {ODUYA.name}", "attributed · 90\u00a0% · english 1"),
        (settled(attribution(ODUYA, 0.8)), f"The analysis said: {ODUYA.name}", "80\u00a0%"),
        (settled(attribution(None, 0.0)), "The analysis found no speaker", "english 1"),
        (settled(None), "The analysis did not find this quote", "english 1"),
        (
            replace(PLAIN, review=Review(note="x")),
            f"The analysis says: {ODUYA.name}",
            "attributed",
        ),
    ],
    ids=["untouched", "overruled", "nobody", "added", "only a note"],
)
def test_what_the_analysis_said(quote, title: str, facts: str):
    entry = analysis_entry(quote, "english 1")
    assert entry.title == title
    assert facts in entry.facts
    assert not entry.is_human


def test_what_people_decided():
    recorded = Recorded("1", Flagged((), True), "2026-03-04T14:05:59.123+00:00", "Ada")
    lines = [
        HistoryLine(recorded, "Flag Quote", state)
        for state in (StepState.IN_FORCE, StepState.UNDONE, StepState.ABANDONED)
    ]
    lines.append(HistoryLine(replace(recorded, made_by="", made=""), "Flag", StepState.IN_FORCE))
    entries = decided_entries(lines)
    assert [entry.is_undone for entry in entries] == [False, True, True, False]
    assert entries[0].facts.startswith("Ada · 4 Mar")
    assert entries[1].facts.endswith(" · undone")
    assert entries[3].spoken == "Flag, You"
