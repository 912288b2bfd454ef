"""When something was decided, as the reader's own clock has it; no Qt in it."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local_day(made: str, today: date | None = None) -> str:
    """Return the day of a moment as "3 May", with the year where it is another one.

    Args:
        made: ISO 8601 in UTC; what is no such moment gives nothing.
        today: For tests; the present day by default.
    """
    moment = _local(made)
    if moment is None:
        return ""
    year = (today or datetime.now().astimezone().date()).year
    day = f"{moment.day} {MONTHS[moment.month - 1]}"
    return day if moment.year == year else f"{day} {moment.year}"


def local_moment(made: str, today: date | None = None) -> str:
    """Return a moment as "3 May, 14:05", with the year where it is another one."""
    moment = _local(made)
    return "" if moment is None else f"{local_day(made, today)}, {moment:%H:%M}"


def _local(made: str) -> datetime | None:
    try:
        return datetime.fromisoformat(made).astimezone()
    except ValueError:
        return None
