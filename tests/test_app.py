"""Starting the window where it cannot start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader import app

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_the_command_is_named():
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    code = "import sys; from reader.app import main; sys.exit(main([], None))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "python main.py quotes" in done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_display_that_cannot_be_reached_is_said(tmp_path):
    environment = {**os.environ, "DISPLAY": ":397", "XDG_CONFIG_HOME": str(tmp_path)}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("WAYLAND_DISPLAY", None)
    code = "import sys; from reader.app import main; sys.exit(main([], None))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "python main.py quotes" in done.stderr


def test_missing_system_library_names_the_packages():
    error = ImportError("libGL.so.1: cannot open shared object file", name="PySide6.QtGui")
    text = app.explain_import(error)
    assert "libGL.so.1" in text
    assert "sudo apt-get install" in text
    assert "libegl1" in text


def test_missing_pyside_names_the_package():
    error = ModuleNotFoundError("No module named 'PySide6'", name="PySide6")
    assert "pip install PySide6-Essentials" in app.explain_import(error)


def test_worker_does_not_import_qt_with_its_factory():
    code = "import sys, reader.app; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
