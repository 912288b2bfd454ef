from __future__ import annotations

import operator
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import NotInLibraryError, OtherTextError
from reader.library.store import Library
from reader.model.article import SpeakerSummary
from reader.model.document import Document
from reader.model.quotation import Analysis, QuotationKind, Review
from reader.model.speaker import Speaker, SpeakerKind
from tests.helpers.articles import (
    FERRIES,
    ODUYA,
    TEXT,
    attribution,
    bridge_analysis,
    bridge_quotations,
    document,
    quotation,
)

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = "00000000-0000-4000-8000-000000000000"


def ids(library: Library, table: str) -> dict[tuple[int, int], tuple[int, str]]:
    """Return the row and the UUID of every quotation or statement, by span."""
    rows = library._database.rows(f"SELECT span_start, span_end, id, uuid FROM {table}")
    return {(start, end): (row, uuid) for start, end, row, uuid in rows}


def dump(library: Library) -> list[list[tuple[object, ...]]]:
    tables = ("articles", "contents", "analyses", "speakers", "article_speakers")
    return [
        library._database.rows(f"SELECT * FROM {table} ORDER BY 1")
        for table in (*tables, "statements", "quotations")
    ]


@pytest.fixture
def article(library: Library) -> str:
    return library.add_article(document())


class TestArticles:
    def test_comes_back_as_it_was(self, path: Path):
        given = Document(
            "Hi.\n",
            document("Hi.\n").paragraphs,
            title="Hi",
            byline="By Ada",
            published="2026-03-04T05:06:07+00:00",
            outlet="The Islander",
            url="https://example.org/hi",
            origin="/home/ada/hi.txt",
            notices=("Decoded as Windows-1252.",),
        )
        with Library.open(path) as library:
            identifier = library.add_article(given)
        with Library.open(path) as library:
            article = library.article(identifier)
        assert article.document == given
        assert article.document.notices == given.notices
        assert article.document.checksum == given.checksum
        assert article.analysis is None
        assert article.position == 0

    def test_same_text_is_one_article(self, library: Library, article: str):
        again = library.add_article(replace(document(), origin="elsewhere.txt", title="Other"))
        assert again == article
        assert len(library.articles()) == 1
        assert library.article(article).document == document()

    def test_same_text_again_keeps_the_analysis(self, library: Library, article: str):
        library.save_analysis(article, bridge_analysis())
        library.add_article(document())
        assert library.article(article).analysis == bridge_analysis()

    def test_original_bytes(self, library: Library):
        data = bytes(range(256)) * 100
        with_bytes = library.add_article(document("One."), data)
        without = library.add_article(document("Two."))
        assert library.original(with_bytes) == data
        assert library.original(without) is None
        size = library._database.value("SELECT length(original) FROM contents WHERE original <> ''")
        assert size < len(data) / 10

    def test_first_original_stays(self, library: Library, article: str):
        library.add_article(document(), b"first")
        library.add_article(document(), b"second")
        assert library.original(article) == b"first"

    def test_newest_first(self, library: Library):
        added = [library.add_article(document(f"Article {number}.")) for number in range(5)]
        library.add_article(document("Article 0."))
        assert [summary.identifier for summary in library.articles()] == added[::-1]

    def test_last_is_the_one_opened_last(self, library: Library):
        assert library.last_article() is None
        first, second = (library.add_article(document(text)) for text in ("One.", "Two."))
        assert library.last_article() == second
        library.mark_opened(first)
        assert library.last_article() == first
        library.add_article(document("Two."))
        assert library.last_article() == second

    def test_position(self, path: Path, library: Library, article: str):
        library.save_position(article, 117)
        with Library.open(path) as second:
            assert second.article(article).position == 117

    @pytest.mark.parametrize(
        ("given", "label"),
        [
            (document("Harbour\n\n" + "bridge " * 20), "Harbour" + " bridge" * 10 + " …"),
            (document(title="Shut"), "Shut"),
            (document("Shut.", title=" \n "), "Shut."),
            (document(title="Word " * 40), ("Word " * 40).strip()),
            (document("x" * 500), "x" * 80 + " …"),
            (document(" \n\n Two  words \n"), "Two words"),
            (document("\n"), "Untitled article"),
        ],
    )  # fmt: skip
    def test_list_names_every_article(self, library: Library, given: Document, label: str):
        library.add_article(given)
        assert [summary.title for summary in library.articles()] == [label]

    def test_list_counts(self, library: Library, article: str):
        (before,) = library.articles()
        library.save_quotations(article, bridge_quotations()[:2])
        (during,) = library.articles()
        library.save_analysis(article, bridge_analysis())
        (after,) = library.articles()
        assert (before.statements, before.to_review, before.is_analysed) == (0, 0, False)
        assert (during.statements, during.to_review, during.is_analysed) == (1, 0, False)
        assert (after.statements, after.to_review, after.is_analysed) == (2, 1, True)

    def test_statement_to_review_counts_once(self, library: Library, article: str):
        doubtful = [
            replace(found, attribution=attribution(ODUYA, 0.6)) for found in bridge_quotations()
        ]
        library.save_quotations(article, doubtful[:2])
        assert library.articles()[0].to_review == 1

    def test_delete_leaves_nothing_of_it(self, library: Library, article: str):
        library.save_analysis(article, bridge_analysis())
        library.delete_article(article)
        assert dump(library) == [[]] * 7
        assert library.search("bridge") == []
        assert library.last_article() is None

    @pytest.mark.parametrize(
        "call",
        [
            lambda library: library.article(UNKNOWN),
            lambda library: library.original(UNKNOWN),
            lambda library: library.mark_opened(UNKNOWN),
            lambda library: library.save_position(UNKNOWN, 1),
            lambda library: library.save_quotations(UNKNOWN, bridge_quotations()),
            lambda library: library.save_analysis(UNKNOWN, bridge_analysis()),
            lambda library: library.delete_article(UNKNOWN),
        ],
    )
    def test_deleted_article_is_said_so(self, library: Library, call):
        with pytest.raises(NotInLibraryError, match="no longer in the library"):
            call(library)


class TestAnalyses:
    def test_comes_back_as_it_was(self, path: Path, library: Library, article: str):
        library.save_analysis(article, bridge_analysis())
        with Library.open(path) as second:
            found = second.article(article).analysis
        assert found == bridge_analysis()
        assert found.speakers == (ODUYA, FERRIES)

    def test_what_was_saved_is_not_read_again(self, library: Library, article: str):
        analysis = bridge_analysis()
        library.save_analysis(article, analysis)
        found = library.article(article).analysis.quotations
        assert all(map(operator.is_, found, analysis.quotations))

    def test_what_would_be_read_otherwise_is_read(self, path: Path, library: Library, article: str):
        reviewed = replace(bridge_quotations()[0], review=Review(note="Mine"))
        for odd in (
            bridge_quotations()[::-1],
            [*bridge_quotations()[:1] * 2, *bridge_quotations()[1:]],
            [reviewed, *bridge_quotations()[1:]],
        ):
            library.save_analysis(article, replace(bridge_analysis(), quotations=tuple(odd)))
            with Library.open(path) as second:
                on_disk = second.article(article).analysis
            assert library.article(article).analysis == on_disk
            assert on_disk == bridge_analysis()

    def test_without_quotations(self, library: Library, article: str):
        empty = Analysis(document().checksum, (), "fi", "test 1")
        library.save_analysis(article, empty)
        assert library.article(article).analysis == empty

    def test_progress_is_no_analysis(self, library: Library, article: str):
        library.save_quotations(article, bridge_quotations())
        assert library.article(article).analysis is None
        assert len(library.search("islands")) == 2

    def test_progress_replaces_by_span(self, library: Library, article: str):
        first, second, *_ = bridge_quotations()
        library.save_quotations(article, [first, second])
        before = ids(library, "quotations")
        library.save_quotations(article, [replace(first, attribution=attribution(FERRIES, 0.55))])
        assert ids(library, "quotations") == before
        assert {s.name: s.statements for s in library.speakers()} == {
            ODUYA.name: 1,
            FERRIES.name: 1,
        }

    def test_statements_follow_their_pieces(self, library: Library, article: str):
        first, second, third, _ = bridge_quotations()
        sql = "SELECT number, text FROM statements ORDER BY number"
        library.save_quotations(article, [second, replace(third, statement=2)])
        library.save_quotations(article, [first])  # an earlier piece of statement 1
        assert library._database.rows(sql) == [
            (1, "“The bridge is not safe,” “It stays shut.”"),
            (2, "“a blow to the islands”"),
        ]
        library.save_quotations(
            article, [replace(second, statement=2), replace(third, statement=3)]
        )
        assert library._database.rows(sql) == [
            (1, "“The bridge is not safe,”"),
            (2, "“It stays shut.”"),
            (3, "“a blow to the islands”"),
        ]

    def test_finished_analysis_replaces_progress(self, library: Library, article: str):
        stray = quotation("“The bridge", 1, Speaker("Nobody Else", SpeakerKind.PERSON))
        library.save_quotations(article, [stray, *bridge_quotations()])
        kept = ids(library, "quotations")
        library.save_analysis(article, bridge_analysis())
        del kept[stray.span.start, stray.span.end]
        assert ids(library, "quotations") == kept
        assert library.article(article).analysis == bridge_analysis()
        assert {speaker.name for speaker in library.speakers()} == {ODUYA.name, FERRIES.name}
        assert library._database.value("SELECT count(*) FROM speakers") == 2

    def test_what_is_found_again_keeps_its_ids(self, library: Library, article: str):
        library.save_analysis(article, bridge_analysis())
        before = {table: ids(library, table) for table in ("quotations", "statements")}
        added = quotation("“The bridge", 1)  # one more on top: every number shifts
        shifted = [replace(found, statement=found.statement + 1) for found in bridge_quotations()]
        newer = replace(
            bridge_analysis(), quotations=(replace(shifted[0], parent=1), added, *shifted[1:])
        )
        library.save_analysis(article, newer)
        assert library.article(article).analysis == newer
        for table, known in before.items():
            assert known.items() <= ids(library, table).items()

    def test_saving_twice_changes_nothing_but_the_time(self, library: Library, article: str):
        library.save_analysis(article, bridge_analysis())
        before = dump(library)
        library.save_analysis(article, bridge_analysis())
        after = dump(library)
        assert before[:2] + before[3:] == after[:2] + after[3:]

    def test_progress_of_a_newer_analysis_waits(self, library: Library, article: str):
        library.save_analysis(article, bridge_analysis())
        library.save_quotations(article, [replace(bridge_quotations()[0], statement=9)])
        assert library.article(article).analysis == bridge_analysis()

    def test_analysis_of_another_text_is_refused(self, library: Library, article: str):
        other = library.add_article(document("Another text."))
        with pytest.raises(OtherTextError, match="has changed since"):
            library.save_analysis(other, bridge_analysis())
        assert library.article(other).analysis is None

    def test_nested_quotations(self, library: Library):
        text = "“She said ‘no’ twice,” he said."
        outer = quotation("“She said ‘no’ twice,”", 1, ODUYA, text=text)
        inner = quotation("‘no’", 2, FERRIES, text=text, parent=1)
        article = library.add_article(document(text))
        analysis = Analysis(document(text).checksum, (outer, inner), "en", "test 1")
        library.save_quotations(article, [inner])  # its parent is not known yet
        library.save_analysis(article, analysis)
        assert library.article(article).analysis == analysis

    def test_newest_description_of_a_speaker_counts(self, library: Library, article: str):
        library.save_quotations(article, bridge_quotations()[:1])
        fuller = replace(ODUYA, role="engineer", aliases=("Oduya", "the engineer"))
        library.save_quotations(
            article, [replace(bridge_quotations()[1], attribution=attribution(fuller))]
        )
        library.save_quotations(article, [])
        rows = library._database.rows("SELECT name, role, aliases FROM article_speakers")
        assert rows == [(fuller.name, "engineer", '["Oduya","the engineer"]')]


class TestCrash:
    """A crash in the middle of a write; `test_kill.py` does it for real."""

    def test_analysis_is_saved_whole_or_not(self, library: Library, article: str, monkeypatch):
        library.save_quotations(article, bridge_quotations()[:1])
        before = dump(library)
        monkeypatch.setattr("reader.library.speakers.remove_unused", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            library.save_analysis(article, bridge_analysis())
        assert dump(library) == before

    def test_files_of_the_moment_make_a_sound_library(
        self, path: Path, library: Library, article: str, tmp_path: Path
    ):
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        log = path.with_name(path.name + "-wal")
        library._database.run("PRAGMA cache_size = 1")  # write out what does not fit any more
        before = log.stat().st_size

        def copy_files(*_: object) -> None:
            for file in (path, log):  # what a crash leaves; the log's index is made anew
                shutil.copyfile(file, crashed / file.name)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("reader.library.speakers.remove_unused", copy_files)
            library.save_analysis(article, bridge_analysis())
        assert (crashed / log.name).stat().st_size > before  # part of the analysis is in it
        with Library.open(crashed / path.name) as found:
            assert found._database.value("PRAGMA integrity_check") == "ok"
            assert found.article(article).document == document()
            assert found.article(article).analysis is None
            assert found._database.value("SELECT count(*) FROM quotations") == 0
            found.save_analysis(article, bridge_analysis())
            assert found.article(article).analysis == bridge_analysis()


class TestSpeakers:
    def test_meet_across_articles(self, library: Library):
        for number, speaker in enumerate((ODUYA, replace(ODUYA, name="Mira  ODUYA", role=None))):
            given = document(f"{number} {TEXT}")
            article = library.add_article(given)
            found = quotation("“It stays shut.”", 1, speaker, text=given.text)
            library.save_analysis(article, Analysis(given.checksum, (found,), "en", "test 1"))
        assert library.speakers() == [SpeakerSummary("Mira Oduya", "person", ODUYA.role, 2, 2)]

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            (Speaker("A", SpeakerKind.PERSON), Speaker("a", SpeakerKind.PERSON, "x"), True),
            (Speaker("A", SpeakerKind.PERSON), Speaker("A", SpeakerKind.ORGANIZATION), False),
            (Speaker("A", SpeakerKind.UNNAMED), Speaker("A", SpeakerKind.UNNAMED), False),
            (Speaker("A", SpeakerKind.UNNAMED, "x"), Speaker("A", SpeakerKind.UNNAMED, "X"), True),
            (Speaker("A", SpeakerKind.UNNAMED, "x"), Speaker("A", SpeakerKind.UNNAMED, "y"), False),
            (Speaker("A", SpeakerKind.GROUP), Speaker("A", SpeakerKind.GROUP), False),
        ],
    )
    def test_who_is_the_same(self, library: Library, one: Speaker, other: Speaker, same: bool):
        for number, speaker in enumerate((one, other)):
            given = document(f"{number} {TEXT}")
            found = quotation("“It stays shut.”", 1, speaker, text=given.text)
            library.save_quotations(library.add_article(given), [found])
        assert len(library.speakers()) == (1 if same else 2)

    def test_those_who_say_most_come_first(self, library: Library, article: str):
        library.save_analysis(article, bridge_analysis())
        given = document(f"again {TEXT}")
        found = quotation("“It stays shut.”", 1, FERRIES, text=given.text)
        library.save_quotations(library.add_article(given), [found])
        assert [(s.name, s.statements, s.articles) for s in library.speakers()] == [
            (FERRIES.name, 2, 2),
            (ODUYA.name, 1, 1),
        ]

    def test_who_only_coins_a_phrase_says_nothing(self, library: Library, article: str):
        coined = quotation("“summer timetable”", 1, ODUYA, kind=QuotationKind.SCARE)
        library.save_quotations(article, [coined])
        assert library.speakers() == []


def test_other_threads_are_turned_away(library: Library):
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(library.articles)
    with pytest.raises(sqlite3.ProgrammingError, match="thread"):
        answer.result()
