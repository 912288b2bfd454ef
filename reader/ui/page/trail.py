"""Where the reader was before each jump, to go back there and forth again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 200


class Trail:
    """Two stacks of code points, as a browser has them."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    @property
    def has_behind(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    @property
    def has_ahead(self) -> bool:
        """Whether there is a place to go forward to."""
        return bool(self._ahead)

    def leave(self, position: int) -> None:
        """Note where a jump starts; what lay ahead is forgotten."""
        if not self._behind or self._behind[-1] != position:
            self._behind.append(position)
            del self._behind[:-_MOST]
        self._ahead.clear()

    def back(self, position: int) -> int | None:
        """Return the place to go back to from `position`, or None."""
        return self._step(self._behind, self._ahead, position)

    def forward(self, position: int) -> int | None:
        """Return the place to go forward to from `position`, or None."""
        return self._step(self._ahead, self._behind, position)

    def move(self, place: Callable[[int], int]) -> None:
        """Give every place another code point, as the text has changed."""
        self._behind = [place(position) for position in self._behind]
        self._ahead = [place(position) for position in self._ahead]

    @staticmethod
    def _step(source: list[int], other: list[int], position: int) -> int | None:
        if not source:
            return None
        other.append(position)
        return source.pop()
