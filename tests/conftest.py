"""Set-up every test shares: no display, no home folder, one numeric thread."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from reader.quotes.analyser import Analyser


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every folder of the user at a temporary one."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let tests that need outside data be told where it is."""
    parser.addoption("--articles", default=None, help="folder of the seed article and its gold")


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """Return the real analyser, loaded once."""
    from reader.quotes.engine import load_analyser

    return load_analyser()
