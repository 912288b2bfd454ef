"""Which corrections of a text are not in the one that was read anew."""

from __future__ import annotations

import pytest

from reader.model.anchor import Anchor
from reader.model.decision import TextCorrected, TextReplaced
from reader.review.corrections import count_dropped
from reader.text.difference import find_edits
from tests.helpers.articles import span_of
from tests.helpers.decisions import TOWER

OTHER = TOWER.replace("stands still", "is at rest")


def corrected(*pairs: tuple[str, str], text: str = TOWER) -> tuple[list[TextCorrected], str]:
    """Return corrections made one after the other, and the text they lead to."""
    made = []
    for words, replacement in pairs:
        span = span_of(text, words)
        made.append(TextCorrected(Anchor.of(text, span), replacement))
        text = text[: span.start] + replacement + text[span.end :]
    return made, text


@pytest.mark.parametrize(
    ("pairs", "file", "dropped"),
    [
        ([], OTHER, 0),
        ([("Nadia", "Nadja")], TOWER, 1),
        ([("Nadia", "Nadja")], OTHER, 1),
        ([("Nadia", "Nadja")], OTHER.replace("Nadia", "Nadja"), 0),
        ([("Nadia", "Nadja")], "More on top.\n\n" + TOWER.replace("Nadia", "Nadja"), 0),
        ([("Nadia ", "")], OTHER, 1),
        ([("Nadia ", "")], OTHER.replace("Nadia ", ""), 0),
        ([("engineer", "chief engineer")], OTHER, 1),
        ([("Nadia", "Nadja"), ("Otto", "Ott")], OTHER.replace("Nadia", "Nadja"), 1),
        ([("Otto", "Ott"), ("Nadia", "Nadja")], TOWER, 2),
        ([("Nadia", "Nadja"), ("Nadja", "Nadia")], OTHER, 0),
    ],
)
def test_those_that_are_not_there(pairs: list[tuple[str, str]], file: str, dropped: int):
    corrections, text = corrected(*pairs)
    assert count_dropped(corrections, TextReplaced("", find_edits(text, file))) == dropped


def test_those_of_a_text_before_are_over():
    corrections, text = corrected(("Nadia", "Nadja"))
    first = TextReplaced("", find_edits(text, OTHER))
    then = TextReplaced("", find_edits(OTHER, TOWER))
    assert count_dropped([*corrections, first], then) == 0
