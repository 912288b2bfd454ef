"""Articles as the library keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.quotation import UNTOUCHED
from reader.model.speaker import Speaker, SpeakerKind

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.model.quotation import Analysis, Quotation
    from reader.model.span import Span
    from reader.model.step import Orphan


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One line of the library list.

    Attributes:
        identifier: UUID of the article in its library.
        title: Never empty: the first words of the text where the article has no title.
        outlet, published: As in the document, or None.
        added: When it came into the library, ISO 8601 in UTC.
        statements: How many of its statements are speech.
        to_review: How many of these somebody should look at (`review/waiting.py`).
        is_analysed: Whether an analysis was finished and saved.
    """

    identifier: str
    title: str
    outlet: str | None
    published: str | None
    added: str
    statements: int
    to_review: int
    is_analysed: bool


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A speaker of the library, with how much they said in all articles.

    Attributes:
        name, kind: As in the article they were met in first.
        role, organisation, note, colour: As in the article that came last and has any.
        statements: How many are theirs, each with all its pieces.
        articles: In how many articles they say something.
    """

    name: str
    kind: str
    role: str | None
    statements: int
    articles: int
    organisation: str | None = None
    note: str = ""
    colour: str | None = None

    @property
    def speaker(self) -> Speaker:
        """The speaker without what only an article knows."""
        return Speaker(
            self.name,
            SpeakerKind(self.kind),
            self.role,
            organisation=self.organisation,
            note=self.note,
            colour=self.colour,
        )


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place in the library where the words searched for stand.

    Attributes:
        identifier: UUID of the article.
        title: As in the library list, never empty.
        span: The statement's first piece; for an article, the first word found (empty where it
            cannot be told).
        text: The statement's words; for an article, a line around `span`.
        speaker: Who says it, or None when unattributed or for an article.
        is_statement: Whether this is something said, against the text of an article.
    """

    identifier: str
    title: str
    span: Span
    text: str
    speaker: str | None
    is_statement: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article with what was found in it; `analysis` is None until one was finished.

    Attributes:
        identifier: UUID of the article in its library.
        document: As it is in force, its text corrected.
        analysis: What is in force: what was found, as people decided.
        position: Code point at the top of the window when it was last read.
        rejected: What was found, and a person said is no quotation.
        orphans: Decisions whose words are not in the text any more.
        is_stale: Whether the text was replaced since the analysis.
        quotations: Those in force, whether an analysis was finished or not.
    """

    identifier: str
    document: Document
    analysis: Analysis | None
    position: int = 0
    rejected: tuple[Quotation, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    is_stale: bool = False
    quotations: tuple[Quotation, ...] = ()

    @property
    def was_decided(self) -> bool:
        """Whether a person said anything to a quotation of it."""
        return bool(self.rejected or self.orphans) or any(
            quotation.review != UNTOUCHED for quotation in self.quotations
        )
