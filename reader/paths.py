"""Where things are: the user's folders, and the files that come with the app."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APP_NAME = "quote-reader"


def data_folder() -> Path:
    """Return the platform's folder for the user's data; it may not exist yet."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def config_folder() -> Path:
    """Return the platform's folder for settings; it may not exist yet."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


def log_folder() -> Path:
    """Return the platform's folder for log files; it may not exist yet."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))


def default_library() -> Path:
    """Return the library file that is used when none is named."""
    return data_folder() / "library.sqlite3"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under ``resources/``, frozen or not.

    It is not checked that the file is there: the caller knows what to say when it is not.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base.joinpath("resources", *parts)
