"""The texts an article had one after the other, and where things of one lie in the last."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.anchor import Anchor
from reader.model.decision import (
    Accepted,
    EdgesMoved,
    QuotationAdded,
    SpeakerRenamed,
    TextCorrected,
    TextReplaced,
)
from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.review.targets import target_of
from reader.review.text_history import TextHistory, edits_of
from reader.text.difference import find_edits
from tests.helpers.articles import document, span_of
from tests.helpers.decisions import FALK, TOWER, tower, tower_quotations

FOUND = tower_quotations()


CORRECTIONS = st.tuples(st.integers(0, 60), st.integers(0, 60), st.text("ab \n“", max_size=9))


def anchor(words, text=TOWER):
    return Anchor.of(text, span_of(text, words))


def corrected(words, becomes, text=TOWER):
    return TextCorrected(anchor(words, text), becomes)


def replaced(text, by):
    return TextReplaced(document(by).checksum, find_edits(text, by))


def history(*changes, texts=()):
    return TextHistory(
        tower(), changes, {document(text).checksum: document(text) for text in texts}
    )


def lines_of(found):
    return [paragraph.span.text_of(found.text) for paragraph in found.paragraphs]


class TestEdits:
    def test_a_correction_moves_only_what_differs(self):
        (edit,) = edits_of(corrected("clock has stopped", "clock had stopped"))
        assert edit.span.text_of(TOWER) == "s"
        assert edit.length == 1
        assert edit.span.start == TOWER.index("has") + 2

    def test_another_text_brings_its_own(self):
        change = replaced(TOWER, TOWER.replace("still", "up"))
        assert edits_of(change) == change.edits


class TestText:
    def test_without_changes_it_is_the_source(self):
        assert history().document == tower()

    def test_one_correction_builds_on_the_other(self):
        first = corrected("clock has", "old clock had")
        second = corrected(
            "old clock had", "big clock had", TOWER.replace("clock has", "old clock had")
        )
        made = history(first, second)
        assert "“The big clock had stopped,”" in made.document.text
        assert made.changes == (first, second)
        assert made.lost == []

    @pytest.mark.parametrize(
        "change",
        [
            TextCorrected(Anchor.of("x" * 90, Span(40, 50)), "y"),
            TextReplaced("no such text", ()),
        ],
        ids=["other words are there", "a text nobody kept"],
    )
    def test_what_cannot_be_made_is_lost_and_changes_nothing(self, change):
        made = history(change, corrected("still", "up"))
        assert made.lost == [change]
        assert made.document.text == TOWER.replace("still", "up")

    def test_a_replacement_is_the_other_document(self):
        other = document(TOWER.replace("still", "up"), title="Up")
        change = replaced(TOWER, other.text)
        made = TextHistory(tower(), (change,), {other.checksum: other})
        assert made.document is other

    @pytest.mark.parametrize(
        ("words", "becomes", "title"),
        [
            ("still", "up", "The clock tower stands up"),
            ("Nobody", "Who", "The clock tower stands still"),
        ],
        ids=["in the headline", "elsewhere"],
    )
    def test_the_title_follows_the_headline(self, words, becomes, title):
        assert history(corrected(words, becomes)).document.title == title

    def test_a_title_that_is_not_the_headline_stays(self):
        source = document(TOWER, title="Another title")
        made = TextHistory(source, (corrected("still", "up"),))
        assert made.document.title == "Another title"

    @pytest.mark.parametrize(
        ("words", "becomes"),
        [
            ("Perrin was not convinced. ", ""),
            ("“I wind", "Now: “I wind"),
            ("Monday’ comes.”", "Monday’ comes.” So."),
            ("The so-called", "A"),
        ],
        ids=["its beginning gone", "put in at its start", "put in at its end", "shorter"],
    )
    def test_paragraphs_stay_the_lines_they_are(self, words, becomes):
        made = history(corrected(words, becomes)).document
        assert lines_of(made) == [line for line in made.text.split("\n") if line]
        assert [p.kind for p in made.paragraphs] == [p.kind for p in tower().paragraphs]

    def test_a_paragraph_that_is_corrected_away_is_empty(self):
        made = history(corrected("The clock tower stands still", "")).document
        assert lines_of(made)[0] == ""
        assert lines_of(made)[1:] == lines_of(tower())[1:]

    @settings(max_examples=60, deadline=None)
    @given(st.lists(CORRECTIONS, min_size=1, max_size=3))
    def test_paragraphs_stay_in_order_and_apart_whatever_is_corrected(self, given):
        text = "Ada left.\n\n“We stay,” Bea said.\nNobody else said anything then."
        kinds = [ParagraphKind.TITLE, ParagraphKind.BODY, ParagraphKind.BODY]
        spans = [span_of(text, line) for line in text.split("\n") if line]
        source = Document(text, tuple(map(Paragraph, spans, kinds)), title="Ada left.")
        changes = []
        for one, other, becomes in given:
            start, end = sorted((min(one, len(text)), min(other, len(text))))
            changes.append(TextCorrected(Anchor.of(text, Span(start, end)), becomes))
            text = text[:start] + becomes + text[end:]
        found = TextHistory(source, changes).document
        assert found.text == text
        edges = [edge for p in found.paragraphs for edge in (p.span.start, p.span.end)]
        assert edges == sorted(edges)
        assert edges[-1] <= len(found.text)


class TestPlace:
    MORE = TOWER.replace("\n\nPerrin was", "\n\nA paragraph more.\n\nPerrin was")

    @pytest.mark.parametrize(
        ("words", "becomes", "place"),
        [
            ("The clock tower", "A clock", "“The clock has stopped,”"),
            ("Nobody", "Who", "“The clock has stopped,”"),
            ("clock has", "old clock had", "“The old clock had stopped,”"),
            ("“The clock has stopped,”", "", None),
        ],
        ids=["before", "after", "within", "all of it"],
    )
    def test_of_words_after_a_correction(self, words, becomes, place):
        made = history(corrected(words, becomes))
        found = made.place(anchor("“The clock has stopped,”"), 0)
        assert (found and found.exact) == place
        if found is not None:
            assert found == Anchor.of(made.document.text, found.span)

    def test_made_after_the_last_change_it_is_where_it_is(self):
        change = corrected("still", "up")
        made = history(change)
        later = anchor("Nobody", made.document.text)
        assert made.place(later, 1) == later

    def test_of_words_in_another_text(self):
        made = history(replaced(TOWER, self.MORE), texts=[self.MORE])
        words = "“A spring does not break by itself,”"
        assert made.place(anchor(words), 0) == anchor(words, self.MORE)

    def test_what_is_gone_in_between_is_looked_for_in_the_last(self):
        without = TOWER.replace("“Nobody wound it.”", "")
        made = history(replaced(TOWER, without), replaced(without, TOWER), texts=[without, TOWER])
        assert made.place(anchor("“Nobody wound it.”"), 0) == anchor("“Nobody wound it.”")

    def test_what_was_corrected_is_looked_for_as_it_was_corrected(self):
        first = corrected("Nobody wound it", "It never ran well")
        text = TOWER.replace("Nobody wound it", "It never ran well")
        other = "Another line.\n\n" + text.replace("“The clock has stopped,”", "It")
        found = history(first, replaced(text, other), texts=[other])
        assert found.place(anchor("“Nobody wound it.”"), 0) == anchor("“It never ran well.”", other)

    def test_what_a_correction_took_away_does_not_come_back_with_another(self):
        words = "“A spring does not break by itself,”"
        first = corrected(f"{words} ", "")
        second = corrected("she said", f"{words} she said", TOWER.replace(f"{words} ", ""))
        made = history(first, second)
        assert made.document.text == TOWER
        assert made.place(anchor(words), 0) is None

    def test_of_two_like_places_the_one_it_has_moved_to(self):
        text = "“We stay here,” he said, and left.\n\n" * 3
        other = "A new line.\n\n" + text
        change = replaced(text, other)
        made = TextHistory(document(text), (change,), {change.checksum: document(other)})
        place = Span(72, 87)
        assert place.text_of(text) == "“We stay here,”"
        assert made.place(Anchor.of(text, place), 0).span == Span(85, 100)


class TestDecisions:
    AWAY = corrected("“Nobody wound it.”", "")
    AHEAD = corrected("The clock tower", "The very old clock tower")
    BOTH = tuple(target_of(TOWER, quotation) for quotation in FOUND[:2])

    def test_made_in_the_text_of_now_it_stays(self):
        decision = Accepted(self.BOTH)
        assert history(self.AWAY).bring_decision(decision, 1) == (decision, ())

    def test_its_quotations_move_with_all_that_belongs_to_them(self):
        made = history(self.AHEAD)
        brought, lost = made.bring_decision(Accepted(self.BOTH), 0)
        text = made.document.text
        (first, second), attribution = brought.quotations, brought.quotations[0].attribution
        assert lost == ()
        assert [first.anchor, second.anchor] == [
            anchor("“The clock has stopped,”", text),
            anchor("“Nobody wound it.”", text),
        ]
        assert attribution.mention.text_of(text) == "Nadia Perrin"
        assert attribution.cue.text_of(text) == "said"
        assert [e.span.text_of(text) for e in attribution.evidence] == ["said", "Nadia Perrin"]

    def test_what_is_lost_of_it_is_told(self):
        brought, lost = history(self.AWAY).bring_decision(Accepted(self.BOTH), 0)
        assert [target.anchor.exact for target in brought.quotations] == [
            "“The clock has stopped,”"
        ]
        assert [gone.exact for gone in lost] == ["“Nobody wound it.”"]

    @pytest.mark.parametrize(
        "decision",
        [
            Accepted(BOTH[1:]),
            QuotationAdded(anchor("“Nobody wound it.”"), FALK, QuotationForm.MARKS),
            EdgesMoved(BOTH[1], anchor("Nobody wound it")),
            EdgesMoved(BOTH[0], anchor("“Nobody wound it.”")),
        ],
        ids=["its only quotation", "the words", "the quotation", "the new edges"],
    )
    def test_nothing_is_left_of_it(self, decision):
        brought, lost = history(self.AWAY).bring_decision(decision, 0)
        assert brought is None
        assert "Nobody" in lost[0].exact

    def test_what_is_about_no_words_stays(self):
        decision = SpeakerRenamed(FALK, "X")
        assert history(self.AWAY).bring_decision(decision, 0) == (decision, ())

    def test_a_mention_that_is_corrected_away_leaves_the_decision(self):
        made = history(corrected("Nadia Perrin, ", ""))
        brought, _ = made.bring_decision(Accepted(self.BOTH), 0)
        attribution = brought.quotations[0].attribution
        assert attribution.mention is None
        assert [e.span.text_of(made.document.text) for e in attribution.evidence] == ["said"]


class TestFindings:
    AHEAD = corrected("The clock tower", "The very old clock tower")
    THERE = history(AHEAD).document.text
    WITHIN = corrected("clock has", "old clock had", THERE)

    def words(self, made, found, known=()):
        text = made.document.text
        return [q.span.text_of(text) for q in made.bring_findings(found, known)]

    def test_of_the_same_text_are_as_they_are(self):
        assert history().bring_findings(FOUND, ()) == FOUND

    def test_lie_where_their_words_are_now(self):
        made = history(self.AHEAD, self.WITHIN)
        assert self.words(made, FOUND)[:2] == ["“The old clock had stopped,”", "“Nobody wound it.”"]
        moved = made.bring_findings(FOUND, ())[0].attribution
        assert moved.mention.text_of(made.document.text) == "Nadia Perrin"

    def test_of_a_text_that_was_undone_lead_back(self):
        found = history(self.AHEAD).bring_findings(FOUND, ())
        assert history().bring_findings(found, (self.AHEAD,)) == FOUND

    def test_of_a_text_with_two_changes_undone(self):
        first = corrected("The clock tower", "The old and rather crooked tower of the clock")
        second = corrected("no comment", "not any comment", history(first).document.text)
        found = history(first, second).bring_findings(FOUND, ())
        assert history().bring_findings(found, (first, second)) == FOUND

    def test_of_a_replaced_text_are_as_they_are(self):
        text = TOWER.replace("clock has", "clock had")
        change = replaced(TOWER, text)
        assert history(change, texts=[text]).bring_findings(FOUND, (change,)) == FOUND

    def test_of_another_branch_lead_back_to_what_is_common(self):
        known = (self.AHEAD, corrected("Nobody", "Not anybody", self.THERE))
        found = history(*known).bring_findings(FOUND, ())
        made = history(self.AHEAD, self.WITHIN)
        assert made.bring_findings(found, known) == made.bring_findings(FOUND, ())
        assert self.words(made, found, known)[0] == "“The old clock had stopped,”"

    @pytest.mark.parametrize(
        ("is_replacement", "count"), [(True, 7), (False, 8)], ids=["replaced", "corrected"]
    )
    def test_only_a_correction_may_change_their_words(self, is_replacement, count):
        text = TOWER.replace("clock has", "clock had")
        change = replaced(TOWER, text) if is_replacement else corrected("clock has", "clock had")
        assert len(history(change, texts=[text]).bring_findings(FOUND, ())) == count

    def test_what_is_corrected_away_is_not_found(self):
        made = history(corrected("“Nobody wound it.”", ""))
        assert "“Nobody wound it.”" not in self.words(made, FOUND)
        assert len(self.words(made, FOUND)) == 7
