"""Finds the word that carries a mention: the name or noun the rest of it belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.quotes.lexicon import fold, load_lexicon
from reader.quotes.names import OF_OFFICE
from reader.quotes.phrases import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span
    from reader.quotes.names import NameMention
    from reader.quotes.tokens import Token

_FAR = 12
_START, _LAST = attrgetter("start"), attrgetter("last")
_BREAKS = frozenset({"of", "for", "from", "at", "with", "in", "on", "by", "who", "to", "about"})


def main_token(tokens: Sequence[Token], names: Sequence[NameMention], mention: Span) -> int | None:
    """Return the index of the token that carries a mention, or None where it covers none.

    "Campaign chair Ann Rivers" is carried by the name, "a spokesman for Ann Rivers" by its noun.

    Args:
        tokens: Of the paragraph the mention stands in.
        names: Found in that paragraph.
        mention: In code points of the document.
    """
    first = bisect_left(tokens, mention.start, key=_START)
    if first > 0 and tokens[first - 1].end > mention.start:
        first -= 1
    last = bisect_left(tokens, mention.end, key=_START)
    if first >= last:
        return None
    head = head_of(tokens, first, last)
    low = bisect_right(names, first, key=_LAST)
    inside = list(takewhile(lambda name: name.first < last, islice(names, low, None)))
    if not inside:
        return head
    for name in inside:
        if name.lead <= head < name.last:
            return min(name.last, last) - 1
    for name in inside:
        if _belongs(tokens, name, head):
            return name.last - 1
    return head


def _belongs(tokens: Sequence[Token], name: NameMention, head: int) -> bool:
    """Tell whether a name is another name of the noun: right after it, or after one comma."""
    if name.lead <= head:
        return False
    between = [fold(token.text) for token in tokens[head + 1 : name.lead]]
    if any(word in _BREAKS for word in between):
        if len(between) in (2, 3) and between[0] == "of" and between[-1] in OF_OFFICE:
            return True
        return name.lead - head > 2 and between[-1] == "," and len(between) < _FAR
    lexicon = load_lexicon()
    noun = fold(tokens[head].text)
    is_kind = lexicon.is_person_noun(noun) or noun in lexicon.organizations
    return not between or between == [","] or (is_kind and between[-1] == ",")
