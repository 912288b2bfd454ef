"""Lists and search show what is in force in every article that a step bears on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.model.decision import (
    NoteSet,
    SpeakerEdited,
    SpeakerField,
    SpeakerRenamed,
    SpeakersMerged,
)
from reader.model.quotation import Analysis
from reader.model.speaker import Speaker, SpeakerKind
from tests.helpers.articles import document, quotation
from tests.helpers.decisions import CLOCKS, FALK, dump, targets, tower, tower_analysis

if TYPE_CHECKING:
    from reader.library.store import Library

RESIDENTS = Speaker("residents", SpeakerKind.GROUP)
EVERYWHERE = {
    "a person's kind": SpeakerEdited(FALK, SpeakerField.KIND, "organization"),
    "what an unnamed one speaks for": SpeakerEdited(CLOCKS, SpeakerField.ROLE, "Falk & Sons"),
    "who has no key": SpeakerEdited(RESIDENTS, SpeakerField.NOTE, "Ask the council"),
    "who gets a key": SpeakerEdited(RESIDENTS, SpeakerField.ROLE, "of Harbour Street"),
    "a name without a key": SpeakerRenamed(RESIDENTS, "people of Harbour Street"),
    "one without a key is another": SpeakersMerged((RESIDENTS,), FALK),
}


def add(library: Library, words: str, *speakers: Speaker) -> str:
    """Add and analyse an article in which each speaker says the same."""
    lines = [f"“{words} {number},”" for number in range(len(speakers))]
    given = document(
        "\n".join(f"{line} said {s.name}." for line, s in zip(lines, speakers, strict=True))
    )
    found = tuple(
        quotation(line, number, speaker, text=given.text)
        for number, (line, speaker) in enumerate(zip(lines, speakers, strict=True), 1)
    )
    identifier = library.add_article(given)
    library.save_analysis(identifier, Analysis(given.checksum, found, "en", "test 1"))
    return identifier


def written_anew(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return what the lists say when every article is written from nothing."""
    with library._database.transaction(durable=False):
        for (row,) in library._database.rows("SELECT id FROM articles"):
            library._revisions.write(row)
    return dump(library)


@pytest.mark.parametrize("decision", EVERYWHERE.values(), ids=EVERYWHERE.keys())
def test_about_speakers_in_all_articles(library: Library, decision):
    for words in ("Rain", "Snow"):
        add(library, words, FALK, CLOCKS, RESIDENTS)
    before = dump(library)
    library.decisions.decide([decision], article=None, made_by="Ada")
    after = dump(library)
    assert after != before
    assert after == written_anew(library)
    library.decisions.undo()
    assert dump(library) == before
    library.decisions.redo()
    assert dump(library) == after


def test_article_that_taught_a_name_is_deleted(library: Library):
    short = replace(FALK, name="Falk")
    first = add(library, "Rain", short, FALK)
    library.decisions.decide([SpeakersMerged((short,), FALK)], article=first)
    second = add(library, "Snow", short)
    learnt = library.article(second).quotations[0].speaker
    edited = SpeakerEdited(learnt, SpeakerField.KIND, "organization")
    library.decisions.decide([edited], article=second)
    library.delete_article(first)
    written = dump(library)
    assert written == written_anew(library)
    assert [row[1:3] for row in written["article speakers"]] == [("Falk", "organization")]


def test_what_was_said_about_a_speaker_outlives_a_lesson(library: Library):
    """The lesson comes with the next analysis, after the decision about the name of before."""
    short = replace(FALK, name="Falk")
    second = add(library, "Snow", short)
    noted = SpeakerEdited(short, SpeakerField.NOTE, "Call first")
    library.decisions.decide([noted], article=second)
    first = add(library, "Rain", short, FALK)
    library.decisions.decide([SpeakersMerged((short,), FALK)], article=first)
    opened = library.article(second)
    library.save_analysis(
        second, replace(opened.analysis, quotations=library.found(second), analyser="test 2")
    )
    (known,) = library.article(second).quotations
    assert (known.speaker.name, known.speaker.note) == (FALK.name, "Call first")


def test_own_name_of_a_speaker_outlives_a_lesson(library: Library):
    short = replace(FALK, name="Falk")
    second = add(library, "Snow", short)
    library.decisions.decide([SpeakerRenamed(short, "Jan Falk")], article=second)
    first = add(library, "Rain", short, FALK)
    library.decisions.decide([SpeakersMerged((short,), FALK)], article=first)
    opened = library.article(second)
    library.save_analysis(
        second, replace(opened.analysis, quotations=library.found(second), analyser="test 2")
    )
    assert library.article(second).quotations == opened.quotations


def test_what_one_article_calls_a_speaker_means_nobody_elsewhere(library: Library):
    short = replace(FALK, name="Falk")
    earlier = add(library, "Hail", short)  # may be anybody
    first = add(library, "Rain", short, FALK)
    library.decisions.decide([SpeakersMerged((short,), FALK)], article=first)
    second = add(library, "Snow", short)
    learnt = library.article(second).quotations[0].speaker
    library.decisions.decide([SpeakerRenamed(learnt, "Otto K. Falk")], article=None)
    assert library.article(second).quotations[0].speaker.name == "Otto K. Falk"
    assert library.article(earlier).quotations[0].speaker == short


def test_only_new_decisions_are_read(library: Library):
    article = library.add_article(tower())
    library.save_analysis(article, tower_analysis())
    some = targets(library.article(article), "clock has")
    for number in range(20):
        library.decisions.decide([NoteSet(some, f"Note {number}")], article=article)
    queries: list[str] = []
    library._database._connection.set_trace_callback(queries.append)
    library.decisions.decide([NoteSet(some, "last")], article=article)
    library.decisions.undo()
    reads = [sql for sql in queries if "payload" in sql and "SELECT" in sql]
    assert len(reads) == 1
    assert reads[0].count(",") < 10  # the one new decision, not all of them
