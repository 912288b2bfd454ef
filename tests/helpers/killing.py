"""Kills a process in the middle of its work."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path
    from types import ModuleType


def run_and_kill(
    writer: ModuleType,
    arguments: list[Path | int],
    moment: random.Random,
    *,
    lines: int,
    spins: int,
) -> list[list[str]]:
    """Let a process write, kill it at a random moment, and return what it acknowledged.

    Args:
        writer: Run as a script; it prints a line for whatever is safely on disk.
        arguments: Of the script.
        moment: Tells when.
        lines: The most that are waited for.
        spins: The longest wait after them, to get somewhere within the next write.
    """
    command = [sys.executable, str(writer.__file__), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = [process.stdout.readline() for _ in range(moment.randint(1, lines))]
        for _ in range(moment.randint(0, spins)):
            pass
        process.kill()
        said += process.stdout.readlines()
    return [line.split() for line in said if line.endswith("\n")]
