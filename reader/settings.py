"""What the user chose and how the window stood, kept from one run to the next.

A JSON file; no instance is global: whoever needs the settings is given them.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from reader.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

FILE_NAME = "settings.json"
ZOOM_RANGE = (50, 400)  # per cent


class ThemeChoice(Enum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    SEPIA = "sepia"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every option with its default.

    Attributes:
        theme: Light, dark, sepia, or light and dark as the system is.
        zoom: Size of the article's text in per cent, within `ZOOM_RANGE`.
        show_plain_kinds: Whether scare quotes and titles are marked, too.
        window_geometry: Place and size of the window as Qt saves them, in base64; may be empty.
        splitter_state: Widths of the window's columns as Qt saves them, in base64; may be empty.
        library: The library file, or None for the one in the user's data folder.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    zoom: int = 100
    show_plain_kinds: bool = False
    window_geometry: str = ""
    splitter_state: str = ""
    library: Path | None = None


def load_settings(file: Path) -> tuple[Settings, str | None]:
    """Read the settings.

    What cannot be understood keeps its default; the file is then copied beside itself, so that
    nothing is lost when the settings are next saved. Options of a newer version are left out.

    Args:
        file: Where they are kept; it need not be there.

    Returns:
        The settings, and a sentence fit to show when not all of them could be read.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return (
            Settings(),
            f"The settings in {file} cannot be read ({error.strerror}); the default ones are used.",
        )
    try:
        options = json.loads(data)
    except (ValueError, RecursionError):
        options = None
    if not isinstance(options, dict):
        return Settings(), _keep_copy(file, data)
    known, is_whole = _understand(options)
    return Settings(**known), None if is_whole else _keep_copy(file, data)


def save_settings(file: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Args:
        file: Where they are kept; missing folders are made.
        settings: What to keep.

    Raises:
        SettingsError: The file cannot be written.
    """
    options = {field.name: _plain(getattr(settings, field.name)) for field in fields(settings)}
    data = json.dumps(options, indent=2).encode("utf-8") + b"\n"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(file, data)
    except OSError as error:
        raise SettingsError(
            f"The settings cannot be saved in {file} ({error.strerror or error}). "
            "Free some space or make the folder writable; they hold until the app is closed."
        ) from error


def _plain(value: object) -> object:
    if isinstance(value, ThemeChoice):
        return value.value
    return str(value) if isinstance(value, Path) else value


def _write(file: Path, data: bytes) -> None:
    unfinished = file.with_name(f"{file.name}.{uuid4().hex}.part")
    try:
        with os.fdopen(
            os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb"
        ) as out:
            out.write(data)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _understand(options: dict[str, object]) -> tuple[dict[str, Any], bool]:
    """Return the options that make sense, and whether those are all that this version knows."""
    known: dict[str, Any] = {}
    is_whole = True
    for name, read in _READERS.items():
        if name not in options:
            continue
        try:
            known[name] = read(options[name])
        except (ValueError, TypeError):
            is_whole = False
    return known, is_whole


def _read_zoom(value: object) -> int:
    lowest, highest = ZOOM_RANGE
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return min(max(value, lowest), highest)


def _read_bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _read_path(value: object) -> Path | None:
    return None if value is None else Path(_read_text(value))


_READERS: dict[str, Callable[[object], object]] = {
    "theme": ThemeChoice,
    "zoom": _read_zoom,
    "show_plain_kinds": _read_bool,
    "window_geometry": _read_text,
    "splitter_state": _read_text,
    "library": _read_path,
}


def _keep_copy(file: Path, data: bytes) -> str:
    """Copy a file that was not understood beside itself; return what to tell the user."""
    copy = file.with_name(f"{file.stem}.unreadable{file.suffix}")
    trouble = (
        f"Not all settings in {file} could be understood; the default ones are used for the rest."
    )
    try:
        _write(copy, data)
    except OSError as error:
        return f"{trouble} No copy could be kept ({error.strerror})."
    return f"{trouble} The file was copied to {copy}."
