"""Decides until it is killed, and says what it has decided.

Run as a program: ``decision_writer.py LIBRARY SEED`` prints the identifier of each decision, and
``undone STEP`` or ``redone STEP``, each once it was acknowledged.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.library.store import Library
from tests.helpers.decisions import any_decision, tower, tower_analysis


def say(line: str) -> None:
    """Acknowledge at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def write(library: Library, draw: Random) -> None:
    """Decide, now and then to complete the last step, undo and redo, for ever."""
    article = library.add_article(tower())
    if library.article(article).analysis is None:
        library.save_analysis(article, tower_analysis())
    while True:
        decision = any_decision(draw, library.revised(article))
        last = library.decisions.next_undo() if draw.random() < 0.3 else None
        joins = None if last is None else last.identifier
        step = library.decisions.decide([decision], article=article, made_by="Ada", joins=joins)
        say(f"decided {step.decisions[-1].identifier}")
        if draw.random() < 0.3:
            say(f"undone {library.decisions.undo().identifier}")
        if draw.random() < 0.2 and library.decisions.next_redo() is not None:
            say(f"redone {library.decisions.redo().identifier}")


if __name__ == "__main__":
    with Library.open(Path(sys.argv[1])) as opened:
        write(opened, Random(sys.argv[2]))
