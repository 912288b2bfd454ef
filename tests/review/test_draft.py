"""An article's quotations and speakers while decisions are replayed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.anchor import Anchor
from reader.model.decision import Accepted, Target
from reader.model.document import Document
from reader.model.quotation import QuotationForm, QuotationKind, ReviewState
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.draft import Draft
from reader.review.piece import Piece
from reader.review.targets import target_of
from tests.helpers.articles import attribution, quotation, span_of
from tests.helpers.decisions import CLOCKS, FALK, PERRIN, TOWER, record, tower, tower_quotations

FOUND = tower_quotations()
CLOCK, WOUND, WIND, SPRING, BREAK, WATCH, COMMENT, NONE = (q.span for q in FOUND)


def draft(*, touched=(), found=FOUND):
    """Return a draft in which somebody decided about the pieces at some places."""
    made = Draft(tower(), found)
    for span in touched:
        touch(made.pieces[span])
    return made


def touch(piece, state=None):
    piece.history += record(Accepted(()))
    if state is not None:
        piece.settle(state, record(Accepted(()), by="Ada")[0])
    return piece


def target(span, statement, speaker=FALK):
    kind, form = QuotationKind.DIRECT, QuotationForm.MARKS
    return Target(Anchor.of(TOWER, span), kind, form, statement, attribution(speaker))


def new_piece(span, statement=9):
    found = quotation(span.text_of(TOWER), statement, text=TOWER)
    return touch(Piece(replace(found, span=span), None, spans={span}))


def words(made, **which):
    return [q.span.text_of(TOWER) for q in made.quotations(**which)]


class TestNumbers:
    @pytest.mark.parametrize(
        ("place", "number"),
        [(0, 1), (CLOCK.start - 1, 1), (CLOCK.start, 2), (WIND.end, 3), (len(TOWER), 6)],
    )
    def test_of_the_paragraph_at_an_offset(self, place, number):
        assert draft().paragraph_at(place) == number

    def test_of_a_paragraph_in_a_text_without_any(self):
        assert Draft(Document("", ()), ()).paragraph_at(0) == 1

    def test_new_statements_have_numbers_of_their_own(self):
        made = draft()
        assert [made.new_number(), made.new_number()] == [7, 8]
        assert Draft(tower(), ()).new_number() == 1


class TestFind:
    def test_what_is_there(self):
        made = draft()
        found = made.find(target_of(TOWER, q) for q in FOUND[:2])
        assert found == [made.pieces[CLOCK], made.pieces[WOUND]]

    def test_what_no_analysis_finds_comes_back_with_its_speaker(self):
        made = draft(found=FOUND[:1])
        renamed = replace(FALK, role="watchman")
        made.rename((), renamed)
        (piece,) = made.find([target(WIND, 2)])
        assert made.pieces[WIND] is piece
        assert piece.attribution.speaker == renamed
        assert (piece.statement, piece.quotation.paragraph) == (2, 3)

    def test_pieces_of_one_statement_come_back_together(self):
        made = draft(found=FOUND[:1])
        first, second = made.find([target(WIND, 5), target(SPRING, 5)])
        assert first.statement == second.statement == 2

    def test_a_piece_that_comes_back_joins_the_one_that_is_there(self):
        made = draft(found=[replace(FOUND[0], statement=4)])
        first, second = made.find([target(WOUND, 1), target(CLOCK, 1)])
        assert first.statement == second.statement == 4


class TestPut:
    @pytest.mark.parametrize(
        ("span", "is_gone"),
        [
            (Span(WIND.start + 1, WIND.end - 1), True),
            (Span(WIND.start, WIND.start + 8), False),
            (Span(WIND.start - 3, WIND.start + 3), True),
            (Span(WIND.start - 60, WIND.end + 60), False),
            (Span(WIND.end, WIND.end + 5), False),
            (Span(WIND.start - 5, WIND.start), False),
        ],
        ids=["nearly the same", "within", "across", "around", "after", "before"],
    )
    def test_another_reading_of_the_same_words_gives_way(self, span, is_gone):
        made = draft()
        made.put(new_piece(span))
        assert (WIND in made.pieces) is not is_gone
        assert made.pieces[span].statement == 9

    def test_half_of_the_words_are_not_nearly_the_same(self):
        made = draft()
        half = len(WIND) // 2
        made.put(new_piece(Span(WIND.start, WIND.start + half)))
        assert WIND in made.pieces
        made.put(new_piece(Span(WIND.start, WIND.start + half + 1)))
        assert WIND not in made.pieces

    def test_what_a_person_touched_does_not(self):
        made = draft(touched=[WIND])
        made.put(new_piece(Span(WIND.start + 1, WIND.end - 1)))
        assert WIND in made.pieces


class TestMove:
    TO = Span(WIND.start + 1, WIND.end - 2)

    def test_it_stands_elsewhere(self):
        made = draft(touched=[WIND])
        piece = made.pieces[WIND]
        assert made.move(piece, self.TO)
        assert made.pieces[self.TO] is piece
        assert WIND not in made.pieces
        assert (piece.span, piece.spans) == (self.TO, {WIND, self.TO})

    def test_into_another_paragraph(self):
        made = draft(touched=[WIND])
        assert made.move(made.pieces[WIND], Span(BREAK.end + 1, BREAK.end + 9))
        assert made.quotations()[4].paragraph == 4

    def test_where_it_is_already(self):
        made = draft(touched=[WIND])
        assert made.move(made.pieces[WIND], WIND)
        assert WIND in made.pieces

    @pytest.mark.parametrize(("touched", "moves"), [((), True), ((SPRING,), False)])
    def test_onto_another_only_when_nobody_touched_that(self, touched, moves):
        made = draft(touched=[WIND, *touched])
        piece = made.pieces[WIND]
        assert made.move(piece, SPRING) is moves
        assert (made.pieces[SPRING] is piece) is moves
        assert (made.pieces.get(WIND) is piece) is not moves


class TestStatements:
    def number_of(self, made, *spans):
        return [made.pieces[span].statement for span in spans]

    def test_the_rest_of_a_statement_becomes_another(self):
        made = draft()
        made.bind([made.pieces[CLOCK]])
        assert self.number_of(made, CLOCK, WOUND) == [1, 7]

    def test_but_not_what_a_person_reviewed(self):
        made = draft()
        touch(made.pieces[WOUND], ReviewState.ACCEPTED)
        made.bind([made.pieces[CLOCK]])
        assert self.number_of(made, CLOCK, WOUND) == [1, 1]

    def test_pieces_of_several_are_one(self):
        made = draft()
        made.bind([made.pieces[SPRING], made.pieces[WIND]])
        assert self.number_of(made, WIND, SPRING) == [3, 3]
        made.bind([made.pieces[SPRING]])
        assert self.number_of(made, WIND, SPRING) == [7, 3]

    def test_to_assign_moves_a_piece_out_of_its_statement(self):
        made = draft()
        made.assign([made.pieces[WOUND]], 2)
        made.bind([made.pieces[CLOCK]])
        made.bind([made.pieces[WIND]])
        assert self.number_of(made, CLOCK, WOUND, WIND) == [1, 7, 2]


class TestSpeakers:
    def test_those_of_the_article_are_known(self):
        made = draft()
        assert set(made.speakers) == {PERRIN.name, FALK.name, CLOCKS.name}
        assert made.meet(replace(PERRIN, role=None)) == PERRIN
        assert made.meet(None) is None

    def test_somebody_new_is_known_from_then_on(self):
        made = draft()
        new = Speaker("Ines Rook", SpeakerKind.PERSON, "pilot")
        assert made.meet(new) == new
        assert made.meet(replace(new, role=None)) == new

    @pytest.mark.parametrize(
        ("speaker", "expected"),
        [
            (replace(PERRIN, kind=SpeakerKind.GROUP), PERRIN),
            (Speaker("nadia  PERRIN", SpeakerKind.PERSON), PERRIN),
            (Speaker("nadia perrin", SpeakerKind.GROUP), None),
            (Speaker("falk clocks Spokesperson", SpeakerKind.UNNAMED, "Falk Clocks"), CLOCKS),
            (Speaker("falk clocks Spokesperson", SpeakerKind.UNNAMED), None),
        ],
        ids=["by name", "as in a library", "another kind", "with the role", "without it"],
    )
    def test_who_is_meant(self, speaker, expected):
        assert draft().recognise(speaker) == expected

    def test_the_unnamed_are_not_met_by_what_they_lack(self):
        crowd = Speaker("residents", SpeakerKind.GROUP)
        made = draft(found=[replace(FOUND[0], attribution=attribution(crowd))])
        assert made.recognise(Speaker("neighbours", SpeakerKind.GROUP)) is None

    def test_a_new_name_is_everywhere(self):
        made = draft()
        renamed = Speaker("Otto Falke", SpeakerKind.PERSON)
        made.rename((FALK,), renamed)
        assert FALK.name not in made.speakers
        assert made.speakers["Otto Falke"] == renamed
        assert made.pieces[WIND].attribution.speaker == renamed
        assert made.pieces[BREAK].attribution.runners_up[0].name == "Otto Falke"

    def test_other_facts_about_the_same_name_too(self):
        made = draft()
        known = replace(FALK, role="watchman")
        made.rename((), known)
        assert made.pieces[WIND].attribution.speaker == known


class TestQuotations:
    def test_stand_in_text_order_the_outer_before_the_nested(self):
        around = new_piece(Span(WIND.start, SPRING.end))
        made = draft()
        made.put(around)
        made.put(new_piece(span_of(TOWER, "No")))
        spans = [WOUND, span_of(TOWER, "No"), around.span, WIND]
        assert words(made)[1:5] == [span.text_of(TOWER) for span in spans]

    def test_the_rejected_are_apart(self):
        made = draft()
        touch(made.pieces[WIND], ReviewState.REJECTED)
        assert words(made, rejected=True) == [WIND.text_of(TOWER)]
        assert len(words(made)) == 7
