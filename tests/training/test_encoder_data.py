"""Articles as questions: where the right answers stand, and what is not asked."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.quotes.pieces import PieceReader
from reader.training.corpora import NamedSpan, Passage
from reader.training.encoder_data import (
    UNKNOWN_TAG,
    Names,
    Source,
    core_of,
    from_article,
    from_passages,
    make_lesson,
    pieces_of,
    read_news,
)
from tests.helpers.toy_tokenizer import make_tokenizer

READER = PieceReader(make_tokenizer())
TEXT = "Ada Moor came. “We stay,” Moor said. “We will,” she said. Tom Moor left. A baker said “no”."


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def entry(quote, source=None, cue=None, text=TEXT, **label):
    place = span(quote, text)
    made = {"start": place.start, "end": place.end}
    for name, words in (("source", source), ("cue", cue)):
        if words is not None:
            found = span(words, text)
            made[name] = [[found.start, found.end]]
    if label:
        made["label"] = {"aliases": [], "type": "person", "speaker": None, **label}
    return made


def ask(entry, *, names=None, text=TEXT):
    lesson = make_lesson(Source("a", text, names, (entry,)), READER)
    (question,) = lesson.questions
    return question


def words_of(spans, text=TEXT):
    return [s.text_of(text) for s in spans]


@pytest.mark.parametrize(
    ("source", "core"),
    [
        ("Ada Moor, the mayor of Brill", "Ada Moor"),
        ("a spokesman for the port", "a spokesman"),
        ("the man who came", "the man"),
        ("(Ada Moor)", "Ada Moor)"),
        ("she", "she"),
        ("Moor — the mayor", "Moor "),
        ("—", "—"),
    ],
)
def test_the_core_of_a_mention(source, core):
    text = f"so {source} said"
    assert core_of(text, Span(3, 3 + len(source))).text_of(text) == core


def test_a_labelled_person_is_found_by_surname_but_not_as_a_namesake():
    names = tuple(Names(span(words), "PERSON") for words in ("Ada Moor", "Tom Moor"))
    question = ask(
        entry("“We will,”", "she", "said", kind="speech", speaker="Ada Moor"), names=names
    )
    assert words_of(question.mention) == ["she"]
    assert words_of(question.cue) == ["said"]
    assert [s.start for s in question.speaker] == [TEXT.index("Moor"), TEXT.index("Moor said")]
    assert (question.kind, question.weight, question.speaker_weight) == (0, 1.0, 1.0)


def test_the_unnamed_are_named_by_their_mention():
    question = ask(entry("“no”", "A baker", "said", kind="speech", speaker="baker", type="unnamed"))
    assert words_of(question.speaker) == ["A baker"]


@pytest.mark.parametrize(("kind", "number"), [("scare", 1), ("title", 2)])
def test_what_is_no_speech_has_neither_mention_nor_speaker(kind, number):
    question = ask(entry("“no”", kind=kind))
    assert (question.kind, question.mention, question.speaker) == (number, (), ())


@pytest.mark.parametrize("kind", ["broken", "other"])
def test_undecidable_words_are_not_asked_about(kind):
    lesson = make_lesson(Source("a", TEXT, None, (entry("“no”", kind=kind),)), READER)
    assert lesson.questions == []


def test_without_a_label_the_name_in_the_mention_is_the_speaker():
    names = (Names(span("Ada Moor"), "PERSON"), Names(span("Moor said").__class__(
        TEXT.index("Moor said"), TEXT.index("Moor said") + 4), "PERSON"))  # fmt: skip
    question = ask(entry("“We stay,”", "Moor said"), names=names)
    assert TEXT.index("Moor said") in {s.start for s in question.speaker}
    assert question.speaker_weight == 0.7


def test_a_pronoun_without_a_label_leaves_the_speaker_open():
    names = (Names(span("Ada Moor"), "PERSON"),)
    assert ask(entry("“We will,”", "she"), names=names).speaker is None
    guessed = entry("“We will,”", "she") | {"guess": "Ada Moor"}
    question = ask(guessed, names=names)
    assert {s.text_of(TEXT) for s in question.speaker} == {"Moor"}
    assert question.speaker_weight == 0.4


@pytest.mark.parametrize(
    ("source", "also"),
    [
        ("port expert and author Ada Moor", True),
        ("a spokesman for Ada Moor", False),
        ("Ada Moor", False),
    ],
)
def test_a_description_that_goes_on_to_a_name_takes_it_along(source, also):
    text = f"“We stay,” said {source}."
    names = (Names(span("Ada Moor", text), "PERSON"),)
    question = ask(entry("“We stay,”", source, text=text), names=names, text=text)
    assert ("Ada Moor" in words_of(question.mention, text)[1:]) is also


def test_only_what_lies_within_quotations_is_asked_when_nested():
    text = "“Tom said ‘we stay’ and left,” Ada said."
    inner = entry("‘we stay’", "Tom", text=text, kind="speech", speaker="Tom")
    outer = entry("“Tom said ‘we stay’ and left,”", "Ada", text=text, kind="speech", speaker="Ada")
    source = Source("a", text, None, (outer, inner))
    (plain,) = make_lesson(source, READER).questions
    (nested,) = make_lesson(source, READER, nested=True).questions
    assert words_of(plain.mention, text) == ["Ada"]
    assert words_of(nested.mention, text) == ["Tom"]


def test_texts_whose_line_ends_would_move_offsets_are_left_out():
    assert make_lesson(Source("a", "One.\r\nTwo."), READER) is None


def test_pronouns_of_treebanks_ask_for_names():
    source = Source("a", "Ada left. She said", links=((Span(10, 13), (Span(0, 3),)),))
    (question,) = make_lesson(source, READER).questions
    assert (question.segment, question.pronoun, question.speaker) == (
        -1, Span(10, 13), (Span(0, 3),),
    )  # fmt: skip


def test_tags_begin_and_go_on_and_unknown_labels_are_not_learned():
    text = "Ada Moor left Brill"
    names = (Names(Span(0, 8), "PERSON"), Names(Span(14, 19), ""))
    lesson = make_lesson(Source("a", text, names), READER)
    tags = {}
    for at, tag in enumerate(lesson.tags):
        word = text[lesson.pieces.starts[at] : lesson.pieces.ends[at]]
        tags.setdefault(word or "separator", tag)
    assert tags["Ada"] == 1
    assert tags["M"] == tags["o"] == 2
    assert tags["B"] == UNKNOWN_TAG
    assert tags["separator"] == tags["l"] == 0
    nothing = make_lesson(Source("a", text), READER)
    assert set(nothing.tags) == {UNKNOWN_TAG}


@given(st.integers(0, len(TEXT)), st.integers(1, 12))
def test_pieces_of_a_span_are_those_that_touch_it(start, size):
    pieces = make_lesson(Source("a", TEXT), READER).pieces
    wanted = Span(start, min(len(TEXT), start + size))
    first, last = pieces_of(pieces, wanted)
    touching = [
        at
        for at in range(len(pieces))
        if pieces.starts[at] < wanted.end
        and wanted.start < pieces.ends[at]
        and pieces.ends[at] > pieces.starts[at]
    ]
    assert list(range(first, last)) == touching


def test_news_come_with_the_names_another_program_found(tmp_path):
    articles = [
        {"name": "one", "text": TEXT, "segments": [entry("“no”", kind="scare")]},
        {"name": "two", "text": TEXT, "segments": [entry("“no”")], "attributions": [{"cue": []}]},
        {"name": "three", "text": TEXT, "segments": []},
    ]
    news, silver = tmp_path / "news.jsonl", tmp_path / "silver.jsonl.gz"
    news.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    record = {"name": "two", "ents": [[0, 8, "PERSON"]]}
    silver.write_bytes(gzip.compress(json.dumps(record).encode()))
    one, two, three = read_news(news, silver)
    assert (one.is_labelled, two.is_labelled, three.is_labelled) == (True, False, False)
    assert two.names == (Names(Span(0, 8), "PERSON"),)
    assert one.names is None
    assert two.attributions == ({"cue": []},)


def test_own_articles_teach_by_their_marks_alone():
    segments = [{"form": "marks", "start": 0}, {"form": "turn", "start": 9}]
    source = from_article({"name": "a", "text": TEXT, "segments": segments})
    assert source.entries == ({"form": "marks", "start": 0},)
    assert source.is_labelled


def test_passages_are_joined_and_their_names_still_stand_there():
    words = ("Ada", "Moor", "left", "Brill", ".")
    passage = Passage(
        words, (True, True, True, False, True),
        names=(NamedSpan(0, 2, "PERSON"), NamedSpan(3, 4, "LOC")),
    )  # fmt: skip
    sources = from_passages([passage] * 5, size=50)
    assert len(sources) == 2
    assert sum(len(source.names) for source in sources) == 10
    for source in sources:
        found = {(n.span.text_of(source.text), n.label) for n in source.names}
        assert found == {("Ada Moor", "PERSON"), ("Brill", "LOC")}
