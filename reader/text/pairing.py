"""Pairs the quotation marks of a paragraph: the cheapest reading as opening, closing, stray."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.text.marks import Mark, MarkFamily

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEVER = 1e9
_DEEPEST = 2
# A quotation within one of the same kind of marks; likelier where the two marks differ.
_NESTING_DISTINCT = 1.0
_NESTING_ALIKE = 2.6
# A pair that its paragraph never closes, against one stray mark at 2.5.
_UNCLOSED = 2.0
_UNCLOSED_AND_NEXT_OPENS = 0.6
_UNCLOSED_AND_BOTH_OPEN = 0.2
_UNCLOSED_SINGLE = 2.9
_UNCLOSED_SINGLE_AT_START = 1.2
# Below this cost a reading is what the mark looks like; above it an apostrophe is unlikely.
_SURE = 0.5
_SURELY_MEANT = 2.5
# Above this cost of being none, a single mark counts as a quotation mark.
_LIKELY = 1.0
_WORD = re.compile(r"\w")
_OPENS, _CLOSES, _STRAY = range(3)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a run of marks was read as; all numbers are indices of the run.

    Attributes:
        pairs: Opening and closing mark, by opening mark; None where nothing closes it.
        strays: Marks that belong to no pair.
    """

    pairs: tuple[tuple[int, int | None], ...]
    strays: tuple[int, ...]


def pair_marks(marks: Sequence[Mark], *, unclosed: float | None) -> Pairing:
    """Read marks of one family as pairs, nested at most once, at the lowest total cost.

    One mark too many costs itself only: the others pair as they would without it. Time and
    memory grow linearly with the number of marks.

    Args:
        marks: Of one family, in text order.
        unclosed: Cost of a pair that is never closed; None where that cannot be.
    """
    choices = _cheapest_choices(marks)
    end = _NEVER if unclosed is None else unclosed
    costs = choices.costs
    depth = min(range(_DEEPEST + 1), key=lambda d: costs[d] + (end + 1.5 * (d - 1) if d else 0.0))
    roles = _walk_back(choices.roles, depth)
    return _gather(roles)


@dataclass(frozen=True, slots=True)
class _Choices:
    """For every mark and each depth after it, the role that leads there; the final costs."""

    roles: list[tuple[int, int, int]]
    costs: list[float]


def _cheapest_choices(marks: Sequence[Mark]) -> _Choices:
    outside, inside, deep = 0.0, _NEVER, _NEVER
    roles = []
    for mark in marks:
        opens, closes, stray = mark.opens, mark.closes, mark.stray
        nested = opens + (_NESTING_DISTINCT if closes - opens > 2.0 else _NESTING_ALIKE)
        role_out, cost_out = _STRAY, outside + stray
        if inside + closes <= cost_out:
            role_out, cost_out = _CLOSES, inside + closes
        role_in, cost_in = _STRAY, inside + stray
        if outside + opens <= cost_in:
            role_in, cost_in = _OPENS, outside + opens
        if deep + closes < cost_in:
            role_in, cost_in = _CLOSES, deep + closes
        role_deep, cost_deep = _STRAY, deep + stray
        if inside + nested <= cost_deep:
            role_deep, cost_deep = _OPENS, inside + nested
        outside, inside, deep = cost_out, cost_in, cost_deep
        roles.append((role_out, role_in, role_deep))
    return _Choices(roles, [outside, inside, deep])


def _walk_back(roles: list[tuple[int, int, int]], depth: int) -> list[int]:
    """Follow the cheapest choices from the last mark to the first."""
    path = []
    for choice in reversed(roles):
        role = choice[depth]
        path.append(role)
        if role == _OPENS:
            depth -= 1
        elif role == _CLOSES:
            depth += 1
    path.reverse()
    return path


def _gather(roles: list[int]) -> Pairing:
    """Turn a role for each mark into pairs."""
    closed_by: dict[int, int | None] = {}
    open_now: list[int] = []
    strays = []
    for number, role in enumerate(roles):
        if role == _OPENS:
            closed_by[number] = None
            open_now.append(number)
        elif role == _CLOSES:
            closed_by[open_now.pop()] = number
        else:
            strays.append(number)
    return Pairing(tuple(closed_by.items()), tuple(strays))


@dataclass(frozen=True, slots=True)
class MarkPair:
    """Two marks and what stands between them.

    Attributes:
        span: Marks included.
        opening: None where the quotation was opened in an earlier paragraph.
        closing: None where the paragraph ends before it is closed.
    """

    span: Span
    opening: Mark | None
    closing: Mark | None

    @property
    def family(self) -> MarkFamily | None:
        """Return what kind of marks these are."""
        mark = self.opening or self.closing
        return mark.family if mark else None


@dataclass(frozen=True, slots=True)
class PairedMarks:
    """How the marks of one paragraph are understood.

    Attributes:
        pairs: No two of them cross. Their order says nothing.
        strays: Marks that should have a partner and have none; no apostrophes, no inches.
    """

    pairs: tuple[MarkPair, ...]
    strays: tuple[Mark, ...]


def order_of_families(paragraphs: Iterable[Sequence[Mark]]) -> tuple[MarkFamily, ...]:
    """Tell which marks an article quotes in: the main family first, single or double ones.

    Single marks come first in an article that has more quotations in them than in double
    ones, not counting those within the others.

    Args:
        paragraphs: The marks of each.
    """
    doubles = openers = closers = 0
    for marks in paragraphs:
        in_doubles, nested = False, None
        for mark in marks:
            is_likely = mark.stray > _LIKELY
            if mark.family is MarkFamily.DOUBLE:
                nested = None if nested is None else nested + 1
                doubles += 1
                in_doubles = mark.is_opening or (not in_doubles and mark.opens <= mark.closes)
            elif mark.family is MarkFamily.SINGLE and not in_doubles and is_likely:
                if mark.opens < _SURE:
                    openers += 1
                    nested = 0
                elif mark.closes < _SURE:
                    closers += 1
                    # Doubles within single marks are quotations within quotations.
                    doubles -= nested or 0
                    nested = None
    main, other = MarkFamily.DOUBLE, MarkFamily.SINGLE
    if min(openers, closers) * 2 > doubles:
        main, other = other, main
    rest = (family for family in MarkFamily if family not in (main, other))
    return (main, *rest, other)


def opener_at_start(marks: Sequence[Mark], span: Span) -> Mark | None:
    """Return the mark a paragraph begins with if it can open a quotation."""
    if not marks or marks[0].start > span.start + 1:
        return None
    first = marks[0]
    return first if first.opens < min(first.stray, 2.0) else None


def read_paragraph(
    text: str,
    span: Span,
    marks: Sequence[Mark],
    families: Sequence[MarkFamily],
    next_opener: Mark | None,
) -> PairedMarks:
    """Pair the marks of one paragraph.

    Each family is paired by itself, the main one first; a later one only among marks that lie
    within the same pair found before, so that no two pairs cross.

    Args:
        text: All of the document.
        span: Of the paragraph.
        marks: Of the paragraph, in text order.
        families: As `order_of_families` returns them.
        next_opener: What the next paragraph begins with, if that opens a quotation.
    """
    pairs: list[MarkPair] = []
    strays: list[Mark] = []
    for family in families:
        chosen = [mark for mark in marks if mark.family is family]
        if not chosen:
            continue
        is_main = family is families[0]
        opener = opener_at_start(marks, span)
        unclosed = _cost_of_leaving_open(family, opener, next_opener) if is_main else None
        is_cut = family is MarkFamily.SINGLE and not is_main
        left: list[Mark] = []
        for group in _by_container(chosen, pairs if not is_main else [], is_cut=is_cut):
            pairing = pair_marks(group, unclosed=unclosed)
            if unclosed == _UNCLOSED_AND_BOTH_OPEN and _is_fragment_open(pairing, group, text):
                pairing = pair_marks(group, unclosed=_UNCLOSED_AND_NEXT_OPENS)
            pairs += _spans_of(pairing, group, text, span)
            left += (group[n] for n in pairing.strays)
        if is_cut:
            around = list(_pairs_around(left, pairs))
            pairs += around
            ends = {mark for pair in around for mark in (pair.opening, pair.closing)}
            left = [mark for mark in left if mark not in ends]
        strays += (mark for mark in left if _is_missed(mark, is_main=is_main))
    return PairedMarks(tuple(pairs), tuple(strays))


def _is_fragment_open(pairing: Pairing, marks: Sequence[Mark], text: str) -> bool:
    """Tell whether a pair left open begins within a sentence; few of those go on in the next."""
    return any(
        last is None and text[marks[first].end : marks[first].end + 1].islower()
        for first, last in pairing.pairs
    )


def _pairs_around(marks: Sequence[Mark], pairs: Sequence[MarkPair]) -> Iterable[MarkPair]:
    """Yield pairs of single marks around whole pairs of the main family, where both are sure."""
    sure = [m for m in marks if min(m.opens, m.closes) < _SURE and m.stray > _LIKELY]
    for group in _by_container(sorted(sure, key=lambda m: m.start), pairs, is_cut=False):
        opening: Mark | None = None
        for mark in group:
            if mark.is_opening:
                opening = mark
            elif opening is not None:
                yield MarkPair(Span(opening.start, mark.end), opening, mark)
                opening = None


def _cost_of_leaving_open(
    family: MarkFamily, opener: Mark | None, next_opener: Mark | None
) -> float:
    """Return what it costs that a paragraph ends within a quotation.

    Little where the next one opens it anew; where single marks do so in both, an apostrophe
    after an s rather is one than the end.
    """
    is_opened = opener is not None and opener.family is family
    if next_opener is None or next_opener.family is not family:
        single = _UNCLOSED_SINGLE_AT_START if is_opened else _UNCLOSED_SINGLE
        return _UNCLOSED if family is MarkFamily.DOUBLE else single
    is_single = family is MarkFamily.SINGLE
    return _UNCLOSED_AND_BOTH_OPEN if is_single and is_opened else _UNCLOSED_AND_NEXT_OPENS


def _is_missed(mark: Mark, *, is_main: bool) -> bool:
    """Tell whether a mark without a partner is worth reporting."""
    if mark.family is MarkFamily.SINGLE:
        return is_main and mark.stray >= _SURELY_MEANT
    return mark.stray > 1.0


def _by_container(
    marks: Sequence[Mark], pairs: Sequence[MarkPair], *, is_cut: bool
) -> Iterable[list[Mark]]:
    """Group marks by the innermost pair they lie in; with `is_cut`, pairs between part them."""
    groups: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    spans = sorted((pair.span for pair in pairs), key=lambda s: (s.start, -s.end))
    around: list[int] = []
    begun = 0
    for mark in marks:
        while begun < len(spans) and spans[begun].start <= mark.start:
            around.append(begun)
            begun += 1
            while len(around) > 1 and spans[around[-2]].end <= spans[around[-1]].start:
                around.pop(-2)
        while around and spans[around[-1]].end <= mark.start:
            around.pop()
        groups[around[-1] if around else -1, begun if is_cut else 0].append(mark)
    return groups.values()


def _spans_of(
    pairing: Pairing, marks: Sequence[Mark], text: str, paragraph: Span
) -> Iterable[MarkPair]:
    """Yield the pairs that hold any words."""
    for first, last in pairing.pairs:
        opening = marks[first]
        closing = marks[last] if last is not None else None
        end = closing.end if closing else _end_of_words(text, paragraph)
        if _WORD.search(text, opening.end, closing.start if closing else end):
            yield MarkPair(Span(opening.start, end), opening, closing)


def _end_of_words(text: str, paragraph: Span) -> int:
    end = paragraph.end
    while end > paragraph.start and text[end - 1].isspace():
        end -= 1
    return end
