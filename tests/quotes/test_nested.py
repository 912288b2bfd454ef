"""Who speaks within a quotation, with a hand-written parse and scripted choices."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reader.model.document import Document, Paragraph
from reader.model.quotation import QuotationKind
from reader.model.span import Span
from reader.quotes.beliefs import Scale
from reader.quotes.confidence import COUNT, Calibration
from reader.quotes.looks import Look, Place
from reader.quotes.reading import ArticleReading
from tests.helpers.parsed import parse_by_hand

SCALE = Scale((1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0))
SURE = Calibration((0.0,) * COUNT, bias=4.0)
OUTER = "Ona/PROPN/compound/1 Brek/PROPN/nsubj/2 said/VERB ~, “ ~"


@dataclass
class Told:
    """Sees for each segment the mention that stands in `mentions` under its level."""

    mentions: dict[int, Span]

    def open(self, document, segments):
        return Seen(segments, self.mentions)


@dataclass
class Seen:
    """What is seen of one row of segments."""

    segments: object
    mentions: dict[int, Span]

    def look(self, number):
        mention = self.mentions.get(self.segments[number].level)
        if mention is None:
            return Look((), (1.0, 1.0, 1.0), (0.9, 0.05, 0.05))
        place = Place(mention.start, mention.end, (0.9, 0.0, 0.0))
        return Look((place,), (0.1, 1.0, 1.0), (0.9, 0.05, 0.05))


def read(inside, **mentions):
    """Return the quotation within the one that `inside` fills; mentions by words."""
    text, parsed = parse_by_hand(
        [OUTER + inside + " ~”"], names={"Ona": "PERSON", "Brek": "PERSON", "Kit": "PERSON"}
    )
    spans = {
        level: Span(text.index(words), text.index(words) + len(words))
        for level, words in ((0, mentions.get("outer")), (1, mentions.get("inner")))
        if words is not None
    }
    document = Document(text, (Paragraph(parsed[0].span),))
    reading = ArticleReading(document, Told(spans), SCALE)
    for paragraph in parsed:
        reading.add(paragraph)
    reading.finish()
    outer, inner = reading.quotations(SURE)
    assert inner.parent == outer.statement
    return document, inner


def test_i_is_who_speaks_the_words_around():
    inside = "I/PRON/nsubj/1 asked/VERB ~, ‘ ~Who/PRON pays/VERB for/ADP it/PRON then/ADV ~? ~’"
    document, inner = read(inside, outer="Ona Brek", inner="I")
    assert inner.speaker.name == "Ona Brek"
    assert inner.attribution.mention.text_of(document.text) == "I"


def test_somebody_else_may_be_quoted():
    inside = "Kit/PROPN/nsubj/1 asked/VERB ~, ‘ ~Who/PRON pays/VERB for/ADP it/PRON ~? ~’"
    assert read(inside, outer="Ona Brek", inner="Kit")[1].speaker.name == "Kit"


def test_he_is_not_who_speaks_the_words_around():
    inside = "he/PRON/nsubj/1 asked/VERB ~, ‘ ~Who/PRON pays/VERB for/ADP it/PRON ~? ~’"
    assert read(inside, outer="Ona Brek", inner="he")[1].speaker is None


def test_i_is_nobody_where_nobody_speaks_around():
    inside = "I/PRON/nsubj/1 asked/VERB ~, ‘ ~Who/PRON pays/VERB for/ADP it/PRON ~? ~’"
    assert read(inside, inner="I")[1].speaker is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Red/PROPN Barn/PROPN", QuotationKind.SCARE),
        ("We/PRON go/VERB home/ADV at/ADP last/ADJ", QuotationKind.DIRECT),
    ],
)
def test_few_words_two_levels_down_are_no_speech(words, kind):
    inside = f"I/PRON said/VERB ~, ‘ ~They/PRON sang/VERB “ ~{words} ~. ~” ~’"
    text, parsed = parse_by_hand([OUTER + inside + " ~”"])
    document = Document(text, (Paragraph(parsed[0].span),))
    reading = ArticleReading(document, Told({}), SCALE)
    reading.add(parsed[0])
    reading.finish()
    assert reading.quotations(SURE)[-1].kind is kind
