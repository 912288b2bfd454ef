"""Articles as they are in force: findings and decisions read, and the outcome written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from reader.library import documents, findings, quotations, steps
from reader.model.decision import TextCorrected, TextReplaced
from reader.model.quotation import UNTOUCHED, Analysis, in_text_order
from reader.review.learning import find_colours, find_lessons, without_named
from reader.review.revision import Findings, Revised, revise
from reader.review.text_history import TextHistory

if TYPE_CHECKING:
    from reader.library.database import Database
    from reader.library.findings import AnalysisRow
    from reader.model.decision import Decision, OnText
    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.model.step import Recorded
    from reader.review.learning import Lesson

_FINDINGS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Revision:
    """An article as it is in force.

    Attributes:
        revised: Its text, its quotations and what was decided about them.
        analysis: What is known of its analysis; None while none was finished.
        is_stale: Whether the text was replaced since it was analysed.
    """

    revised: Revised
    analysis: AnalysisRow | None
    is_stale: bool

    def as_analysis(self) -> Analysis | None:
        """Return the quotations in force as an analysis, or None while none was finished."""
        if self.analysis is None:
            return None
        return Analysis(
            checksum=self.revised.document.checksum,
            quotations=self.revised.quotations,
            language=self.analysis.language,
            analyser=self.analysis.analyser,
            notices=self.analysis.notices,
        )


class Revisions:
    """Computes what is in force, and keeps the tables that lists and search read in step.

    Thread: That of the library.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.cache = steps.DecisionCache()
        self._findings: dict[str, tuple[Quotation, ...]] = {}
        self._last: tuple[object, Revised] | None = None
        self._last_texts: tuple[object, Document, TextHistory] | None = None
        self._last_lessons: tuple[list[Recorded], list[Lesson]] = [], []
        self._last_colours: tuple[list[Recorded], dict[str, str | None]] = [], {}

    def read(self, article: int, analysis: Analysis | None = None) -> Revision:
        """Return an article as it is in force.

        Args:
            article: Its row.
            analysis: To be taken for the one that is kept: what would be in force with it.
        """
        log = steps.read_in_force(self._database, article, self.cache)
        changes = {n: r.decision for n, r in log if is_on_text(r.decision)}
        row = findings.read_analysis(self._database, article)
        if analysis is not None or row is None:
            known, until = tuple(changes), steps.last_decision(self._database)
        else:
            known, until = row.text_changes, row.learnt_until
        teaching = steps.read_teaching(self._database, article, until, self.cache)
        colours = self._colours()
        news = [change for n, change in changes.items() if n not in known]
        gone = self._changes(tuple(n for n in known if n not in changes))
        is_stale = any(isinstance(change, TextReplaced) for change in (*news, *gone))

        def compute() -> Revised:
            found = self._read_findings(article, row) if analysis is None else analysis.quotations
            return revise(
                self._texts(article, tuple(changes.values())),
                Findings(found, self._changes(known)),
                [recorded for _, recorded in log],
                without_named(
                    self._lessons(teaching),
                    (recorded.decision for number, recorded in log if number <= until),
                ),
                colours,
            )

        if analysis is not None or row is None:
            return Revision(compute(), row, is_stale)
        decided = (recorded.identifier for recorded in (*(r for _, r in log), *teaching))
        about = documents.read_about(self._database, article)
        key = (about, row.edition, tuple(decided), tuple(colours.items()))
        if self._last is None or self._last[0] != key:  # else it is what was computed last
            self._last = key, compute()
        return Revision(self._last[1], row, is_stale)

    def know_findings(self, edition: str, found: tuple[Quotation, ...]) -> None:
        """Take what was saved just now for what would be read, where that is the same.

        Reading ten thousand quotations takes most of a second; and those who show them see that
        they are the same objects as before.
        """
        spans = {quotation.span for quotation in found}
        is_plain = all(quotation.review == UNTOUCHED for quotation in found)
        if is_plain and len(spans) == len(found) and list(found) == in_text_order(found):
            self._keep_findings(edition, found)

    def found(self, article: int) -> tuple[Quotation, ...]:
        """Return what the analysis found, in the text of now, whatever was decided."""
        row = findings.read_analysis(self._database, article)
        changes = tuple(r.decision for r in self.log(article) if is_on_text(r.decision))
        known = changes if row is None else self._changes(row.text_changes)
        quotations = self._read_findings(article, row)
        return self._texts(article, changes).bring_findings(quotations, known)

    def text_changes(self, article: int) -> list[int]:
        """Return the decisions in force that change an article's text, by row."""
        log = steps.read_in_force(self._database, article, self.cache)
        return [number for number, recorded in log if is_on_text(recorded.decision)]

    def log(self, article: int) -> list[Recorded]:
        """Return the decisions in force about an article or the whole library."""
        log = steps.read_in_force(self._database, article, self.cache)
        return [recorded for _, recorded in log]

    def write(self, article: int, before: Revised | None = None) -> Revised:
        """Bring lists and search in step with what is in force now.

        Args:
            article: Its row; within a transaction.
            before: What they are in step with, or None where that is not known.
        """
        now = self.read(article).revised
        is_same_text = before is not None and before.document.text == now.document.text
        if not is_same_text and documents.read_text(self._database, article) != now.document.text:
            documents.save_text(self._database, article, now.document)
        text = now.document.text
        if before is None or not is_same_text:
            quotations.save_all(self._database, article, text, now.quotations)
        else:
            quotations.save_changes(
                self._database, article, text, before.quotations, now.quotations
            )
        return now

    def _colours(self) -> dict[str, str | None]:
        """Return the colours of speakers in all articles, not gathered anew without need."""
        naming = steps.read_naming(self._database, self.cache)
        if naming != self._last_colours[0]:
            self._last_colours = naming, find_colours(recorded.decision for recorded in naming)
        return self._last_colours[1]

    def _lessons(self, teaching: list[Recorded]) -> list[Lesson]:
        """Return what decisions teach, not gathered anew without need."""
        if teaching != self._last_lessons[0]:
            self._last_lessons = teaching, find_lessons(r.decision for r in teaching)
        return self._last_lessons[1]

    def _texts(self, article: int, changes: tuple[OnText, ...]) -> TextHistory:
        """Return an article's texts; changes that were made before are not made again."""
        uuid, _, *about = documents.read_about(self._database, article)  # the title may change
        key, known = (uuid, *about), self._last_texts
        is_known = known is not None and known[0] == key
        source = known[1] if known and is_known else documents.read_source(self._database, article)
        before = known[2] if known and is_known else None
        if before is not None and before.changes == changes:
            return before
        replacements = None
        if any(isinstance(change, TextReplaced) for change in changes):
            replacements = documents.read_replacements(self._database, article)
        texts = TextHistory(source, changes, replacements, known=before)
        self._last_texts = key, source, texts
        return texts

    def _changes(self, rows: tuple[int, ...]) -> tuple[OnText, ...]:
        read = steps.read_decisions(self._database, rows, self.cache)
        return tuple(r.decision for r in read if is_on_text(r.decision))

    def _read_findings(self, article: int, row: AnalysisRow | None) -> tuple[Quotation, ...]:
        if row is None:
            return findings.read_findings(self._database, article)
        known = self._findings.get(row.edition)
        if known is None:
            known = findings.read_findings(self._database, article)
            self._keep_findings(row.edition, known)
        return known

    def _keep_findings(self, edition: str, found: tuple[Quotation, ...]) -> None:
        if len(self._findings) >= _FINDINGS_KEPT:
            del self._findings[next(iter(self._findings))]
        self._findings[edition] = found


def is_on_text(decision: Decision) -> TypeGuard[OnText]:
    """Tell whether a decision changes the article's own text."""
    return isinstance(decision, TextCorrected | TextReplaced)
