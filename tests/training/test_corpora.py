from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from reader.training.corpora import (
    group_paragraphs,
    plain_relation,
    read_syntax,
    read_treebank,
)

if TYPE_CHECKING:
    from pathlib import Path

TREEBANK = """\
# newdoc id = one
# sent_id = one-1
# newpar
# text = Vega can't come.
1	Vega	Vega	PROPN	NNP	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	come	come	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	home	home	ADV	RB	_	_	_	4:advmod	_
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = one-2
# text = United Ports asked.
1	United	unite	VERB	NNP	_	2	amod	_	_
2	Ports	Ports	PROPN	NNPS	_	3	nsubj:pass	_	_
3	asked	ask	VERB	VBD	_	0	root	_	_

# sent_id = one-3
# newpar
# text = Why?
1	Why	why	ADV	WRB	_	0	root	_	_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "t.conllu.gz"
    path.write_bytes(gzip.compress(TREEBANK.encode()))
    return path


def test_words_spaces_and_contractions(treebank: Path):
    first = read_syntax(treebank)[0]
    text = "".join(w + " " * s for w, s in zip(first.words, first.spaces, strict=True))
    assert text == "Vega can't come. United Ports asked "
    assert first.sentence_ids == ("one-1", "one-2")
    assert first.names is None


def test_heads_count_through_the_paragraph(treebank: Path):
    first = read_syntax(treebank)[0]
    assert first.syntax is not None
    assert [word.head for word in first.syntax] == [3, 3, 3, 3, 3, 6, 7, 7]
    assert [word.dep for word in first.syntax][3:] == [
        "ROOT",
        "punct",
        "amod",
        "nsubj:pass",
        "ROOT",
    ]


def test_words_of_names_are_proper_nouns(treebank: Path):
    first = read_syntax(treebank)[0]
    assert first.syntax is not None
    assert first.syntax[5].pos == "PROPN"


def test_paragraphs_begin_where_marked_and_keep_to_the_limit(treebank: Path):
    def sizes(limit: int) -> list[int]:
        return [len(group) for group in group_paragraphs(read_treebank(treebank), limit)]

    assert sizes(200) == [2, 1]
    assert sizes(6) == [1, 1, 1]


@pytest.mark.parametrize(
    ("dep", "kept"),
    [("root", "ROOT"), ("acl:relcl", "acl"), ("nsubj:pass", "nsubj:pass"), ("obj", "obj")],
)
def test_subtypes_are_kept_where_they_tell_speakers_apart(dep: str, kept: str):
    assert plain_relation(dep) == kept
