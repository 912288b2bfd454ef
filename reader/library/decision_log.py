"""Deciding, undoing and redoing: the log, and everything that follows from it, in one write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library import documents, findings, speakers, steps
from reader.library.revisions import is_on_text
from reader.model.decision import SpeakerEdited, SpeakerRenamed, SpeakersMerged, TextReplaced
from reader.model.speaker import match_key
from reader.model.step import StepState
from reader.review.learning import as_met_everywhere, later_keys
from reader.review.replay import edit_speaker
from reader.text.difference import find_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reader.library.database import Database
    from reader.library.revisions import Revisions
    from reader.model.decision import Decision
    from reader.model.document import Document
    from reader.model.speaker import Speaker
    from reader.model.step import Step


class DecisionLog:
    """What people decided, in the order they did; the whole library has one log.

    Every method that changes something has it on disk when it returns, with lists, counts and
    search in step, all of it or nothing.

    Thread: That of the library.
    """

    def __init__(self, database: Database, revisions: Revisions) -> None:
        self._database = database
        self._revisions = revisions

    def decide(
        self,
        decisions: Sequence[Decision],
        *,
        article: str | None,
        made_by: str = "",
        title: str | None = None,
        joins: str | None = None,
    ) -> Step:
        """Put decisions in force, as one step.

        Args:
            decisions: In order, at least one.
            article: UUID of the article they are about; None: about speakers everywhere.
            made_by: Name of the reviewer.
            title: What menus call the step; by default the title of the first decision.
            joins: UUID of a step that these decisions complete. While it is the last one in force
                they become part of it, and it gets their title; otherwise they are a step.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        name = decisions[0].title if title is None else title
        if article is None:
            decisions = [*map(as_met_everywhere, decisions)]
        with self._database.transaction(durable=True):
            row = None if article is None else documents.require_article(self._database, article)
            return self._add(row, decisions, made_by, name, joins)

    def replace_text(
        self, article: str, document: Document, original: bytes | None, made_by: str = ""
    ) -> Step | None:
        """Give an article the text it has by now where it came from, as a step.

        Args:
            article: Its UUID.
            document: As it was read anew.
            original: The bytes it was read from.
            made_by: Name of the reviewer.

        Returns:
            The step, or None where the text is the same as before.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        with self._database.transaction(durable=True):
            row = documents.require_article(self._database, article)
            text = documents.read_text(self._database, row)
            if text == document.text:
                return None
            documents.add_text(self._database, row, document, original=original)
            replaced = TextReplaced(document.checksum, find_edits(text, document.text))
            return self._add(row, [replaced], made_by, replaced.title)

    def undo(self) -> Step | None:
        """Take the last step that is in force out of it; return it, or None where there is none."""
        return self._turn(steps.find_undoable, StepState.UNDONE)

    def redo(self) -> Step | None:
        """Put the step that was undone last in force again; return it, or None."""
        return self._turn(steps.find_redoable, StepState.IN_FORCE)

    def next_undo(self) -> Step | None:
        """Return the step that `undo` would undo."""
        return self._read(steps.find_undoable(self._database))

    def next_redo(self) -> Step | None:
        """Return the step that `redo` would redo."""
        return self._read(steps.find_redoable(self._database))

    def steps(self, article: str | None = None, limit: int = 200) -> list[Step]:
        """Return steps, the last one first, those that are undone for good included.

        Args:
            article: Only those about this article; None for all of the library.
            limit: How many at most.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        row = None if article is None else documents.require_article(self._database, article)
        return steps.read_steps(self._database, row, limit, self._revisions.cache)

    def _add(
        self,
        article: int | None,
        decisions: Sequence[Decision],
        made_by: str,
        title: str,
        joins: str | None = None,
    ) -> Step:
        def add() -> int:
            last = steps.find_undoable(self._database) if joins else None
            if joins and last and steps.is_about(self._database, last, joins, article):
                steps.extend_step(self._database, last, title, decisions)
                return last
            return steps.add_step(self._database, article, title, decisions, made_by)

        return self._change(add, article, decisions)

    def _turn(self, find: Callable[[Database], int | None], state: StepState) -> Step | None:
        with self._database.transaction(durable=True):
            step = find(self._database)
            known = self._read(step)
            if step is None or known is None:
                return None

            def mark() -> int:
                steps.mark(self._database, step, state)
                return step

            article = steps.read_article(self._database, step)
            return self._change(mark, article, [r.decision for r in known.decisions])

    def forget(self, article: int) -> None:
        """Remove an article with its decisions, and what other articles learnt from them.

        Args:
            article: Its row; within a transaction.
        """
        log = self._revisions.log(article)
        taught = self._articles_of([recorded.decision for recorded in log], by_name=True)
        taught.discard(article)
        before = {row: self._revisions.read(row).revised for row in taught}
        documents.delete_article(self._database, article)
        speakers.remove_unused(self._database)
        for row in sorted(taught):
            self._revisions.write(row, before[row])

    def _change(
        self, change: Callable[[], int], article: int | None, decisions: Collection[Decision]
    ) -> Step:
        """Change the log, and with it every article the decisions bear on."""
        is_everywhere = article is None
        concerned = self._articles_of(decisions, by_name=is_everywhere)
        if article is not None:
            concerned.add(article)
        before = {row: self._revisions.read(row).revised for row in concerned}
        step = change()
        concerned |= self._articles_of(decisions, by_name=is_everywhere)
        for row in sorted(concerned):
            self._revisions.write(row, before.get(row))
        if article is not None and any(map(is_on_text, decisions)):
            self.forget_progress(article)
        return steps.read_step(self._database, step, self._revisions.cache)

    def forget_progress(self, article: int) -> None:
        """Drop what an unfinished analysis found in the text before.

        Args:
            article: Its row; within a transaction.
        """
        if not findings.is_analysed(self._database, article):
            findings.remove_findings(self._database, article)
            self._revisions.write(article)

    def _articles_of(self, decisions: Collection[Decision], *, by_name: bool) -> set[int]:
        """Return the articles with speakers that decisions bear on.

        Args:
            decisions: Of a step, in force or not.
            by_name: Whether they bear on whoever has such a name, too, as those about all
                articles do, even where speakers of different articles do not meet by it.
                Who is another one by a lesson is found by name in any case.
        """
        about = _speakers(decisions)
        keys = {key for speaker in about if (key := match_key(speaker)) is not None}
        if keys:
            naming = steps.read_naming(self._database, self._revisions.cache)
            keys = later_keys(keys, (recorded.decision for recorded in naming))
        found = speakers.find_articles(self._database, keys)
        if by_name or any(isinstance(d, SpeakerRenamed | SpeakersMerged) for d in decisions):
            found |= speakers.find_named(self._database, {speaker.name for speaker in about})
        return found

    def _read(self, step: int | None) -> Step | None:
        if step is None:
            return None
        return steps.read_step(self._database, step, self._revisions.cache)


def _speakers(decisions: Iterable[Decision]) -> list[Speaker]:
    """Return the speakers that decisions are about, as they are before and after them."""
    found: list[Speaker] = []
    for decision in decisions:
        match decision:
            case SpeakerRenamed():
                found += [decision.speaker, replace(decision.speaker, name=decision.name)]
            case SpeakersMerged():
                found += [*decision.speakers, decision.into]
            case SpeakerEdited():
                found += [decision.speaker, edit_speaker(decision.speaker, decision)]
    return found
