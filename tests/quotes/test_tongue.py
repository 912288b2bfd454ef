"""Which language an article is in."""

from __future__ import annotations

import pytest

from reader.quotes.tongue import recognise_language

ENGLISH = (
    "The council said on Monday that it would not close the harbour for the winter, and the "
    "fishermen who had asked for more time were told that they would have it by the spring."
)
GERMAN = (
    "Der Rat teilte am Montag mit, dass der Hafen im Winter nicht geschlossen wird, und die "
    "Fischer, die um mehr Zeit gebeten hatten, werden sie bis zum Frühjahr bekommen."
)
FRENCH = (
    "Le conseil a dit lundi que le port ne serait pas fermé pour l'hiver, et les pêcheurs qui "
    "avaient demandé du temps en auront jusqu'au printemps, selon une note de la mairie."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        ("", "en"),
        ("Two words", "en"),
        ("委员会星期一表示 港口冬季不会关闭", "und"),
        (GERMAN + " " + ENGLISH * 3, "en"),
    ],
    ids=["english", "german", "french", "empty", "short", "chinese", "mostly english"],
)
def test_language(text, language):
    assert recognise_language(text) == language
