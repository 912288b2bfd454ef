"""Maps offsets between code points and UTF-16 units, which is what Qt counts in."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """The two offsets of every place in one text.

    Attributes:
        length: Of the text in code points.
        length_utf16: Of the text in UTF-16 units.
    """

    def __init__(self, text: str) -> None:
        # Only characters beyond the first plane take two units; most texts have none. Lone
        # surrogates take one, in Python as in Qt.
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_utf16 = [start + number for number, start in enumerate(self._astral)]
        self.length = len(text)
        self.length_utf16 = len(text) + len(self._astral)

    @property
    def is_identity(self) -> bool:
        """Tell whether both offsets are the same all over the text."""
        return not self._astral

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset.

        Args:
            offset: 0 to `length`; anything beyond is taken as the nearest of these.
        """
        offset = min(max(offset, 0), self.length)
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def from_utf16(self, offset_utf16: int) -> int:
        """Return the code point offset of a UTF-16 offset.

        Args:
            offset_utf16: 0 to `length_utf16`; anything beyond is taken as the nearest of these.
                In the middle of a character it is that character's start.
        """
        offset_utf16 = min(max(offset_utf16, 0), self.length_utf16)
        if not self._astral:
            return offset_utf16
        number = bisect_left(self._astral_utf16, offset_utf16)
        if number and self._astral_utf16[number - 1] == offset_utf16 - 1:
            return self._astral[number - 1]
        return offset_utf16 - number
