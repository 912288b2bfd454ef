"""Makes extraction keep what a page's markup quotes: inline quotes, signatures, framed blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# As browsers show an inline quotation in English, and one within it.
_MARKS = (("“", "”"), ("‘", "’"))
# A container of a block has no more text than so many times the block's own.
_FRAME_SHARE = 1.5
_SIGNATURE_TAGS = ("footer", "figcaption")


def keep_quotations(root: HtmlElement) -> None:
    """Rewrite a page's quotations so that their words and signatures are read as text.

    An inline quotation gets the marks its readers see; what names the author of a block stands
    in a paragraph of its own; a figure around a block is none; typed text is no quotation.
    """
    for element in reversed(list(root.iter("q"))):
        _mark_inline(element)
    for block in list(root.iter("blockquote")):
        for part in list(block.iter(*_SIGNATURE_TAGS)):
            part.tag = "p"
        _keep_frames(block)
        figure = next(block.iterancestors("figure"), None)
        if figure is not None:
            figure.tag = "div"
            for part in list(figure.iter("figcaption")):
                part.tag = "p"
    for element in list(root.iter("pre")):
        element.tag = "div"


def _keep_frames(block: HtmlElement) -> None:
    """Let containers that hold nothing but a block be named as nothing; widgets are dropped."""
    most = _FRAME_SHARE * len(block.text_content())
    for parent in block.iterancestors("div", "section", "figure", "center"):
        if len(parent.text_content()) > most:
            return
        for name in ("class", "id"):
            parent.attrib.pop(name, None)


def _mark_inline(element: HtmlElement) -> None:
    depth = sum(1 for _ in element.iterancestors("q"))
    opening, closing = _MARKS[depth % 2]
    text = "".join(element.itertext()).strip()
    if text and not text.startswith((opening, '"', "«", "„")):
        element.text = opening + (element.text or "")
        last = element[-1] if len(element) else None
        if last is None:
            element.text += closing
        else:
            last.tail = (last.tail or "") + closing
    element.tag = "span"
