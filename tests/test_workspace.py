from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.errors import ArticleMissingError, ExportError, NotInLibraryError
from reader.library.store import Library
from reader.workspace import Workspace, find_marks
from tests.helpers.articles import TEXT, bridge_analysis, bridge_quotations, document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


@pytest.fixture
def workspace(library: Library) -> Workspace:
    return Workspace(library)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8", newline="\r\n")
    return path


def test_marks_are_found_at_once():
    words = [span.text_of(TEXT) for span in find_marks(document())]
    assert words == [
        "“The bridge is not safe,”",
        "“It stays shut.”",
        "“a blow to the islands”",
        "“summer timetable”",
    ]


def test_no_marks():
    assert find_marks(document("Nobody says a word.")) == ()


def test_open_path(workspace: Workspace, library: Library, file: Path):
    article = workspace.open_path(file)
    assert article.document.text == TEXT
    assert article.document.origin == str(file)
    assert article.analysis is None
    assert library.original(article.identifier) == file.read_bytes()
    assert workspace.articles()[0].identifier == article.identifier


def test_open_the_same_file_twice(workspace: Workspace, file: Path):
    first = workspace.open_path(file)
    workspace.save_analysis(first.identifier, bridge_analysis())
    again = workspace.open_path(file)
    assert again.identifier == first.identifier
    assert again.analysis == bridge_analysis()
    assert len(workspace.articles()) == 1


def test_open_the_same_text_from_another_place(workspace: Workspace, file: Path):
    first = workspace.open_text(TEXT)
    assert workspace.open_path(file).identifier == first.identifier


def test_file_that_is_missing_is_not_kept(workspace: Workspace, tmp_path: Path):
    with pytest.raises(ArticleMissingError):
        workspace.open_path(tmp_path / "absent.txt")
    assert workspace.articles() == []


def test_file_that_vanished_after_it_was_read(
    workspace: Workspace, library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    article = workspace.add(document(), path=tmp_path / "absent.txt")
    assert article.document == document()
    assert library.original(article.identifier) is None
    assert "absent.txt" in caplog.text


def test_pasted_text_has_no_original(workspace: Workspace, library: Library):
    article = workspace.open_text(TEXT)
    assert article.document.origin == "pasted"
    assert library.original(article.identifier) is None


def test_last_article_is_there_on_the_next_start(tmp_path: Path):
    path = tmp_path / "library.sqlite3"
    with Library.open(path) as library:
        workspace = Workspace(library)
        assert workspace.open_last() is None
        article = workspace.add(document())
        workspace.save_progress(article.identifier, bridge_quotations()[:2])
        workspace.save_analysis(article.identifier, bridge_analysis())
        workspace.save_position(article.identifier, 42)
    with Library.open(path) as library:
        last = Workspace(library).open_last()
    assert last.document == document()
    assert last.analysis == bridge_analysis()
    assert last.position == 42


def test_open_article_makes_it_the_last(workspace: Workspace):
    first, second = (workspace.add(document(text)) for text in ("One.", "Two."))
    assert workspace.open_last() == second
    assert workspace.open_article(first.identifier) == first
    assert workspace.open_last() == first


def test_delete(workspace: Workspace):
    article = workspace.add(document())
    workspace.delete(article.identifier)
    assert workspace.articles() == []
    with pytest.raises(NotInLibraryError):
        workspace.open_article(article.identifier)


def test_speakers_and_search(workspace: Workspace):
    article = workspace.add(document())
    workspace.save_analysis(article.identifier, bridge_analysis())
    assert [speaker.statements for speaker in workspace.speakers()] == [1, 1]
    assert workspace.search("islands")[0].identifier == article.identifier


def test_export(workspace: Workspace, tmp_path: Path):
    analysed = workspace.add(document(origin="bridge.txt"))
    workspace.save_analysis(analysed.identifier, bridge_analysis())
    waiting = workspace.add(document("Not analysed yet."))
    target = tmp_path / "sheet.jsonl"
    assert workspace.export(target, "jsonl", [waiting.identifier, analysed.identifier]) == 1
    (entry,) = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
    assert entry["path"] == "bridge.txt"
    assert [q["text"] for q in entry["quotes"]] == [
        q.span.text_of(TEXT) for q in bridge_quotations()
    ]


def test_export_of_the_whole_library_goes_from_old_to_new(workspace: Workspace):
    for text in ("“One,” she said.", "“Two,” she said."):
        article = workspace.add(document(text, origin=text[1:4]))
        empty = type(bridge_analysis())(article.document.checksum, (), "en", "test 1")
        workspace.save_analysis(article.identifier, empty)
    assert [entry.path for entry in workspace.exported()] == ["One", "Two"]


def test_nothing_to_export(workspace: Workspace, tmp_path: Path):
    article = workspace.add(document())
    with pytest.raises(ExportError, match="Wait until the article is analysed"):
        workspace.export(tmp_path / "sheet.csv", "csv", [article.identifier])
    assert not (tmp_path / "sheet.csv").exists()
