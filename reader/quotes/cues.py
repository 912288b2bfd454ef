"""The reporting words that link a quotation to its mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.features import Quote, governor_of

if TYPE_CHECKING:
    from reader.model.span import Span
    from reader.quotes.candidates import Candidate, Window
    from reader.quotes.word_odds import WordOdds

_REACH = 12
_LIKELY = -1.0


def find_cue(
    window: Window, quote: Quote, candidate: Candidate | None, odds: WordOdds
) -> Span | None:
    """Find the words that report the quotation.

    The mention's governor comes first ("Rivers **said** that …"), then "according to" before the
    mention, then the likeliest reporting word on the way from the mention to the quotation.

    Args:
        window: The paragraphs around the quotation.
        quote: The quotation.
        candidate: Its mention, or None where nobody was chosen.
        odds: Counted in training.

    Returns:
        The span of one word, or of the two of "according to"; None where nothing reports.
    """
    if candidate is None:
        return None
    accord = _according(window, candidate)
    if accord is not None:
        return accord
    governor, relation = governor_of(window, candidate)
    if relation == "nsubj" and _odds(window, governor, odds) > _LIKELY:
        better = _better_conjunct(window, quote, governor, odds)
        return window.span_of(better, better + 1)
    return _between(window, quote, candidate, odds)


def _according(window: Window, candidate: Candidate) -> Span | None:
    for at in range(max(0, candidate.first - 2), candidate.first):
        if window.tokens[at].text.lower() == "according":
            return window.span_of(at, min(at + 2, candidate.first))
    return None


def _odds(window: Window, at: int, odds: WordOdds) -> float:
    token = window.tokens[at]
    if window.quoted[at] >= 0 or token.pos not in ("VERB", "AUX"):
        return -9.0
    return odds.cue(token.lemma)


def _better_conjunct(window: Window, quote: Quote, governor: int, odds: WordOdds) -> int:
    """Prefer a later reporting verb of the same subject that stands right before the quotation.

    "Rivers **denied** the report but **said** it was "old"": the second verb reports.
    """
    if quote.first <= governor:
        return governor
    sentence = window.sentences[governor]
    for at in range(quote.first - 1, max(governor, quote.first - _REACH), -1):
        if window.sentences[at] != sentence:
            break
        if window.heads[at] == governor and _odds(window, at, odds) > 0:
            return at
    return governor


def _between(window: Window, quote: Quote, candidate: Candidate, odds: WordOdds) -> Span | None:
    if candidate.head < quote.first:
        places = range(max(candidate.last, quote.first - 3 * _REACH), quote.first)
    else:
        places = range(quote.last, min(candidate.last + 3, len(window.tokens)))
    best = max(places, key=lambda at: (_odds(window, at, odds), -abs(at - quote.first)), default=-1)
    if best < 0 or _odds(window, best, odds) <= _LIKELY:
        return None
    return window.span_of(best, best + 1)
