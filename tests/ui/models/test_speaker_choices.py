"""Whom the speaker picker offers, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.article import SpeakerSummary
from reader.model.quotation import gather_statements
from reader.model.speaker import Speaker, SpeakerKind
from reader.ui.models.speaker_choices import (
    ELSEWHERE,
    Choice,
    Known,
    Origin,
    make_choices,
    nearest_speakers,
    speakers_of,
)
from tests.helpers.articles import FERRIES, ODUYA, bridge_quotations

RUIZ = Speaker("José Ruiz", SpeakerKind.PERSON, "mayor")
KNOWN = Known(
    article=((ODUYA, 2), (FERRIES, 1)),
    library=(
        SpeakerSummary("Mira Oduya", "person", "engineer", 9, 4),
        SpeakerSummary("Otto Moss", "person", None, 3, 1),
        SpeakerSummary("José Ruiz", "person", "mayor", 1, 1),
    ),
    recent=(RUIZ, FERRIES),
)


def labels(typed: str, known: Known = KNOWN) -> list[str]:
    return [choice.label for choice in make_choices(typed, known)]


def test_article_then_nobody_then_other_articles_without_keys():
    choices = make_choices("", KNOWN)
    assert [(c.label, c.origin, c.digit) for c in choices] == [
        ("Mira Oduya", Origin.ARTICLE, 1),
        ("Velmar Ferries spokesperson", Origin.ARTICLE, 2),
        ("No speaker", Origin.NOBODY, 3),
        ("José Ruiz", Origin.RECENT, None),
        ("Otto Moss", Origin.LIBRARY, None),
    ]
    assert [c.label for c in choices if c.heading == ELSEWHERE] == ["José Ruiz"]


def test_runners_up_come_first_in_the_order_of_the_card():
    choices = make_choices("", replace(KNOWN, runners_up=("Ida Penn", FERRIES.name)))
    assert [(c.label, c.digit) for c in choices[:3]] == [
        ("Ida Penn", 1),
        ("Velmar Ferries spokesperson", 2),
        ("Mira Oduya", 3),
    ]


def test_who_speaks_nearest_comes_first():
    quotations = bridge_quotations()
    last = gather_statements(quotations)[-1]
    near = nearest_speakers(quotations, last)
    assert set(near) == set(speakers_of(quotations))
    others = [q for q in quotations if q.statement != last.number and q.kind.is_speech]
    nearest = min(others, key=lambda q: abs(q.paragraph - last.first.paragraph))
    assert near[0][0] == nearest.speaker


def test_detail_says_what_is_known():
    details = {c.label: c.detail for c in make_choices("", KNOWN)}
    assert details["Mira Oduya"] == "the port’s chief engineer · 2 statements"
    assert details["Otto Moss"] == "3 statements in the library"
    assert details["José Ruiz"] == "mayor · 1 statement in the library"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mi", ["Mira Oduya", "New speaker “mi”"]),
        ("OD", ["Mira Oduya", "New speaker “OD”"]),
        ("jose", ["José Ruiz", "New speaker “jose”"]),
        ("mayor", ["José Ruiz", "New speaker “mayor”"]),
        ("ruiz j", ["José Ruiz", "New speaker “ruiz j”"]),
        ("mira oduya", ["Mira Oduya"]),
        ("Ada  Brook ", ["New speaker “Ada Brook”"]),
        ("nobody", ["New speaker “nobody”", "No speaker"]),
        ("o", ["Otto Moss", "Mira Oduya", "New speaker “o”"]),
    ],
)
def test_typed_words_begin_words(typed, found):
    assert labels(typed) == found


def test_digits_are_for_nothing_typed():
    assert {choice.digit for choice in make_choices("mira", KNOWN)} == {None}
    many = Known(article=tuple((Speaker(f"N{n}", SpeakerKind.PERSON), 1) for n in range(12)))
    digits = [choice.digit for choice in make_choices("", many)]
    assert digits == [*range(1, 10), None, None, None, None]


def test_new_speaker_is_a_person_of_the_typed_name():
    choice = make_choices(" ada   brook ", Known())[0]
    assert choice == Choice(Speaker("ada brook", SpeakerKind.PERSON), Origin.NEW)


def test_speakers_of_speech_only():
    # The two pieces of one statement count once, as everywhere.
    assert speakers_of(bridge_quotations()) == ((ODUYA, 1), (FERRIES, 1))
