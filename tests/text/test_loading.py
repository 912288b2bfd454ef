"""Files into documents: what a file is, and a clear word where it is no article."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.errors import (
    ArticleEmptyError,
    ArticleMissingError,
    ArticleTooLargeError,
    ArticleUnreadableError,
    UnsupportedFormatError,
)
from reader.text import loading
from reader.text.folders import find_articles
from reader.text.loading import document_from_text, load_document

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    "<!doctype html><html><body><article><h1>Bridge shut</h1>"
    "<p>“It is shut,” said Ada Vega, the mayor.</p></article></body></html>"
)


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"%PDF-1.7\n\x00", "a PDF document"),
        ("a.docx", zipped("word/document.xml"), "a Word document"),
        ("a.xlsx", zipped("xl/workbook.xml"), "an Excel workbook"),
        ("a.zip", zipped("a.txt"), "a ZIP archive"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", "a film"),
        ("a.rtf", rb"{\rtf1\ansi Hello}", "an RTF document"),
        ("a.txt", b"\x00\x01\x02\x03" * 99, "binary data"),
    ],
)
def test_other_files_are_named(tmp_path: Path, name: str, data: bytes, words: str):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnsupportedFormatError, match=words) as caught:
        load_document(path)
    assert name in str(caught.value)


@pytest.mark.parametrize("words", ["BM is a make.", "MZ was here.", "RIFF raff", "ID3 tags"])
def test_words_that_look_like_a_signature_are_text(tmp_path: Path, words: str):
    path = tmp_path / "a.txt"
    path.write_text(words, encoding="utf-8")
    assert load_document(path).text == words


def test_pages_are_told_by_name_or_beginning_and_text_stays_text(tmp_path: Path):
    for name, is_page in (("a.html", True), ("a", True), ("a.txt", False), ("a.md", False)):
        path = tmp_path / name
        path.write_text(PAGE, encoding="utf-8")
        document = load_document(path)
        assert ("<p>" not in document.text) is is_page
        assert document.origin == str(path)


def test_missing_folder_and_pipe(tmp_path: Path):
    with pytest.raises(ArticleMissingError, match="moved or renamed"):
        load_document(tmp_path / "none.txt")
    with pytest.raises(ArticleMissingError):
        load_document(tmp_path / "none.txt" / "deeper.txt")
    with pytest.raises(ArticleUnreadableError, match="is a folder"):
        load_document(tmp_path)


def test_empty_and_blank_files(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    with pytest.raises(ArticleEmptyError, match=r"a\.txt is empty"):
        load_document(path)
    path.write_bytes(b" \n")
    with pytest.raises(ArticleEmptyError, match="no text"):
        load_document(path)


def test_too_large_is_said_with_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(loading, "LARGEST_FILE", 3 * 1024 * 1024)
    monkeypatch.setattr(loading, "LARGEST_PAGE", 1024 * 1024)
    big = "word " * 800_000
    with pytest.raises(ArticleTooLargeError, match="can have 3 MB"):
        document_from_text(big)
    (tmp_path / "a.txt").write_text(big, encoding="utf-8")
    with pytest.raises(ArticleTooLargeError, match=r"a\.txt has 4 MB"):
        load_document(tmp_path / "a.txt")
    (tmp_path / "a.html").write_text(PAGE + big[: 2 * 1024 * 1024], encoding="utf-8")
    with pytest.raises(ArticleTooLargeError, match="can have 1 MB"):
        load_document(tmp_path / "a.html")


def test_folder_gives_its_articles_in_order(tmp_path: Path):
    for name in (
        "b.txt", "a.HTML", "c.pdf", ".hidden.txt", "in/d.md", ".git/e.txt", "a_files/part.html",
        "z_files/own.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = find_articles(tmp_path)
    names = [str(path.relative_to(tmp_path)) for path in found.files]
    assert names == ["a.HTML", "b.txt", "in/d.md", "z_files/own.txt"]
    assert found.unreadable == ()
