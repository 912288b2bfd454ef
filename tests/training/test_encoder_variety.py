"""Articles made anew: every annotation moves along with the text."""

from __future__ import annotations

import gzip
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.training.encoder_data import Names, Source
from reader.training.encoder_variety import Edit, add_marks, edit, read_works, rename

TEXT = (
    "Ada Moor came to Brill on Monday. “We stay,” Moor said. The mayor told everybody that the"
    " harbour would remain open until the spring.\n"
    "Moor’s boat is the pride of the harbour. It was built by the oldest yard, and nobody has"
    " counted how many storms it has seen since that year."
)
REPORT = "the harbour would remain open until the spring"


def span(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def news():
    label = {"kind": "speech", "speaker": "Ada Moor", "aliases": ["Moor"], "type": "person"}
    quote = span("“We stay,”")
    entry = {
        "start": quote[0],
        "end": quote[1],
        "source": [[quote[1] + 1, quote[1] + 5]],
        "cue": [[quote[1] + 6, quote[1] + 10]],
        "guess": "Ada Moor",
        "label": label,
    }
    report = {"source": [span("The mayor")], "cue": [span("told")], "content": [span(REPORT)]}
    names = (Names(Span(*span("Ada Moor")), "PERSON"), Names(Span(*span("Brill")), "LOC"))
    return Source("a", TEXT, names, (entry,), (report,))


def words(source, place):
    return source.text[place[0] : place[1]]


def test_an_edit_moves_what_comes_after_it():
    source = edit(news(), [Edit(0, 3, "Philippa"), Edit(*span("Brill"), "X")], {})
    (entry,) = source.entries
    assert words(source, (entry["start"], entry["end"])) == "“We stay,”"
    assert words(source, entry["source"][0]) == "Moor"
    assert words(source, entry["cue"][0]) == "said"
    assert source.names[0].span.text_of(source.text) == "Philippa Moor"
    assert words(source, source.attributions[0]["content"][0]) == REPORT
    assert source.text.startswith("Philippa Moor came to X on")


def test_people_get_other_names_throughout():
    source = rename(news(), ["Vale"], Random(1), 1.0)
    assert "Moor" not in source.text
    assert source.text.count("Vale") == 3
    (entry,) = source.entries
    assert entry["label"]["speaker"] == entry["guess"] == "Ada Vale"
    assert entry["label"]["aliases"] == ["Vale"]
    assert source.names[0].span.text_of(source.text) == "Ada Vale"
    assert source.names[1].span.text_of(source.text) == "Brill"


def test_nobody_is_renamed_where_none_is_to_be():
    before = news()
    assert rename(before, ["Vale"], Random(1), 0.0) is before


@given(st.integers(0, 10_000))
def test_added_marks_stand_around_words_and_touch_nothing_else(seed):
    before = news()
    source = add_marks(before, Random(seed), quoted=1.0, so_called=1.0)
    assert source.text.replace("“", "").replace("”", "") == TEXT.replace("“", "").replace("”", "")
    first, *added = sorted(source.entries, key=lambda e: e["start"])
    assert words(source, (first["start"], first["end"])) == "“We stay,”"
    last = first["end"]
    for made in added:
        quoted = words(source, (made["start"], made["end"]))
        assert (quoted[0], quoted[-1]) == ("“", "”")
        assert not set(quoted[1:-1]) & set("“”")
        assert last <= made["start"]
        last = made["end"]
    sources = [words(source, made["source"][0]) for made in added if made.get("source")]
    assert sources in ([], ["The mayor"])  # a fragment of short words alone is not made
    so_called = [made for made in added if not made.get("source")]
    assert {made["label"]["kind"] for made in so_called} <= {"scare"}


def test_a_fragment_is_part_of_what_was_reported():
    source = add_marks(news(), Random(3), quoted=1.0, so_called=0.0)
    (made,) = [e for e in source.entries if "label" not in e]
    fragment = words(source, (made["start"], made["end"])).strip("“”")
    assert fragment in REPORT
    assert fragment != REPORT
    assert words(source, made["cue"][0]) == "told"


def test_no_chance_no_change():
    before = news()
    assert add_marks(before, Random(1), quoted=0.0, so_called=0.0) is before


@pytest.fixture
def crossner(tmp_path):
    rows = [
        ("She", "O"), ("wrote", "O"), ("The", "B-book"), ("Salt", "I-book"), ("Road", "I-book"),
        (".", "O"), None, ("He", "O"), ("left", "O"), (".", "O"), None, ("“", "O"),
        ("Tide", "B-song"), ("”", "O"), None, ("Tide", "B-song"), ("and", "O"), ("Ebb", "B-song"),
    ]  # fmt: skip
    lines = ["" if row is None else f"{row[0]}\t{row[1]}" for row in rows]
    path = tmp_path / "works.iob2.gz"
    path.write_bytes(gzip.compress("\n".join(["# comment", *lines]).encode()))
    return path


def test_works_get_marks_unless_there_are_some(crossner):
    first, second = read_works(crossner)
    assert first.text == "She wrote “The Salt Road”."
    assert [words(second, (e["start"], e["end"])) for e in second.entries] == ["“Tide”", "“Ebb”"]
    (work,) = first.entries
    assert words(first, (work["start"], work["end"])) == "“The Salt Road”"
    assert work["label"]["kind"] == "title"
