"""Bytes into text: each encoding with what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UnsupportedFormatError
from reader.text.decoding import decode

FRENCH = "“Très bien,” said Renée – it’s over."
RUSSIAN = "Он сказал: «Привет, как дела, дорогие мои друзья», и ушёл домой спать."


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("utf-8", FRENCH, None),
        ("utf-8-sig", FRENCH, None),
        ("utf-16", FRENCH, "UTF-16"),
        ("utf-16-le", FRENCH, "UTF-16"),
        ("utf-16-be", FRENCH, "UTF-16"),
        ("utf-32", FRENCH, "UTF-32"),
        ("utf-32-be", FRENCH, "UTF-32"),
        ("cp1252", FRENCH, "Windows-1252"),
        ("cp1252", f"{FRENCH} He called it “too small, by far”. " * 40, "Windows-1252"),
        ("mac_roman", FRENCH, "Macintosh Roman"),
        ("cp1251", RUSSIAN, "Windows-1251"),
    ],
)
def test_encodings_are_told_apart(encoding: str, text: str, said: str | None):
    found, notice = decode(text.encode(encoding))
    assert found == text
    assert (said in notice) if said else notice is None


def test_windows_marks_beside_macintosh_lookalikes_are_windows():
    text = "“It’s late,” he said. MÕa, (ÒA"
    assert decode(text.encode("cp1252"))[0] == text


def test_a_few_stray_bytes_among_utf8_are_slips():
    data = ("“Café.” " * 200).encode() + b"\x93no\x94"
    text, notice = decode(data)
    assert text == "“Café.” " * 200 + "“no”"
    assert "damaged" in notice


def test_damaged_text_after_a_mark_is_read_as_far_as_it_goes():
    text, notice = decode(b"\xff\xfeH\x00i\x00!")
    assert text.startswith("Hi")
    assert "damaged" in notice


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 9, b"\x00\x01\x02" * 50, b"\x1b[31m\x01\x02\x03" * 30]
)
def test_binary_data_is_no_text(data: bytes):
    with pytest.raises(UnsupportedFormatError, match="not text"):
        decode(data)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=60))
def test_utf8_comes_back_as_it_was(text: str):
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), None)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes):
    try:
        text, _ = decode(data)
    except UnsupportedFormatError:
        return
    assert isinstance(text, str)
