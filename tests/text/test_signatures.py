"""Files that are no article, by their first bytes."""

from __future__ import annotations

import pytest

from reader.text.signatures import is_rich_text, name_binary_kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls or .ppt)"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"RIFF\x24\x00WEBP", "a sound, film or WebP image"),
        (b"MZ\x90\x00", "a program"),
        (b"SQLite format 3\x00", "a database"),
        (b"PK\x03\x04..word/document.xml", "a Word document (.docx)"),
        (b"PK\x03\x04..xl/workbook.xml", "an Excel workbook (.xlsx)"),
        (b"PK\x03\x04..mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04..notes.txt", "a ZIP archive"),
        (b"PK\x03\x04" + b"x" * 9000 + b"word/", "a ZIP archive"),
        (b"\x00\x00\x00\x18ftypmp42", "a film, or an image of a phone"),
        (b"\n\n\n\nftypmp42", "a film, or an image of a phone"),
    ],
    ids=[
        "pdf", "doc", "jpeg", "webp", "exe", "sqlite", "docx", "xlsx", "epub", "zip",
        "zip, looked at no further", "mp4", "mp4 of any size",
    ],
)  # fmt: skip
def test_what_a_file_is(data: bytes, kind: str):
    assert name_binary_kind(data) == kind


@pytest.mark.parametrize("words", ["BMW sold", "MZ left", "RIFF", "ID3", "BZh", "GIF8", "OggS"])
def test_letters_that_begin_a_text_need_binary_data_behind_them(words: str):
    assert name_binary_kind(words.encode()) is None
    assert name_binary_kind(words.encode() + b"\x00") is not None


@pytest.mark.parametrize("data", [b"", b"Ada left.", b"a %PDF-", "Hé".encode("utf-16"), b"PK left"])
def test_a_text_is_nothing_else(data: bytes):
    assert name_binary_kind(data) is None


def test_rich_text_is_told_apart():
    assert is_rich_text(b"{\\rtf1 Ada left.}")
    assert not is_rich_text(b"Ada left {\\rtf1}.")
