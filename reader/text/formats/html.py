"""Saved web pages: the article without what stands around it, as one canonical text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from reader.errors import ArticleEmptyError
from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.span import Span
from reader.text.formats import page
from reader.text.formats.plain import normalise_line_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

# Extraction takes about 0.3 ms an element, and longer pages are no articles.
_MOST_ELEMENTS = 20_000
# With less text than this the slower, more thorough extraction is asked, too.
_LITTLE_TEXT = 400
_FURNITURE = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,120}$|.{0,80}all rights reserved\.?$|order reprints|print article|"
    r"thank(?:s| you) for (?:signing up|subscribing|reading)|"
    r"sign up (?:for|to) (?:the|our)\b.{0,80}$|"
    r"(?:click here to )?subscribe (?:to|now)\b.{0,80}$|share this (?:article|story|page)|"
    r"like this (?:story|article)\?|this copy is for your personal|an error (?:has )?occurred|"
    r"there was an error|advertisement$|read more:|related (?:articles?|stories|coverage)",
    re.IGNORECASE,
)
_LONGEST_FURNITURE = 250
_QUOTING = re.compile('[“”"«»„]')
_PROSE_CELL = 200


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph to be."""

    words: str
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class _Extracted:
    """What was found in a page."""

    blocks: tuple[_Block, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


def read_html(data: bytes, *, origin: str) -> Document:
    """Read the bytes of a saved web page; nothing is ever fetched.

    The text begins with the headline. Where no article can be told from the rest of the page,
    all of its text is taken, and a notice says so.

    Raises:
        ArticleEmptyError: There is no text in the page.
        UnsupportedFormatError: These bytes are no text.
    """
    root, notices = page.parse_page(data)
    pulled = page.quoting_texts(root, pulled=True)
    captions = page.quoting_texts(root, pulled=False)
    is_large = sum(1 for _ in root.iter(etree.Element)) > _MOST_ELEMENTS
    extracted = None
    if not is_large:
        page.prepare_page(root)
        extracted = _extract(root)
    if extracted is None:
        blocks = tuple(_Block(words) for words in page.whole_text(root))
        title = root.findtext(".//title")
        extracted = _Extracted(blocks, title=page.collapse(title) if title else None)
        notices.append(
            "No article could be told from the rest of this page: all its text is shown."
        )
    blocks = tuple(_with_kinds(_arrange(extracted, page.find_lead(root)), pulled, captions))
    if not any(block.words.strip() for block in blocks):
        msg = "No text could be read in this page. Open an article that has some, or paste one."
        raise ArticleEmptyError(msg)
    return _to_document(extracted, blocks, origin, notices)


def _extract(root: HtmlElement) -> _Extracted | None:
    """Find the article in a page; None where there is none."""
    for is_fast in (True, False):
        found = _run_extraction(root, is_fast=is_fast)
        if found and (not is_fast or sum(len(b.words) for b in found.blocks) >= _LITTLE_TEXT):
            return found
    return None


def _run_extraction(root: HtmlElement, *, is_fast: bool) -> _Extracted | None:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            root,
            fast=is_fast,
            include_comments=False,
            include_formatting=True,
            with_metadata=True,
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, etree.LxmlError):
        # A page made to break parsers is shown as its plain text.
        return None
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    blocks = tuple(block for block in _blocks(found.body) if not _is_furniture(block))
    if not blocks:
        return None
    return _Extracted(
        blocks,
        title=_clean(found.title),
        byline=_clean(found.author),
        published=_clean(found.date),
        outlet=_clean(found.sitename),
        url=_clean(found.url),
    )


def _clean(words: str | None) -> str | None:
    return page.collapse(words) or None if words else None


def _is_furniture(block: _Block) -> bool:
    return (
        len(block.words) <= _LONGEST_FURNITURE
        and not _QUOTING.search(block.words)
        and bool(_FURNITURE.match(block.words))
    )


def _blocks(element: HtmlElement, kind: ParagraphKind = ParagraphKind.BODY) -> Iterator[_Block]:
    """Yield the paragraphs of extracted text in order."""
    pieces = [element.text or ""]
    for child in element:
        inner = _kind_of(child, kind)
        if inner is None:
            pieces.append(_inline_text(child))
        else:
            yield from _paragraphs_of(pieces, kind)
            yield from _rows(child) if child.tag == "table" else _blocks(child, inner)
            pieces = []
        pieces.append(child.tail or "")
    yield from _paragraphs_of(pieces, kind)


def _kind_of(element: HtmlElement, around: ParagraphKind) -> ParagraphKind | None:
    """Return the kind of paragraphs in an element; None for one within a line."""
    own = {
        "head": ParagraphKind.HEADING,
        "quote": ParagraphKind.BLOCK_QUOTE,
        "item": ParagraphKind.LIST_ITEM,
    }
    if element.tag in own:
        is_quoted = around is ParagraphKind.BLOCK_QUOTE
        return around if is_quoted else own[element.tag]
    return around if element.tag in ("p", "list", "table", "row", "cell", "div", "code") else None


def _inline_text(element: HtmlElement) -> str:
    """Return the text of an element within a line; a line break as one."""
    if element.tag == "lb":
        return "\v"
    return (element.text or "") + "".join(
        _inline_text(child) + (child.tail or "") for child in element
    )


def _paragraphs_of(pieces: Sequence[str], kind: ParagraphKind) -> Iterator[_Block]:
    """Yield a paragraph for each stretch between line breaks."""
    for words in map(page.collapse, normalise_line_ends("".join(pieces)).split("\v")):
        if words:
            yield _Block(words, kind)


def _rows(table: HtmlElement) -> Iterator[_Block]:
    """Yield a table's rows as paragraphs, or its cells where they hold prose."""
    for row in table.iter("row"):
        cells = [page.collapse("".join(cell.itertext())) for cell in row.iter("cell")]
        if any(len(cell) > _PROSE_CELL for cell in cells):
            for cell in row.iter("cell"):
                yield from _blocks(cell)
        elif any(cells):
            yield _Block("\t".join(cell for cell in cells if cell))


def _arrange(extracted: _Extracted, lead: str | None) -> Iterator[_Block]:
    """Yield headline, lead and text, none of them twice."""
    title = page.letters(extracted.title or "")
    if extracted.title:
        yield _Block(extracted.title, ParagraphKind.TITLE)
    if lead and page.letters(lead) not in page.letters(" ".join(b.words for b in extracted.blocks)):
        yield _Block(lead)
    for number, block in enumerate(extracted.blocks):
        is_headline = block.kind is ParagraphKind.HEADING or number == 0
        if not (is_headline and title and page.letters(block.words) == title):
            yield block


def _with_kinds(blocks: Iterable[_Block], pulled: set[str], captions: set[str]) -> Iterator[_Block]:
    """Tell pull quotes and captions from other paragraphs."""
    blocks = list(blocks)
    text = page.letters(" ".join(b.words for b in blocks if b.kind is ParagraphKind.BODY))
    for block in blocks:
        words = page.letters(block.words)
        is_quoted = block.kind is ParagraphKind.BLOCK_QUOTE
        if is_quoted and words and (words in pulled or words in text):
            yield _Block(block.words, ParagraphKind.PULL_QUOTE)
        elif block.kind is ParagraphKind.BODY and words in captions:
            yield _Block(block.words, ParagraphKind.CAPTION)
        else:
            yield block


def _to_document(
    extracted: _Extracted, blocks: Sequence[_Block], origin: str, notices: Sequence[str]
) -> Document:
    paragraphs = []
    start = 0
    for block in blocks:
        end = start + len(block.words)
        paragraphs.append(Paragraph(Span(start, end), block.kind))
        start = end + 2
    return Document(
        "\n\n".join(block.words for block in blocks),
        tuple(paragraphs),
        title=extracted.title,
        byline=extracted.byline,
        published=extracted.published,
        outlet=extracted.outlet,
        url=extracted.url,
        origin=origin,
        notices=tuple(notices),
    )
