"""Saved web pages: the article without what stands around it, as one canonical text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from reader.errors import ArticleEmptyError
from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.span import Span
from reader.text.formats import page
from reader.text.formats.facts import (
    PageFacts,
    choose_byline,
    choose_title,
    read_facts,
    stated_date,
    tidy_outlet,
)
from reader.text.formats.furniture import find_furniture
from reader.text.formats.insets import PageText, place_insets, read_insets
from reader.text.formats.plain import normalise_line_ends
from reader.text.formats.quoting import keep_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

# Extraction takes about 0.3 ms an element, and longer pages are no articles.
_MOST_ELEMENTS = 20_000
# With less text than this the slower, more thorough extraction is asked, too.
_LITTLE_TEXT = 400
_PROSE_CELL = 200
_LONGEST_CREDIT = 60
# Letters of a block that says again what stands in the text, and is no word of many.
_SHORTEST_REPEAT = 12


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
    is_large = sum(1 for _ in root.iter(etree.Element)) > _MOST_ELEMENTS
    extracted = None
    insets = PageText("", (), None)
    if not is_large:
        keep_quotations(root)
        page.prepare_page(root)
        insets = read_insets(root)
        extracted = _extract(root, read_facts(root))
    if extracted is None:
        blocks = tuple(_Block(words) for words in page.whole_text(root))
        title = root.findtext(".//title")
        extracted = _Extracted(blocks, title=page.collapse(title) if title else None)
        notices.append(
            "No article could be told from the rest of this page: all its text is shown."
        )
    arranged = list(_arrange(extracted, page.find_lead(root)))
    blocks = tuple(_with_insets(list(_with_kinds(arranged, insets)), insets))
    if not any(block.words.strip() for block in blocks):
        msg = "No text could be read in this page. Open an article that has some, or paste one."
        raise ArticleEmptyError(msg)
    return _to_document(extracted, blocks, origin, notices)


def _extract(root: HtmlElement, facts: PageFacts) -> _Extracted | None:
    """Find the article in a page; None where there is none."""
    for is_fast in (True, False):
        found = _run_extraction(root, facts, is_fast=is_fast)
        if found and (not is_fast or sum(len(b.words) for b in found.blocks) >= _LITTLE_TEXT):
            return found
    return None


def _run_extraction(root: HtmlElement, facts: PageFacts, *, is_fast: bool) -> _Extracted | None:
    import trafilatura
    from trafilatura.settings import set_date_params

    try:
        found = trafilatura.bare_extraction(
            root,
            fast=is_fast,
            include_comments=False,
            include_formatting=True,
            with_metadata=True,
            date_extraction_params=set_date_params(extensive=False),
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, etree.LxmlError):
        # A page made to break parsers is shown as its plain text.
        return None
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    blocks = list(_blocks(found.body))
    furniture = find_furniture([block.words for block in blocks])
    blocks = [block for number, block in enumerate(blocks) if number not in furniture]
    if not blocks:
        return None
    outlet = tidy_outlet(_clean(found.sitename))
    return _Extracted(
        tuple(blocks),
        title=choose_title(_clean(found.title), facts.headlines, outlet),
        byline=choose_byline(_clean(found.author), facts, outlet),
        published=stated_date(root, _clean(found.date)),
        outlet=outlet,
        url=_clean(found.url),
    )


def _clean(words: str | None) -> str | None:
    return page.collapse(words) or None if words else None


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


def _with_kinds(blocks: Sequence[_Block], insets: PageText) -> Iterator[_Block]:
    """Tell pull quotes and captions from other paragraphs."""
    pulled, captions = (
        [page.letters(inset.words) for inset in insets.insets if inset.kind is kind]
        for kind in (ParagraphKind.PULL_QUOTE, ParagraphKind.CAPTION)
    )
    text = page.letters(" ".join(b.words for b in blocks if b.kind is ParagraphKind.BODY))
    for block in blocks:
        words = page.letters(block.words)
        is_quoted = block.kind is ParagraphKind.BLOCK_QUOTE
        is_body = block.kind is ParagraphKind.BODY
        is_beside = is_quoted or (is_body and words not in insets.letters)
        if not words:
            yield block
        elif (is_quoted and len(words) >= _SHORTEST_REPEAT and words in text) or _is_pulled(
            words, pulled, is_beside=is_beside
        ):
            yield _Block(block.words, ParagraphKind.PULL_QUOTE)
        elif is_body and any(_is_with_credit(words, caption) for caption in captions):
            yield _Block(block.words, ParagraphKind.CAPTION)
        else:
            yield block


def _is_pulled(words: str, pulled: Iterable[str], *, is_beside: bool) -> bool:
    """Tell whether a paragraph is a pull quote, or most of one beside the name below it."""
    return any(
        words == quote or (is_beside and words in quote and 2 * len(words) > len(quote))
        for quote in pulled
    )


def _is_with_credit(words: str, caption: str) -> bool:
    """Tell whether a paragraph is a caption, with the name of the photographer or without."""
    return words.startswith(caption) and len(words) <= len(caption) + _LONGEST_CREDIT


def _with_insets(blocks: Sequence[_Block], insets: PageText) -> Iterator[_Block]:
    """Yield the paragraphs with captions and pull quotes that extraction left out in place."""
    begins = 0
    while begins < len(blocks) and blocks[begins].kind is ParagraphKind.TITLE:
        begins += 1
    yield from blocks[:begins]
    placed = place_insets(insets, [block.words for block in blocks[begins:]])
    yield from (_Block(inset.words, inset.kind) for inset in placed.get(-1, ()))
    for number, block in enumerate(blocks[begins:]):
        yield block
        yield from (_Block(inset.words, inset.kind) for inset in placed.get(number, ()))


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
