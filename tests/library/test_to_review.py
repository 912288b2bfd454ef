"""The list of articles counts what is to review by the rule that everything else goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import quotations as rows
from reader.library.documents import find_article
from reader.library.store import Library
from reader.model.quotation import (
    Attribution,
    Quotation,
    QuotationForm,
    QuotationKind,
    Review,
    ReviewState,
    gather_statements,
)
from reader.model.span import Span
from reader.review.waiting import needs_review
from tests.helpers.articles import ODUYA, document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "abcdefghijklmnopqrst"
LENGTH = 12
CONFIDENCES = st.sampled_from([0.0, 0.5, 0.79, 0.8, 0.81, 1.0]) | st.floats(0, 1)
SPANS = st.tuples(st.integers(0, LENGTH), st.integers(1, 4)).map(lambda p: Span(p[0], sum(p)))
KEPT_STATES = [state for state in ReviewState if state is not ReviewState.REJECTED]


@st.composite
def found(draw: st.DrawFn) -> tuple[Quotation, ...]:
    spans = sorted(draw(st.sets(SPANS, max_size=8)), key=lambda s: (s.start, -s.end))
    return tuple(
        Quotation(
            span,
            draw(st.sampled_from(QuotationKind)),
            QuotationForm.MARKS,
            draw(st.integers(1, 4)),
            1,
            None,
            Attribution(draw(st.sampled_from([None, ODUYA])), confidence=draw(CONFIDENCES)),
            Review(
                draw(st.sampled_from(KEPT_STATES)),
                is_flagged=draw(st.booleans()),
                is_outdated=draw(st.booleans()),
            ),
        )
        for span in spans
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as library:
        library.add_article(document(TEXT))
        yield library


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200
)
@given(quotations=found(), below=CONFIDENCES)
def test_the_list_and_the_rule_agree(
    library: Library, quotations: tuple[Quotation, ...], below: float
):
    database = library._database
    with database.transaction(durable=False):
        row = find_article(database, library.articles()[0].identifier)
        rows.save_all(database, row, TEXT, quotations)
    (summary,) = library.articles(below)
    statements = gather_statements(quotations)
    assert summary.to_review == sum(needs_review(s, below) for s in statements)
    assert summary.statements == sum(s.first.kind.is_speech for s in statements)


def test_the_list_is_counted_from_the_index_alone(library: Library):
    statements: list[str] = []
    library._database._connection.set_trace_callback(statements.append)
    library.articles()
    query = next(s for s in statements if "waits_below" in s)
    plan = [row[-1] for row in library._database.rows(f"EXPLAIN QUERY PLAN {query}")]
    assert sum("statements USING COVERING INDEX statements_said" in step for step in plan) == 2
    assert not any("quotations" in step for step in plan)
