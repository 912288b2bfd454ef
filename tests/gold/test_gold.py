"""The gold is what it was, and the shipped analyser is no worse at it than it was."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter

import pytest

from reader.training.lessons import LESSONS, read_labelled
from tests.gold.floors import (
    GOLD,
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    NEVER,
    SLACK,
    failures,
    load_floors,
    pin,
    score_gold,
)

ARTICLES = GOLD / "articles"
LOCKED = json.loads((GOLD / "locked.json").read_text(encoding="utf-8"))
KINDS = {"speech", "scare", "title", "other"}
TYPES = {"person", "organization", "group", "unnamed", "document", None}
FORMS = {"marks", "block", "turn", "dash"}
LEAST_WORDS = 6  # shorter sentences ("He did not say why.") may well be written twice


def labels():
    return [(p.stem, json.loads(p.read_text(encoding="utf-8"))) for p in ARTICLES.glob("*.json")]


def sentences(article):
    text = re.sub(r"[“”\"«»„]|``|''", " ", article["text"])
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        words = re.findall(r"\w+", sentence.casefold())
        if len(words) >= LEAST_WORDS:
            yield " ".join(words)


def test_locked_articles_are_untouched():
    hashes = {n: hashlib.sha256((ARTICLES / n).read_bytes()).hexdigest() for n in LOCKED}
    assert [name for name, told in LOCKED.items() if hashes[name] != told] == []


def test_half_of_the_articles_are_locked_and_none_is_lost():
    locked = {f"{name}.json" for name, content in labels() if content["locked"]}
    assert locked == {name for name in LOCKED if name.endswith(".json")}
    assert len(LOCKED) == 2 * len(locked)
    assert len(locked) >= 20


def test_labels_are_well_formed():
    wrong = [
        (name, number)
        for name, content in labels()
        for number, quote in enumerate(content["quotes"])
        if quote["kind"] not in KINDS
        or quote.get("type") not in TYPES
        or quote.get("form", "marks") not in FORMS
        or (quote.get("speaker") is None) != (quote.get("type") is None)
        or (quote["kind"] != "speech" and quote.get("speaker") is not None)
    ]
    assert wrong == []


def test_every_labelled_quotation_stands_in_the_article_as_it_is_read():
    articles = list(read_labelled(ARTICLES))
    assert len(articles) >= 40
    assert sum(len(article["segments"]) for article in articles) >= 400
    assert {a["name"]: len(a["missing"]) for a in articles if a["missing"]} == {}


def test_labels_find_the_bracketed_mentions():
    lost = Counter()
    for article in read_labelled(ARTICLES):
        content = json.loads((ARTICLES / f"{article['name']}.json").read_text(encoding="utf-8"))
        for segment, quote in zip(article["segments"], content["quotes"], strict=True):
            lost[article["name"]] += bool(quote.get("mention")) and segment["source"] is None
    assert {name: count for name, count in lost.items() if count} == {}


def test_no_two_articles_share_a_sentence_nor_do_the_lessons():
    seen, shared = {}, set()
    for article in (*read_labelled(LESSONS), *read_labelled(ARTICLES)):
        for sentence in set(sentences(article)):
            if seen.setdefault(sentence, article["name"]) != article["name"]:
                shared.add((seen[sentence], article["name"]))
    assert shared == set()


def test_every_figure_is_pinned():
    assert set(load_floors()) == {"open", "locked"}
    for pinned in load_floors().values():
        assert set(pinned) == {*HIGHER_IS_BETTER, *LOWER_IS_BETTER, *NEVER}
        assert [pinned[name] for name in NEVER] == [0, 0]


def figures(**changed):
    made = dict.fromkeys(HIGHER_IS_BETTER, 0.9) | dict.fromkeys((*LOWER_IS_BETTER, *NEVER), 0.0)
    return {"open": made | changed}


def test_floors_rise_and_do_not_fall_by_themselves():
    pinned = pin(figures(), {})
    better, worse = figures(**{"end to end F1": 0.95}), figures(**{"end to end F1": 0.8})
    assert pinned["open"]["end to end F1"] == pytest.approx(0.9 - SLACK, abs=0.0011)
    assert pin(better, pinned)["open"]["end to end F1"] == pytest.approx(0.95 - SLACK, abs=0.0011)
    assert pin(worse, pinned) == pinned
    lowered = pin(worse, pinned, may_lower=True)
    assert lowered["open"]["end to end F1"] == pytest.approx(0.8 - SLACK, abs=0.0011)


@pytest.mark.parametrize(
    ("name", "value"),
    [("end to end F1", 0.8), ("scare or title named", 0.2), ("invented names", 1)],
)
def test_what_got_worse_is_named(name, value):
    pinned = pin(figures(), {})
    assert failures(figures(), pinned) == []
    (told,) = failures(figures(**{name: value}), pinned)
    assert name in told


@pytest.mark.model
def test_the_analyser_keeps_its_level(analyser):
    assert failures(score_gold(analyser), load_floors()) == []
