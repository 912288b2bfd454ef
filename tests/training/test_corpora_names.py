from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from reader.training.corpora_names import (
    read_crossner,
    read_gum_names,
    read_uner,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reader.training.corpora import Passage


def named(passage: Passage) -> list[tuple[str, str]]:
    return [(" ".join(passage.words[n.first : n.last]), n.label) for n in passage.names or ()]


def write(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()))
    return path


def rows(*words: tuple[str, str, int, str, str]) -> str:
    """Return CoNLL-U lines of (word, part of speech, head from 1, relation, Entity)."""
    return "".join(
        f"{i}\t{w}\t{w}\t{pos}\t{'NNP' if pos == 'PROPN' else 'X'}\t_\t{head}\t{dep}\t_\t"
        f"{'Entity=' + entity if entity else '_'}\n"
        for i, (w, pos, head, dep, entity) in enumerate(words, 1)
    )


def test_uner_names_are_joined_to_the_treebank_by_sentence(tmp_path: Path):
    first = rows(("Ada", "PROPN", 2, "nsubj", ""), ("waits", "VERB", 0, "root", ""))
    second = rows(("Portham", "PROPN", 2, "nsubj", ""), ("waits", "VERB", 0, "root", ""))
    treebank = write(tmp_path / "t.conllu.gz", f"# sent_id = a\n{first}\n# sent_id = b\n{second}\n")
    names = write(
        tmp_path / "n.iob2.gz",
        "# sent_id = b\n# text = Portham waits\n1\tPortham\tB-LOC\t-\t-\n2\twaits\tO\t-\t-\n\n"
        "# sent_id = a\n# text = Ada waits\n1\tAda\tB-PER\t-\t-\n2\twaits\tO\t-\t-\n\n",
    )
    (passage,) = read_uner(names, treebank)
    assert passage.words == ("Ada", "waits", "Portham", "waits")
    assert named(passage) == [("Ada", "PERSON"), ("Portham", "LOC")]


CROSSNER = """\
# split = train
The\tO
poet\tO
Ada\tB-writer
Vega\tI-writer
of\tO
Portham\tB-location
Press\tB-organisation
(\tO
1931\tO
)\tO
won\tO
.\tO

# split = dev
Reef\tB-band
Letters\tB-academicjournal
Prize\tB-award
"""


@pytest.mark.parametrize(("split", "count"), [("train", 1), ("dev", 1), (None, 2)])
def test_crossner_splits(tmp_path: Path, split: str | None, count: int):
    path = write(tmp_path / "c.iob2.gz", CROSSNER)
    assert len(read_crossner(path, split)) == count


def test_crossner_labels_and_spaces(tmp_path: Path):
    first, second = read_crossner(write(tmp_path / "c.iob2.gz", CROSSNER))
    assert named(first) == [("Ada Vega", "PERSON"), ("Portham", "LOC"), ("Press", "ORG")]
    text = "".join(w + " " * s for w, s in zip(first.words, first.spaces, strict=True))
    assert text.strip() == "The poet Ada Vega of Portham Press (1931) won."
    assert named(second) == [("Reef", "ORG"), ("Letters", "")]


def gum_names(tmp_path: Path, *words: tuple[str, str, int, str, str]) -> list[tuple[str, str]]:
    path = write(tmp_path / "g.conllu.gz", f"# sent_id = a\n{rows(*words)}\n")
    (passage,) = read_gum_names(path)
    return named(passage)


def test_gum_person_loses_title_and_apposition(tmp_path: Path):
    found = gum_names(
        tmp_path,
        ("Professor", "PROPN", 2, "nmod", "(1-person-new-x"),
        ("Ada", "PROPN", 6, "nsubj", ""),
        ("Vega", "PROPN", 2, "flat", ""),
        (",", "PUNCT", 5, "punct", ""),
        ("mayor", "NOUN", 2, "appos", "1)"),
        ("waits", "VERB", 0, "root", ""),
    )
    assert found == [("Ada Vega", "PERSON")]


def test_gum_organization_keeps_its_preposition_and_nested_place_gives_way(tmp_path: Path):
    found = gum_names(
        tmp_path,
        ("the", "DET", 2, "det", "(1-organization-new-x"),
        ("University", "PROPN", 5, "nsubj", ""),
        ("of", "ADP", 4, "case", ""),
        ("Portham", "PROPN", 2, "nmod", "(2-place-new-x)1)"),
        ("waits", "VERB", 0, "root", ""),
    )
    assert found == [("University of Portham", "ORG")]


@pytest.mark.parametrize(
    "words",
    [
        [("aides", "NOUN", 0, "root", "(1-person-new-x)")],
        [("Secretary", "PROPN", 0, "root", "(1-person-new-x)")],
        [("Tuesday", "PROPN", 0, "root", "(1-time-new-x)")],
    ],
    ids=["common noun", "title alone", "other type"],
)
def test_gum_mentions_that_are_no_names(
    tmp_path: Path, words: list[tuple[str, str, int, str, str]]
):
    assert gum_names(tmp_path, *words) == []
