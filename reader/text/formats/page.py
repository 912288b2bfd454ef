"""Prepares a web page for extraction: parsed safely, hidden parts and site furniture taken out."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree, html

from reader.errors import ArticleEmptyError
from reader.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
# Browsers read these names as Windows-1252, and so do the pages that declare them.
_AS_WINDOWS = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1")
_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, ""), (codecs.BOM_UTF16_BE, ""))
_SCRIPTS = ("style", "noscript", "template", "svg", "iframe", "object")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:hidden|hide|is-hidden|d-none|sr-only|(?:visually|screen)-?(?:hidden|reader\S*)|"
    r"rollover\S*block|tool-?tip\S*|popover\S*)(?:\s|$)",
    re.IGNORECASE,
)
_FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:newsletter|subscri(?:be|ption)|sign-?up|recirc|most-popular|trending|outbrain|"
    r"taboola|cookie|consent|related|latest|more-(?:from|stories)|read-more|share|sharing|social|"
    r"reprint|email-?(?:scrim|form)|promo|breadcrumbs?|comments?|disqus)",
    re.IGNORECASE,
)
_FURNITURE_TAGS = ("div", "section", "aside", "ul", "ol", "nav", "form", "footer", "header")
_BODY_CLASS = re.compile(
    r"(?:article|story|post|entry|page)[-_]*(?:body|content|text)|body__|bodytext", re.IGNORECASE
)
# A part with more than this share of the page's prose is the article, whatever it is called.
_MOST_FURNITURE = 0.3
_SHORTEST_BODY = 300
_LONGEST_CLASS = 300
_LONGEST_STYLE = 2_000
# Letters of a teaser outside its link, as in "[News]" or "Read:", and spaces in its headline.
_UNLINKED = 10
_UNLINKED_SHARE = 0.2
_FEWEST_SPACES = 3
_SENTENCE_END = re.compile(r"[.!…:][”\"’')\]]*$")
_LEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:summary|standfirst|dek|lead|lede|intro(?:duction)?|sub-?(?:title|heading))",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|ruby|s|"
    r"samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_BLANKS = re.compile("[ \t\n\r\f]+")
_NO_LETTERS = re.compile(r"[\W_]+")


def parse_page(data: bytes) -> tuple[HtmlElement, list[str]]:
    """Parse a page's bytes; nothing outside them is read.

    Returns:
        The root, and sentences fit to show about the encoding.

    Raises:
        ArticleEmptyError: There is no page in it.
        UnsupportedFormatError: These bytes are no text.
    """
    text, notice = _decode_page(data)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    clean = text.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        msg = "No text could be read in this page. Open an article that has some, or paste one."
        raise ArticleEmptyError(msg) from error
    return root, [notice] if notice else []


def _decode_page(data: bytes) -> tuple[str, str | None]:
    """Decode as the page says it is encoded, or by what the bytes look like."""
    for mark, _ in _MARKED:
        if data.startswith(mark):
            return decode(data)
    declared = _DECLARED.search(data[:_HEAD])
    if declared:
        name = (declared[1] or declared[2]).decode("ascii", "replace").lower()
        try:
            return data.decode("cp1252" if name in _AS_WINDOWS else name), None
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def prepare_page(root: HtmlElement) -> None:
    """Take out of a page what its readers do not see or do not read as the article.

    What holds a good part of the page's paragraphs stays, whatever it is called.
    """
    for element in list(root.iter(*_SCRIPTS)):
        element.drop_tree()
    elements = list(root.iter(etree.Element))
    lengths = _prose_lengths(elements)
    most = _MOST_FURNITURE * lengths[root]
    gone: set[HtmlElement] = set()
    for element in elements:
        if element.getparent() in gone:
            gone.add(element)
        elif lengths[element] <= most and (_is_hidden(element) or _is_furniture(element)):
            gone.add(element)
            element.drop_tree()
    _drop_teasers(root)
    _join_split_body(root)


def _prose_lengths(elements: Sequence[HtmlElement]) -> dict[HtmlElement, int]:
    """Return for each element how many characters of paragraphs it holds."""
    lengths = dict.fromkeys(elements, 0)
    for element in reversed(elements):
        if element.tag == "p":
            lengths[element] = len(element.text_content())
        parent = element.getparent()
        if parent is not None:
            lengths[parent] += lengths[element]
    return lengths


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in ("html", "body"):
        return False
    return (
        element.get("hidden") is not None
        or bool(_HIDDEN_STYLE.search(element.get("style", "")[:_LONGEST_STYLE]))
        or bool(_HIDDEN_CLASS.search(class_of(element)))
    )


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag not in _FURNITURE_TAGS:
        return False
    own_id = element.get("id", "")[:_LONGEST_CLASS]
    return bool(_FURNITURE_CLASS.search(f"{class_of(element)} {own_id}"))


def _drop_teasers(root: HtmlElement) -> None:
    """Drop paragraphs and list items that are nothing but the headline of another article."""
    found = [element for element in root.iter("p", "li") if _is_teaser(element)]
    prose = sum(len(element.text_content()) for element in root.iter("p"))
    if sum(len(element.text_content()) for element in found) > _MOST_FURNITURE * prose:
        return
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()


def _is_teaser(element: HtmlElement) -> bool:
    """Tell whether a paragraph is a link as a whole, and neither a sentence nor a name."""
    links = list(element.iterdescendants("a"))
    if not links or not element.text_content().strip():
        return False
    words = collapse(element.text_content())
    linked = collapse("".join(link.text_content() for link in links))
    unlinked = len(letters(words)) - len(letters(linked))
    is_linked = unlinked <= max(_UNLINKED, _UNLINKED_SHARE * len(words))
    return is_linked and words.count(" ") >= _FEWEST_SPACES and not _SENTENCE_END.search(words)


def _join_split_body(root: HtmlElement) -> None:
    """Join an article's text that advertisements part into several containers of one class."""
    if len(list(root.iter("h1"))) > 1:
        return
    parts: defaultdict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
    for element in root.iter("div", "section"):
        name = class_of(element)
        if _BODY_CLASS.search(name) and _own_prose(element) >= _SHORTEST_BODY:
            parts[element.tag, name].append(element)
    for first, *others in parts.values():
        for other in others:
            if first not in other.iterancestors():
                first.extend(list(other))
                other.drop_tree()


def _own_prose(element: HtmlElement) -> int:
    return sum(len(child.text_content()) for child in element if child.tag == "p")


def find_lead(root: HtmlElement) -> str | None:
    """Return the summary a page sets between its headline and the article, if it has one."""
    headline = next(root.iter("h1"), None)
    if headline is None:
        return None
    for element in headline.itersiblings("p", "div", "h2"):
        if _LEAD_CLASS.search(class_of(element)):
            words = collapse(element.text_content())
            return words if 60 <= len(words) <= 600 else None
    return None


def whole_text(root: HtmlElement) -> list[str]:
    """Return every block of a page's text, for a page in which no article is found."""
    etree.strip_elements(root, "script", "head", *_SCRIPTS, with_tail=False)
    body = root.find("body")
    blocks: list[str] = []
    pieces: list[str] = []
    for event, element in etree.iterwalk(root if body is None else body, events=("start", "end")):
        if not _INLINE.fullmatch(element.tag):
            blocks.append(collapse("".join(pieces)))
            pieces.clear()
        words = element.text if event == "start" else element.tail
        if words:
            pieces.append(words)
    blocks.append(collapse("".join(pieces)))
    return [block for block in blocks if block]


def class_of(element: HtmlElement) -> str:
    """Return the class names of an element, as many as any real one has."""
    return str(element.get("class", ""))[:_LONGEST_CLASS]


def collapse(words: str) -> str:
    """Return `words` with each run of spaces and line ends as one space, as browsers show it."""
    return _BLANKS.sub(" ", words).strip()


def letters(words: str) -> str:
    """Return the letters and digits of `words` for comparing."""
    return _NO_LETTERS.sub("", words).casefold()
