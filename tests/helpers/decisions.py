"""An invented article to decide about, and ways to make and compare decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.anchor import Anchor
from reader.model.decision import (
    Accepted,
    CueMarked,
    EdgesMoved,
    Flagged,
    MentionMarked,
    NoteSet,
    QuotationAdded,
    Rejected,
    SpeakerEdited,
    SpeakerField,
    SpeakerRenamed,
    SpeakerSet,
    SpeakersMerged,
    SpeakerSplit,
    StatementsJoined,
    StatementSplit,
    TagsChanged,
    TextCorrected,
    Verified,
)
from reader.model.quotation import (
    Analysis,
    Evidence,
    EvidenceKind,
    QuotationForm,
    QuotationKind,
    RunnerUp,
    Verification,
    VerificationStatus,
    gather_statements,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.model.step import Recorded
from reader.review.targets import target_of, targets_of
from tests.helpers.articles import document, quotation, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from reader.library.store import Library
    from reader.model.article import Article
    from reader.model.decision import Decision
    from reader.model.document import Document
    from reader.model.quotation import Quotation, Statement
    from reader.review.revision import Revised

TOWER = """The clock tower stands still

“The clock has stopped,” said Nadia Perrin, the town’s engineer. “Nobody wound it.”

“I wind it every night,” Otto Falk answered. He added: “It is the spring.”

Perrin was not convinced. “A spring does not break by itself,” she said.

The so-called “night watch” of the tower saw nothing, a spokesperson for Falk Clocks said.
“We have no comment.” “None at all ‘until Monday’ comes.”
"""

PERRIN = Speaker("Nadia Perrin", SpeakerKind.PERSON, "the town’s engineer", ("Perrin",))
FALK = Speaker("Otto Falk", SpeakerKind.PERSON)
CLOCKS = Speaker("Falk Clocks spokesperson", SpeakerKind.UNNAMED, "Falk Clocks")
NEWCOMER = Speaker("Ines Rook", SpeakerKind.PERSON)


def tower() -> Document:
    """Return the article."""
    return document(TOWER, title="The clock tower stands still")


def link(words: str, what: EvidenceKind) -> Evidence:
    """Return a link of a chain in the article."""
    return Evidence(span_of(TOWER, words), what)


def tower_quotations() -> tuple[Quotation, ...]:
    """Return what the analysis finds: eight quotations, six statements, three speakers."""

    def said(words: str, number: int, speaker: Speaker | None, sure: float, **fields: object):
        return quotation(words, number, speaker, text=TOWER, confidence=sure, **fields)

    perrin = link("Nadia Perrin", EvidenceKind.NAME)
    falk = link("Otto Falk", EvidenceKind.NAME)
    she, he = span_of(TOWER, "she"), span_of(TOWER, "He")
    return (
        said(
            "“The clock has stopped,”",
            1,
            PERRIN,
            0.97,
            mention=span_of(TOWER, "Nadia Perrin"),
            cue=span_of(TOWER, "said"),
            evidence=(link("said", EvidenceKind.CUE), perrin),
        ),
        said("“Nobody wound it.”", 1, PERRIN, 0.97),
        said(
            "“I wind it every night,”",
            2,
            FALK,
            0.9,
            mention=falk.span,
            cue=span_of(TOWER, "answered"),
            evidence=(link("answered", EvidenceKind.CUE), falk),
        ),
        said(
            "“It is the spring.”",
            3,
            FALK,
            0.7,
            mention=he,
            evidence=(Evidence(he, EvidenceKind.MENTION), falk),
            runners_up=(RunnerUp(PERRIN.name, 0.2),),
        ),
        said(
            "“A spring does not break by itself,”",
            4,
            PERRIN,
            0.6,
            mention=she,
            evidence=(Evidence(she, EvidenceKind.MENTION), perrin),
            runners_up=(RunnerUp(FALK.name, 0.3),),
        ),
        said("“night watch”", 5, None, 0.0, kind=QuotationKind.SCARE),
        said("“We have no comment.”", 6, CLOCKS, 0.55),
        said("“None at all ‘until Monday’ comes.”", 6, CLOCKS, 0.55),
    )


def tower_analysis(quotations: Sequence[Quotation] | None = None, name: str = "test 1") -> Analysis:
    """Return the finished analysis of the article."""
    found = tower_quotations() if quotations is None else tuple(quotations)
    return Analysis(tower().checksum, found, "en", name)


def contrary_analysis(given: Document) -> Analysis:
    """Return an analysis of the article that disagrees in everything: edges, kinds, speakers."""
    other = Speaker("Somebody Else", SpeakerKind.GROUP)
    found = []
    for number, old in enumerate(tower_quotations(), 1):
        words = old.span.text_of(TOWER)
        if number % 3 == 0:
            continue
        words = words[1:-2] if number % 3 == 1 else words
        if words not in given.text:
            continue
        found.append(quotation(words, 9 - number, other, text=given.text, kind=QuotationKind.MIXED))
    return Analysis(given.checksum, tuple(found), "en", "contrary 1")


def record(*decisions: Decision, by: str = "Ada") -> list[Recorded]:
    """Return a log with these decisions."""
    return [
        Recorded(f"d{number}", decision, f"2026-03-0{1 + number % 9}", by)
        for number, decision in enumerate(decisions)
    ]


def statement(revised: Revised | Article, words: str) -> Statement:
    """Return the statement with a piece that holds `words`."""
    text = revised.document.text
    return next(
        s
        for s in gather_statements(_quotations(revised))
        if any(words in piece.span.text_of(text) for piece in s.pieces)
    )


def targets(revised: Revised | Article, *words: str):
    """Return what decisions keep of the statements that hold `words`."""
    return targets_of(revised.document.text, [statement(revised, of) for of in words])


def _quotations(revised: Revised | Article) -> tuple[Quotation, ...]:
    if hasattr(revised, "quotations"):
        return revised.quotations
    return revised.analysis.quotations


def dump(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return what is in force in a library, without identifiers and times."""
    queries = {
        "texts": "SELECT text, paragraphs FROM contents ORDER BY article_id",
        "articles": "SELECT title, label FROM articles ORDER BY id",
        "statements": """SELECT article_id, number, span_start, span_end, text, is_said, waits_below
            FROM statements ORDER BY article_id, span_start, span_end""",
        "quotations": """SELECT quotations.article_id, quotations.span_start, quotations.span_end,
            quotations.kind, form, paragraph, statements.number, parents.number,
            article_speakers.name, mention_start, mention_end, cue_start, cue_end, confidence,
            state, quotations.made_by, review, is_flagged, is_outdated, quotations.note, tags,
            verified, verified_against, verified_on, verified_by, reviewer
            FROM quotations JOIN statements ON statements.id = statement_id
            LEFT JOIN statements AS parents ON parents.id = parent_id
            LEFT JOIN article_speakers ON article_speakers.id = article_speaker_id
            ORDER BY 1, 2, 3""",
        "article speakers": """SELECT article_id, article_speakers.name, article_speakers.kind,
            role, aliases, organisation, note, colour, learnt_from, match_key
            FROM article_speakers JOIN speakers ON speakers.id = speaker_id
            ORDER BY 1, 2""",
        "speakers": "SELECT kind, match_key FROM speakers ORDER BY match_key, kind",
        "decisions": """SELECT decisions.uuid, payload FROM decisions
            JOIN steps ON steps.id = step_id WHERE state = 'in force' ORDER BY decisions.id""",
    }
    return {name: library._database.rows(sql) for name, sql in queries.items()}


def any_decision(draw: Random, revised: Revised) -> Decision:
    """Return a decision of any kind that fits an article as it is."""
    text = revised.document.text
    statements = gather_statements(revised.quotations)
    speakers = list(revised.speakers.values()) or [PERRIN]
    if not statements:
        span = span_of(text, "the")
        return QuotationAdded(Anchor.of(text, span), draw.choice(speakers), QuotationForm.MARKS)
    some = draw.sample(statements, draw.randint(1, min(3, len(statements))))
    chosen = targets_of(text, some)
    piece = draw.choice(draw.choice(statements).pieces)
    start = draw.randint(0, len(text) - 12)
    words = Anchor.of(text, span_of(text, text[start : start + draw.randint(3, 12)]))
    speaker, other = draw.choice(speakers), draw.choice([*speakers, NEWCOMER])
    end = max(piece.span.start + 1, piece.span.end - draw.randint(0, 3))
    edges = Anchor.of(text, Span(piece.span.start, end))
    long = [s for s in statements if len(s.pieces) > 1]
    split = (
        [StatementSplit(targets_of(text, [long[0]]), draw.randint(1, len(long[0].pieces) - 1))]
        if long
        else []
    )
    return draw.choice(
        [
            SpeakerSet(chosen, draw.choice([*speakers, NEWCOMER, None])),
            Accepted(chosen),
            Rejected(chosen),
            Flagged(chosen, draw.random() < 0.7),
            QuotationAdded(words, draw.choice([speaker, None]), QuotationForm.MARKS),
            EdgesMoved(target_of(text, piece), edges),
            MentionMarked(chosen, draw.choice([words, None])),
            CueMarked(chosen, draw.choice([words, None])),
            StatementsJoined(chosen),
            *split,
            NoteSet(chosen, draw.choice(["Ask again", ""])),
            TagsChanged(chosen, (draw.choice("abc"),), (draw.choice("abc"),)),
            Verified(
                chosen, Verification(draw.choice(list(VerificationStatus)), "tape", "2026-03-04")
            ),
            SpeakerRenamed(speaker, draw.choice(["Nadia B. Perrin", "Falk", other.name])),
            SpeakersMerged((speaker,), other),
            SpeakerSplit(speaker, other, chosen),
            SpeakerEdited(speaker, SpeakerField.COLOUR, draw.choice(["#aa0000", None])),
            SpeakerEdited(speaker, SpeakerField.ROLE, draw.choice(["witness", None])),
            TextCorrected(words, draw.choice(["clock", "", "“spring", "x y z"])),
        ]
    )
