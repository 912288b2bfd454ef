"""What can be decided about an article, undone, and looked back at, as plain calls."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.anchor import Anchor
from reader.model.decision import SpeakerSet, TextCorrected, TextReplaced
from reader.model.step import StepState
from reader.review.company import find_company
from reader.review.comparing import compare, take_partly
from reader.review.corrections import count_dropped
from reader.review.queue import make_queue
from reader.review.quote_history import find_about, is_undone_about

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.library.findings import KeptAnalysis
    from reader.library.store import Library
    from reader.model.article import Article
    from reader.model.decision import Decision
    from reader.model.document import Document
    from reader.model.quotation import Analysis, Statement
    from reader.model.span import Span
    from reader.model.speaker import Speaker
    from reader.model.step import Recorded, Step
    from reader.review.company import Companion
    from reader.review.comparing import Difference
    from reader.review.queue import ReviewQueue


_STEPS_SEARCHED = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision, an undo or a redo led to.

    Attributes:
        step: That was put in force or out of it.
        article: It is about, as it is now; None for one about the whole library.
        dropped: How many corrections a text that was read anew has taken out of it.
    """

    step: Step
    article: Article | None
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class UndoTitles:
    """What menus write after "Undo" and "Redo"; None where there is nothing to."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A decision about one quotation.

    Attributes:
        title: What menus called it.
        state: Whether it still counts.
    """

    recorded: Recorded
    title: str
    state: StepState


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of another analysis of an article.

    Attributes:
        differences: What it would change; nothing where it was put in force.
        article: As it is with it, or None where it was not put in force.
        was_compared: Whether there was an analysis to compare it with.
    """

    differences: tuple[Difference, ...]
    article: Article | None
    was_compared: bool = True


class Deciding:
    """The use cases of deciding, over one library.

    Every method may wait for the disk; what it decides is on it when it returns.

    Attributes:
        reviewer: Name that goes with every decision from now on.

    Thread: The one that opened the library.
    """

    def __init__(self, library: Library, reviewer: str = "") -> None:
        self._library = library
        self.reviewer = reviewer

    def decide(
        self,
        article: str | None,
        decisions: Sequence[Decision],
        title: str | None = None,
        *,
        joins: str | None = None,
    ) -> Outcome:
        """Put decisions in force as one step.

        Args:
            article: UUID of the article they are about; None: about speakers everywhere.
            decisions: In order, at least one.
            title: What menus call the step; by default the title of the first decision.
            joins: UUID of the step these decisions complete, if nothing was decided since.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        return self._outcome(
            self._library.decisions.decide(
                decisions, article=article, made_by=self.reviewer, title=title, joins=joins
            )
        )

    def undo(self) -> Outcome | None:
        """Undo the last step, in whatever article it was; None where there is none."""
        step = self._library.decisions.undo()
        return None if step is None else self._outcome(step)

    def redo(self) -> Outcome | None:
        """Redo the step that was undone last; None where there is none."""
        step = self._library.decisions.redo()
        return None if step is None else self._outcome(step)

    def undo_titles(self) -> UndoTitles:
        """Return what the next undo and redo are called."""
        undo, redo = self._library.decisions.next_undo(), self._library.decisions.next_redo()
        return UndoTitles(
            None if undo is None else undo.title, None if redo is None else redo.title
        )

    def steps(self, article: str | None = None, limit: int = 200) -> list[Step]:
        """Return what was decided about an article or at all, the last first, undone or not."""
        return self._library.decisions.steps(article, limit)

    def count_corrections(self, article: str) -> int:
        """Return how many corrections of an article's text are in force."""
        log = self._library.log(article)
        return sum(isinstance(recorded.decision, TextCorrected) for recorded in log)

    def recent_speakers(self, most: int = 9) -> list[Speaker]:
        """Return whom quotes were given to last, in any article, the last one first."""
        speakers: dict[str, Speaker] = {}
        for step in self._library.decisions.steps(None, _STEPS_SEARCHED):
            if step.state is StepState.IN_FORCE:
                for recorded in step.decisions:
                    if isinstance(recorded.decision, SpeakerSet) and recorded.decision.speaker:
                        speaker = recorded.decision.speaker
                        speakers.setdefault(speaker.name, speaker)
        return list(speakers.values())[:most]

    def history(self, article: str, *spans: Span) -> list[HistoryLine]:
        """Return what was decided about a quotation and its speaker, in order, undone or not.

        Args:
            article: UUID of the article.
            spans: Where it stands now, or where all pieces of a statement stand.
        """
        revised, log = self._library.revised(article), self._library.log(article)
        about = {found for span in spans for found in find_about(revised, span, log)}
        places = {p for span in spans for p in revised.places.get(span, frozenset({span}))}
        anchors = [Anchor.of(revised.document.text, span) for span in spans]
        lines = {}
        for step in reversed(self._library.decisions.steps(article, limit=-1)):
            for recorded in step.decisions:
                is_about = recorded.identifier in about or any(
                    is_undone_about(step, recorded.decision, places, now) for now in anchors
                )
                if is_about:
                    title = step.title if len(step.decisions) == 1 else recorded.decision.title
                    lines[recorded.identifier] = HistoryLine(recorded, title, step.state)
        for recorded in log:  # about speakers in the whole library
            if recorded.identifier in about and recorded.identifier not in lines:
                line = HistoryLine(recorded, recorded.decision.title, StepState.IN_FORCE)
                lines[recorded.identifier] = line
        return sorted(lines.values(), key=lambda line: line.recorded.made)

    def company(self, article: str, statement: Statement) -> tuple[Companion, ...]:
        """Return the statements that are likely to have the same wrong speaker as one has."""
        return find_company(self._library.revised(article).quotations, statement)

    def queue(
        self,
        article: str,
        *,
        speaker: str | None = None,
        skipped: Sequence[Span] = (),
        settled: Collection[Span] = (),
        below: float = math.inf,
    ) -> ReviewQueue:
        """Return what is left to review in an article, the least sure first.

        Args:
            article: UUID of the article.
            speaker: Only what this speaker says; None for all.
            skipped: First pieces of statements that come back at the end.
            settled: First pieces of statements that do not come back, though they may be flagged.
            below: Only what has to be reviewed with this limit; by default all nobody has decided.
        """
        revised = self._library.revised(article)
        return make_queue(
            revised.quotations,
            revised.rejected,
            speaker=speaker,
            skipped=skipped,
            settled=settled,
            below=below,
        )

    def compare(self, article: str, analysis: Analysis) -> tuple[Difference, ...]:
        """Return what another analysis would change; what people decided never does.

        Raises:
            OtherTextError: It is the analysis of another text.
        """
        before = self._library.revised(article)
        after = self._library.revised(article, analysis)
        return compare(before.quotations, after.quotations)

    def take(self, article: str, analysis: Analysis, left: Collection[Difference] = ()) -> Article:
        """Put another analysis in the place of the one before.

        Args:
            article: UUID of the article.
            analysis: The other one.
            left: What `compare` listed and shall stay as it is.

        Raises:
            OtherTextError: It is the analysis of another text.
        """
        if left:
            analysis = take_partly(self._library.found(article), analysis, left)
        self._library.save_analysis(article, analysis)
        return self._library.article(article)

    def settle(self, article: str, analysis: Analysis) -> Settled:
        """Put another analysis in the place of the one before where that changes nothing.

        It is also put there where no analysis of the article's text was finished. Otherwise
        nothing is changed, and it is told what would be.

        Raises:
            OtherTextError: It is the analysis of another text.
        """
        known = self._library.article(article)
        if known.analysis is None or known.is_stale:
            return Settled((), self.take(article, analysis), was_compared=False)
        differences = self.compare(article, analysis)
        if differences:
            return Settled(differences, None)
        return Settled((), self.take(article, analysis))

    def former(self, article: str) -> KeptAnalysis | None:
        """Return the analysis of an article as it is kept, to be put back later."""
        return self._library.analyses.kept(article)

    def put_back(self, article: str, former: KeptAnalysis) -> Article:
        """Put an analysis in the place of the one that took its place."""
        self._library.analyses.put_back(article, former)
        return self._library.article(article)

    def replace_text(
        self, article: str, document: Document, original: bytes | None = None
    ) -> Outcome | None:
        """Give an article the text it has by now where it came from.

        Decisions find their words again; those that do not are the article's `orphans`.

        Returns:
            What it led to, or None where the text is the same as before.
        """
        before = [recorded.decision for recorded in self._library.log(article)]
        step = self._library.decisions.replace_text(article, document, original, self.reviewer)
        if step is None:
            return None
        given = (recorded.decision for recorded in step.decisions)
        dropped = sum(count_dropped(before, d) for d in given if isinstance(d, TextReplaced))
        return replace(self._outcome(step), dropped=dropped)

    def _outcome(self, step: Step) -> Outcome:
        article = None if step.article is None else self._library.article(step.article)
        return Outcome(step, article)
