"""Finding spans by place, against looking at every one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.ui.page.span_index import SpanIndex

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=12,
).map(lambda spans: sorted(spans, key=lambda s: (s.start, -s.end)))


@given(SPANS, st.integers(0, 70), st.integers(1, 20))
def test_touching_finds_all_and_no_other(spans: list[Span], start: int, length: int) -> None:
    end = start + length
    expected = [n for n, span in enumerate(spans) if span.start < end and span.end > start]
    assert SpanIndex(spans).touching(start, end) == expected


@given(SPANS, st.integers(0, 70))
def test_appending_is_as_good_as_building(spans: list[Span], offset: int) -> None:
    grown = SpanIndex()
    for span in spans:
        grown.append(span)
    assert len(grown) == len(spans)
    assert grown.touching(offset, offset + 1) == SpanIndex(spans).touching(offset, offset + 1)
