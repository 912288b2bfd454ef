from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.anchor import CONTEXT, Anchor
from reader.model.span import Span
from reader.text.anchoring import find_anchor
from tests.helpers.articles import span_of

TEXT = (
    "The harbour is shut. “No ship will leave,” said the pilot. “We wait for the tide.” "
    "Later the mayor spoke. “No ship will leave,” she said. “Yes.”"
)
TIDE = "“We wait for the tide.”"


def anchor(words: str, text: str = TEXT, *, last: bool = False) -> Anchor:
    span = span_of(text, words)
    if last:
        span = Span(text.rindex(words), text.rindex(words) + len(words))
    return Anchor.of(text, span)


def found(given: Anchor, text: str) -> str | None:
    span = find_anchor(given, text)
    return None if span is None else span.text_of(text)


def test_anchor_keeps_the_words_and_what_is_around():
    made = anchor(TIDE)
    assert made.exact == TIDE
    assert made.prefix == TEXT[made.span.start - CONTEXT : made.span.start]
    assert made.suffix == TEXT[made.span.end : made.span.end + CONTEXT]
    assert Anchor.of("ab", span_of("ab", "a")).prefix == ""


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        pytest.param(TIDE, TEXT, TIDE, id="same text"),
        pytest.param(TIDE, "🙂 News. " + TEXT, TIDE, id="moved"),
        pytest.param(TIDE, TIDE, TIDE, id="alone, without context"),
        pytest.param(
            TIDE,
            TEXT.replace("wait for the tide", "wait for the next tide"),
            "“We wait for the next tide.”",
            id="a word more",
        ),
        pytest.param(TIDE, TEXT.replace("We", "we"), "“we wait for the tide.”", id="case"),
        pytest.param(TIDE, TEXT.replace("“", '"').replace("”", '"'), '"We wait for the tide."',
                     id="other marks"),
        pytest.param(TIDE, TEXT.replace(" for ", "\n for  "), "“We wait\n for  the tide.”",
                     id="white space"),
        pytest.param(TIDE, TEXT.replace(TIDE, ""), None, id="gone"),
        pytest.param(TIDE, "", None, id="no text"),
        pytest.param("“Yes.”", TEXT.replace(" “Yes.”", ""), None, id="a short one gone"),
        pytest.param("“Yes.”", "A. “Yes.” B.", None, id="a short one in another context"),
        pytest.param(
            TIDE, TEXT.replace(TIDE, "“They count the boats.”"), None, id="other words in its place"
        ),
    ],
)  # fmt: skip
def test_where_words_are_found(words: str, text: str, expected: str | None):
    assert found(anchor(words), text) == expected


def test_of_two_places_the_one_with_its_surroundings():
    text = "A line more came in here, and another one. " + TEXT
    first, second = anchor("“No ship will leave,”"), anchor("“No ship will leave,”", last=True)
    assert find_anchor(first, text).start == text.index("“No ship")
    assert find_anchor(second, text).start == text.rindex("“No ship")
    swapped = "Later the mayor spoke. “No ship will leave,” she said. Then: “No ship will leave,”"
    assert find_anchor(second, swapped).start == swapped.index("“No ship")


@given(
    before=st.text(max_size=40), words=st.text(min_size=20, max_size=60), after=st.text(max_size=40)
)
def test_same_words_are_found_after_anything_before_them(before: str, words: str, after: str):
    text = before + words + after
    made = Anchor.of(text, Span(len(before), len(before) + len(words)))
    span = find_anchor(made, "something new " + text)
    assert span is not None
    assert span.text_of("something new " + text) == words


@given(st.text(), st.text(min_size=1), st.text())
def test_nothing_is_an_error(text: str, words: str, other: str):
    made = Anchor.of(words, Span(0, len(words)))
    span = find_anchor(made, text + other)
    assert span is None or span.end <= len(text + other)


@pytest.mark.timeout(20)
def test_a_search_in_a_book_is_bounded():
    draw = Random(3)
    words = ["".join(draw.choices("abcdefgh", k=draw.randint(1, 6))) for _ in range(500)]
    text = " ".join(draw.choices(words, k=150_000))
    quote = text[400_000:400_300]
    changed = text.replace(quote[100:120], "zzz", 1)
    start = time.process_time()
    span = find_anchor(Anchor.of(text, span_of(text, quote)), changed)
    assert span is not None
    assert (
        find_anchor(Anchor.of(quote[::-1] * 2, span_of(quote[::-1] * 2, quote[::-1])), text) is None
    )
    assert time.process_time() - start < 2
