"""Saved pages: the article, its facts, and nothing of the page around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.model.document import ParagraphKind
from reader.paths import resource
from reader.text.formats.html import read_html
from reader.text.loading import load_document

LINE = "The council of Marrow Bay voted on Monday to keep the old lamp in its lighthouse. "
HEAD = (
    '<meta charset="utf-8"><meta name="author" content="Dana Whitlock">'
    '<meta property="og:site_name" content="The Lantern">'
    '<meta property="article:published_time" content="2026-03-11">'
)


def page(body: str, head: str = HEAD) -> bytes:
    return (
        f"<!doctype html><html><head><title>The lamp stays</title>{head}</head><body>"
        f"<article><h1>The lamp stays</h1>{body}</article></body></html>"
    ).encode()


def kinds(data: bytes) -> list[tuple[ParagraphKind, str]]:
    document = read_html(data, origin="a.html")
    return [(p.kind, p.span.text_of(document.text)) for p in document.paragraphs]


def test_sample_article():
    document = load_document(resource("samples", "article.html"))
    assert document.title == "Port Ellery votes to keep its night ferry"
    assert document.byline == "Dana Whitlock"
    assert document.published == "2026-03-11"
    assert document.outlet == "The Ellery Lantern"
    assert document.text.startswith(document.title)
    assert document.text.count(document.title) == 1
    assert "“We did the sums twice,”" in document.text
    assert "Opinion" not in document.text


def test_spans_are_the_paragraphs():
    document = read_html(
        page(f"<p>{LINE * 3}</p><p>“Yes é\u0301 😀,”<br>she said.</p>"), origin="a"
    )
    assert [p.span.text_of(document.text) for p in document.paragraphs] == document.text.split(
        "\n\n"
    )


def test_what_is_not_read_as_the_article_is_left_out():
    body = (
        f"<p>{LINE * 4}</p><div class='newsletter-signup'><p>Sign up now</p></div>"
        f"<p hidden>ghost</p><p style='display:none'>phantom</p><script>var x = 'spook'</script>"
        f"<p>{LINE * 4}</p><div class='related'><ul><li>Other story</li></ul></div>"
    )
    text = read_html(page(body), origin="a").text
    for words in ("Sign up", "ghost", "phantom", "spook", "Other story"):
        assert words not in text


def test_block_quotes_lists_and_headings_keep_their_kind():
    found = kinds(
        page(
            f"<p>{LINE * 3}</p><h2>What they say</h2><blockquote><p>Nobody asked us, and nobody "
            f"will.</p></blockquote><p>{LINE * 3}</p><ul><li>One thing of some length</li></ul>"
        )
    )
    assert (ParagraphKind.TITLE, "The lamp stays") in found
    assert (ParagraphKind.HEADING, "What they say") in found
    assert (ParagraphKind.BLOCK_QUOTE, "Nobody asked us, and nobody will.") in found
    assert (ParagraphKind.LIST_ITEM, "One thing of some length") in found


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", ""),
        ("utf-16", ""),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
    ],
)
def test_encodings_declared_or_not(encoding: str, head: str):
    words = "«Привет, друзья»" if encoding == "cp1251" else "“Très bien – it’s over,”"
    body = f"<p>{LINE * 3}</p><p>{words} said Ada Vega.</p>"
    data = page(body, head).decode().encode(encoding)
    assert words in read_html(data, origin="a").text


def test_page_without_an_article_is_shown_whole():
    document = read_html(b"<html><title>T</title><body><b>Two</b> words</body></html>", origin="a")
    assert "Two words" in document.text


def test_nothing_of_a_page_is_fetched_or_expanded():
    data = b"""<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>
    <html><body><p>before &x; after, and some more words to read</p></body></html>"""
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123 -- the entity's own path
        secret = file.read().strip()
    assert secret not in read_html(data, origin="a").text


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body> </body></html>", b"<!-- -->"])
def test_empty_pages_say_so(data: bytes):
    with pytest.raises(ReaderError, match="No text could be read"):
        read_html(data, origin="a")


@given(st.text("<>/pdivblockquote =\"'&;“”a1\n😀", max_size=80))
@hypothesis_settings(max_examples=60, deadline=None)
def test_any_markup_is_text_or_a_known_failure(markup: str):
    try:
        document = read_html(page(markup), origin="a")
    except ReaderError:
        return
    for paragraph in document.paragraphs:
        assert paragraph.span.text_of(document.text).strip()
