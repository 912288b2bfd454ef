"""What another analysis sees otherwise, and what stays where it is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.quotation import QuotationKind
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.comparing import Change, Difference, compare, take_partly
from tests.helpers.decisions import FALK, NEWCOMER, PERRIN, tower_analysis, tower_quotations

OLD = tower_quotations()
CLOCK, WOUND, WIND, SPRING, BREAK, WATCH, COMMENT, NONE = range(8)


def by(quotation, speaker):
    return replace(quotation, attribution=replace(quotation.attribution, speaker=speaker))


def changes(before, after):
    return [(d.change, d.span) for d in compare(before, after)]


class TestCompare:
    def test_the_same_is_no_difference(self):
        assert compare(OLD, OLD) == ()

    def test_what_is_added_lost_and_anothers(self):
        new = [OLD[CLOCK], by(OLD[WIND], PERRIN), *OLD[BREAK:]]
        before = [OLD[CLOCK], *OLD[WIND:COMMENT], OLD[NONE]]
        assert compare(before, new) == (
            Difference(Change.SPEAKER_CHANGED, OLD[WIND], new[1]),
            Difference(Change.LOST, OLD[SPRING], None),
            Difference(Change.ADDED, None, OLD[COMMENT]),
        )

    @pytest.mark.parametrize(
        ("speaker", "is_other"),
        [
            (replace(PERRIN, role="mayor"), False),
            (Speaker("Nadia Perrin", SpeakerKind.GROUP), False),
            (FALK, True),
            (None, True),
        ],
        ids=["another role", "another kind", "another name", "nobody"],
    )
    def test_a_speaker_is_another_by_name(self, speaker, is_other):
        assert bool(compare([OLD[CLOCK]], [by(OLD[CLOCK], speaker)])) is is_other

    def test_so_calleds_and_titles_are_not_looked_at(self):
        assert compare([OLD[WATCH]], []) == ()
        title = replace(OLD[CLOCK], kind=QuotationKind.TITLE)
        assert compare([], [title]) == ()
        assert changes([OLD[CLOCK]], [title]) == [(Change.LOST, OLD[CLOCK].span)]

    @settings(max_examples=60, deadline=None)
    @given(st.sets(st.sampled_from(OLD)), st.sets(st.sampled_from(OLD)))
    def test_looking_back_additions_are_losses(self, before, after):
        swapped = {Change.ADDED: Change.LOST, Change.LOST: Change.ADDED}
        there = changes(before, after)
        assert there == [(swapped[change], span) for change, span in changes(after, before)]
        assert [span for _, span in there] == sorted(span for _, span in there)

    def test_a_difference_of_nothing_has_no_place(self):
        with pytest.raises(ValueError, match="without a quotation"):
            _ = Difference(Change.LOST, None, None).span


class TestTakePartly:
    def take(self, before, after, *left):
        """Return what is found when the differences at some places are left."""
        differences = compare(before, after)
        chosen = [d for d in differences if d.span in {OLD[n].span for n in left}]
        return take_partly(before, tower_analysis(after), chosen).quotations

    def test_what_is_taken_is_as_the_other_has_it(self):
        new = (by(OLD[CLOCK], FALK), OLD[COMMENT])
        assert self.take(OLD[:2], new) == new

    def test_an_addition_that_is_left_is_not_there(self):
        assert self.take(OLD[:1], OLD[:3], WIND) == OLD[:2]

    def test_several_are_left(self):
        new = (OLD[CLOCK], by(OLD[WIND], NEWCOMER), by(OLD[BREAK], NEWCOMER))
        before = [OLD[WIND], OLD[BREAK]]
        assert self.take(before, new, CLOCK, WIND) == (OLD[WIND], new[2])

    def test_a_speaker_that_is_left_stays_in_the_other_statement(self):
        new = replace(by(OLD[WIND], NEWCOMER), statement=9, parent=4)
        (kept,) = self.take([OLD[WIND]], (new,), WIND)
        assert kept == replace(OLD[WIND], statement=9, parent=4)

    def test_a_loss_that_is_left_is_a_statement_of_its_own(self):
        new = (replace(OLD[WIND], statement=1),)
        nested = replace(OLD[BREAK], parent=1)
        kept = self.take((*OLD[:3], nested), new, CLOCK, WOUND, BREAK)
        assert [q.span for q in kept] == [OLD[n].span for n in (CLOCK, WOUND, WIND, BREAK)]
        first, second, _, third = (q.statement for q in kept)
        assert first == second
        assert len({first, third, 1}) == 3
        assert kept[3].parent is None

    def test_a_loss_in_an_article_where_nothing_is_found_any_more(self):
        (kept,) = self.take([OLD[WIND]], (), WIND)
        assert kept == replace(OLD[WIND], statement=1)

    def test_leaving_everything_changes_no_speaker(self):
        new = [by(q, NEWCOMER) for q in OLD[2:]]
        kept = take_partly(OLD, tower_analysis(new), compare(OLD, new)).quotations
        assert compare(OLD, kept) == ()
