"""The figures of the model card, on a made-up article."""

from __future__ import annotations

import pytest

from reader.model.quotation import Attribution, Quotation, QuotationForm, QuotationKind
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.training.attribution_scores import Tally, auroc, calibration_error, in_bins

TEXT = "“" * 200


def gold(start, end, kind="speech", speaker="Ona Brek", source=((20, 28),), parent=None):
    label = {"kind": kind, "speaker": speaker, "aliases": ["Brek"], "type": "person"}
    return {
        "start": start, "end": end, "text": "“…”", "source": source, "label": label,
        "parent": parent,
    }  # fmt: skip


def quotation(start, end, name="Ona Brek", *, kind=QuotationKind.DIRECT, mention=(20, 28)):
    speaker = Speaker(name, SpeakerKind.PERSON) if name else None
    attribution = Attribution(speaker, Span(*mention) if mention else None, confidence=0.95)
    return Quotation(Span(start, end), kind, QuotationForm.MARKS, 1, 1, None, attribution)


def figures(segments, quotations, text=TEXT, *, is_complete=False, read=None):
    tally = Tally(is_complete=is_complete)
    tally.add(text, segments, quotations, read=read)
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


def test_the_full_name_is_more_than_an_alias():
    segments = [gold(0, 10), gold(30, 40)]
    found = figures(segments, [quotation(0, 10, "Brek"), quotation(30, 40, "Ona Brek")])
    assert found["identity accuracy"] == 1.0
    assert found["full name accuracy"] == 0.5


def test_two_names_for_one_speaker_cost_the_rarer_one():
    segments = [gold(0, 10), gold(30, 40), gold(50, 60)]
    names = ("Ona Brek", "Ona Brek", "Brek")
    found = [quotation(s["start"], s["end"], n) for s, n in zip(segments, names, strict=True)]
    assert figures(segments, found)["one name per speaker"] == pytest.approx(2 / 3)


def test_one_name_for_two_speakers_costs_the_rarer_one():
    segments = [gold(0, 10), gold(30, 40), gold(50, 60, speaker="Lia Moor")]
    found = [quotation(s["start"], s["end"]) for s in segments]
    assert figures(segments, found)["one name per speaker"] == pytest.approx(2 / 3)


def test_exact_spans_are_counted_among_the_found():
    segments = [gold(0, 10), gold(30, 40), gold(60, 70)]
    assert figures(segments, [quotation(0, 10), quotation(30, 39)])["exact spans"] == 0.5


def test_where_all_is_labelled_single_marks_can_be_false_alarms():
    text, segments = "‘" * 200, [gold(0, 10)]
    found = figures(segments, [quotation(0, 10), quotation(30, 40)], text, is_complete=True)
    assert found["detection F1"] == pytest.approx(2 / 3)


def test_quotations_within_others_have_figures_of_their_own():
    segments = [gold(0, 30), gold(5, 15, speaker="Lia Moor", parent=1)]
    within = quotation(5, 15, "Lia Moor")
    found = figures(segments, [quotation(0, 30), within], is_complete=True)
    assert (found["nested found"], found["nested identity"]) == (1.0, 1.0)
    missed = figures(segments, [quotation(0, 30)], is_complete=True)
    assert (missed["nested found"], missed["nested identity"]) == (0.0, 0.0)
    assert missed["detection F1"] == found["detection F1"] == 1.0


def test_the_closest_quotation_is_the_segments_own():
    segments = [gold(0, 30)]
    found = figures(segments, [quotation(0, 18, "Lia Moor"), quotation(0, 29)])
    assert found["identity accuracy"] == 1.0


def test_speech_of_nobody_known_asks_for_no_name():
    nobody = gold(0, 10, speaker=None, source=None)
    nobody["label"] |= {"type": None, "aliases": []}
    silent = figures([nobody, gold(30, 40)], [quotation(0, 10, None), quotation(30, 40)])
    assert silent["identity accuracy"] == silent["end to end F1"] == 1.0
    named = figures([nobody, gold(30, 40)], [quotation(0, 10), quotation(30, 40)])
    assert named["end to end F1"] == pytest.approx(2 / 3)


def test_names_from_elsewhere_and_spans_out_of_the_text_are_counted():
    text = "“Stay,” said Ona Brek. " + " " * 20
    there = quotation(0, 7, "Ona Brek", mention=(13, 21))
    assert figures([], [there], text)["invented names"] == 0
    assert figures([], [quotation(0, 7, "Ona Vale", mention=None)], text)["invented names"] == 1
    assert figures([], [there], text)["bad slices"] == 0
    assert figures([], [quotation(0, 400)], text)["bad slices"] == 1


def test_white_space_may_be_read_otherwise():
    labelled = "“Stay, \r\n now,” said Ona."
    read = "“Stay,\nnow,” said Ona."
    segment = gold(0, labelled.index("”") + 1, speaker="Ona", source=((21, 24),))
    found = quotation(0, read.index("”") + 1, "Ona", mention=(17, 20))
    got = figures([segment], [found], labelled, read=read)
    assert got["exact spans"] == got["mention accuracy"] == got["end to end F1"] == 1.0


def test_altered_words_are_refused():
    with pytest.raises(ValueError, match="altered"):
        figures([], [], "one text", read="another text")


@pytest.mark.parametrize(
    ("sure", "area"),
    [
        ([(0.9, True), (0.2, False)], 1.0),
        ([(0.2, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.4, True), (0.5, False), (0.5, False)], 0.5),
        ([(0.9, True)], 1.0),
        ([], 0.0),
    ],
    ids=["told apart", "upside down", "a constant", "half", "nothing wrong", "nothing"],
)
def test_auroc_is_how_often_right_is_surer_than_wrong(sure, area):
    assert auroc(sure) == pytest.approx(area)


def test_full_confidence_is_in_the_last_bin():
    assert [len(part) for part in in_bins([(1.0, True), (0.95, True), (0.0, False)])] == [
        1, *[0] * 8, 2,
    ]  # fmt: skip
