"""Confidence fitted on verdicts, and looks that were kept."""

from __future__ import annotations

import gzip
import json
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quotes.confidence import SILENT, Signals
from reader.quotes.looks import Look, Place
from reader.training.calibration import KeptLooks, fit_calibration, read_labelled_articles

LABEL = {"speaker": "Ada Moor", "type": "person", "aliases": []}


def signals(share):
    return Signals(share, share, share, share, 0.9, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0)


def verdict(share, name="Ada Moor"):
    speaker = SimpleNamespace(name=name) if name else None
    return SimpleNamespace(speaker=speaker, signals=signals(share))


def test_surer_where_verdicts_were_right():
    pairs = [(verdict(0.9), LABEL)] * 18 + [(verdict(0.9, "Bea Vale"), LABEL)] * 2
    pairs += [(verdict(0.3), LABEL)] * 6 + [(verdict(0.3, "Bea Vale"), LABEL)] * 14
    fitted = fit_calibration(pairs)
    assert fitted.confidence(signals(0.9)) == pytest.approx(0.9, abs=0.05)
    assert fitted.confidence(signals(0.3)) == pytest.approx(0.3, abs=0.05)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0.05, 0.95), st.booleans()), min_size=8, max_size=60))
def test_the_mean_confidence_is_the_share_that_was_right(drawn):
    pairs = [(verdict(share, "Ada Moor" if right else "Bea Vale"), LABEL) for share, right in drawn]
    share_right = sum(right for _, right in drawn) / len(drawn)
    if not 0 < share_right < 1:
        return
    fitted = fit_calibration(pairs)
    mean = sum(fitted.confidence(signals(share)) for share, _ in drawn) / len(drawn)
    assert mean == pytest.approx(share_right, abs=0.02)


def test_verdicts_without_a_speaker_do_not_count():
    pairs = [(verdict(0.9), LABEL), (verdict(0.2, "Bea Vale"), LABEL)]
    silent = (SimpleNamespace(speaker=None, signals=SILENT), LABEL)
    assert fit_calibration([*pairs, silent]) == fit_calibration(pairs)


def test_only_wholly_labelled_articles_are_read(tmp_path):
    articles = [
        {"name": "whole", "segments": [{"label": {}}]},
        {"name": "partly", "segments": [{"label": {}}, {}]},
        {"name": "empty", "segments": []},
    ]
    path = tmp_path / "train.jsonl"
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    assert [article["name"] for article in read_labelled_articles(path)] == ["whole"]


def test_kept_looks_come_back_by_article_and_number(tmp_path):
    look = Look((Place(1, 4, (0.5, 0.25, 0.0)),), (0.5, 0.75, 1.0), (1.0, 0.0, 0.0))
    path = tmp_path / "looks.json.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        json.dump({"a": [look.to_row(), None]}, stream)
    kept = KeptLooks.load(path)
    kept.name = "a"
    outer = SimpleNamespace(level=0)
    opened = kept.open(None, [outer, outer])
    assert (opened.look(0), opened.look(1)) == (look, None)
    with pytest.raises(ValueError, match="looked at with 2 segments"):
        kept.open(None, [outer])
    inner = SimpleNamespace(level=1)
    assert kept.open(None, [outer, inner, outer]).look(1) is None
