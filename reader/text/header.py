"""Reads the first lines of an article: section, title, byline, date, standfirst."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.document import ParagraphKind
from reader.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

# A paragraph longer than this, or of two sentences, is the article itself.
_LONGEST_TITLE = 180
_LONGEST_LINE = 200
# A title that ends in a full stop is told from a first sentence by its capitals or its style.
_LONGEST_TITLE_WITH_STOP = 80
_CAPITALISED_SHARE = 0.7
_LONGEST_IN_CAPITALS = 130
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# The end of a sentence within a line; "Rep." and "St." are none.
_INNER_STOP = re.compile(
    r"(?:[!?]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{4})\.)"
    r"[”\"’')]*\s+[A-Z“\"‘]"
)
_BYLINE = re.compile(
    r"(?:(?:story |report(?:ed|ing)? |written |words )?by\s?:?|author\s?:)\s+(?P<names>.+)",
    re.IGNORECASE,
)
# Words that sentences have and headlines leave out.
_PROSE = re.compile(r"\b(?:the|an?|was|were|had|said|we|our)\b", re.IGNORECASE)
_SPEECH = re.compile(r"[QA]\s?[:.]\s|[-–—―]")
_POST = re.compile(r"(?:correspondent|reporter|editor|writer|staff|political|special)s?")
_NAME = r"[^\W\d_][\w.'’-]*"
_NAMES = re.compile(
    rf"(?:{_NAME}\s+){{0,3}}{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
    rf"(?:{_NAME}\s+){{0,3}}{_NAME}){{0,4}}"
)
_DATE_WORDS = re.compile(
    r"(?P<today>today)|(?P<updated>(?:last )?(?:updated|modified))|"
    r"(?P<published>published|posted|first published|date|issued|filed)",
    re.IGNORECASE,
)
# What may stand beside a date in its line: labels, the day, the time, the time zone.
_DATE_FILLING = re.compile(
    r"\b(?:today|(?:last |first )?(?:updated|modified|published|posted|filed|issued)|date|on|at|of|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\d{1,2}|[ap]\.?m\.?|noon|midnight|"
    r"gmt|utc|bst|[ecmp][sd]?t|ist|cet|cest|hrs|local time|\d+ min(?:ute)?s? read)(?!\w)|[\W_]",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[|•·]\s+|\s+[–—-]\s+|\n")
_DATELINE = re.compile(r"[^\W\d_a-z][^()\n]{1,60}\((?P<outlet>[A-Z][\w& .]{1,30})\)\s*[-–—]{1,2}\s")
_SECTION_WORDS = 3


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above an article's own text.

    Attributes:
        kinds: Of the paragraphs that belong to it, from the first on.
        title, byline, outlet: In the article's words, or None.
        published: ISO 8601, or None.
    """

    kinds: tuple[ParagraphKind, ...] = ()
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None


def read_header(paragraphs: Sequence[str]) -> Header:
    """Tell title, byline and date from the first lines of a plain text.

    Many texts have none of them; nothing is guessed from a line that may be the first sentence.

    Args:
        paragraphs: The first dozen, each with its line ends.
    """
    kinds: list[ParagraphKind | None] = []
    bylines: list[str] = []
    dates: list[tuple[int, str]] = []
    for words in paragraphs:
        if _is_article_text(words):
            break
        kind, byline, dated = _read_line(words)
        kinds.append(kind)
        bylines += byline
        dates += dated
    title = _choose_title(paragraphs, kinds)
    if title is not None:
        kinds[title] = ParagraphKind.TITLE
    while kinds and kinds[-1] is None:
        kinds.pop()
    return Header(
        tuple(_name_rest(kinds, title)),
        title=_one_line(paragraphs[title]).rstrip(" ;") if title is not None else None,
        byline=bylines[0] if bylines else None,
        published=min(dates)[1] if dates else None,
        outlet=_outlet(paragraphs),
    )


def _is_article_text(words: str) -> bool:
    if len(words) > _LONGEST_LINE or _DATELINE.match(words):
        return True
    return words[0] in '“"' and words[-1] in ".,!?"


def _read_line(words: str) -> tuple[ParagraphKind | None, list[str], list[tuple[int, str]]]:
    """Return a line's kind if it is a byline or a date, with what it says."""
    bylines, dates, rest = [], [], 0
    for part in (part.strip() for part in _PARTS.split(words)):
        byline, dated = _read_byline(part), _read_date(part)
        if byline is not None:
            bylines.append(byline[0])
            dated = byline[1]
        if dated is not None:
            dates.append(dated)
        rest += byline is None and dated is None and bool(part)
    if bylines:
        return ParagraphKind.BYLINE, bylines, dates
    return (ParagraphKind.DATE, [], dates) if dates and rest <= 1 else (None, [], [])


def _read_date(part: str) -> tuple[int, str] | None:
    """Return a date that is all its line says, with its rank; the best rank is 0."""
    found = find_date(part)
    if found is None:
        return None
    iso, start, end = found
    around = part[:start] + part[end:]
    if len(around) > 60 or _DATE_FILLING.sub("", around):
        return None
    label = _DATE_WORDS.search(around)
    ranks = {"published": 0, None: 1, "updated": 2, "today": 3}
    return ranks[label.lastgroup if label else None], iso


def _read_byline(part: str) -> tuple[str, tuple[int, str] | None] | None:
    """Return the names of a byline and the date that follows them."""
    match = _BYLINE.fullmatch(part)
    if match is None or len(part) > 120:
        return None
    names = match["names"]
    dated = find_date(names)
    if dated:
        names = names[: dated[1]]
        names = re.sub(
            r"[\s,;:(]*(?:\b(?:published|posted|updated|on|mon|tue\w*|wed\w*|thu\w*|fri|"
            r"sat\w*|sun|\w+day)\b[\s,;:(]*)*$",
            "",
            names,
            flags=re.IGNORECASE,
        )
    names = names.strip(" ,;:|")
    words = [word for word in re.split(r"[\s,&]+", names) if word]
    has_capital = any(word[0].isupper() for word in words)  # "By the sea" has none
    is_names = (
        has_capital
        and bool(_NAMES.match(names))
        and all(word[0].isupper() or len(word) <= 3 or _POST.fullmatch(word) for word in words)
    )
    if not words or not is_names or len(words) > 14 or names.endswith((".", "!", "?")):
        return None
    return names, (1, dated[0]) if dated else None


def _choose_title(paragraphs: Sequence[str], kinds: Sequence[ParagraphKind | None]) -> int | None:
    """Return the number of the paragraph that is the title."""
    candidates = [
        number
        for number, kind in enumerate(kinds)
        if kind is None
        and _may_be_title(paragraphs[number])
        and (number + 1 < len(paragraphs) or number == 0)
    ]
    if not candidates or len(paragraphs) < 2:
        return None
    first = candidates[0]
    # A section name above the title is shorter than titles are.
    for number in candidates[1:]:
        if _is_section(paragraphs[first]) and not _is_section(paragraphs[number]):
            first = number
        break
    before = kinds[:first]
    is_at_top = all(
        kind is not None or number in candidates or _is_section(paragraphs[number])
        for number, kind in enumerate(before)
    )
    return first if is_at_top else None


def _is_section(words: str) -> bool:
    return len(_WORD.findall(words)) <= _SECTION_WORDS


def _may_be_title(words: str) -> bool:
    line = _one_line(words)
    found = _WORD.findall(line)
    if len(found) < 2 or (len(found) == 2 and line.isupper()):
        return False
    if len(line) > _LONGEST_TITLE or line[-1] in ",:" or _SPEECH.match(line):
        return False
    long_words = [word for word in found if len(word) > 3]
    capitalised = sum(word[0].isupper() for word in long_words)
    is_long = len(line) > _LONGEST_IN_CAPITALS
    if len(found) > 2 and not is_long and capitalised >= _CAPITALISED_SHARE * len(long_words):
        return True
    has_stop = line.rstrip("”\"’')]").endswith(".")
    is_headline = len(line) <= _LONGEST_TITLE_WITH_STOP and not _PROSE.search(line)
    return not _INNER_STOP.search(line) and (is_headline or not has_stop)


def _name_rest(kinds: Sequence[ParagraphKind | None], title: int | None) -> list[ParagraphKind]:
    """Give a kind to the lines of the header that are neither title, byline nor date."""
    return [
        kind or (ParagraphKind.HEADING if title is None or number < title else ParagraphKind.BODY)
        for number, kind in enumerate(kinds)
    ]


def _outlet(paragraphs: Sequence[str]) -> str | None:
    """Return the agency of a dateline such as ``PORT HALE (Meridian) -``."""
    for words in paragraphs:
        match = _DATELINE.match(words)
        if match:
            return match["outlet"]
    return None


def _one_line(words: str) -> str:
    return " ".join(words.split())
