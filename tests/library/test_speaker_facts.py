"""What people decided about a speaker follows them: colours everywhere, notes when they merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model.decision import SpeakerEdited, SpeakerField, SpeakerRenamed, SpeakersMerged
from reader.model.quotation import Analysis
from reader.model.speaker import Speaker, SpeakerKind
from tests.helpers.articles import document, quotation
from tests.helpers.decisions import FALK, PERRIN, dump, statement, tower, tower_analysis

if TYPE_CHECKING:
    from reader.library.store import Library
    from reader.model.decision import Decision
    from reader.model.step import Step


@pytest.fixture
def article(library: Library) -> str:
    identifier = library.add_article(tower())
    library.save_analysis(identifier, tower_analysis())
    return identifier


def decide(library: Library, article: str | None, *decisions: Decision) -> Step:
    return library.decisions.decide(decisions, article=article, made_by="Ada")


def speaker_of(library: Library, article: str, words: str) -> Speaker | None:
    return statement(library.article(article), words).speaker


def add_other(library: Library, text: str, speaker: Speaker) -> str:
    """Add and analyse an article in which one speaker says one thing."""
    given = document(text)
    identifier = library.add_article(given)
    found = quotation(text.partition(",”")[0] + ",”", 1, speaker, text=text)
    library.save_analysis(identifier, Analysis(given.checksum, (found,), "en", "test 1"))
    return identifier


class TestColour:
    SHORT = Speaker("Falk", SpeakerKind.PERSON)

    def colour(self, value: str | None, speaker: Speaker = FALK) -> SpeakerEdited:
        return SpeakerEdited(speaker, SpeakerField.COLOUR, value)

    def test_goes_with_the_speaker_into_every_article(self, library: Library, article: str):
        earlier = add_other(library, "“Rain again,” Otto Falk said.", FALK)
        before = dump(library)
        decide(library, article, self.colour("mint"))
        assert speaker_of(library, article, "I wind").colour == "mint"
        assert speaker_of(library, earlier, "Rain").colour == "mint"
        later = add_other(library, "“Snow today,” Otto Falk said.", FALK)
        assert speaker_of(library, later, "Snow").colour == "mint"
        (known,) = (s for s in library.speakers() if s.name == FALK.name)
        assert known.colour == known.speaker.colour == "mint"
        library.delete_article(later)
        library.decisions.undo()
        assert dump(library) == before

    def test_the_last_choice_counts_wherever_it_was_made(self, library: Library, article: str):
        other = add_other(library, "“Rain again,” Otto Falk said.", FALK)
        decide(library, article, self.colour("mint"))
        decide(library, other, self.colour("#aa0000"))
        assert speaker_of(library, article, "I wind").colour == "#aa0000"
        decide(library, other, self.colour(None))
        assert speaker_of(library, article, "I wind").colour is None
        library.decisions.undo()
        library.decisions.undo()
        assert speaker_of(library, other, "Rain").colour == "mint"

    def test_follows_another_name(self, library: Library, article: str):
        decide(library, article, self.colour("mint"))
        renamed = "Otto Falke"
        native = add_other(
            library, "“Hail then,” Otto Falke said.", Speaker(renamed, SpeakerKind.PERSON)
        )
        before = dump(library)
        decide(library, article, SpeakerRenamed(FALK, renamed))
        assert speaker_of(library, native, "Hail").colour == "mint"
        later = add_other(library, "“Snow today,” Otto Falk said.", FALK)
        learnt = speaker_of(library, later, "Snow")
        assert (learnt.name, learnt.colour) == (renamed, "mint")
        library.delete_article(later)
        library.decisions.undo()
        assert speaker_of(library, native, "Hail").colour is None
        assert dump(library) == before

    def test_taken_back_under_the_old_name(self, library: Library, article: str):
        other = add_other(library, "“Rain again,” Otto Falk said.", FALK)
        native = add_other(library, "“Hail then,” Falk said.", self.SHORT)
        decide(library, article, SpeakersMerged((FALK,), self.SHORT))
        before = dump(library)
        decide(library, other, self.colour("mint"))
        assert speaker_of(library, other, "Rain").colour == "mint"
        assert speaker_of(library, native, "Hail").colour is None
        library.decisions.undo()
        assert dump(library) == before

    def test_gone_with_the_article_it_was_chosen_in(self, library: Library, article: str):
        native = add_other(library, "“Hail then,” Falk said.", self.SHORT)
        decide(library, article, self.colour("mint"), SpeakersMerged((FALK,), self.SHORT))
        assert speaker_of(library, native, "Hail").colour == "mint"
        library.delete_article(article)
        assert speaker_of(library, native, "Hail").colour is None
        assert [s.colour for s in library.speakers()] == [None]

    def test_gone_from_those_who_have_it_by_another_name(self, library: Library, article: str):
        other = add_other(library, "“Rain again,” Otto Falk said.", FALK)
        native = add_other(library, "“Hail then,” Falk said.", self.SHORT)
        decide(library, other, self.colour("mint"))
        decide(library, article, SpeakersMerged((FALK,), self.SHORT))
        assert speaker_of(library, native, "Hail").colour == "mint"
        library.delete_article(other)
        assert speaker_of(library, native, "Hail").colour is None
        assert [s.colour for s in library.speakers() if s.name == "Falk"] == [None]

    def test_not_of_those_no_two_articles_share(self, library: Library, article: str):
        crowd = Speaker("residents", SpeakerKind.GROUP)
        first = add_other(library, "“Rain again,” residents said.", crowd)
        second = add_other(library, "“Snow today,” residents said.", crowd)
        decide(library, first, self.colour("mint", crowd))
        assert speaker_of(library, first, "Rain").colour == "mint"
        assert speaker_of(library, second, "Snow").colour is None


def test_what_was_noted_is_kept_when_speakers_are_merged(library: Library, article: str):
    for field, value in (
        (SpeakerField.ORGANISATION, "Tower Trust"),
        (SpeakerField.NOTE, "Called on Monday"),
        (SpeakerField.COLOUR, "mint"),
    ):
        decide(library, article, SpeakerEdited(FALK, field, value))
    decide(library, article, SpeakersMerged((FALK,), PERRIN))
    merged = speaker_of(library, article, "I wind")
    assert (merged.name, merged.organisation) == (PERRIN.name, "Tower Trust")
    assert (merged.note, merged.colour) == ("Called on Monday", "mint")
    (known,) = (s for s in library.speakers() if s.name == PERRIN.name)
    assert (known.speaker.organisation, known.speaker.note) == ("Tower Trust", "Called on Monday")
