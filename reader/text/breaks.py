"""Where a text may be cut for a reader: between characters, at the edges of words."""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u200c\u200d")
_ZWJ = "\u200d"


def is_between_characters(text: str, offset: int) -> bool:
    """Tell whether what a reader takes for one character is left whole at an offset.

    Follows the grapheme clusters of Unicode (UAX 29) for what articles hold: marks and joiners,
    emoji with skin and flags, syllables of Hangul, line ends; the rarer rules are left out.
    """
    if not 0 < offset < len(text):
        return True
    before, here = text[offset - 1], text[offset]
    if _extends(here) or before == _ZWJ or before + here == "\r\n":
        return False
    if _is_flag_half(before) and _is_flag_half(here):
        return _flag_halves_before(text, offset) % 2 == 0
    if "\ud800" <= before <= "\udbff" and "\udc00" <= here <= "\udfff":
        return False
    return not _continues_syllable(before, here)


def is_start_of_words(text: str, offset: int) -> bool:
    """Tell whether a word, or what stands before it without space, begins at an offset."""
    if offset >= len(text) or text[offset].isspace():
        return False
    is_after_space = offset == 0 or text[offset - 1].isspace()
    return is_after_space or (_is_of_word(text, offset) and not _is_of_word(text, offset - 1))


def is_end_of_words(text: str, offset: int) -> bool:
    """Tell whether a word, or what stands after it without space, ends at an offset."""
    if offset <= 0 or text[offset - 1].isspace():
        return False
    is_before_space = offset >= len(text) or text[offset].isspace()
    return is_before_space or (_is_of_word(text, offset - 1) and not _is_of_word(text, offset))


def _is_of_word(text: str, offset: int) -> bool:
    """Tell whether a code point is part of a word: apostrophes and hyphens within it are."""
    here = text[offset]
    if here in "’'-\u2010\u2011":
        around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
        return len(around) == 2 and around[0].isalnum() and around[1].isalnum()
    return here.isalnum() or here == "_" or _extends(here)


def _extends(character: str) -> bool:
    if character < "\u0300":
        return False
    is_tag_or_skin = "\U0001f3fb" <= character <= "\U0001f3ff" or (
        "\U000e0020" <= character <= "\U000e007f"
    )
    return character in _JOINERS or is_tag_or_skin or unicodedata.category(character)[0] == "M"


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_halves_before(text: str, offset: int) -> int:
    start = offset
    while start > 0 and _is_flag_half(text[start - 1]):
        start -= 1
    return offset - start


def _continues_syllable(before: str, here: str) -> bool:
    """Tell whether two letters of Hangul are of one syllable (leading, vowel, trailing)."""
    if "\u1100" <= before <= "\u115f":
        return "\u1100" <= here <= "\u11a7" or "\uac00" <= here <= "\ud7a3"
    is_whole = "\uac00" <= before <= "\ud7a3"
    ends_in_vowel = (
        is_whole and (ord(before) - 0xAC00) % 28 == 0
    ) or "\u1160" <= before <= "\u11a7"
    if ends_in_vowel and "\u1160" <= here <= "\u11a7":
        return True
    return (is_whole or "\u1160" <= before <= "\u11ff") and "\u11a8" <= here <= "\u11ff"
