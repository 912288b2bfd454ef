"""Whatever is saved comes back exactly as it was."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.store import Library
from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.quotation import (
    Analysis,
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationForm,
    QuotationKind,
    RunnerUp,
    gather_statements,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind

if TYPE_CHECKING:
    import pytest

# Every code point there is: emoji, combining marks, NUL, and surrogates without a partner.
ANY_TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(["\n", " ", "“", "”", "\u0301", "🙂", "\ud83d", "\ude42", "\0", "\u2028"]),
    ),
    max_size=60,
).map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))
CONFIDENCES = st.floats(0, 1)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(ANY_TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    paragraphs = tuple(
        Paragraph(Span(start, end), draw(st.sampled_from(ParagraphKind)))
        for start, end in pairwise(cuts)
        if draw(st.booleans())
    )
    about = [draw(st.none() | ANY_TEXT) for _ in range(5)]
    notices = tuple(draw(st.lists(ANY_TEXT, max_size=2)))
    return Document(text, paragraphs, *about, origin=draw(ANY_TEXT), notices=notices)


@st.composite
def analyses(draw: st.DrawFn, document: Document) -> Analysis:
    spans = draw(st.sets(spans_in(document.text), max_size=6))
    numbers = draw(st.lists(st.integers(1, 9), min_size=len(spans), max_size=len(spans)))
    people = draw(
        st.lists(
            st.builds(
                Speaker,
                ANY_TEXT,
                st.sampled_from(SpeakerKind),
                st.none() | ANY_TEXT,
                st.lists(ANY_TEXT, max_size=2).map(tuple),
            ),
            max_size=3,
            unique_by=lambda speaker: speaker.name,
        )
    )
    span = spans_in(document.text)
    attributions = st.builds(
        Attribution,
        speaker=st.sampled_from([None, *people]),
        mention=st.none() | span,
        cue=st.none() | span,
        confidence=CONFIDENCES,
        state=st.sampled_from(AttributionState),
        evidence=st.lists(st.builds(Evidence, span, st.sampled_from(EvidenceKind)), max_size=3).map(
            tuple
        ),
        runners_up=st.lists(st.builds(RunnerUp, ANY_TEXT, CONFIDENCES), max_size=2).map(tuple),
    )
    quotations = tuple(
        Quotation(
            span,
            draw(st.sampled_from(QuotationKind)),
            draw(st.sampled_from(QuotationForm)),
            number,
            draw(st.integers(1, 99)),
            draw(st.sampled_from([None, *numbers])),
            draw(attributions),
        )
        for span, number in zip(
            sorted(spans, key=lambda s: (s.start, -s.end)), numbers, strict=True
        )
    )
    notices = tuple(draw(st.lists(ANY_TEXT, max_size=2)))
    return Analysis(document.checksum, quotations, draw(ANY_TEXT), draw(ANY_TEXT), notices)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Document, list[Analysis]]:
    document = draw(documents())
    return document, draw(st.lists(analyses(document), min_size=1, max_size=3))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(history=histories(), data=st.data())
def test_what_is_saved_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    history: tuple[Document, list[Analysis]],
    data: st.DataObject,
):
    document, found = history
    path = tmp_path_factory.mktemp("library") / "library.sqlite3"
    with Library.open(path) as library:
        identifier = library.add_article(document)
        for analysis in data.draw(st.lists(st.sampled_from(found), max_size=4)):
            library.save_quotations(identifier, analysis.quotations[:3])
        for analysis in found:
            library.save_analysis(identifier, analysis)
            article = library.article(identifier)
            assert article.analysis == analysis
            with Library.open(path) as second:  # reads what is on disk
                assert second.article(identifier).analysis == analysis
        assert article.document == document
        assert article.document.notices == document.notices
        assert library._database.value("PRAGMA integrity_check") == "ok"
        assert library._database.rows("PRAGMA foreign_key_check") == []
        library.delete_article(identifier)
        assert library._database.value("SELECT count(*) FROM speakers") == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(history=histories())
def test_lists_and_search_bear_any_text(
    tmp_path_factory: pytest.TempPathFactory, history: tuple[Document, list[Analysis]]
):
    document, (analysis, *_) = history
    path = tmp_path_factory.mktemp("library") / "library.sqlite3"
    with Library.open(path) as library:
        library.save_analysis(library.add_article(document), analysis)
        (summary,) = library.articles()
        assert summary.title
        statements = [s for s in gather_statements(analysis.quotations) if s.first.kind.is_speech]
        assert summary.statements == len(statements)
        speech = [q for q in analysis.quotations if q.kind.is_speech]
        assert sum(s.statements for s in library.speakers()) == len(
            {(q.statement, q.speaker.name) for q in speech if q.speaker is not None}
        )
        for word in document.text.split()[:5]:
            for hit in library.search(word):
                assert 0 <= hit.span.start <= hit.span.end <= len(document.text)
