"""A bar on standard error that says how far a command has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_WIDTH = 30


class ProgressBar:
    """One line that is drawn over; nothing at all where nobody looks."""

    def __init__(self, stream: TextIO, *, is_shown: bool) -> None:
        self._stream = stream
        self._is_shown = is_shown
        self._drawn = ""

    def show(self, name: str, done: int, total: int) -> None:
        """Draw how much of `name` is done."""
        if not self._is_shown:
            return
        share = done / max(total, 1)
        filled = "#" * round(share * _WIDTH)
        line = f"[{filled:<{_WIDTH}}] {share:4.0%} {name[-40:]}"
        if line != self._drawn:
            self._write(line)

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._drawn:
            self._write("")

    def _write(self, line: str) -> None:
        self._stream.write(f"\r{line:<{len(self._drawn)}}")
        self._stream.write("" if line else "\r")
        self._stream.flush()
        self._drawn = line
