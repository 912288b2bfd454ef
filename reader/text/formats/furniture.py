"""Recognises what sites put around an article's text by its words: notices, links, labels."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,120}$|.{0,80}all rights reserved\.?$|order reprints|print article|"
    r"thank(?:s| you) for (?:signing up|subscribing|reading)|"
    r"sign up (?:for|to) (?:the|our)\b.{0,80}$|"
    r"(?:click here to )?subscribe (?:to|now)\b.{0,80}$|share this (?:article|story|page)|"
    r"like this (?:story|article)\?|this copy is for your personal|an error (?:has )?occurred|"
    r"there was an error|advertisement$|(?:read|see|watch) (?:more|also|next):|"
    r"(?:more|read more|see also|related|also read)\W*$|"
    r"related(?::|\s(?:articles?|stories|coverage))|"
    r"get .{2,40} by clicking here\.?$|"
    r"if you buy something through|(?:source|filed under|tags?|topics?):\s.{0,80}$",
    re.IGNORECASE,
)
# How to reach the author: nothing but addresses, or a short request that ends in one.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|twitter\.com/\S+|@\w+|[|,•·]")
_REACH = re.compile(
    r"(?:write to|e-?mail|contact|reach|follow)\b[^!?]{0,120}"
    r"(?:@|https?:|\b(?:twitter|facebook)\b)",
    re.IGNORECASE,
)
# Begins the list of other articles that some sites end theirs with.
_TAIL = re.compile(
    r"(?:top|more|latest|related|recent|other|popular|trending|recommended|featured)\s"
    r"(?:stories|news|articles|posts|reading|headlines)(?: (?:from|on|in)\b.{0,40})?|"
    r"(?:you (?:may|might) also (?:like|enjoy|be interested in)|"
    r"most (?:read|popular)|"
    r"recommended(?: for you)?|(?:read|up) next|partner news|(?:leave a )?(?:comments?|reply)|"
    r"more (?:from|on) .{2,40})\W*",
    re.IGNORECASE,
)
# Stands over headlines of other articles in the middle of the text.
_ASIDE = re.compile(
    r"(?:don['’]t miss|see also|(?:read|see) more|more on this|related)\W*", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?…:][”\"’')\]]*$")
_QUOTING = re.compile('[“”"«»„]')
_LONGEST_NOTICE = 400
_LONGEST_LABEL = 60
_LONGEST_HEADLINE = 120
# The article comes first: a label with less of the text above it is a heading of its own.
_LEAST_ABOVE = 0.5


def find_furniture(paragraphs: Sequence[str]) -> set[int]:
    """Return the numbers of paragraphs that are no part of the article.

    Paragraphs in quotation marks are never among them, save below the article's end.

    Args:
        paragraphs: What was extracted from a page, in order.
    """
    found = {number for number, words in enumerate(paragraphs) if _is_notice(words)}
    found |= set(_asides(paragraphs))
    total = sum(map(len, paragraphs))
    above = accumulate(map(len, paragraphs), initial=0)
    for number, (words, length) in enumerate(zip(paragraphs, above, strict=False)):
        is_label = len(words) <= _LONGEST_LABEL and _TAIL.fullmatch(words.strip(" .:…"))
        if is_label and length >= _LEAST_ABOVE * total:
            return found | set(range(number, len(paragraphs)))
    return found


def _asides(paragraphs: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of labels over other articles' headlines, and of these."""
    is_aside = False
    for number, words in enumerate(paragraphs):
        is_label = bool(_ASIDE.fullmatch(words))
        is_aside = is_label or (
            is_aside and len(words) <= _LONGEST_HEADLINE and not _SENTENCE.search(words)
        )
        if is_aside:
            yield number


def _is_notice(words: str) -> bool:
    if len(words) > _LONGEST_NOTICE or _QUOTING.search(words):
        return False
    return bool(_NOTICE.match(words) or _REACH.match(words) or _is_addresses(words))


def _is_addresses(words: str) -> bool:
    return all(_ADDRESS.fullmatch(word) for word in words.split())
