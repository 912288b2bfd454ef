"""What a page sets beside its running text and extraction leaves out: captions, pull quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from reader.model.document import ParagraphKind
from reader.text.formats.page import class_of, collapse, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

_CAPTION_CLASS = re.compile(r"caption(?!ing|s-|-credit|[_-]*source|link|\S*credit)", re.IGNORECASE)
_NO_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:no|without|more|reveal|hide|toggle|menu|nav|closed|staged|truncated)"
    r"[_-]?\S*caption|caption\S*(?:truncated|remote|toggle|button|icon|menu)|promo|teaser|"
    r"headline|breaking|rollover",
    re.IGNORECASE,
)
_CAPTION_TAGS = frozenset(("figcaption", "p", "div", "span", "em", "small", "dd"))
_PULL_CLASS = re.compile(r"pull[-_]*(?:quote|out)", re.IGNORECASE)
_PULL_TAGS = frozenset(("aside", "blockquote", "div", "figure", "p", "q", "section", "span"))
# Who took the picture; a button that enlarges it; words for those who cannot see it.
_CREDIT_CLASS = re.compile(
    r"credit|copyright|photographer|attribution|byline|source|off-?screen|sr-only|hidden|"
    r"button|expand|share|social|counter|more-caption",
    re.IGNORECASE,
)
_CREDIT_PROPERTY = re.compile(r"author|creator|copyright\w*|contributor|provider")
_CREDIT_TAGS = ("button", "svg", "label", "input", "time", "script", "style", "img", "noscript")
# Agencies at a caption's end, with the photographer or without: "Ada Kline / AP file".
_AGENCY = re.compile(
    r"\s*[(\[](?:(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty[^()\[\]]*)|[^()\[\]]{1,60}(?:/|\svia\s)"
    r"[^()\[\]]{1,60})[)\]]\.?$|"
    r"(?<=[.!?”)])\s*(?:[A-Z][\w.'’-]*\s){1,4}/\s?[A-Z][\w ]{1,40}$|"
    r"(?<=[.!?”)])\s*(?:REUTERS|Reuters|AP|AFP|Getty)\s?/\s?[A-Z][\w.'’ -]{1,40}$"
)
_APART = frozenset(("p", "div", "br", "li", "blockquote", "cite", "footer"))
_CREDIT = re.compile(
    r"\s*[(\[][^()\[\]]*\b(?:photo|image|picture|credit|courtesy)\b[^()\[\]]*[)\]]\.?$|"
    r"\s*\b(?:(?:photo(?:graph)?|image|picture|video|illustration)s?\s*"
    r"(?:by\b|credits?\b|courtesy\b|sources?\b|via\b|:|/|©)|credits?\s?:|©|\(c\)\s)[^.!?]*$",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"media playback|(?:click|tap) to |image \d+ of \d+|watch live", re.IGNORECASE)
_FEWEST_WORDS = 4
# Share of a caption that may be links; beyond it they lead to other articles.
_MOST_LINKED = 0.6
_LONGEST = 1_500
_MOST = 200
# A caption above the first paragraph belongs to the article if it is this near, in letters.
_FURTHEST_ABOVE = 3_000
# Letters a paragraph needs to be found again in its page.
_SHORTEST_ANCHOR = 20
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Inset:
    """Words beside the running text.

    Attributes:
        words: As they are shown, without the name of the photographer.
        kind: Caption or pull quote.
        place: Letters of the page's text before it, as `letters` counts them.
    """

    words: str
    kind: ParagraphKind
    place: int


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's letters in the order they stand in it, and what is set beside them.

    Attributes:
        letters: Of all text outside the insets.
        insets: In page order.
        headline: Place of the first main headline; None where there is none.
    """

    letters: str
    insets: tuple[Inset, ...]
    headline: int | None


def read_insets(root: HtmlElement) -> PageText:
    """Find captions and pull quotes, and where they stand; nothing of the page is changed."""
    pieces: list[str] = []
    insets: list[Inset] = []
    place, headline = 0, None
    inside: HtmlElement | None = None
    body = root.find("body")
    for event, element in etree.iterwalk(root if body is None else body, events=("start", "end")):
        if event == "start" and inside is None:
            kind = _kind_of(element)
            if kind is not None:
                inside = element
                insets += _insets_in(element, kind, place)
            elif element.tag == "h1" and headline is None:
                # A letter of its own, so that what stands above it has a lower place.
                pieces.append("\n")
                headline = place = place + 1
        if event == "end" and element is inside:
            inside = None
        if inside is None:
            found = letters((element.text if event == "start" else element.tail) or "")
            pieces.append(found)
            place += len(found)
    return PageText("".join(pieces), tuple(insets[:_MOST]), headline)


def _kind_of(element: HtmlElement) -> ParagraphKind | None:
    name = class_of(element)
    if element.tag in _PULL_TAGS and _PULL_CLASS.search(name):
        return ParagraphKind.PULL_QUOTE
    if element.tag == "figcaption":
        return ParagraphKind.CAPTION
    is_caption = element.tag in _CAPTION_TAGS and _CAPTION_CLASS.search(name)
    if is_caption and not _NO_CAPTION_CLASS.search(name):
        return ParagraphKind.CAPTION
    return None


def _insets_in(element: HtmlElement, kind: ParagraphKind, place: int) -> Iterator[Inset]:
    """Yield what an element says, if that is more than a name; a teaser's words are left out."""
    if any(parent.tag in ("a", "nav", "button") for parent in element.iterancestors()):
        return
    if kind is ParagraphKind.CAPTION:
        element = _inner_caption(element)
    words = collapse("".join(_shown(element)))
    if len(words) > _LONGEST:
        return
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    if kind is ParagraphKind.CAPTION:
        words = _AGENCY.sub("", _CREDIT.sub("", words)).strip()
    is_prose = len(_WORD.findall(words)) >= _FEWEST_WORDS
    if is_prose and linked <= _MOST_LINKED * len(words) and not _NOTICE.match(words):
        yield Inset(words, kind, place)


def _inner_caption(element: HtmlElement) -> HtmlElement:
    """Return the first element within one that is called a caption itself, at any depth."""
    for inner in element.iterdescendants():
        name = class_of(inner)
        is_caption = inner.tag in _CAPTION_TAGS and _CAPTION_CLASS.search(name)
        is_apt = is_caption and not _NO_CAPTION_CLASS.search(name) and not _is_credit(inner)
        if is_apt and len(_WORD.findall("".join(_shown(inner)))) >= _FEWEST_WORDS:
            return inner
    return element


def _shown(element: HtmlElement) -> Iterator[str]:
    """Yield the text of an element without credits and buttons."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_credit(child):
            # Two spans side by side without a space are parted by their style.
            is_apart = child.tag in _APART or (child.tag == "span" and element.tag == "figcaption")
            yield " " if is_apart else ""
            yield from _shown(child)
            yield " " if is_apart else ""
        yield child.tail or ""


def _is_credit(element: HtmlElement) -> bool:
    return (
        element.tag in _CREDIT_TAGS
        or bool(_CREDIT_CLASS.search(class_of(element)))
        or bool(_CREDIT_PROPERTY.fullmatch(element.get("itemprop", "")[:40]))
    )


def place_insets(page: PageText, blocks: Sequence[str]) -> dict[int, list[Inset]]:
    """Tell after which block each inset of the article stands.

    Those above the headline, far above the article or below it belong to something else.

    Args:
        page: Of the page the blocks were taken from.
        blocks: The article's paragraphs in order.

    Returns:
        By the number of the block before it; -1 for what stands above the first one. Words that
        the blocks hold already are not in it.
    """
    places = _places_of(page.letters, [letters(block) for block in blocks])
    if not places or not page.insets:
        return {}
    numbers = sorted(places)
    starts = [places[number] for number in numbers]
    known = letters(" ".join(blocks))
    first = starts[0] - _FURTHEST_ABOVE
    if page.headline is not None and page.headline <= starts[0]:
        first = page.headline
    found: dict[int, list[Inset]] = {}
    seen: set[str] = set()
    for inset in page.insets:
        own = letters(inset.words)
        is_known = own in seen or known.count(own) > page.letters.count(own)
        if first <= inset.place <= starts[-1] + 1 and not is_known:
            seen.add(own)
            number = bisect_right(starts, inset.place - 1) - 1
            found.setdefault(numbers[number] if number >= 0 else -1, []).append(inset)
    return found


def _places_of(text: str, blocks: Iterable[str]) -> dict[int, int]:
    """Return where blocks begin in the page's letters, in rising order; by their number."""
    places: dict[int, int] = {}
    cursor = 0
    for number, block in enumerate(blocks):
        place = text.find(block[:200], cursor) if len(block) >= _SHORTEST_ANCHOR else -1
        if place >= 0:
            places[number] = place
            cursor = place + len(block)
    return places
