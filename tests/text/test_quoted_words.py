"""What is found as quoted: marks of every style, over paragraphs, nested, and without marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.text.loading import document_from_text
from reader.text.segments import Segments, find_segments


def find(text: str) -> tuple[Document, Segments]:
    document = document_from_text(text)
    return document, find_segments(document.text, document.paragraphs)


def words(text: str) -> list[str]:
    document, found = find(text)
    return [segment.span.text_of(document.text) for segment in found.segments]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ''yes'' twice.", ["''yes''"]),
        ("``Yes,'' she said.", ["``Yes,''"]),
        ("„Ja“, sagte sie.", ["„Ja“"]),
        ("«Oui», dit-elle.", ["«Oui»"]),
        ("»Ja«, sagte er.", ["»Ja«"]),
        ("「はい」と言った。", ["「はい」"]),
        ("‘We’ll go,’ she said. ‘It’s late.’", ["‘We’ll go,’", "‘It’s late.’"]),
        ("He said 'we will go'. It's the Smiths' house.", ["'we will go'"]),
        ("rock 'n' roll in the '90s, 'tis so", []),
        ('The 6\'2" man said "hello" to the 12" pipe.', ['"hello"']),
        ("&ldquo;Yes,&rdquo; she said.", ["&ldquo;Yes,&rdquo;"]),
        ("â€œYes,â€\x9d she said.", ["â€œYes,â€\x9d"]),
        ('<a href="x">link</a> said "yes"', ['"yes"']),
        ("😀 “Ye\u0301s” 👩‍👩‍👧 “no”", ["“Ye\u0301s”", "“no”"]),
        ('“” and "" and “ ”', []),
        ('She said, "Yes!"\r\n\r\n"No," he said.', ['"Yes!"', '"No,"']),
    ],
)
def test_marks_of_every_style(text: str, quoted: list[str]):
    assert words(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "“She told me ‘never again’ and left,” he said.",
        '"She told me "never again" and left," he said.',
        "“She told me “never again” and left,” he said.",
        '‘She told me "never again" and left,’ he said. ‘She did.’ ‘Yes.’',
    ],
)
def test_nested_words_are_one_level_down(text: str):
    document, found = find(text)
    outer, inner = found.segments[:2]
    assert (outer.level, inner.level) == (0, 1)
    assert inner.span.text_of(document.text)[1:-1] == "never again"
    assert outer.span.contains(inner.span)


def test_a_slip_costs_its_own_pair_only():
    text = "“One,” she said. “Two, he said.\n\n“Three,” they said.\n\nA ” alone.\n\n“Four.”"
    document, found = find(text)
    shown = [segment.span.text_of(document.text) for segment in found.segments]
    assert shown == ["“One,”", "“Two, he said.", "“Three,”", "“Four.”"]
    assert [segment.is_closed for segment in found.segments] == [True, False, True, True]
    # What the next paragraph goes on with needs no partner.
    assert found.unbalanced == (text.index("” alone"),)


def test_what_nothing_closes_is_reported():
    text = "“One,” she said. “Two, he said.\n\nNothing else."
    assert find(text)[1].unbalanced == (text.index("“Two"),)


def test_quotation_opened_again_in_every_paragraph():
    _, found = find("“First paragraph.\n\n“Second paragraph.\n\n“Third,” she said.")
    assert [segment.continues for segment in found.segments] == [False, True, True]
    assert [segment.is_closed for segment in found.segments] == [False, False, True]
    assert found.unbalanced == ()


def test_quotation_closed_in_the_next_paragraph():
    document, found = find("“First paragraph.\n\nSecond paragraph,” she said.")
    _, second = found.segments
    assert second.span.text_of(document.text) == "Second paragraph,”"
    assert (second.opening, second.continues, second.paragraph) == ("", True, 2)
    assert found.unbalanced == ()


@pytest.mark.parametrize(
    "text",
    [
        "“First paragraph.\n\nThen she said “yes” and left.",
        "“First paragraph.\n\n“Yes,” she said. It was “so”.",
        '"First paragraph.\n\nThe 12" pipe was late.',
        "She said “it is late.\n\n““So,” he said.",
    ],
)
def test_what_opens_or_measures_closes_nothing(text: str):
    assert not any(segment.opening == "" for segment in find(text)[1].segments)


def test_pairs_of_one_family_keep_to_the_pair_around_them():
    text = "“a «b» c” and «d “e” f» and “g ‘h’ i” and ‘j’"
    _, found = find(text)
    for one in found.segments:
        for other in found.segments:
            crosses = one.span.start < other.span.start < one.span.end < other.span.end
            assert not crosses
    levels = {segment.span.text_of(text): segment.level for segment in found.segments}
    assert levels["«b»"] == levels["“e”"] == levels["‘h’"] == 1
    assert levels["«d “e” f»"] == levels["“g ‘h’ i”"] == 0


def test_turns_of_an_interview():
    document, found = find("Q. Why?\n\nA. Because I say so.\n\nQ. Really?\n\nA. Yes.")
    assert [s.form for s in found.segments] == [QuotationForm.TURN] * 4
    assert [s.opening for s in found.segments] == ["Q", "A", "Q", "A"]
    assert found.segments[1].span.text_of(document.text) == "Because I say so."


def test_turns_of_a_transcript_but_not_of_a_list():
    text = "MARTA: I like it.\n\nPAUL: I do not, no.\n\nMARTA: Why not?"
    assert [s.opening for s in find(text)[1].segments] == ["MARTA", "PAUL", "MARTA"]
    assert find("Price: 12 pounds\n\nSize: large\n\nPrice: 14 pounds")[1].segments == ()


def test_dash_dialogue():
    text = "— Come here! said he.\n\n— No, she said.\n\n— Yes?"
    assert {s.form for s in find(text)[1].segments} == {QuotationForm.DASH}
    assert find("— 12 apples\n\n— 14 pears")[1].segments == ()


def test_blocks_without_marks_and_their_signature():
    text = "Intro.\nNobody asked us at all. — Ada Vega\nMore of it.\n“Said in marks.”"
    spans = [Span(0, 6), Span(7, 41), Span(42, 53), Span(54, 70)]
    quote = ParagraphKind.BLOCK_QUOTE
    kinds = [ParagraphKind.BODY, quote, quote, quote]
    found = find_segments(text, [Paragraph(*pair) for pair in zip(spans, kinds, strict=True)])
    assert [(s.span.text_of(text), s.form.value, s.continues) for s in found.segments] == [
        ("Nobody asked us at all.", "block", False),
        ("More of it.", "block", False),
        ("“Said in marks.”", "marks", False),
    ]


@given(st.text("“”‘’'\"«»„` \n.,aé\u0301😀A-—:Q>\r", max_size=80))
def test_any_text_gives_spans_that_nest_and_slice(text: str):
    if not text.strip():
        return
    document, found = find("x" + text)
    size = len(document.text)
    open_ends: list[int] = []
    for segment in found.segments:
        span = segment.span
        assert 0 <= span.start < span.end <= size
        paragraph = document.paragraphs[segment.paragraph - 1].span
        assert paragraph.contains(span)
        while open_ends and open_ends[-1] <= span.start:
            open_ends.pop()
        assert not open_ends or span.end <= open_ends[-1]
        assert segment.level == len(open_ends)
        open_ends.append(span.end)
    assert all(0 <= offset < size for offset in found.unbalanced)
    assert list(found.unbalanced) == sorted(found.unbalanced)


@pytest.mark.parametrize("unit", ["“a” ", "“a ", "a” ", "'a' ", '"', "“‘a’” ", "«a “b” c» "])
def test_time_grows_with_the_text_only(unit: str):
    def seconds(count: int) -> float:
        text = unit * count
        paragraph = Paragraph(Span(0, len(text.rstrip())))
        started = time.process_time()
        find_segments(text, [paragraph])
        return time.process_time() - started

    seconds(100)
    assert seconds(8000) < 8 * seconds(2000) + 0.5
