from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.training.corpora import NamedSpan, Passage
from reader.training.language_scores import describe, score_passages, score_speakers

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


@pytest.fixture
def nlp() -> Language:
    """Return a pipeline that knows two names, one with the wrong label."""
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = {"Ada Vega": "PERSON", "Reef Bank": "LOC"}
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in patterns.items()])
    return nlp


def test_names_are_scored_by_label(nlp: Language):
    words = ("Ada", "Vega", "left", "Reef", "Bank")
    names = (NamedSpan(0, 2, "PERSON"), NamedSpan(3, 5, "ORG"))
    scores = score_passages(nlp, [Passage(words, (True,) * 5, None, names)])
    assert scores == {"names": 50.0, "PERSON": 100.0}


def label(speaker: str, kind: str) -> dict[str, object]:
    return {"label": {"speaker": speaker, "type": kind}}


def test_speakers_count_every_full_name_in_the_text(nlp: Language, tmp_path: Path):
    article = {
        "text": "“So,” said Ada Vega.\nReef Bank said no to Ada Vega and Bo Lind. Vega left.",
        "segments": [
            label("Ada Vega", "person"),
            label("Bo Lind", "person"),
            label("Reef Bank", "organization"),
            label("Vega", "person"),
            label("an aide", "unnamed"),
            {"label": None},
        ],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(article), encoding="utf-8")
    assert score_speakers(nlp, path) == {
        "ORG": 0.0,
        "ORG any": 100.0,
        "PERSON": 66.7,
        "PERSON any": 66.7,
    }


def test_scores_fit_one_line():
    assert describe({"A dev": {"POS": 90.0}, "B": {"LAS": 80.5}}) == "A dev: POS 90.0; B: LAS 80.5"
