"""What a page says about its article, tidied: the headline as readers see it, the byline."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from reader.text.formats.page import collapse, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FEWEST_WORDS = 3
# Words a headline shares with the title that search engines are given, of the shorter one's.
_SAME_SHARE = 0.5
_SITE = re.compile(r"(?P<title>.+\S)\s+[|–—·»-]{1,2}\s+(?P<site>[^|]{2,60})")
_SEPARATOR = re.compile(r"\s+[|–—·»-]{1,2}\s+")
_LONGEST_SITE_NAME = 5
_LONGEST_TITLE = 400

_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|updated|published|posted"
)
_ONLY_DAY = re.compile(rf"(?:{_DAY})", re.IGNORECASE)
_TAIL = re.compile(
    rf"(?:\s+|,\s*)(?:(?:{_DAY}|is|was|has)\b.*|(?:for|at|of|in|from)\s+.*|"
    r"(?:(?:news|staff|senior|chief|political|national|business|sports?|science|health|world|"
    r"special|security|economics?|politics|crime|education|culture|features?|deputy|contributing|associate|freelance|the)\s+)*"
    r"(?:reporter|writer|correspondent|editor|columnist|staff|contributor)\b.*|@.*)$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|com)$",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r";|,\s|\sand\s|\s&\s")
_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[^/\s]+)")
_NOBODY = re.compile(r"\w*(?:admin|webmaster|user)\w*\d*|\S*[@/\d]\S*|.*\bhttps?:.*", re.IGNORECASE)


_FIRST_DAY = r"""
    {year} (?P<between>[-/.]?) 0?1 (?P=between) 0?1 (?!\d)
    | (?<!\d) 0?1 (?P<sign>[-/.]) 0?1 (?P=sign) {year}
    | \b jan\w* \.? \s+ 0?1 (?:st)? ,? \s+ {year}
    | (?<!\d) 0?1 (?:st|er|\.|º)? \s+ (?:de\s+)? (?:jan|ene|gen)\w* \.? ,? \s+ (?:de\s+)? {year}
"""

# Linked data beyond this is no description of an article.
_LARGEST_DATA = 500_000
_MOST_NODES = 5_000
_ARTICLE = re.compile(r"\w*(?:Article|Posting|Report|Review)")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page shows and tells machines about its article.

    Attributes:
        headlines: As `find_headlines` returns them.
        authors: Persons its linked data name as the authors.
    """

    headlines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def read_facts(root: HtmlElement) -> PageFacts:
    """Read headlines and authors; nothing of the page is changed."""
    return PageFacts(tuple(find_headlines(root)), tuple(dict.fromkeys(_find_authors(root))))


def _find_authors(root: HtmlElement) -> Iterator[str]:
    for script in root.iter("script"):
        data = script.text or ""
        if script.get("type") != "application/ld+json" or len(data) > _LARGEST_DATA:
            continue
        try:
            found = json.loads(data, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(found):
            if _ARTICLE.fullmatch(str(node.get("@type", ""))):
                yield from _persons(node.get("author"))


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of linked data, outer ones first."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            waiting += node


def _persons(author: object) -> Iterator[str]:
    """Yield the full names in the ``author`` of an article."""
    for entry in author if isinstance(author, list) else [author]:
        is_person = isinstance(entry, dict) and entry.get("@type", "Person") == "Person"
        name = entry.get("name") if isinstance(entry, dict) and is_person else entry
        if isinstance(name, str) and _is_two_words(name) and not _NOBODY.fullmatch(name):
            yield name


def find_headlines(root: HtmlElement) -> list[str]:
    """Return the main headlines a page shows, in its order."""
    found = [collapse(" ".join(element.itertext())) for element in root.iter("h1")]
    return [words for words in found if len(_WORD.findall(words)) >= _FEWEST_WORDS]


def choose_title(title: str | None, headlines: Sequence[str], outlet: str | None) -> str | None:
    """Return the headline as readers see it.

    Args:
        title: What the page is called in windows and by search engines; the site's name often
            follows, and the wording may differ.
        headlines: As `find_headlines` returns them.
        outlet: The site's name.
    """
    if title is None:
        return headlines[0] if len(headlines) == 1 else None
    base = max(_SEPARATOR.split(title[:_LONGEST_TITLE]), key=len)
    for headline in headlines:
        if _is_same_headline(base, headline):
            return headline
    return _without_site(title, outlet)


def _is_same_headline(title: str, headline: str) -> bool:
    one, other = letters(title), letters(headline)
    if one == other:
        return True
    words, others = (set(map(str.casefold, _WORD.findall(t))) for t in (title, headline))
    fewest = min(len(words), len(others))
    return fewest >= _FEWEST_WORDS and len(words & others) >= _SAME_SHARE * fewest


def _without_site(title: str, outlet: str | None) -> str:
    match = _SITE.fullmatch(title) if len(title) <= _LONGEST_TITLE else None
    if match is None:
        return title
    site, name = letters(match["site"]), letters(outlet or "")
    is_named = bool(name) and (site in name or name in site)
    is_short = len(_WORD.findall(match["site"])) <= _LONGEST_SITE_NAME
    return match["title"] if is_named and is_short else title


def choose_byline(byline: str | None, facts: PageFacts, outlet: str | None) -> str | None:
    """Return the authors' names only, as an article would list them.

    Posts, days, degrees and the outlet itself are dropped where names are left without them.

    Args:
        byline: Names and what was taken for names, with semicolons between.
        facts: Authors named in them are believed before `byline`.
        outlet: The site's name.
    """
    found = "; ".join(facts.authors) or byline or ""
    parts = [_without_tail(collapse(part)) for part in _BETWEEN_NAMES.split(found)]
    names = [p for p in parts if p and not _NOBODY.fullmatch(p) and not _ONLY_DAY.fullmatch(p)]
    for is_kept in (_is_two_words, lambda n: not _POST.search(n), lambda n: not _is_of(n, outlet)):
        names = [name for name in names if is_kept(name)] or names
    names = [n for n in dict.fromkeys(names) if not any(_is_shorter(n, other) for other in names)]
    if len(names) > 1:
        return ", ".join(names[:-1]) + " and " + names[-1]
    return names[0] if names else None


def _without_tail(name: str) -> str:
    """Cut what follows a name; a name of one word is none, so nothing is cut from such."""
    cut = _TAIL.sub("", name).strip(" ,;|-")
    return cut if _is_two_words(cut) else name.strip(" ,;|-")


def _is_two_words(name: str) -> bool:
    return len(name.split()) > 1


def _is_of(name: str, outlet: str | None) -> bool:
    """Tell whether a name begins with the outlet's: "Meridian Business" of "Meridian"."""
    first, known = letters(name.split(maxsplit=1)[0]), letters((outlet or " ").partition(" ")[0])
    return len(first) > 1 and first == known


def _is_shorter(name: str, other: str) -> bool:
    """Tell whether two names are one, and this the one with fewer initials."""
    words, others = name.split(), other.split()
    is_longer = len(others) > len(words) > 1
    return is_longer and (words[0], words[-1]) == (others[0], others[-1])


def tidy_outlet(outlet: str | None) -> str | None:
    """Return the site's name; of an address its host."""
    address = _ADDRESS.match(outlet or "")
    return address["host"] if address else outlet


def stated_date(root: HtmlElement, date: str | None) -> str | None:
    """Return the ISO 8601 date found for a page, or None where it was made of a year alone.

    A year, like that of a copyright line, is taken for its first day by what looks for dates; that
    day counts only where the page says it in full.
    """
    if date is None or not date.endswith("-01-01"):
        return date
    first_day = re.compile(_FIRST_DAY.format(year=date[:4]), re.IGNORECASE | re.VERBOSE)
    return date if first_day.search(etree.tostring(root, encoding="unicode")) else None
