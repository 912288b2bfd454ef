"""Why the window cannot start, in words fit to show, and what it needs of the system."""

from __future__ import annotations

# Debian's packages that Qt needs to start at all, and to draw on an X display.
QT_LIBRARIES = (
    "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0",
)  # fmt: skip
DISPLAY_LIBRARIES = (
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-image0", "libxcb-render-util0",
    "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0", "libxcb-randr0", "libxcb-sync1",
    "libxcb-xfixes0", "libxcb-glx0", "libx11-xcb1",
)  # fmt: skip

NO_DISPLAY = """\
There is no display here, so the window cannot open.
The command finds the same quotes without one: python main.py quotes ARTICLE
"""
UNREACHABLE = """\
The display of this session cannot be reached, so the window cannot open.
The command finds the same quotes without one: python main.py quotes ARTICLE
"""


def explain_libraries(reason: str) -> str:
    """Return what to install when a library of the system is missing."""
    packages = " ".join((*QT_LIBRARIES, *DISPLAY_LIBRARIES))
    return (
        f"The window cannot open, a library of the system is missing ({reason.strip()}).\n"
        "On Debian or Ubuntu this installs what Qt needs:\n"
        f"    sudo apt-get install -y --no-install-recommends {packages}\n"
        "The command works without: python main.py quotes ARTICLE\n"
    )
