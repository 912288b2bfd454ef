"""Base forms of English words by their endings, as counted in a treebank."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LONGEST_ENDING = 12
WORD_START = "^"


class EndingLemmatizer:
    """Replaces the longest known ending of a word, part of speech by part of speech.

    A rule ``"ied": (3, "y")`` takes three letters off and puts "y" on. A whole word is the ending
    that begins with `WORD_START` ("^went").
    """

    def __init__(self, rules: Mapping[str, Mapping[str, tuple[int, str]]]) -> None:
        """Take the rules of each part of speech; words of others stay as they are."""
        self._rules = {pos: dict(endings) for pos, endings in rules.items()}

    @classmethod
    def load(cls, path: Path) -> EndingLemmatizer:
        """Read rules that `save` wrote.

        Raises:
            OSError: The file cannot be read.
            ValueError: It is not such a file.
        """
        rules = json.loads(path.read_text(encoding="utf-8"))
        try:
            return cls(
                {p: {e: (int(n), str(s)) for e, (n, s) in r.items()} for p, r in rules.items()}
            )
        except (AttributeError, TypeError) as error:
            raise ValueError(f"{path.name} does not hold lemma rules") from error

    def save(self, path: Path) -> None:
        """Write the rules as JSON."""
        text = json.dumps(self._rules, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        path.write_text(text + "\n", encoding="utf-8")

    def lemma(self, word: str, pos: str) -> str:
        """Return the base form of `word`, lower case."""
        form = word.lower()
        rules = self._rules.get(pos)
        if not rules:
            return form
        marked = WORD_START + form
        for start in range(max(0, len(marked) - LONGEST_ENDING), len(marked)):
            rule = rules.get(marked[start:])
            if rule is not None:
                cut, added = rule
                return (form[:-cut] if cut else form) + added
        return form
