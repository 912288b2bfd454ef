"""The reporting words that link a quotation to its mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.features import Quote, governor_of

if TYPE_CHECKING:
    from reader.model.span import Span
    from reader.quotes.candidates import Candidate, Window
    from reader.quotes.word_odds import WordOdds

_REACH = 40
_UNKNOWN = -2.5
_GOVERNS = 1.0
_TOUCHES = 3.0


def find_cue(
    window: Window, quote: Quote, candidate: Candidate | None, odds: WordOdds
) -> Span | None:
    """Find the words that report the quotation.

    "According to" before the mention comes first; otherwise the verb on the way from the mention
    to the quotation that most likely reports: a known reporting word, the mention's governor
    ("Rivers **denied** it"), a verb right beside the marks ("…, **adding**, “…”").

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
    verbs = [at for at in _way(window, quote, candidate) if _is_verb(window, at)]
    if not verbs:
        return None
    places = [at for at in verbs if at >= _last_quoted(window, quote)] or verbs
    best = max(places, key=lambda at: _score(window, quote, at, odds, governor, relation))
    return window.span_of(best, best + 1)


def _according(window: Window, candidate: Candidate) -> Span | None:
    for at in range(max(0, candidate.first - 2), candidate.first):
        if window.tokens[at].text.lower() == "according":
            return window.span_of(at, min(at + 2, candidate.first))
    return None


def _way(window: Window, quote: Quote, candidate: Candidate) -> range:
    """Return the tokens between mention and quotation, and a little beyond a mention after it."""
    if candidate.head < quote.first:
        return range(max(candidate.last, quote.first - _REACH), quote.first)
    return range(quote.last, min(candidate.last + 3, len(window.tokens)))


def _last_quoted(window: Window, quote: Quote) -> int:
    """Return where the words begin that lie between the quotation before and this one.

    "Brek said it was “old” but **argued** it was “fine”": each piece has its own verb.
    """
    at = quote.first
    while at > 0 and window.quoted[at - 1] < 0:
        at -= 1
    return at


def _is_verb(window: Window, at: int) -> bool:
    if window.quoted[at] >= 0:
        return False
    token = window.tokens[at]
    # "…, insisting, “" is a participle whatever the tagger says.
    is_participle = token.text.endswith("ing") and at + 2 < len(window.tokens)
    return token.pos == "VERB" or (
        is_participle and window.tokens[at + 1].text in ",:" and window.quoted[at + 2] >= 0
    )


def _score(
    window: Window, quote: Quote, at: int, odds: WordOdds, governor: int, relation: str
) -> float:
    score = odds.cues.get(window.tokens[at].lemma, _UNKNOWN)
    if at == governor and relation == "nsubj":
        score += _GOVERNS
    if quote.first - 2 <= at <= quote.last + 1:
        score += _TOUCHES
    return score
