"""What counts as quoted: marks of all styles, blocks, turns, dashes.

In the tables ⟦ and ⟧ stand around what has to be found, and are no part of the text.
"""

from __future__ import annotations

import pytest

from reader.model.quotation import QuotationForm
from reader.text.loading import document_from_text
from reader.text.segments import Segment, Segments, find_segments


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its brackets, and the spans they stood around."""
    text, begun, spans = "", [], []
    for character in marked:
        if character == "⟦":
            begun.append(len(text))
        elif character == "⟧":
            spans.append((begun.pop(), len(text)))
        else:
            text += character
    return text, sorted(spans)


def find(text: str) -> Segments:
    return find_segments(text, document_from_text(text).paragraphs)


def check(marked: str) -> tuple[Segment, ...]:
    text, expected = unmark(marked)
    found = find(text).segments
    words = [text[segment.span.start : segment.span.end] for segment in found]
    assert words == [text[start:end] for start, end in expected]
    assert [(segment.span.start, segment.span.end) for segment in found] == expected
    return found


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“We left,”⟧ said Hahn. ⟦“At once.”⟧",
        '⟦"We left,"⟧ said Hahn. ⟦"At once."⟧',
        "⟦``We left,''⟧ said Hahn. ⟦``At once.''⟧",
        "⟦''We left,''⟧ said Hahn. ⟦''I can't.''⟧",
        "⟦”We left,“⟧ said Hahn. ⟦”At once.“⟧",
        "⟦”We left,”⟧ said Hahn. ⟦”At once.”⟧",
        "⟦“We left,“⟧ said Hahn. ⟦“At once.“⟧",
        "⟦„We left,“⟧ said Hahn. ⟦„At once.”⟧",
        "⟦«We left,»⟧ said Hahn. ⟦« At once. »⟧",
        "⟦»We left,«⟧ said Hahn. ⟦»At once.«⟧",
        "⟦‹We left›⟧, said Hahn.",
        "⟦「行こう」⟧と彼は言った。⟦『本』⟧を読む。",
        "⟦&quot;We left,&quot;⟧ said Hahn.",
        "⟦â€œWe left,â€⟧ said Hahn. Itâ€™s over.",
        '*⟦"We left,"⟧* said Hahn. _⟦‘Why,’⟧_ asked a third.',
        '<b>⟦"We left,"⟧</b> said Hahn. <a href="x">⟦"Gone"⟧</a>',
        '⟦"Stop!"⟧ ⟦"No!"⟧ (⟦"Go!"⟧) ⟦"I--"⟧ said Ada. ⟦"--won\'t."⟧',
        "⟦“. . . and go,”⟧ said Ada. ⟦“Stop—”⟧",
    ],
)
def test_marks_of_every_style(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦‘The keeper’s own dogs’ barking woke us,’⟧ said Orla Finch. ⟦‘It was the ’90s.’⟧",
        "⟦'I don't know the farmers' names,'⟧ said Ned. ⟦'They're from the '70s.'⟧",
        "⟦‘’Tis a pity,’⟧ said Mr Dolan, ⟦‘that the players’ coach left.’⟧",
        "⟦‘Dunno,’⟧ said 'Arry 'Iggins, the coster. ⟦‘’E never came ’ome.’⟧",
        "⟦‘Cats’⟧ and ⟦‘Dogs’⟧ were the plays; the actors’ wages were late.",
        "⟦‘Moms’ Night Out’⟧ and ⟦‘Dad’s Army’⟧ were on. The critics’ choice was ⟦‘Oliver!’⟧.",
        "The girls’ team, the boys’ team and ⟦‘the others’⟧, as the coaches’ list has it.",
        "He said: ⟦‘The members’ vote counts. Members’ families’ cars are outside.’⟧",
        "The class of '98 beat that of '97 at rock 'n' roll. ⟦'We won,'⟧ said Ned.",
        "Food is ⟦‘ comfort ’⟧, say the cooks.",
        "⟦'You're the boys' teacher?'⟧ she asked. ⟦'The boys' father,'⟧ said Ned.",
        "⟦‘Stop’⟧/⟦‘go’⟧ signs and ⟦‘yes’⟧-⟦‘no’⟧ votes",
        "⟦‘Fine’⟧, said O‘Neill of Hawai'i and the Qur'an.",
    ],
)
def test_single_marks_among_apostrophes(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "James' dog bit Thomas' cat, and the Joneses' fence fell.",
        "'Tis the season, and 'twas ever. 'Cause it's Ol' Blue Eyes' birthday.",
        "Jones' and Williams' cars met, workin' and singin', at Jones' house.",
        "Fish ’n’ chips, the ’60s, the millers’ wheels’ spokes.",
        'The 12" pipe met the 10" pipe; a 6\'2" man carried it at 51°30\'26".',
        "It is 5′ 4″ wide and runs 90′.",
    ],
)
def test_apostrophes_and_inches_quote_nobody(text: str) -> None:
    found = find(text)
    assert found.segments == ()
    assert found.unbalanced == ()


@pytest.mark.parametrize(
    "marked",
    [
        '⟦"I am 6\'2" and nobody sees me,"⟧ said Ned.',
        "⟦'The 6'5\" man paid,'⟧ said Ada.",
        "⟦‘The 6’5” man paid,’⟧ said Ada. ⟦‘His wife’s 5’2”.’⟧",
        'A 10\'6" fence and a 3\'-wide gate. ⟦"Cheap,"⟧ said Ada.',
        'She took the 19" rack and the 2" x 4" boards. ⟦"Cheap,"⟧ said Ned.',
    ],
)
def test_inches_beside_and_within_quotations(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“I asked him. ⟦‘Are the dogs’ beds dry?’⟧ He said, ⟦‘The dogs’ beds aren’t.’⟧”⟧",
        "⟦‘My father used to say ⟦“never lend a spade”⟧,’⟧ said Ada.",
        "⟦'The word is ⟦\"maybe\"⟧,'⟧ said Ned. ⟦'Or ⟦\"never\"⟧.'⟧",
        "Up she stood: ⟦‘I won’t. ⟦“Never,”⟧ he said, ⟦“never again.”⟧ And he did.’⟧ Nobody spoke.",
        "⟦“She told me, ⟦‘They said ⟦“no”⟧ to us,’⟧ and left,”⟧ said Ada. ⟦“So there.”⟧",
        "⟦«He said ⟦“go”⟧ twice»⟧.",
        "⟦„She called it ⟦‚a farce‘⟧ today,“⟧ said Ned.",
        "⟦``They call it ⟦`home'⟧.''⟧",
    ],
)
def test_nested_quotations(marked: str) -> None:
    found = check(marked)
    assert {segment.level for segment in found} >= {0, 1}


@pytest.mark.parametrize(
    ("marked", "continues"),
    [
        ("⟦“We waited.⟧\n\n⟦“Nobody came.”⟧\n\nShe left.", [False, True]),
        ("⟦“We waited.⟧\n\n⟦Nobody came.”⟧\n\nShe left.", [False, True]),
        (
            (
                "⟦‘We waited for the boys’ crew.⟧\n\n⟦‘Nobody came, and the boys’ boat sank.⟧\n\n"
                "⟦‘So we swam,’⟧ said Ada."
            ),
            [False, True, True],
        ),
        ("⟦'Enough,'⟧ said Ada. ⟦'It is ours.⟧\n\n⟦'All of it,'⟧ she said.", [False, False, True]),
        ("⟦‘Enough,’⟧ said Ada of the ⟦‘princes’⟧ there.\n\n⟦‘All of it,’⟧ she said.", [False] * 3),
        ("⟦``Enough.⟧\n\n⟦``All of it,''⟧ said Ada.", [False, True]),
        ("⟦„Enough.⟧\n\n⟦„All of it,“⟧ said Ada.", [False, True]),
    ],
)
def test_quotation_over_paragraphs(marked: str, continues: list[bool]) -> None:
    found = check(marked)
    assert [segment.continues for segment in found] == continues
    assert find(unmark(marked)[0]).unbalanced == ()


def test_paragraph_left_open_in_an_article_of_single_marks() -> None:
    check(
        "⟦'We waited,'⟧ said Ada.\n\n⟦'Nobody came to the lock.⟧\n\nThe tug went home.\n\n"
        "⟦'It did,'⟧ said Ned."
    )


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“It is late every day.”⟧ — Ada Moor, Obermoor",
        "⟦“It never came.”⟧ Ilse Brandt, Fen",
        '⟦"We lose here and could lose there, too.⟧\nCapt. Ada Moor."\n\nOthers agreed.',
    ],
)
def test_signature_is_no_part_of_a_quotation(marked: str) -> None:
    found = check(marked)
    assert len(found) == 1
    assert find(unmark(marked)[0]).unbalanced == ()


def test_stray_mark_costs_no_other_quotation() -> None:
    check('He listed: "boats; ⟦"nets"⟧ and ⟦"hooks"⟧.\n\n⟦"That was all,"⟧ said Ada.')


TURNS = {
    "names": "⟦ADA MOOR⟧: ⟦I waited for you.⟧\n\n⟦BO⟧: ⟦You did not.⟧\n\n⟦ADA MOOR⟧: ⟦I did.⟧",
    "posts": "⟦Ada⟧ (captain): ⟦I waited.⟧\n\n⟦Bo⟧ (mate): ⟦You?⟧\n\n⟦Ada⟧ (captain): ⟦I did.⟧",
    "bold": "**⟦Fen Post⟧:** ⟦Why?⟧\n\n**⟦Ada⟧**: ⟦I had my reasons.⟧\n\n**⟦Fen Post⟧:** ⟦Which?⟧",
    "times": "[00:01] ⟦ADA⟧: ⟦I waited.⟧\n[00:05] ⟦BO⟧: ⟦You did not.⟧\n[00:09] ⟦ADA⟧: ⟦I did.⟧",
    "letters": "⟦Q⟧: ⟦Why did you wait?⟧\n\n⟦A⟧: ⟦I had my reasons.⟧",
    "words": "⟦Question⟧: ⟦Why did you wait?⟧\n\n⟦Answer⟧: ⟦I had my reasons.⟧",
}


@pytest.mark.parametrize("marked", TURNS.values(), ids=TURNS)
def test_turns_of_an_interview(marked: str) -> None:
    text, spans = unmark(marked)
    words = [text[start:end] for start, end in spans]
    found = find(text).segments
    assert [text[s.span.start : s.span.end] for s in found] == words[1::2]
    assert [segment.opening for segment in found] == words[::2]
    assert {segment.form for segment in found} == {QuotationForm.TURN}


def test_answer_over_paragraphs() -> None:
    found = check(
        "Q: ⟦Why a bakery?⟧\n\nA: ⟦Because bread is what we had. I like it.⟧\n\n"
        "⟦And my mother called it ⟦“the loaf,”⟧ you know.⟧\n\nQ: ⟦Is it open?⟧\n\n"
        "A: ⟦Yes. You may come on Friday.⟧\n\n(She laughs at me.)\n\nQ: ⟦May I?⟧\n\n"
        "A: ⟦Of course you may.⟧\n\nWe shook hands. My bread was burnt."
    )
    assert [s.opening for s in found if s.continues] == ["A"]


def test_a_full_name_that_stands_once_speaks_where_its_surname_does() -> None:
    check(
        "Q: ⟦Why a bakery?⟧\n\nA: ⟦Because bread is what we had.⟧\n\n"
        "Ada Moor: ⟦I waited for you.⟧\n\nBo Hansen: ⟦You did not, I was there.⟧\n\n"
        "Moor: ⟦I did. Look at my boots.⟧\n\nHansen: ⟦They are wet, I see.⟧\n\n"
        "Q: ⟦Is it open?⟧\n\nA: ⟦Yes. You may come.⟧\n\nNote: the shop is shut."
    )


def test_what_is_told_between_turns_is_not_spoken() -> None:
    check(
        "ADA MOOR: ⟦I waited for you.⟧\n\nBO HANSEN: ⟦You did not, I was there.⟧\n\n"
        "The two of them stop to look at the tug, which has begun to smoke.\n\n"
        "ADA MOOR: ⟦I did. Look at my boots.⟧"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ingredients: flour, water.\nMethod: You mix them.\nServes: four.\nIngredients: salt.",
        "Ada Moor: 9\nBo Hansen: 4\nAda Moor: 8",
        "Q: Why did you wait?",
    ],
    ids=["recipe", "scores", "single"],
)
def test_lists_are_no_turns(text: str) -> None:
    assert find(text).segments == ()


@pytest.mark.parametrize(
    "marked",
    [
        "The man turned.\n\n⟦— Where were you?⟧ — asked Ada. ⟦— I waited.⟧\n\n⟦— At home.⟧",
        "The man turned.\n\n⟦– Where were you?⟧ she asked.\n\n⟦– At home,⟧ said Ned.\n\n⟦– Again?⟧",
    ],
    ids=["two dashes", "one dash"],
)
def test_dialogue_with_dashes(marked: str) -> None:
    assert {segment.form for segment in check(marked)} == {QuotationForm.DASH}


@pytest.mark.parametrize(
    "marked",
    [
        (
            "She wrote:\n\n    ⟦We waited for the ferry for nine hours and it did not come,\n"
            "    and nobody was on it, and my brother has not spoken since.⟧\n\nNobody answered."
        ),
        "He wrote to the board.\n\n> ⟦We waited for the ferry.⟧\n\nNobody answered that.",
        (
            "The letter was short and came in the morning.\n\n> ⟦We waited for the ferry.⟧\n\n"
            "> ⟦It came.⟧\n\n> Ada Moor, captain of the tug\n\nNobody answered that."
        ),
        "So it was.\n\n> ⟦We waited for the ferry.⟧ — Ada Moor\n\nNobody answered that.",
    ],
    ids=["indented", "sign", "signed below", "signed within"],
)
def test_block_quotes_of_plain_text(marked: str) -> None:
    assert {segment.form for segment in check(marked)} == {QuotationForm.BLOCK}
