"""Which keys reach which action: the default ones, those the user chose, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from reader.ui.action_table import all_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.ui.action_table import ActionEntry

_TAKEN_BY_TEXT = frozenset(
    [
        "Return", "Enter", "Tab", "Shift+Tab", "Space", "Shift+Space", "Up", "Down", "Left",
        "Right", "PgUp", "PgDown", "Home", "End", "Backspace", "Ctrl+C", "Ctrl+A", "Ctrl+V",
        "Ctrl+X",
    ]
)  # fmt: skip


def normal(keys: str) -> str:
    """Return a shortcut as Qt writes it; nothing for what is none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def shown(keys: str) -> str:
    """Return a shortcut as the platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def is_single(keys: str) -> bool:
    """Tell whether a shortcut is one character, which could be typed as well."""
    return len(normal(keys).removeprefix("Shift+")) == 1


@dataclass(frozen=True, slots=True)
class Shortcuts:
    """The keys of every action.

    Attributes:
        chosen: Those the user gave, by the action's name.
        single_keys: Whether characters without Ctrl or Alt count.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    single_keys: bool = True

    def keys_of(self, entry: ActionEntry) -> tuple[str, ...]:
        """Return the shortcuts that reach an action, the one to show first."""
        keys = tuple(map(normal, self._wanted(entry)))
        return tuple(k for k in keys if k and (self.single_keys or not is_single(k)))

    def _wanted(self, entry: ActionEntry) -> tuple[str, ...]:
        return entry.keys if entry.is_fixed else self.chosen.get(entry.name, entry.keys)

    def users_of(self, keys: str, *, but: str = "") -> list[ActionEntry]:
        """Return the actions that a shortcut reaches, or would if single keys counted.

        Args:
            keys: The shortcut.
            but: Name of an action that is left out.
        """
        wanted = normal(keys)
        return [
            entry
            for entry in all_entries()
            if entry.name != but and wanted in map(normal, self._wanted(entry))
        ]

    def with_keys(self, name: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the user's choice with these keys for one action, taken from all others."""
        wanted = tuple(filter(None, map(normal, keys)))
        chosen = {**self.chosen, name: wanted}
        for key in wanted:
            for entry in self.users_of(key, but=name):
                left = (k for k in self._wanted(entry) if normal(k) not in wanted)
                chosen[entry.name] = tuple(left)
        return _without_defaults(chosen)

    def without(self, name: str) -> dict[str, tuple[str, ...]]:
        """Return the user's choice with the default keys for one action."""
        entry = next(e for e in all_entries() if e.name == name)
        kept = {other: keys for other, keys in self.chosen.items() if other != name}
        return Shortcuts(kept, self.single_keys).with_keys(name, entry.keys)


def refusal(keys: str) -> str:
    """Return why a shortcut cannot be given to an action, or nothing when it can."""
    if normal(keys) in _TAKEN_BY_TEXT:
        return f"{shown(keys)} is needed for reading and typing."
    return ""


def _without_defaults(chosen: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    defaults = {entry.name: tuple(map(normal, entry.keys)) for entry in all_entries()}
    return {name: keys for name, keys in chosen.items() if keys != defaults.get(name)}
