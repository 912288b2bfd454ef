"""The figures of the model card, on a made-up article."""

from __future__ import annotations

import pytest

from reader.model.quotation import Attribution, Quotation, QuotationForm, QuotationKind
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.training.attribution_scores import Tally, calibration_error

TEXT = "“" * 200


def gold(start, end, kind="speech", speaker="Ona Brek", source=((20, 28),)):
    label = {"kind": kind, "speaker": speaker, "aliases": ["Brek"], "type": "person"}
    return {"start": start, "end": end, "text": "“…”", "source": source, "label": label}


def quotation(start, end, name="Ona Brek", *, kind=QuotationKind.DIRECT, mention=(20, 28)):
    speaker = Speaker(name, SpeakerKind.PERSON) if name else None
    attribution = Attribution(speaker, Span(*mention) if mention else None, confidence=0.95)
    return Quotation(Span(start, end), kind, QuotationForm.MARKS, 1, 1, None, attribution)


def figures(segments, quotations, text=TEXT):
    tally = Tally()
    tally.add(text, segments, quotations)
    return tally.figures()


@pytest.mark.parametrize("name", ["Ona Brek", "Brek", "Ms. Brek", "Ona Brek’s"])
def test_the_right_speaker_by_any_of_their_names(name):
    found = figures([gold(0, 10)], [quotation(0, 10, name)])
    assert found["detection F1"] == found["identity accuracy"] == found["end to end F1"] == 1.0
    assert found["mention accuracy"] == 1.0


def test_a_wrong_speaker_is_found_but_not_right():
    found = figures([gold(0, 10)], [quotation(0, 10, "Lia Moor", mention=(50, 58))])
    assert found["detection F1"] == 1.0
    assert found["end to end F1"] == found["mention accuracy"] == 0.0


def test_a_missed_quotation_lowers_recall_an_invented_one_precision():
    missed = figures([gold(0, 10), gold(30, 40)], [quotation(0, 10)])
    invented = figures([gold(0, 10)], [quotation(0, 10), quotation(30, 40)])
    assert missed["detection F1"] == invented["detection F1"] == pytest.approx(2 / 3)


def test_single_marks_have_no_gold():
    segments, quotations = [gold(0, 10)], [quotation(0, 10), quotation(30, 40)]
    assert figures(segments, quotations, "‘" * 200)["detection F1"] == 1.0


def test_half_a_quotation_is_not_it():
    assert figures([gold(0, 100)], [quotation(0, 40)])["detection F1"] == 0.0


def test_titles_that_are_given_a_speaker_count_against_it():
    segments = [gold(0, 10, "title", None, None)]
    assert figures(segments, [quotation(0, 10)])["scare or title named"] == 1.0
    silent = quotation(0, 10, None, kind=QuotationKind.TITLE)
    assert figures(segments, [silent])["scare or title named"] == 0.0


def test_broken_segments_do_not_count():
    found = figures([gold(0, 10), gold(30, 40, "broken")], [quotation(0, 10), quotation(33, 40)])
    assert found["detection F1"] == 1.0


def test_an_error_names_both():
    tally = Tally()
    tally.add(TEXT, [gold(0, 10)], [quotation(0, 10, "Lia Moor")])
    assert tally.errors == ["'“…”': 'Ona Brek', not 'Lia Moor'"]


def test_calibration_error_is_the_distance_of_claim_and_truth():
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0.0
    assert calibration_error([(0.95, False)]) == pytest.approx(0.95)
    assert calibration_error([]) == 0.0
