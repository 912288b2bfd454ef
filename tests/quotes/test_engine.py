"""The analyser with a hand-written parse and scripted choices: order, progress, doubt."""

from __future__ import annotations

import pytest

from reader.errors import LanguageModelMissingError, OperationCancelledError
from reader.model.document import Document, Paragraph
from reader.model.quotation import Analysis, AttributionState, EvidenceKind, QuotationKind
from reader.model.span import Span
from reader.quotes.beliefs import Scale
from reader.quotes.confidence import COUNT, Calibration
from reader.quotes.engine import QuoteAnalyser, load_analyser
from reader.quotes.looks import Look, Place
from tests.helpers.parsed import parse_by_hand

SCALE = Scale((1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0))
SURE = Calibration((0.0,) * COUNT, bias=4.0)
UNSURE = Calibration((0.0,) * COUNT, bias=0.0)
HOPELESS = Calibration((0.0,) * COUNT, bias=-4.0)
FIRST = "Ona/PROPN/compound/1 Brek/PROPN/nsubj/2 said/VERB ~, “ ~We/PRON will/AUX stay/VERB ~. ~”"
SECOND = "“ ~We/PRON like/VERB it/PRON here/ADV ~. ~”"


class Parsed:
    """A pipeline that knows one document."""

    name = "by hand 1"

    def __init__(self, paragraphs):
        self._paragraphs = paragraphs

    def parse(self, document, *, first=0):
        yield from self._paragraphs[first:]


class Scripted:
    """Sees the mention it is told for a paragraph, or nobody."""

    def __init__(self, mentions, *, speech=0.9):
        self._mentions, self._speech = mentions, speech

    def open(self, document, segments):
        self._segments = segments
        return self

    def look(self, number):
        mention = self._mentions.get(self._segments[number].paragraph)
        rest = (1 - self._speech) / 2
        kinds = (self._speech, rest, rest)
        if mention is None:
            return Look((), (1.0, 1.0, 1.0), kinds)
        return Look((Place(mention.start, mention.end, (0.9, 0.0, 0.0)),), (0.1, 1.0, 1.0), kinds)


def analyse(lines, mentions, calibration=SURE, **options):
    text, parsed = parse_by_hand(lines, names={"Ona": "PERSON", "Brek": "PERSON"})
    document = Document(text, tuple(Paragraph(p.span) for p in parsed))
    spans = {
        number: Span(text.index(words), text.index(words) + len(words))
        for number, words in mentions.items()
    }
    analyser = QuoteAnalyser(Parsed(parsed), Scripted(spans, **options), SCALE, calibration)
    return document, list(analyser.analyse(document, cancelled=lambda: False))


def test_the_result_comes_last_and_names_the_speaker():
    document, reports = analyse([FIRST], {1: "Ona Brek"})
    assert isinstance(reports[-1], Analysis)
    (quotation,) = reports[-1].quotations
    assert quotation.span.text_of(document.text) == "“We will stay.”"
    assert quotation.speaker.name == "Ona Brek"
    assert quotation.attribution.state is AttributionState.ATTRIBUTED
    assert reports[-1].checksum == document.checksum
    assert reports[-1].analyser == "by hand 1"
    first_link = quotation.attribution.evidence[0]
    assert (first_link.what, first_link.span) == (
        EvidenceKind.MENTION,
        quotation.attribution.mention,
    )


def test_a_quotation_that_opens_the_next_paragraph_goes_on_with_the_speaker():
    _, reports = analyse([FIRST, SECOND], {1: "Ona Brek"})
    first, second = reports[-1].quotations
    assert second.speaker == first.speaker
    assert second.attribution.mention is None
    assert second.attribution.evidence[0].what is EvidenceKind.CONTINUES
    assert first.statement != second.statement
    assert second.paragraph == 2


def test_nothing_to_go_on_with_is_unattributed():
    _, reports = analyse([SECOND], {})
    (quotation,) = reports[-1].quotations
    assert quotation.speaker is None
    assert quotation.attribution.state is AttributionState.UNATTRIBUTED


@pytest.mark.parametrize(
    ("calibration", "state", "named"),
    [
        (SURE, AttributionState.ATTRIBUTED, True),
        (UNSURE, AttributionState.PROBABLE, True),
        (HOPELESS, AttributionState.UNATTRIBUTED, False),
    ],
)
def test_states_follow_the_confidence(calibration, state, named):
    _, reports = analyse([FIRST], {1: "Ona Brek"}, calibration)
    (quotation,) = reports[-1].quotations
    assert quotation.attribution.state is state
    assert (quotation.speaker is not None) is named


def test_a_guess_too_weak_to_name_is_the_runner_up():
    _, reports = analyse([FIRST], {1: "Ona Brek"}, HOPELESS)
    assert [r.name for r in reports[-1].quotations[0].attribution.runners_up] == ["Ona Brek"]


def test_what_is_not_speech_has_no_speaker():
    _, reports = analyse([FIRST], {1: "Ona Brek"}, speech=0.1)
    (quotation,) = reports[-1].quotations
    assert quotation.kind is QuotationKind.SCARE
    assert quotation.speaker is None
    assert reports[-1].speakers == ()


def test_long_articles_report_on_the_way():
    _, reports = analyse([FIRST, *[SECOND] * 40], {1: "Ona Brek"})
    *progress, result = reports
    assert len(progress) >= 3
    assert progress[0].quotations[0].speaker.name == "Ona Brek"
    assert [p.done for p in progress] == sorted({p.done for p in progress})
    assert {p.total for p in progress} == {41}
    assert len(result.quotations) == 41


def test_no_report_comes_right_before_the_result():
    _, reports = analyse([FIRST, *[SECOND] * 35], {1: "Ona Brek"})
    assert [report.done for report in reports[:-1]] == [8, 16]


def test_the_first_report_comes_also_in_short_articles():
    _, reports = analyse([FIRST, *[SECOND] * 8], {1: "Ona Brek"})
    assert [report.done for report in reports[:-1]] == [8]


def test_a_report_repeats_nothing_that_did_not_change():
    _, reports = analyse([FIRST, *[SECOND] * 40], {1: "Ona Brek"})
    first, second = (set(p.quotations) for p in reports[:2])
    assert not first & second


def test_cancelling_stops_it():
    text, parsed = parse_by_hand([FIRST])
    document = Document(text, (Paragraph(parsed[0].span),))
    analyser = QuoteAnalyser(Parsed(parsed), Scripted({}), SCALE, SURE)
    with pytest.raises(OperationCancelledError):
        list(analyser.analyse(document, cancelled=lambda: True))


def test_a_mark_without_partner_is_reported_by_paragraph():
    _, reports = analyse([FIRST, "Ona/PROPN Brek/PROPN left/VERB ” ~."], {1: "Ona Brek"})
    assert any("paragraph 2" in notice for notice in reports[-1].notices)


def test_other_languages_are_never_sure():
    words = "der die das und nicht ist es auf den mit von zu ein eine im dem sich wird bei nach"
    foreign = " ".join(f"{word}/X" for word in words.split() * 3)
    _, reports = analyse([FIRST, foreign], {1: "Ona Brek"})
    assert reports[-1].language == "de"
    assert reports[-1].quotations[0].attribution.state is AttributionState.PROBABLE


def test_other_languages_are_never_sure_on_the_way():
    foreign = " ".join(
        f"{word}/X"
        for word in ["der", "die", "das", "und", "nicht", "ist", "es", "auf", "den", "mit"] * 5
    )
    _, reports = analyse([FIRST, *[foreign] * 9], {1: "Ona Brek"})
    assert len(reports) == 2
    (quotation,) = reports[0].quotations
    assert quotation.attribution.state is AttributionState.PROBABLE


def test_an_article_without_quotations_is_no_error():
    _, reports = analyse(["Ona/PROPN Brek/PROPN left/VERB ~."], {})
    assert reports[-1].quotations == ()


def test_a_missing_model_says_where_and_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr("reader.quotes.engine.resource", tmp_path.joinpath)
    with pytest.raises(LanguageModelMissingError, match="Install the app again"):
        load_analyser()
