"""Tells whether a name is the labelled speaker: as lenient as a reader, and no more."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_HONORIFICS = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "sen", "senator", "rep", "representative", "gov",
        "governor", "president", "secretary", "prof", "professor", "sir", "dame", "lord", "lady",
        "judge", "justice", "gen", "general", "col", "capt", "sgt", "lt", "rev", "former",
        "the", "a", "an", "one", "another", "some",
    }
)  # fmt: skip
_DETERMINERS = frozenset({"the", "a", "an", "one", "another", "some"})
_PREPOSITIONS = frozenset(
    {
        "of", "for", "from", "at", "in", "with", "to", "on", "by", "who", "familiar", "close",
        "briefed",
    }
)  # fmt: skip
_SPOKES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "spokeswomen"}
)
_SPOKESPERSON = "spokesperson"
_DESCRIBED = ("unnamed", "group", "document")
_NAMED = ("person", "organization")


def is_same_speaker(name: str | None, label: dict[str, Any]) -> bool:
    """Tell whether `name` is the labelled speaker or one of the aliases.

    Accents, honorifics of persons and determiners do not count. A description of somebody
    unnamed needs the same head noun and the words of the label, or more than that noun of them.
    """
    kind = label.get("type")
    found = compared_words(name, is_person=kind == "person")
    names = [
        compared_words(n, is_person=kind == "person")
        for n in (label["speaker"], *label.get("aliases", ()))
    ]
    names = [words for words in names if words]
    if not found or not names:
        return False
    if found in names:
        return True
    if kind in _DESCRIBED:
        return _is_same_description(found, names[0])
    if kind == "organization" and _head(found) == _SPOKESPERSON:
        return tuple(w for w in found if w not in {_SPOKESPERSON, "for", "of", "the"}) in names
    return False


def is_full_name(name: str | None, label: dict[str, Any]) -> bool | None:
    """Tell whether `name` is the labelled name itself; None where nobody is named by one."""
    if label.get("type") not in _NAMED:
        return None
    is_person = label["type"] == "person"
    found = compared_words(name, is_person=is_person)
    return bool(found) and found == compared_words(label["speaker"], is_person=is_person)


def has_foreign_word(name: str, text: str) -> bool:
    """Tell whether a name has a word that the text lacks."""
    known = set(re.findall(r"[^\W_]+", text.casefold()))
    words = re.findall(r"[^\W_]+", name.casefold())
    return any(w not in known for w in words if w != _SPOKESPERSON and len(w) > 1)


def compared_words(name: str | None, *, is_person: bool) -> tuple[str, ...]:
    """Return the words of a name that are compared.

    Honorifics are dropped before a person's name only: "Justice Department" keeps both words.
    """
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub("[’‘ʼ`]", "'", plain)
    plain = re.sub(r"(?<=\w)'s\b|'", "", plain)
    plain = re.sub(r"\b(?:\w\.){2,}", lambda found: found[0].replace(".", ""), plain)
    words = [_SPOKESPERSON if w in _SPOKES else w for w in re.findall(r"[^\W_]+", plain)]
    dropped = _HONORIFICS if is_person else _DETERMINERS
    while len(words) > 1 and words[0] in dropped:
        words = words[1:]
    return tuple(words)


def _is_same_description(found: tuple[str, ...], label: tuple[str, ...]) -> bool:
    wanted = set(label) - _PREPOSITIONS - _DETERMINERS
    got = set(found) - _PREPOSITIONS - _DETERMINERS
    covers = wanted <= got or (got <= wanted and len(got) > 1)
    return covers and _head(found) == _head(label)


def _head(words: tuple[str, ...]) -> str:
    """Return the last word before the first preposition."""
    for at, word in enumerate(words):
        if at and word in _PREPOSITIONS:
            return words[at - 1]
    return words[-1]
