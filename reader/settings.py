"""What the user chose and how the window stood, kept from one run to the next.

A JSON file; no instance is global: whoever needs the settings is given them.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from reader.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

FILE_NAME = "settings.json"
ZOOM_RANGE = (50, 400)  # per cent
COLUMN_RANGE = (50, 90)  # characters a line
REVIEW_RANGE = (50, 99)  # per cent
RECENT_KEPT = 10


class ThemeChoice(Enum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    SEPIA = "sepia"


@dataclass(frozen=True, slots=True)
class RecentArticle:
    """An article that was opened.

    Attributes:
        title: What it is called in the menu.
        path: The file it was read from; empty for pasted text.
        identifier: Its identifier in the library; empty when it was not kept.
    """

    title: str
    path: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """Which statements of an article were shown.

    Attributes:
        article: Identifier of the article in the library.
        words: What was searched for among the statements.
        speaker: The only speaker shown, or None for all.
        only_review: Whether only those to review were shown.
        order: Value of the order they stood in.
        facets: Which states and marks.
        tags: Which tags.
    """

    article: str = ""
    words: str = ""
    speaker: str | None = None
    only_review: bool = False
    order: str = ""
    facets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Every option with its default.

    Attributes:
        theme: Light, dark, sepia, or light and dark as the system is.
        zoom: Size of the article's text in per cent, within `ZOOM_RANGE`.
        column: Width of the article in characters a line, within `COLUMN_RANGE`.
        reduced_motion: Whether nothing moves or fades.
        show_plain_kinds: Whether scare quotes and titles are marked, too.
        number_paragraphs: Whether paragraphs are numbered.
        language_model: Name or folder of an English spaCy pipeline; empty for the app's own.
        review_below: Confidence in per cent below which a quote should be looked at, within
            `REVIEW_RANGE`.
        reviewer: Name that goes with decisions; may be empty.
        single_keys: Whether letters without Ctrl or Alt are shortcuts.
        shortcuts: Keys the user gave to actions, by the action's name; none at all for an empty
            tuple. Actions that are not in it keep their default ones.
        show_library, show_statements: Whether the panels at the sides are shown.
        window_geometry: Place and size of the window as Qt saves them, in base64; may be empty.
        splitter_state: Widths of the window's columns as Qt saves them, in base64; may be empty.
        kept_filter: Which statements were shown at the end.
        recent: The articles opened last, the newest first, at most `RECENT_KEPT`.
        export_format: Name of the format that was exported last.
        hints_done: Names of the hints that need not be shown any more.
        library: The library file, or None for the one in the user's data folder.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    zoom: int = 100
    column: int = 68
    reduced_motion: bool = False
    show_plain_kinds: bool = False
    number_paragraphs: bool = False
    language_model: str = ""
    review_below: int = 80
    reviewer: str = ""
    single_keys: bool = True
    shortcuts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    show_library: bool = True
    show_statements: bool = True
    window_geometry: str = ""
    splitter_state: str = ""
    kept_filter: KeptFilter = field(default_factory=KeptFilter)
    recent: tuple[RecentArticle, ...] = ()
    export_format: str = "csv"
    hints_done: tuple[str, ...] = ()
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
    if isinstance(value, KeptFilter | RecentArticle):
        return asdict(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
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


def _within(bounds: tuple[int, int]) -> Callable[[object], int]:
    """Return what reads a whole number and keeps it within bounds."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError
        return min(max(value, bounds[0]), bounds[1])

    return read


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


def _read_list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _read_texts(value: object) -> tuple[str, ...]:
    return tuple(_read_text(item) for item in _read_list(value))


def _read_dict(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _read_shortcuts(value: object) -> dict[str, tuple[str, ...]]:
    return {name: _read_texts(keys) for name, keys in _read_dict(value).items()}


def _read_filter(value: object) -> KeptFilter:
    options = _read_dict(value)
    speaker = options.get("speaker")
    return KeptFilter(
        article=_read_text(options.get("article", "")),
        words=_read_text(options.get("words", "")),
        speaker=None if speaker is None else _read_text(speaker),
        only_review=_read_bool(options.get("only_review", False)),
        order=_read_text(options.get("order", "")),
        facets=_read_texts(options.get("facets", [])),
        tags=_read_texts(options.get("tags", [])),
    )


def _read_recent(value: object) -> tuple[RecentArticle, ...]:
    articles = [_read_dict(item) for item in _read_list(value)]
    return tuple(
        RecentArticle(
            title=_read_text(article.get("title", "")),
            path=_read_text(article.get("path", "")),
            identifier=_read_text(article.get("identifier", "")),
        )
        for article in articles[:RECENT_KEPT]
    )


_READERS: dict[str, Callable[[object], object]] = {
    "theme": ThemeChoice,
    "zoom": _within(ZOOM_RANGE),
    "column": _within(COLUMN_RANGE),
    "reduced_motion": _read_bool,
    "show_plain_kinds": _read_bool,
    "number_paragraphs": _read_bool,
    "language_model": _read_text,
    "review_below": _within(REVIEW_RANGE),
    "reviewer": _read_text,
    "single_keys": _read_bool,
    "shortcuts": _read_shortcuts,
    "show_library": _read_bool,
    "show_statements": _read_bool,
    "window_geometry": _read_text,
    "splitter_state": _read_text,
    "kept_filter": _read_filter,
    "recent": _read_recent,
    "export_format": _read_text,
    "hints_done": _read_texts,
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
