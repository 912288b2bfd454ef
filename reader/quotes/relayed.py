"""Who speaks where somebody else passes the words on: "…," she said, according to the Courier."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.span import Span
    from reader.quotes.candidates import Candidate, Window

_SAYING = frozenset(
    {"say", "tell", "write", "add", "ask", "explain", "note", "warn", "insist", "argue", "claim",
     "reply", "answer", "post", "tweet", "declare", "shout", "continue", "recall", "joke"}
)  # fmt: skip
_REACH = 3  # tokens between the marks and the verb


def find_relayed_speaker(window: Window, quotation: Span, mention: Span) -> Candidate | None:
    """Return the subject of the verb at the marks, where the mention only passes the words on.

    Args:
        window: The paragraphs around the quotation.
        quotation: Marks included.
        mention: The words taken to name the speaker.

    Returns:
        None unless the mention stands after "according to" and a verb of saying right at the
        marks has a subject of its own.
    """
    first, _ = window.locate(mention)
    if not _follows_according(window, first):
        return None
    start, end = window.locate(quotation)
    places = [*range(start - 1, start - 2 - _REACH, -1), *range(end, end + 1 + _REACH)]
    for at in places:
        if not 0 <= at < len(window.tokens) or window.quoted[at] >= 0:
            continue
        if window.tokens[at].lemma in _SAYING and (found := _subject(window, at)) is not None:
            return found
    return None


def _follows_according(window: Window, first: int) -> bool:
    before = [window.tokens[at].text.lower() for at in range(max(0, first - 3), first)]
    return "according" in before


def _subject(window: Window, verb: int) -> Candidate | None:
    """Return the subject of a verb: what the parse says, or a phrase right before or after it."""
    for candidate in window.candidates:
        token = window.tokens[candidate.head]
        is_subject = token.dep.startswith("nsubj") and window.heads[candidate.head] == verb
        is_beside = verb in (candidate.last, candidate.first - 1)
        same = window.sentences[candidate.head] == window.sentences[verb]
        if same and (is_subject or is_beside):
            return candidate
    return None
