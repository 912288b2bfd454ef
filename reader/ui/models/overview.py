"""What is shown of an article beside its text, worked out from its quotations; no Qt in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.quotation import gather_statements
from reader.review.waiting import REVIEW_BELOW
from reader.ui.models.speaker_words import about
from reader.ui.models.statement_cards import UNATTRIBUTED, StatementCard, make_cards
from reader.ui.speaker_style import SpeakerStyle, assign_styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.document import Document
    from reader.model.quotation import Quotation, Statement
    from reader.model.speaker import Speaker
    from reader.quotes.repeats import Repeat


@dataclass(frozen=True, slots=True)
class Tally:
    """A speaker of the open article and how many statements are theirs.

    Attributes:
        about: Who that is, for a tooltip.
    """

    name: str
    count: int
    role: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """Speakers and statements of an article.

    Attributes:
        styles: How each speaker looks, by name.
        tallies: Who speaks how often, in order of first quote.
        words: How many words each speaker has, the most first.
        cards: The statements, in text order.
        rejected: Those that a person rejected.
        former: How those look who were shown of the article once, should they come back.
    """

    styles: Mapping[str, SpeakerStyle] = field(default_factory=dict)
    tallies: Sequence[Tally] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    cards: Sequence[StatementCard] = ()
    rejected: Sequence[StatementCard] = ()
    former: Mapping[str, SpeakerStyle] = field(default_factory=dict)

    def emptied(self) -> Overview:
        """Return nothing but how speakers look who come back in another text of the article."""
        return Overview(former={**self.former, **self.styles})


def survey(
    document: Document,
    quotations: Sequence[Quotation],
    previous: Overview,
    repeats: Mapping[int, Sequence[Repeat]],
    review_below: float = REVIEW_BELOW,
    rejected: Sequence[Quotation] = (),
) -> Overview:
    """Work out what is shown; half a second for a book, so not in the window's thread.

    Args:
        document: The article.
        quotations: What is known of it.
        previous: What was shown of it before: speakers keep their looks, cards that say the same
            are the same objects.
        repeats: Which statements say the same again.
        review_below: Confidence below which somebody should look at who speaks.
        rejected: What a person said is no quotation.
    """
    statements = gather_statements(quotations)
    styles = assign_styles(quotations, previous=previous.styles, former=previous.former)
    looks = {**previous.former, **previous.styles}
    return Overview(
        styles=styles,
        tallies=_tally(statements),
        words=count_words(document.text, quotations),
        cards=make_cards(
            quotations,
            document,
            repeats,
            review_below=review_below,
            previous=previous.cards,
            statements=statements,
        ),
        rejected=make_cards(rejected, document, previous=previous.rejected),
        former={name: looks[name] for name in looks if name not in styles},
    )


def tally_speakers(quotations: Iterable[Quotation]) -> list[Tally]:
    """Count the statements of each speaker, in order of the first, those without one last.

    They are those that have a card: a statement in several pieces counts once.
    """
    return _tally(gather_statements(quotations))


def _tally(statements: Iterable[Statement]) -> list[Tally]:
    counts: Counter[str] = Counter()
    speakers: dict[str, Speaker] = {}
    unattributed = 0
    for statement in statements:
        first = statement.pieces[0]
        if not first.kind.is_speech:
            continue
        speaker = first.attribution.speaker
        if speaker is None:
            unattributed += 1
        else:
            counts[speaker.name] += 1
            speakers[speaker.name] = speaker
    tallies = [
        Tally(name, count, speakers[name].role, about(speakers[name]))
        for name, count in counts.items()
    ]
    return [*tallies, Tally(UNATTRIBUTED, unattributed)] if unattributed else tallies


def count_words(text: str, quotations: Iterable[Quotation]) -> dict[str, int]:
    """Return the words each speaker of speech has in a text, the most first.

    Words of a quotation within another one count for both speakers.
    """
    words: Counter[str] = Counter()
    for quotation in quotations:
        speaker = quotation.attribution.speaker
        if speaker is not None and quotation.kind.is_speech:
            words[speaker.name] += len(quotation.span.text_of(text).split())
    return dict(words.most_common())
