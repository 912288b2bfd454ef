"""Reads dates as English articles write them, and writes them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_TIME = r"(?:(?:T|\s)(?P<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
_FORMS = tuple(
    re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d){_TIME}",
        rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}\s*,?[\s-]*{_YEAR}",
        rf"(?P<first>[0-3]?\d)[/.](?P<second>[0-3]?\d)[/.]{_YEAR}",
    )
)
_LONGEST = 400
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def find_date(text: str) -> tuple[str, int, int] | None:
    """Find the first date with day, month and year.

    A date all in figures counts only where it cannot be read in two ways: 3/4/2025 is not one.

    Returns:
        The date in ISO 8601, with its time where the text gives it in that form, and the
        offsets of the words that say so; None where there is none.
    """
    found = [_first_of_form(form.finditer(text[:_LONGEST])) for form in _FORMS]
    dates = [entry for entry in found if entry is not None]
    return min(dates, key=lambda entry: entry[1]) if dates else None


def long_date(published: str | None) -> str:
    """Return an ISO 8601 date as "16 November 2025"; what is no such date as it is."""
    if not published:
        return ""
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _first_of_form(matches: Iterable[re.Match[str]]) -> tuple[str, int, int] | None:
    for match in matches:
        iso = _to_iso(match.groupdict())
        if iso is not None:
            return iso, match.start(), match.end()
    return None


def _to_iso(parts: dict[str, str | None]) -> str | None:
    day_and_month = _day_and_month(parts)
    if day_and_month is None:
        return None
    day, month = day_and_month
    try:
        found = date(int(parts["year"] or 0), month, day).isoformat()
    except ValueError:
        return None
    time = parts.get("time")
    return f"{found}T{time}{parts.get('zone') or ''}" if time else found


def _day_and_month(parts: dict[str, str | None]) -> tuple[int, int] | None:
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first == second or second > 12 >= first:
            return second, first
        return (first, second) if first > 12 >= second else None
    month = parts["month"] or ""
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return int(parts["day"] or 0), number
