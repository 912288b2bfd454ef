"""The measured figures: written, read, drawn as tables, put into documents."""

from __future__ import annotations

import json

import pytest

from reader.model.accuracy import AccuracyCard, ErrorClass, MeasuredSet
from reader.model.quotation import Attribution, Quotation, QuotationForm, QuotationKind
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.training.accuracy import errors, reliability
from reader.training.accuracy_tables import full_tables, short_table, write_between
from reader.training.attribution_scores import Tally, read_scored

TEXT = "“We stay,” said Ona Brek. “We go,” she said. “So be it,” a baker said. “Never.”"


def segment(quote, source, kind="speech"):
    start = TEXT.index(quote)
    at = TEXT.index(source) if source else 0
    label = {"kind": kind, "speaker": "Ona Brek", "aliases": [], "type": "person"}
    return {
        "start": start,
        "end": start + len(quote),
        "text": quote,
        "source": [[at, at + len(source)]] if source else None,
        "label": label,
    }


def quotation(quote, name, confidence):
    start = TEXT.index(quote)
    speaker = Speaker(name, SpeakerKind.PERSON) if name else None
    attribution = Attribution(speaker, None, confidence=confidence)
    span = Span(start, start + len(quote))
    return Quotation(span, QuotationKind.DIRECT, QuotationForm.MARKS, 1, 1, None, attribution)


@pytest.fixture
def tally():
    made = Tally()
    segments = [
        segment("“We stay,”", "Ona Brek"),
        segment("“We go,”", "she"),
        segment("“So be it,”", "a baker"),
        segment("“Never.”", None),
    ]
    found = [
        quotation("“We stay,”", "Ona Brek", 0.95),
        quotation("“We go,”", "Lia Moor", 0.91),
        quotation("“So be it,”", None, 0.2),
    ]
    made.add(TEXT, segments, found)
    return made


@pytest.fixture
def card(tally):
    measured = MeasuredSet(
        "pages", "Invented.", 1, 4, tally.figures(), reliability(tally), errors(tally)
    )
    return AccuracyCard("english 1", "abc123", (measured,))


def test_reliability_counts_named_speakers_by_confidence(tally):
    bins = reliability(tally)
    assert [b.count for b in bins] == [0] * 9 + [2]
    assert (bins[9].low, bins[9].high, bins[9].right) == (0.9, 1.0, 0.5)
    assert bins[9].confidence == pytest.approx(0.93)
    assert sum(b.count for b in bins) == len(tally.sure)


def test_errors_tell_missed_silent_and_wrong_apart(tally):
    classes = {(e.by, e.name): e for e in errors(tally)}
    assert classes["mention", "name"] == ErrorClass("mention", "name", 1, 0, 0, 0)
    assert classes["mention", "pronoun"] == ErrorClass("mention", "pronoun", 1, 0, 0, 1)
    assert classes["mention", "noun"] == ErrorClass("mention", "noun", 1, 0, 1, 0)
    assert classes["mention", "none"] == ErrorClass("mention", "none", 1, 1, 0, 0)
    assert classes["mention", "name"].right == 1.0
    assert classes["mention", "none"].right == 0.0
    for by in ("mention", "length", "place"):
        assert sum(e.count for (sort, _), e in classes.items() if sort == by) == 4


def test_a_saved_card_is_the_same(card, tmp_path):
    card.save(tmp_path / "accuracy.json")
    assert AccuracyCard.load(tmp_path / "accuracy.json") == card


@pytest.mark.parametrize("content", ["{", "{}", '{"model": "x", "fingerprint": "y", "sets": [{}]}'])
def test_a_damaged_card_is_refused(content, tmp_path):
    (tmp_path / "accuracy.json").write_text(content, encoding="utf-8")
    with pytest.raises((ValueError, KeyError, TypeError)):
        AccuracyCard.load(tmp_path / "accuracy.json")


def test_tables_hold_every_figure_and_class(card):
    (measured,) = card.sets
    words = full_tables(card)
    for name in measured.figures:
        assert f"| {name} | " in words
    assert "| words that name the speaker: pronoun | 0.00 (1; 0; 1) |" in words
    assert "| 0.9 to 1.0 | 2; 0.50 |" in words
    assert "english 1" in words
    assert short_table(card).splitlines()[2].startswith("| pages: 1 articles | 4 | 0.857 | 0.250 |")


def test_every_table_is_rectangular(card):
    for words in (short_table(card), full_tables(card)):
        widths = [line.count("|") for line in words.splitlines()]
        for block in [b for b in "".join("x" if w else " " for w in widths).split() if b]:
            assert len(block) > 2
        assert {w for w in widths if w} <= {3, 7}


def test_a_document_gets_its_tables_anew(tmp_path):
    document = tmp_path / "README.md"
    document.write_text("a\n<!-- figures: begin (why) -->\nold\n<!-- figures: end -->\nb\n")
    for words in ("| new \\1 |\n", "| newer |\n"):
        write_between(document, "figures", words)
        assert document.read_text() == (
            f"a\n<!-- figures: begin (why) -->\n{words}<!-- figures: end -->\nb\n"
        )
    write_between(document, "accuracy", "never")
    assert "never" not in document.read_text()


def test_articles_that_are_labelled_in_part_are_passed_over(tmp_path):
    whole = {"name": "a", "segments": [{"label": {}}]}
    partly = {"name": "b", "segments": [{"label": {}}, {}]}
    empty = {"name": "c", "segments": []}
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(json.dumps(a) for a in (whole, partly, empty)), encoding="utf-8")
    assert [a["name"] for a in read_scored(path)] == ["a", "c"]
