"""A history that goes on from another one is what it would be from the source."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.anchor import Anchor
from reader.model.decision import Accepted, TextCorrected, TextReplaced
from reader.model.span import Span
from reader.review.targets import target_of
from reader.review.text_history import TextHistory
from reader.text.difference import find_edits
from tests.helpers.articles import document
from tests.helpers.decisions import tower, tower_quotations

FOUND = tower_quotations()
ACCEPTED = [Accepted((target_of(tower().text, quotation),)) for quotation in FOUND]


def any_change(draw: Random, before: TextHistory, texts: dict) -> TextCorrected | TextReplaced:
    """Return a correction, or a replacement whose text is put into `texts`."""
    text = before.document.text
    start = draw.randrange(max(1, len(text) - 9))
    if draw.random() < 0.2:
        new = document(text[:start] + draw.choice(["", "So. ", "x\n"]) + text[start + 9 :])
        texts[new.checksum] = new
        return TextReplaced(new.checksum, find_edits(text, new.text))
    span = Span(start, min(len(text), start + draw.randrange(9)))
    replacement = draw.choice(["", "a", "“so”", "x y"])
    if draw.random() < 0.1:
        return TextCorrected(Anchor(span, "not there"), replacement)
    return TextCorrected(Anchor.of(text, span), replacement)


@settings(deadline=None, max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_going_on_is_the_same_as_beginning_anew(seed: int):
    draw = Random(seed)
    texts: dict = {}
    known = TextHistory(tower(), (), texts)
    analysed, undone = known.changes, []
    for _ in range(12):
        changes = [*known.changes]
        if undone and draw.random() < 0.4:  # all of it
            changes += undone
            undone = []
        elif changes and draw.random() < 0.4:
            at = draw.randrange(len(changes))
            changes, undone = changes[:at], changes[at:] + undone
        else:
            undone = []
            changes.append(any_change(draw, known, texts))
        if draw.random() < 0.15:  # analysed in another text
            analysed = tuple(changes)
        went_on = TextHistory(tower(), changes, texts, known=known)
        anew = TextHistory(tower(), changes, texts)
        assert (went_on.document, went_on.lost) == (anew.document, anew.lost)
        for _ in range(2):  # the second time it is known
            found = went_on.bring_findings(FOUND, analysed)
            assert found == anew.bring_findings(FOUND, analysed)
            for decision in ACCEPTED:
                brought = went_on.bring_decision(decision, 0)
                assert brought == anew.bring_decision(decision, 0)
        known = went_on


def test_what_stands_before_a_correction_stays_the_same_object():
    last = FOUND[-1].span
    word = Anchor.of(tower().text, Span(last.start + 1, last.start + 5))
    history = TextHistory(tower(), [TextCorrected(word, "Not one")])
    found = history.bring_findings(FOUND, ())
    assert all(now is old for now, old in zip(found[:-1], FOUND, strict=False))
    assert found[-1].span.text_of(history.document.text).startswith("“Not one")
    assert history.bring_findings(FOUND, ()) is found
