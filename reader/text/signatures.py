"""Recognises files that are no article by their first bytes, to say what they are."""

from __future__ import annotations

import re

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls or .ppt)"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a sound, film or WebP image"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"fLaC", "a sound"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"wOF", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
)
# Letters that begin some of these begin texts, too: there binary data has to follow.
_AMBIGUOUS = (b"BM", b"MZ", b"RIFF", b"ID3", b"BZh", b"GIF8", b"OggS", b"wOF", b"fLaC")
_ZIP = b"PK\x03\x04"
_IN_ZIP = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"mimetypeapplication/epub", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
_FILM = re.compile(rb".{4}ftyp", re.DOTALL)
_SAMPLE = 8192
_RTF = b"{\\rtf"


def name_binary_kind(data: bytes) -> str | None:
    """Return what a file is, with its article ("a PDF document"); None where it may be text."""
    head = data[:_SAMPLE]
    if head.startswith(_ZIP):
        return next((name for sign, name in _IN_ZIP if sign in head), "a ZIP archive")
    if _FILM.match(head):
        return "a film, or an image of a phone"
    for signature, name in _SIGNATURES:
        if head.startswith(signature) and (signature not in _AMBIGUOUS or b"\x00" in head):
            return name
    return None


def is_rich_text(data: bytes) -> bool:
    """Tell whether a file is RTF."""
    return data.startswith(_RTF)
