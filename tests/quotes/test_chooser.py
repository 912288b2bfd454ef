"""Which segments are chosen for when, and what is asked of the encoder."""

from __future__ import annotations

import pytest

from reader.quotes.chooser import Chooser
from reader.quotes.looks import Look, Place
from reader.text.loading import document_from_text
from reader.text.segments import find_segments

TEXT = "The note reads:\n\n“We will stay.”\n\nNobody objected.\n\n“No.”"


class Cued:
    """Sees one cue for the first segment and nothing for others."""

    def open(self, document, segments):
        self._at = document.text.index("reads")
        return self

    def look(self, number):
        if number:
            return None
        cue = Place(self._at, self._at + 5, (0.0, 0.9, 0.0))
        return Look((cue,), (1.0, 0.1, 1.0), (1.0, 0.0, 0.0))


@pytest.mark.parametrize(("number", "count"), [(1, 1), (2, 1), (3, 1), (4, 0)])
def test_cues_are_those_of_the_segments_around_a_paragraph(number, count):
    document = document_from_text(TEXT)
    segments = find_segments(document.text, document.paragraphs).segments
    chooser = Chooser(document, segments, Cued())
    assert chooser.cues(number) == [document.text.index("reads")] * count


def test_an_article_without_quotations_asks_for_nothing():
    chooser = Chooser(document_from_text("Nobody spoke."), [], Cued())
    assert chooser.cues(1) == []
    assert chooser.requests() == []
