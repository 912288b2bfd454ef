"""The script that sets a checkout up: what it says, and when it leaves things as they are."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the script as if it lay in a checkout of its own."""
    spec = importlib.util.spec_from_file_location("prepare", ROOT / ".ci" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "prepared")
    return module


@pytest.fixture
def commands(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record the commands in place of running them; `venv` leaves an interpreter behind."""
    recorded: list[list[str]] = []

    def run(command: list[str], **options: object) -> SimpleNamespace:
        recorded.append(command)
        if "venv" in command:
            (prepare.ENVIRONMENT / "bin").mkdir(parents=True, exist_ok=True)
            (prepare.ENVIRONMENT / "bin" / "python").touch()
        return SimpleNamespace(returncode=0, stdout="", stderr="")

    monkeypatch.setattr(prepare.subprocess, "run", run)
    return recorded


def test_environment_is_made_once(prepare: ModuleType, commands: list[list[str]]) -> None:
    prepare.prepare_environment()
    assert [command[1:3] for command in commands] == [["-m", "venv"], ["-m", "pip"]]
    prepare.prepare_environment()
    assert len(commands) == 2


def test_changed_requirements_update_it(prepare: ModuleType, commands: list[list[str]]) -> None:
    prepare.prepare_environment()
    with (prepare.ROOT / "pyproject.toml").open("a", encoding="utf-8") as stream:
        stream.write("# more\n")
    commands.clear()
    prepare.prepare_environment()
    assert [command[1:3] for command in commands] == [["-m", "pip"]]


def test_lost_interpreter_makes_it_anew(prepare: ModuleType, commands: list[list[str]]) -> None:
    prepare.prepare_environment()
    (prepare.ENVIRONMENT / "bin" / "python").unlink()
    commands.clear()
    prepare.prepare_environment()
    assert [command[1:3] for command in commands] == [["-m", "venv"], ["-m", "pip"]]


def test_broken_off_download_is_tried_again(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = iter([1, 1, 0])
    monkeypatch.setattr(
        prepare.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=next(results))
    )
    prepare.install_requirements()
    assert capsys.readouterr().err.count("failed") == 2


def test_failed_download_leaves_no_stamp(
    prepare: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare.prepare_environment()
    prepare.STAMP.write_text(prepare.interpreter_mark() + "\nolder\n", encoding="utf-8")
    monkeypatch.setattr(prepare.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    with pytest.raises(prepare.NotPreparedError):
        prepare.prepare_environment()
    assert not prepare.STAMP.exists()


def test_without_root_the_command_is_shown(
    prepare: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 1000)
    with pytest.raises(prepare.NotPreparedError) as caught:
        prepare.install(["libgl1", "libegl1"], "Qt lacks libraries")
    assert "sudo apt-get install -y --no-install-recommends libgl1 libegl1" in str(caught.value)
    assert commands == []


def test_root_installs_and_says_so(
    prepare: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 0)
    prepare.install(["libgl1"], "Qt lacks libraries")
    assert [command[-1] for command in commands] == ["-qq", "libgl1"]
    assert "Installing: apt-get install" in capsys.readouterr().err


def test_other_systems_are_told_the_names(
    prepare: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda _: None)
    with pytest.raises(prepare.NotPreparedError, match="libgl1"):
        prepare.install(["libgl1"], "Qt lacks libraries")
    assert commands == []


@pytest.mark.parametrize(
    ("variables", "plugin"),
    [
        ({"DISPLAY": ":0"}, "libqxcb.so"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libqwayland.so"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "libqxcb.so"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "libqoffscreen.so"),
    ],
)
def test_plugin_follows_the_display(
    prepare: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    plugin: str,
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert prepare.window_plugin() == plugin


def test_without_a_display_the_command_is_named(
    prepare: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert prepare.main(["window"]) == 1
    assert "python main.py quotes" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the loader of Linux")
def test_the_loader_is_asked_what_is_missing(prepare: ModuleType, tmp_path: Path) -> None:
    said = "libGL.so.1 => not found\nlibQt6Core.so.6 => not found\nlibc.so.6 => /lib/libc.so.6\n"
    ldd = tmp_path / "bin" / "ldd"
    ldd.parent.mkdir()
    ldd.write_text(f"#!/bin/sh\nprintf '{said}'\n", encoding="utf-8")
    ldd.chmod(0o755)
    qt = tmp_path / "PySide6"
    (qt / "Qt" / "lib").mkdir(parents=True)
    (qt / "QtWidgets.abi3.so").touch()
    (qt / "Qt" / "lib" / "libQt6Core.so.6").touch()
    path = f"{ldd.parent}{os.pathsep}{os.environ['PATH']}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", path)
        assert prepare.missing_libraries(qt, "libqxcb.so") == ["libGL.so.1"]


def test_this_machine_has_what_these_tests_need(prepare: ModuleType) -> None:
    import PySide6

    qt = Path(PySide6.__file__).parent
    assert prepare.missing_libraries(qt, "libqoffscreen.so") == []


def test_wrong_use(prepare: ModuleType) -> None:
    assert prepare.main([]) == 2
    assert prepare.main(["everything"]) == 2


def test_continuous_checks_run_the_tests() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in script
    assert "make test" in script
    said = subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=False)
    assert said.returncode == 0
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
