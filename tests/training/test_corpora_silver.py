from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from reader.training.corpora import NamedSpan, Passage
from reader.training.corpora_silver import even_out, read_silver_news

if TYPE_CHECKING:
    from pathlib import Path


def named(passage: Passage) -> list[tuple[str, str]]:
    return [(" ".join(passage.words[n.first : n.last]), n.label) for n in passage.names or ()]


def test_names_fit_the_words(tmp_path: Path):
    text = "Mr. Vega waits.\nPortham-based Reef won’t."
    ents = [[0, 8, "PERSON"], [16, 23, "LOC"], [30, 34, "ORG"]]
    articles = tmp_path / "a.jsonl"
    lines = [json.dumps({"name": name, "text": text}) for name in ("a", "b", "c")]
    articles.write_text("\n".join(lines), encoding="utf-8")
    silver = tmp_path / "s.jsonl.gz"
    records = [json.dumps({"name": name, "ents": ents}) for name in ("a", "b")]
    silver.write_bytes(gzip.compress("\n".join(records).encode()))
    first, second = read_silver_news(silver, articles, last=1)
    assert named(first) == [("Vega", "PERSON")]
    assert named(second) == [("Portham", "LOC"), ("Reef", "ORG")]
    joined = "".join(w + " " * s for w, s in zip(second.words, second.spaces, strict=True))
    assert joined.strip() == "Portham-based Reef won’t."
    assert len(read_silver_news(silver, articles, first=1)) == 2


def passage(text: str, *names: tuple[int, int, str]) -> Passage:
    words = tuple(text.split())
    spans = tuple(NamedSpan(first, last, label) for first, last, label in names)
    return Passage(words, (True,) * len(words), None, spans)


def test_majority_decides_the_label():
    reef = passage("Reef waits", (0, 1, "ORG"))
    evened = even_out([[reef, reef, reef, passage("Reef waits", (0, 1, "PERSON"))]])
    assert [named(p) for p in evened] == [[("Reef", "ORG")]] * 4


def test_other_articles_decide_where_they_are_many():
    reef = passage("Reef waits", (0, 1, "ORG"))
    evened = even_out([[reef] * 12, [passage("Reef waits", (0, 1, "LOC"))]])
    assert named(evened[-1]) == [("Reef", "ORG")]


def test_undecided_label_is_not_learned_from():
    reef = [passage("Reef waits", (0, 1, label)) for label in ("ORG", "LOC")]
    assert [named(p) for p in even_out([reef])] == [[("Reef", "")]] * 2


def test_surname_is_the_person_of_the_article():
    article = [passage("Ada Lind waits", (0, 2, "PERSON")), passage("Lind waits", (0, 1, "LOC"))]
    assert named(even_out([article])[1]) == [("Lind", "PERSON")]


def test_missed_names_of_several_words_are_added():
    article = [
        passage("Ada Lind waits", (0, 2, "PERSON")),
        passage("so Ada Lind and Lind wait"),
    ]
    assert named(even_out([article])[1]) == [("Ada Lind", "PERSON")]
