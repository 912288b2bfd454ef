"""What is said while and after the library is analysed again; no Qt in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.models.library_model import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = 3


def work_words(done: int, total: int) -> str:
    """Return what the status line says while it goes on."""
    return f"Analysing the library, article {min(done + 1, total)} of {total} · Esc stops"


def outdated_words(count: int) -> str:
    """Return that articles were analysed by another version than is installed."""
    were = "was" if count == 1 else "were"
    return (
        f"{counted(count, 'article')} {were} analysed by another version of the language model "
        "than is in use now."
    )


def question_words(total: int) -> str:
    """Return what the dialog asks."""
    if not total:
        return "There is no article in the library yet."
    return (
        "What the new analysis says the same is taken over as it comes. Where it differs, nothing "
        "is changed until you have looked. What you decided stays in any case."
    )


def ended_words(done: int, waiting: int, *, is_complete: bool) -> str:
    """Return how a run ended.

    Args:
        done: Articles it went through.
        waiting: Articles that differ and were neither taken nor left.
        is_complete: Whether it went through to the end.
    """
    how = "Analysed again" if is_complete else "Stopped after"
    differ = "nothing differs"
    if waiting:
        differ = f"{waiting} {'differs' if waiting == 1 else 'differ'}"
    return f"{how}: {counted(done, 'article')}, {differ}"


def failed_words(failures: Sequence[tuple[str, str]]) -> str:
    """Return which articles could not be analysed, and why the last one could not.

    Args:
        failures: Titles and reasons, at least one.
    """
    named = ", ".join(f"“{title}”" for title, _ in failures[:_NAMED])
    more = f" and {len(failures) - _NAMED} more" if len(failures) > _NAMED else ""
    return f"Not analysed again: {named}{more}. {failures[-1][1]}"
