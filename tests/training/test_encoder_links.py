"""Pronouns of a treebank, linked to the names of what they stand for."""

from __future__ import annotations

import gzip

import pytest

from reader.training.encoder_links import read_gum_links

DOCUMENTS = """\
# newdoc id = GUM_news_one
# sent_id = GUM_news_one-1
# newpar
1	Ada	Ada	PROPN	NNP	_	2	nsubj	_	Entity=(1-person-new-cf1-2-coref
2	Moor	Moor	PROPN	NNP	_	3	flat	_	Entity=1)
3	met	meet	VERB	VBD	_	0	root	_	_
4	a	a	DET	DT	_	5	det	_	Entity=(2-person-new-cf2-2-sgl
5	baker	baker	NOUN	NN	_	3	obj	_	Entity=2)|SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = GUM_news_one-2
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-acc-cf1-1-coref)
2	thanked	thank	VERB	VBD	_	0	root	_	_
3	him	he	PRON	PRP	_	2	obj	_	Entity=(2-person-acc-cf2-1-coref)
4	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = GUM_news_two
# sent_id = GUM_news_two-1
# newpar
1	It	it	PRON	PRP	_	2	nsubj	_	Entity=(1-organization-new-cf1-1-coref)
2	grew	grow	VERB	VBD	_	0	root	_	_
"""


@pytest.fixture
def sources(tmp_path):
    path = tmp_path / "gum.conllu.gz"
    path.write_bytes(gzip.compress(DOCUMENTS.encode()))
    return read_gum_links(path)


def test_documents_are_kept_apart(sources):
    assert [source.text for source in sources] == ["Ada Moor met a baker. She thanked him .",
                                                   "It grew"]  # fmt: skip


def test_a_pronoun_leads_to_the_names_of_its_entity(sources):
    text = sources[0].text
    ((pronoun, names),) = sources[0].links
    assert pronoun.text_of(text) == "She"
    assert [name.text_of(text) for name in names] == ["Ada Moor"]


def test_who_is_never_named_leads_nowhere(sources):
    assert sources[1].links == ()
