"""The one edge between our offsets (code points) and Qt's (UTF-16 units)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """Converts offsets of one text; costs nothing where the text has no astral characters."""

    def __init__(self, text: str) -> None:
        length_utf16 = len(text.encode("utf-16-le", "surrogatepass")) // 2
        is_plain = length_utf16 == len(text)  # a long text is encoded faster than searched
        self._astral = [] if is_plain else [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_utf16 = [start + rank for rank, start in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point."""
        return offset + bisect_left(self._astral, offset)

    def from_utf16(self, offset_utf16: int) -> int:
        """Return the code point at a UTF-16 offset; inside a pair, the pair's code point."""
        before = bisect_right(self._astral_utf16, offset_utf16 - 1)
        if before and self._astral_utf16[before - 1] + 1 == offset_utf16:
            return self._astral[before - 1]
        return offset_utf16 - before
