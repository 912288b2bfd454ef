"""Dates as articles write them."""

from __future__ import annotations

import pytest

from reader.text.dates import find_date, long_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3 March 2026", "2026-03-03"),
        ("March 3, 2026", "2026-03-03"),
        ("Sept 5th, 2024", "2024-09-05"),
        ("Nov. 16, 2025", "2025-11-16"),
        ("the 4th of July, 1999", "1999-07-04"),
        ("2026-03-03", "2026-03-03"),
        ("2026-03-03T08:30:00Z", "2026-03-03T08:30:00Z"),
        ("2026-03-03 08:30", "2026-03-03T08:30"),
        ("16/11/2025", "2025-11-16"),
        ("11/16/2025", "2025-11-16"),
        ("4/4/2025", "2025-04-04"),
        ("3/4/2025", None),
        ("31 February 2026", None),
        ("Friday at noon", None),
        ("flight 12026-03-031", None),
    ],
)
def test_dates(text: str, iso: str | None):
    found = find_date(f"On {text} it rained.")
    assert (found[0] if found else None) == iso
    if found:
        assert f"On {text} it rained."[found[1] : found[2]] in text


def test_first_of_two():
    assert find_date("Updated 2026-03-04, published 3 March 2026")[0] == "2026-03-04"


@pytest.mark.parametrize(
    ("published", "shown"), [("2025-11-16", "16 November 2025"), ("soon", "soon"), (None, "")]
)
def test_long_date(published, shown):
    assert long_date(published) == shown
