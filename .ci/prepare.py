"""Set up what the Makefile's targets need; standard library only, so the system's Python runs it.

`prepare.py PURPOSE` makes or updates the environment in `.venv`, then asks the system's loader
which libraries Qt is missing. As root on Debian and its relatives what is missing is installed;
anybody else is told the exact command. A machine that has everything is left as it is.

It lives here because it belongs to the checkout, not to the app: nothing under `reader/` or
`resources/`, which are shipped, knows of it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "prepared"
OLDEST_PYTHON = (3, 11)
TRIES = 3

# The environment alone; with Qt drawing to memory; with Qt on the display that is there.
PURPOSES = ("python", "offscreen", "window")

# Debian 12's packages by the library they hold; what is not here is named by its file.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

NO_DISPLAY = """\
There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open.
The command does the same work without one; everything it needs is set up:
    .venv/bin/python main.py quotes resources/samples/article.html
"""


class NotPreparedError(Exception):
    """Something is missing that cannot be put right from here; the message says what to do."""


def say(line: str) -> None:
    """Write a line to standard error at once."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def install(packages: list[str], reason: str) -> None:
    """Install Debian packages as root; otherwise stop with the command that does it.

    Args:
        packages: Names, in the order the command shows.
        reason: What they are for, the start of the line that is shown.
    """
    names = " ".join(packages)
    command = f"apt-get install -y --no-install-recommends {names}"
    if shutil.which("apt-get") is None:
        raise NotPreparedError(
            f"{reason}. Install what your system calls these (Debian's names): {names}"
        )
    if os.geteuid() != 0:
        raise NotPreparedError(f"{reason}. Run this, then try again:\n    sudo {command}")
    say(f"{reason}. Installing: {command}")
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # An index that is partly out of reach may still name the packages wanted here.
    subprocess.run(["apt-get", "update", "-qq"], env=settings, check=False)
    quiet = ["apt-get", "-qq", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0"]
    done = subprocess.run(
        [*quiet, *command.split()[1:]], env=settings, stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise NotPreparedError(f"That failed (status {done.returncode}); run it to see why.")


def check_python() -> None:
    """Stop when this Python is too old for the app."""
    if sys.version_info < OLDEST_PYTHON:
        raise NotPreparedError(
            f"Python 3.11 or newer is needed; {sys.executable} is {platform.python_version()}."
            " Name another one: make PYTHON=python3.12 ..."
        )


def interpreter_mark() -> str:
    """Return what an environment must be made anew for: another Python, or a moved checkout."""
    version = "{}.{}".format(*sys.version_info)
    return f"{version} {sys.base_prefix} {ENVIRONMENT}"


def project_mark() -> str:
    """Return what an environment must be updated for: a changed pyproject.toml."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def environment_works() -> bool:
    """Tell whether the interpreter of `.venv` starts and is the one the stamp speaks of."""
    stamp = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []
    return interpreter_mark() in stamp and (ENVIRONMENT / "bin" / "python").exists()


def make_environment() -> None:
    """Make `.venv` anew, with the module for it installed first where Debian left it out."""
    if importlib.util.find_spec("ensurepip") is None:
        package = "python{}.{}-venv".format(*sys.version_info)
        install([package], "This Python cannot make environments")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)


def install_requirements() -> None:
    """Install what pyproject.toml asks for; large downloads break off, so try again."""
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--retries", "5"]
    if not sys.stderr.isatty():
        pip.append("--quiet")
    for attempt in range(1, TRIES + 1):
        done = subprocess.run([*pip, "--editable", f"{ROOT}[test]"], check=False)
        if done.returncode == 0:
            return
        say(f"Installing the Python packages failed (try {attempt} of {TRIES}).")
    raise NotPreparedError("The Python packages could not be installed; pip says why above.")


def prepare_environment() -> None:
    """Make or update `.venv`; do nothing when it is as pyproject.toml asks."""
    marks = f"{interpreter_mark()}\n{project_mark()}\n"
    if environment_works():
        if STAMP.read_text(encoding="utf-8") == marks:
            return
        say("pyproject.toml has changed: updating the Python packages in .venv.")
    else:
        say("Setting up Python packages in .venv (about 750 MB; minutes, the first time only).")
        make_environment()
    STAMP.unlink(missing_ok=True)
    install_requirements()
    STAMP.write_text(marks, encoding="utf-8")


def window_plugin() -> str:
    """Return the platform plugin the window will use; stop when there is no display."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return f"libq{chosen}.so"
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise NotPreparedError(NO_DISPLAY.rstrip())
    if chosen.startswith("wayland") or not os.environ.get("DISPLAY"):
        return "libqwayland.so"
    return "libqxcb.so"


def missing_libraries(qt: Path, plugin: str) -> list[str]:
    """Ask the loader which system libraries Qt's windows and a platform plugin lack.

    Args:
        qt: The folder of the PySide6 package.
        plugin: File name of the platform plugin.

    Returns:
        File names such as `libGL.so.1`, sorted; what the wheel itself brings is left out.
    """
    wanted = [qt / "QtWidgets.abi3.so", qt / "Qt" / "plugins" / "platforms" / plugin]
    homes = (qt, qt / "Qt" / "lib", qt.parent / "shiboken6")
    own = {path.name for home in homes for path in home.glob("*.so*")}
    missing: set[str] = set()
    for path in wanted:
        if path.is_file():
            said = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False)
            missing.update(
                line.split()[0] for line in said.stdout.splitlines() if "not found" in line
            )
    return sorted(missing - own)


def prepare_system(plugin: str) -> None:
    """Install the system libraries Qt needs for a platform plugin, if any is missing."""
    if not sys.platform.startswith("linux"):
        return
    folders = list(ENVIRONMENT.glob("lib/python3*/site-packages/PySide6"))
    missing = missing_libraries(folders[0], plugin) if folders else []
    if not missing:
        return
    unknown = [name for name in missing if name not in PACKAGES]
    if unknown:
        raise NotPreparedError(
            f"Qt lacks libraries of the system: {', '.join(missing)}."
            " Install the packages that hold them, then try again."
        )
    packages = sorted({PACKAGES[name] for name in missing})
    install(packages, f"Qt lacks libraries of the system ({', '.join(missing)})")


def main(arguments: list[str]) -> int:
    """Prepare for one purpose and return the exit status."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        say(f"usage: prepare.py {'|'.join(PURPOSES)}")
        return 2
    try:
        check_python()
        prepare_environment()
        if arguments[0] == "offscreen":
            prepare_system("libqoffscreen.so")
        elif arguments[0] == "window":
            prepare_system(window_plugin())
    except NotPreparedError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
