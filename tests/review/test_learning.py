"""What corrections in one article teach about the names in the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.decision import Accepted, SpeakerRenamed, SpeakersMerged
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.draft import Draft
from reader.review.learning import Lesson, apply_lessons, find_lessons
from tests.helpers.articles import attribution
from tests.helpers.decisions import CLOCKS, FALK, NEWCOMER, PERRIN, tower, tower_quotations

CROWD = Speaker("residents", SpeakerKind.GROUP)
SHORT = Speaker("Falk", SpeakerKind.PERSON, "watchman", ("Mr. Falk",))


def speakers(*known, lessons):
    """Return the speakers of an article after lessons, by name."""
    pairs = zip(tower_quotations(), known, strict=False)
    draft = Draft(tower(), [replace(q, attribution=attribution(who)) for q, who in pairs])
    apply_lessons(draft, lessons)
    shown = {piece.attribution.speaker for piece in draft.pieces.values()}
    assert shown == set(draft.speakers.values())
    return draft.speakers


class TestFind:
    @pytest.mark.parametrize(
        ("decision", "learnt"),
        [
            (SpeakersMerged((FALK, NEWCOMER), PERRIN), [(FALK, PERRIN), (NEWCOMER, PERRIN)]),
            (SpeakerRenamed(FALK, "Falke"), [(FALK, replace(FALK, name="Falke"))]),
            (SpeakerRenamed(FALK, "OTTO  Falk"), []),
            (SpeakersMerged((CROWD,), FALK), []),
            (SpeakersMerged((FALK,), CROWD), []),
            (Accepted(()), []),
        ],
        ids=["merged", "renamed", "written otherwise", "of anybody", "into anybody", "neither"],
    )
    def test_one_decision(self, decision, learnt):
        assert find_lessons([decision]) == [Lesson(*pair) for pair in learnt]

    def test_the_same_lesson_twice_is_one(self):
        merged = SpeakersMerged((FALK,), PERRIN)
        assert find_lessons([merged, merged]) == [Lesson(FALK, PERRIN)]

    def test_who_somebody_is_may_turn_out_later(self):
        decisions = [SpeakersMerged((FALK,), NEWCOMER), SpeakersMerged((NEWCOMER,), PERRIN)]
        assert find_lessons(decisions) == [Lesson(FALK, PERRIN), Lesson(NEWCOMER, PERRIN)]

    @pytest.mark.parametrize(
        ("decisions", "learnt"),
        [
            ([SpeakerRenamed(FALK, "Otto Falke")], {"Otto Falk": "Otto Falke"}),
            (
                [SpeakerRenamed(FALK, "Falk"), SpeakerRenamed(replace(FALK, name="Falk"), "X Y")],
                {"Otto Falk": "X Y", "Falk": "X Y"},
            ),
            ([SpeakersMerged((FALK,), PERRIN), SpeakersMerged((FALK,), NEWCOMER)], {}),
            ([SpeakerRenamed(CLOCKS, "Somebody")], {CLOCKS.name: "Somebody"}),
            ([SpeakerRenamed(Speaker("residents", SpeakerKind.GROUP), "neighbours")], {}),
            (
                [
                    SpeakerRenamed(FALK, "X"),
                    SpeakerRenamed(replace(FALK, name="X"), FALK.name),
                ],
                {"X": "Otto Falk"},
            ),
        ],
    )
    def test_several_decisions(self, decisions, learnt):
        lessons = find_lessons(decisions)
        assert {lesson.speaker.name: lesson.into.name for lesson in lessons} == learnt


class TestApply:
    LESSON = Lesson(SHORT, FALK)

    def test_the_learnt_name_takes_the_place_of_the_articles(self):
        assert speakers(SHORT, lessons=[self.LESSON]) == {
            FALK.name: Speaker(
                FALK.name, FALK.kind, "watchman", ("Falk", "Mr. Falk"), learnt_from="Falk"
            )
        }

    def test_who_is_in_the_article_already_keeps_what_it_says(self):
        known = replace(FALK, role="keeper", aliases=("Otto",))
        assert speakers(SHORT, known, lessons=[self.LESSON]) == {
            FALK.name: replace(known, aliases=("Falk", "Mr. Falk", "Otto"), learnt_from="Falk")
        }

    def test_a_role_that_is_lacking_is_taken_over(self):
        assert speakers(SHORT, FALK, lessons=[self.LESSON])[FALK.name].role == "watchman"

    def test_the_new_name_is_no_alias_of_itself(self):
        short = replace(SHORT, aliases=(FALK.name, "Mr. Falk"))
        found = speakers(short, lessons=[self.LESSON])[FALK.name]
        assert found.aliases == ("Falk", "Mr. Falk")

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param(Speaker("Ida Falk", SpeakerKind.PERSON), id="a namesake"),
            pytest.param(Speaker("ida FALK", SpeakerKind.PERSON), id="in any case"),
        ],
    )
    def test_not_where_it_may_be_either(self, other):
        assert speakers(SHORT, other, lessons=[self.LESSON]) == {
            SHORT.name: SHORT,
            other.name: other,
        }

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param(Speaker("Falk Clocks", SpeakerKind.ORGANIZATION), id="another kind"),
            pytest.param(Speaker("Ida Falkner", SpeakerKind.PERSON), id="part of a word"),
            pytest.param(PERRIN, id="another name"),
            pytest.param(CROWD, id="anybody"),
        ],
    )
    def test_others_do_not_matter(self, other):
        found = speakers(SHORT, other, lessons=[self.LESSON])
        assert set(found) == {FALK.name, other.name}
        assert found[other.name] == other

    def test_nobody_of_the_article_is_meant(self):
        assert speakers(PERRIN, CROWD, lessons=[self.LESSON]) == {
            PERRIN.name: PERRIN,
            CROWD.name: CROWD,
        }
