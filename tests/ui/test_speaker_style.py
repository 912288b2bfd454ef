"""How speakers look: initials, hues by how much is said, and no change while results arrive."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.quotation import Attribution, Quotation, QuotationForm, QuotationKind
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.ui.speaker_style import SpeakerStyle, UnderlineStyle, assign_styles, initials

if TYPE_CHECKING:
    from collections.abc import Sequence


def said(*shares: tuple[str | Speaker, int]) -> list[Quotation]:
    """Return one quotation for each speaker and length."""
    start = count(0, 1000)
    found = []
    for number, (who, length) in enumerate(shares, 1):
        speaker = who if isinstance(who, Speaker) else Speaker(who, SpeakerKind.PERSON)
        begin = next(start)
        found.append(
            Quotation(
                Span(begin, begin + length),
                QuotationKind.DIRECT,
                QuotationForm.MARKS,
                number,
                1,
                None,
                Attribution(speaker),
            )
        )
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mira Oduya", "MO"),
        ("Velmar Ferries spokesperson", "VS"),
        ("Ministry of Coasts", "MC"),
        ("Anthemion", "An"),
        ("a senior official", "SO"),
        ("the", "Th"),
        ("jean-luc d’arbois", "JD"),
        ("O’Neill", "ON"),
        ("Élodie", "Él"),
        ("E\u0301lodie", "Él"),
        ("李明", "李明"),
        ("“”", "?"),
        ("", "?"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_who_speaks_first_gets_the_first_hue() -> None:
    styles = assign_styles(said(("Ana Ruiz", 10), ("Bo Lind", 50), ("Ana Ruiz", 20)))
    assert list(styles) == ["Bo Lind", "Ana Ruiz"]
    assert [style.hue_index for style in styles.values()] == [1, 0]


@given(st.lists(st.tuples(st.sampled_from("ABCDEFGHIJ"), st.integers(1, 50)), max_size=30))
def test_an_article_looks_the_same_however_its_quotes_arrive(parts: list[tuple[str, int]]) -> None:
    quotations = said(*parts)
    arriving: dict[str, SpeakerStyle] = {}
    for end in range(len(quotations) + 1):
        arriving = assign_styles(quotations[:end], previous=arriving)
    assert arriving == assign_styles(quotations)


def test_seventh_speaker_shares_a_hue_and_has_another_line() -> None:
    styles = list(
        assign_styles(said(*((f"Voice {chr(65 + n)}", 99 - n) for n in range(20)))).values()
    )
    assert {style.underline for style in styles[:6]} == {UnderlineStyle.SINGLE}
    assert styles[6].hue_index == styles[0].hue_index
    assert styles[6].underline is UnderlineStyle.DOUBLE
    assert styles[12].underline is UnderlineStyle.WAVE
    assert len({(style.hue_index, style.underline) for style in styles[:18]}) == 18


def test_nobody_and_plain_kinds_get_no_style() -> None:
    scare = said(("Ana Ruiz", 10))[0]
    scare = Quotation(scare.span, QuotationKind.SCARE, scare.form, 1, 1, None, scare.attribution)
    nobody = Quotation(
        Span(0, 5), QuotationKind.DIRECT, QuotationForm.MARKS, 2, 1, None, Attribution()
    )
    assert assign_styles([scare, nobody]) == {}


def test_nothing_changes_while_results_arrive() -> None:
    first = assign_styles(said(("Ana Ruiz", 10)))
    later = assign_styles(said(("Ana Ruiz", 10), ("Bo Lind", 90), ("Al Rey", 5)), previous=first)
    assert later["Ana Ruiz"] == first["Ana Ruiz"]
    assert later["Bo Lind"].hue_index == 1
    assert later["Al Rey"].initials == "AR2"


def test_a_fuller_name_keeps_the_style() -> None:
    first = assign_styles(said(("Ruiz", 10), ("Lind", 20)))
    fuller = Speaker("Ana Ruiz", SpeakerKind.PERSON, None, ("Ruiz",))
    later = assign_styles(said(("Lind", 20), (fuller, 10)), previous=first)
    assert later["Ana Ruiz"] == first["Ruiz"]
    assert later["Lind"] == first["Lind"]


NAMES = st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=30, unique=True)


@given(NAMES, NAMES)
def test_initials_are_unique_and_kept(names: Sequence[str], more: Sequence[str]) -> None:
    first = assign_styles(said(*((name, 5) for name in names)))
    everyone = list(dict.fromkeys([*names, *more]))
    later = assign_styles(said(*((name, 5) for name in everyone)), previous=first)
    assert {name: later[name] for name in names} == first
    assert len({style.initials for style in later.values()}) == len(everyone)
    assert all(isinstance(style, SpeakerStyle) and style.initials for style in later.values())


def coloured(name: str, colour: str | None) -> Speaker:
    return Speaker(name, SpeakerKind.PERSON, colour=colour)


def test_a_chosen_hue_is_taken_and_who_has_it_by_chance_gives_way() -> None:
    before = assign_styles(said(("Ana Ruiz", 30), ("Bo Lind", 20), ("Cy Dee", 10)))
    given = coloured("Bo Lind", "blue")
    after = assign_styles(said(("Ana Ruiz", 30), (given, 20), ("Cy Dee", 10)), previous=before)
    assert list(after) == list(before)
    assert (after["Bo Lind"].tint, after["Bo Lind"].is_set) == (0, True)
    assert after["Ana Ruiz"].tint == 1
    assert after["Cy Dee"] == before["Cy Dee"]
    assert [s.initials for s in after.values()] == [s.initials for s in before.values()]


def test_a_choice_that_is_taken_back_gives_a_free_hue() -> None:
    before = assign_styles(said((coloured("Ana Ruiz", "#aa0000"), 30), ("Bo Lind", 20)))
    after = assign_styles(said(("Ana Ruiz", 30), ("Bo Lind", 20)), previous=before)
    assert before["Ana Ruiz"].tint == "#aa0000"
    assert after["Bo Lind"] == before["Bo Lind"]
    assert after["Ana Ruiz"].tint != after["Bo Lind"].tint
    assert not after["Ana Ruiz"].is_set


def test_speakers_with_one_chosen_colour_have_other_lines() -> None:
    one, two = coloured("Ana Ruiz", "#aa0000"), coloured("Bo Lind", "#AA0000")
    styles = assign_styles(said((one, 30), (two, 20), ("Cy Dee", 10)))
    assert [style.tint for style in styles.values()] == ["#aa0000", "#aa0000", 0]
    assert styles["Ana Ruiz"].underline is UnderlineStyle.SINGLE
    assert styles["Bo Lind"].underline is UnderlineStyle.DOUBLE


def test_a_colour_of_a_newer_version_is_none() -> None:
    styles = assign_styles(said((coloured("Ana Ruiz", "plaid"), 30)))
    assert styles["Ana Ruiz"] == assign_styles(said(("Ana Ruiz", 30)))["Ana Ruiz"]


def test_who_is_back_looks_as_before_where_that_is_free():
    first = assign_styles(said(("Ana Ruiz", 10), ("Bo Lind", 10), ("Cy Dee", 10)))
    gone = {"Ana Ruiz": first["Ana Ruiz"], "Bo Lind": first["Bo Lind"]}
    kept = {"Cy Dee": first["Cy Dee"]}
    again = said(("Bo Lind", 10), ("Ada Roy", 10), ("Cy Dee", 10), ("Ana Ruiz", 10))
    assert dict(assign_styles(again, previous=kept, former=gone)) == first | {
        "Ada Roy": SpeakerStyle("AR2", 3)
    }
    taken = {**kept, "Ada Roy": first["Ana Ruiz"]}
    later = assign_styles(again, previous=taken, former=gone)
    assert later["Ada Roy"] == first["Ana Ruiz"]
    assert (later["Ana Ruiz"].initials, later["Ana Ruiz"].hue_index) == ("AR2", 3)
    assert later["Bo Lind"] == first["Bo Lind"]


def test_who_is_back_by_a_fuller_name_looks_as_before():
    first = assign_styles(said(("Ana Ruiz", 10), ("Lind", 10)))
    fuller = Speaker("Bo Lind", SpeakerKind.PERSON, aliases=("Lind",))
    later = assign_styles(said((fuller, 20), ("Cy Dee", 10)), former=first)
    assert later["Bo Lind"] == first["Lind"]
