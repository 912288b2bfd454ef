"""Turns the bytes of a text file into text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from reader.errors import UnsupportedFormatError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In text of the Latin alphabet few letters are outside ASCII; there Windows-1252 is the likeliest
# by far, and statistics over few letters mislead (charset-normalizer calls it cp1250). Its
# quotation marks and dashes, which a short text can be full of, lie below the letters.
_LATIN_SHARE = 0.12
_FIRST_LETTER = 0xA0
_SAMPLE = 100_000
# Stray bytes among valid UTF-8: one in so many is a slip, not another encoding.
_SLIPS = 500
_LOSSY = "reader-windows-1252"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
# Apostrophes and quotation marks of the old Macintosh encoding, where Windows has Õ, Ò and Ó.
_MACINTOSH = re.compile(rb"[A-Za-z]\xd5[a-z]|[\s(]\xd2[A-Z]|[a-z.,!?]\xd3[\s.,]")
_WINDOWS = re.compile(rb"[\x91-\x94\x96\x97]")
_NAMES = {
    "cp1252": "Windows-1252", "mac_roman": "Macintosh Roman", "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32", "cp1251": "Windows-1251",
    "latin-1": "Latin-1",
}  # fmt: skip


def _windows_1252_for_slips(error: UnicodeError) -> tuple[str, int]:
    """Read single bytes that are no UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    slip = error.object[error.start : error.end]
    return slip.decode("cp1252", "replace"), error.end


codecs.register_error(_LOSSY, _windows_1252_for_slips)


def decode(data: bytes) -> tuple[str, str | None]:
    """Decode the bytes of a text file.

    Tried in turn: a byte order mark, UTF-8, UTF-16 and UTF-32 without a mark, UTF-8 with a few
    stray bytes, Windows-1252, and what charset-normalizer finds.

    Returns:
        The text without its byte order mark, and a sentence fit to show that names the encoding;
        None for UTF-8.

    Raises:
        UnsupportedFormatError: These bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data)
    if "\x00" in text or _has_controls(data):
        return _decode_other(data)
    return text, None


def _decode_marked(data: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, _LOSSY if encoding == "utf-8" else "replace")
        return text, _damaged(encoding)
    return text, None if encoding == "utf-8" else _notice(encoding)


def _decode_other(data: bytes) -> tuple[str, str | None]:
    """Decode what is not plain UTF-8."""
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide), _notice(wide)
    if b"\x00" in data or _has_controls(data):
        msg = "This is not text: it holds binary data. Open a text file or a saved web page."
        raise UnsupportedFormatError(msg)
    text = data.decode("utf-8", _LOSSY)
    marks = text.count("\ufffd") + _invalid_count(data)
    if marks * _SLIPS <= len(data) and _has_multibyte(data):
        return text, _damaged("utf-8")
    encoding = _narrow_encoding(data)
    return data.decode(encoding, "replace"), _notice(encoding)


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 by where their zero bytes stand."""
    sample = data[: _SAMPLE - _SAMPLE % 4]
    if len(sample) < 4 or sample.count(0) * 5 < len(sample):
        return None
    for encoding, width, offset in (
        ("utf-32-le", 4, 0),
        ("utf-32-be", 4, 3),
        ("utf-16-le", 2, 0),
        ("utf-16-be", 2, 1),
    ):
        letters = sample[offset::width]
        zeros = sample.count(0) - letters.count(0)
        is_regular = zeros >= 0.7 * (len(sample) - len(letters)) and letters.count(0) == 0
        if is_regular and _decodes(data, encoding):
            return encoding
    return None


def _narrow_encoding(data: bytes) -> str:
    """Choose an encoding of one or more bytes a letter."""
    sample = data[:_SAMPLE]
    if _MACINTOSH.search(data) and not _WINDOWS.search(data):
        return "mac_roman"
    high = sum(byte >= _FIRST_LETTER for byte in sample)
    if high <= _LATIN_SHARE * len(sample) and _decodes(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return "cp1252" if _decodes(data, "cp1252") else "latin-1"
    return best.encoding


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _has_controls(data: bytes) -> bool:
    """Tell whether there are more control characters than a text has."""
    return len(_CONTROL.findall(data[:_SAMPLE])) > _CONTROL_SHARE * min(len(data), _SAMPLE)


def _has_multibyte(data: bytes) -> bool:
    return bool(re.search(rb"[\xc3-\xf4][\x80-\xbf]", data))


def _invalid_count(data: bytes) -> int:
    return data.decode("utf-8", "replace").count("\ufffd") - data.count(b"\xef\xbf\xbd")


def _notice(encoding: str) -> str:
    name = _NAMES.get(encoding, encoding.upper().replace("_", "-"))
    return f"Read as {name}, since it is not UTF-8."


def _damaged(encoding: str) -> str:
    name = _NAMES.get(encoding, encoding.upper())
    return f"Read as {name}; a few damaged characters in it may be wrong."
