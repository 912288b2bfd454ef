"""The seed article: right as it is, and right with every name replaced by an invented one."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from reader.model.quotation import AttributionState, gather_statements
from reader.text.loading import document_from_text
from tests.helpers.disguise import disguise, invent_word

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def article(request: pytest.FixtureRequest):
    folder = request.config.getoption("--articles")
    if folder is None:
        pytest.skip("needs the folder of the seed article: --articles FOLDER")
    text = (Path(folder) / "alibaba.txt").read_text(encoding="utf-8")
    gold = json.loads((Path(folder) / "alibaba.gold.jsonl").read_text(encoding="utf-8"))
    return text, gold


def same_form(chance: random.Random) -> dict[str, str]:
    """Invent other names: people of two words, companies of one, a state and its people."""

    def word(syllables):
        return invent_word(chance, syllables)

    state, other = word(2), word(3)
    first, second = f"{word(1)} {word(2)}", f"{word(1)} {word(1)}"
    head, rival = word(2), word(1)
    paper = f"{word(2)} Times"
    initials = "".join(w[0] for w in paper.split())
    return {
        "Alibaba": word(3),
        "Anthropic": word(3),
        "Financial Times": paper,
        "FT": initials,
        "Agence France-Presse": f"Agence {word(2)}-Presse",
        "Liu Pengyu": first,
        "Lin Jian": second,
        "Donald Trump": f"{word(2)} {head}",
        "Trump": head,
        "Xi Jinping": f"{rival} {word(2)}",
        "Beijing": word(2),
        "Washington": word(3),
        "China": f"{state}a",
        "Chinese": f"{state}ese",
        "United States": f"United {other}s",
        "American": f"{other}an",
        "California": word(4),
    }


def found_speakers(analyser, text):
    *_, analysis = analyser.analyse(document_from_text(text), cancelled=lambda: False)
    return analysis


def check(analysis, gold, names, offset):
    def rename(words):
        return disguise(words, names).text

    quotes = {q.span.start: q for q in analysis.quotations if q.kind.is_speech}
    expected = {offset(s["start"]): s["label"] for s in gold["segments"]}
    assert {start: q.speaker and q.speaker.name for start, q in quotes.items()} == {
        start: rename(label["speaker"]) for start, label in expected.items()
    }
    roles = {start: (q.speaker.kind.value, q.speaker.role) for start, q in quotes.items()}
    assert roles == {
        start: (label["type"], rename(label["role"]).replace("'", "’"))
        for start, label in expected.items()
    }
    assert len({q.speaker for q in quotes.values()}) == 4
    speech = [s for s in gather_statements(analysis.quotations) if s.first.kind.is_speech]
    assert len(speech) == 8
    assert all(q.attribution.state is not AttributionState.UNATTRIBUTED for q in quotes.values())


def test_as_it_is(article, analyser):
    text, gold = article
    check(found_speakers(analyser, text), gold, {"\0": "\0"}, lambda start: start)


@pytest.mark.parametrize("seed", range(8))
def test_with_every_name_replaced(article, analyser, seed):
    text, gold = article
    names = same_form(random.Random(seed))
    disguised = disguise(text, names)
    check(found_speakers(analyser, disguised.text), gold, names, disguised.offset)


def test_its_names_are_nowhere_in_the_product():
    # Whole words: "philanthropic" is no name.
    needles = re.compile(rb"(?<![a-z])(?:alibaba|pengyu|lin jian|anthropic)")
    for folder in ("reader", "resources"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in (".pyc", ".png"):
                assert not needles.search(path.read_bytes().lower()), path
