"""Saved pages: what is read of them, and as what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.model.document import Document, ParagraphKind
from reader.text.formats.html import read_html
from reader.text.segments import find_segments

K = ParagraphKind
FIRST = (
    "The harbour board met for four hours on Tuesday and left without a vote on the ferry, "
    "which has been tied up since the autumn storms."
)
SECOND = (
    "“I counted the ballots twice and gave up,” said Greta Lind, who chairs it. “Next year we "
    "shall need a bigger table, or fewer friends.” Nobody laughed at that."
)
LAST = (
    "The letter hangs in the town hall now, next to the lantern that sank first. Nobody knows "
    "who made it, and nobody has asked for it back so far."
)
# Enough of an article that a part of it is a small part.
PADDING = "".join(
    f"<p>In year {year} the board bought {year} metres of rope for the quay and sold none.</p>"
    for year in range(1990, 2000)
)


def read(body: str, *, head: str = "", title: str = "Ferry stays tied up") -> Document:
    page = (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>Ferry stays tied up"
        f"</h1><p>{FIRST}</p><p>{SECOND}</p>{body}<p>{LAST}</p></article></body></html>"
    )
    return read_html(page.encode(), origin="page.html")


def paragraphs(document: Document, *kinds: ParagraphKind) -> list[str]:
    return [
        paragraph.span.text_of(document.text)
        for paragraph in document.paragraphs
        if not kinds or paragraph.kind in kinds
    ]


def quoted(document: Document) -> list[str]:
    found = find_segments(document.text, document.paragraphs).segments
    return [segment.span.text_of(document.text) for segment in found]


CAPTION = "The tug at rest. “She is older than I am,” says Piet Moor."


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>",
        f"<figure><figcaption>{CAPTION} <span class=credit>Ada Kline</span></figcaption></figure>",
        f"<figure><figcaption><p>{CAPTION}</p><p>Photo: Ada Kline</p></figcaption></figure>",
        f"<figure><figcaption>{CAPTION} (Photo by Ada Kline)</figcaption></figure>",
        f"<figure><figcaption><b>{CAPTION}</b> A. Kline / AP file</figcaption></figure>",
        f"<figure><figcaption>{CAPTION} REUTERS/Ada Kline</figcaption></figure>",
        f"<figure><figcaption>{CAPTION} (Ada Kline/Fen Post via AP)</figcaption></figure>",
        f'<div class="wp-caption"><img><p class="wp-caption-text">{CAPTION}</p></div>',
        f'<div class="image"><img><span class="image__caption">{CAPTION}</span></div>',
        (
            f'<div class="caption"><p class="caption-full">{CAPTION}</p>'
            f'<p class="caption-truncated">{CAPTION[:20]}</p></div>'
        ),
    ],
    ids=[
        "plain",
        "credit",
        "credit line",
        "credit in brackets",
        "agency",
        "agency first",
        "agency in brackets",
        "wordpress",
        "span",
        "two sizes",
    ],
)
def test_caption_stands_where_the_picture_does(markup: str) -> None:
    document = read(markup)
    assert paragraphs(document)[1:] == [FIRST, SECOND, CAPTION, LAST]
    assert paragraphs(document, K.CAPTION) == [CAPTION]
    assert "“She is older than I am,”" in quoted(document)


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><figcaption>Photo: Ada Kline/Fen Pictures</figcaption></figure>",
        '<figure><figcaption><a href="/x">How the canal was dug by hand</a></figcaption></figure>',
        '<a href="/x"><figure><figcaption>A cat found in a lighthouse</figcaption></figure></a>',
        '<div class="no-caption">There is no picture to be seen here</div>',
    ],
    ids=["credit only", "link", "teaser", "class of another sense"],
)
def test_what_is_no_caption(markup: str) -> None:
    assert paragraphs(read(markup), K.CAPTION) == []


def test_captions_above_the_headline_and_below_the_article_belong_elsewhere() -> None:
    figure = "<figure><figcaption>A cat that was found in a lighthouse</figcaption></figure>"
    page = (
        f"<html><body>{figure}<article><h1>Ferry stays tied up</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{LAST}</p></article><div>{figure}</div></body></html>"
    )
    assert paragraphs(read_html(page.encode(), origin="x"), K.CAPTION) == []


def test_caption_of_the_picture_below_the_headline_follows_it() -> None:
    page = (
        f"<html><body><article><h1>Ferry stays tied up</h1><figure><figcaption>{CAPTION}"
        f"</figcaption></figure><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p></article></body></html>"
    )
    document = read_html(page.encode(), origin="x")
    kinds = [paragraph.kind for paragraph in document.paragraphs]
    assert kinds[:3] == [K.TITLE, K.CAPTION, K.BODY]


@pytest.mark.parametrize(
    ("markup", "pulled"),
    [
        ("<aside class=pull-quote>“Next year we shall need a bigger table”</aside>", "“Next"),
        ("<blockquote class=pullquote><p>“I counted the ballots twice”</p></blockquote>", "“I co"),
        ("<div class=pullQuote><p>We asked in writing, and nobody wrote.</p></div>", "We asked"),
        ("<blockquote><p>Nobody laughed at that.</p></blockquote>", "Nobody laughed"),
    ],
    ids=["aside", "block", "words of its own", "block that repeats"],
)
def test_pull_quote_is_kept_and_known_as_one(markup: str, pulled: str) -> None:
    found = paragraphs(read(markup), K.PULL_QUOTE)
    assert len(found) == 1
    assert found[0].startswith(pulled)


@pytest.mark.parametrize(
    ("words", "is_quoted"),
    [
        ("Nobody laughed at that.", False),
        ("Next year we shall need a bigger table, or fewer friends.", True),
        ("The harbour board met for four hours on Tuesday and left.", False),
        ("We asked in writing, and nobody wrote.", True),
    ],
    ids=["told", "quoted", "told at length", "nowhere else"],
)
def test_pull_quote_of_the_article_s_own_words_quotes_nobody(words: str, is_quoted: bool) -> None:
    document = read(f"<div class=pullquote><p>{words}</p></div>")
    assert paragraphs(document, K.PULL_QUOTE) == [words]
    assert (words in quoted(document)) is is_quoted


def test_name_below_a_pull_quote_is_not_quoted() -> None:
    markup = (
        "<div class=pullquote><p>We asked in writing, and nobody wrote.</p>"
        "<cite>Bo Hansen</cite></div>"
    )
    document = read(markup)
    assert paragraphs(document, K.PULL_QUOTE) == ["We asked in writing, and nobody wrote."]
    assert "Bo Hansen" in paragraphs(document, K.BODY)


@pytest.mark.parametrize(
    ("markup", "blocks", "others"),
    [
        ("<blockquote><p>No.</p><p>Never.</p></blockquote>", ["No.", "Never."], []),
        (
            "<blockquote><p>“No.”</p><footer>— Ada Moor, captain</footer></blockquote>",
            ["“No.”", "— Ada Moor, captain"],
            [],
        ),
        (
            (
                "<figure><blockquote><p>We will not sail.</p></blockquote>"
                "<figcaption>Ada Moor, captain of the tug</figcaption></figure>"
            ),
            ["We will not sail."],
            ["Ada Moor, captain of the tug"],
        ),
        (
            (
                '<div class="widget social-embed"><blockquote class="tweet"><p>We will not sail '
                'today, nor tomorrow.</p>— Fen Ferries (@fenferries) <a href="x">March 4, 2025</a>'
                "</blockquote></div>"
            ),
            ["We will not sail today, nor tomorrow.", "— Fen Ferries (@fenferries) March 4, 2025"],
            [],
        ),
    ],
    ids=["two paragraphs", "signature", "figure", "post"],
)
def test_block_quote_keeps_its_words_and_signature(
    markup: str, blocks: list[str], others: list[str]
) -> None:
    document = read(markup)
    assert paragraphs(document, K.BLOCK_QUOTE) == blocks
    assert paragraphs(document, K.CAPTION) == []
    assert [words for words in paragraphs(document, K.BODY) if words in others] == others


def test_inline_quotations_get_the_marks_their_readers_see() -> None:
    document = read("<p><q>We wait</q>, she said, <q>for the <q>tide</q> <b>to turn</b>.</q></p>")
    assert "“We wait”, she said, “for the ‘tide’ to turn.”" in paragraphs(document, K.BODY)


def test_typed_text_is_no_quotation() -> None:
    document = read("<pre>Depth of the quay at low water: four metres.</pre>")
    assert paragraphs(document, K.BLOCK_QUOTE) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<p><a href="/x">How the canal was dug in a single winter</a></p>',
        (
            '<p><strong>DON\'T MISS</strong><br><a href="/x">Lighthouse cat finds a home with '
            'keeper</a> [NEWS]<br><a href="/y">Old tug sold for scrap in Obermoor</a> [SHIPS]</p>'
        ),
        "<p>Related: How the canal was dug</p>",
        "<h3>Don’t miss</h3><p>How the canal was dug</p><p>Who owns the lock</p>",
        "<p>Write to Ilse Brandt at ilse.brandt@fen.example</p>",
        "<p>https://fen.example/ferry-4471</p>",
        "<p>Source: Fen Post</p>",
    ],
    ids=[
        "link",
        "links with labels",
        "related",
        "label over headlines",
        "author's address",
        "address",
        "source",
    ],
)
def test_furniture_is_left_out(markup: str) -> None:
    document = read(PADDING + markup)
    assert len(paragraphs(document, K.BODY)) == 3 + PADDING.count("<p>")


@pytest.mark.parametrize(
    "words",
    [
        "“How the canal was dug is nobody’s business,” said Bo Hansen.",
        "Follow the river and you reach the lock; the ferry lies behind it.",
        "Reach the lock by noon.",
        "Recent news of the ferry was bad.",
    ],
)
def test_sentences_like_furniture_are_kept(words: str) -> None:
    assert words in paragraphs(read(f"<p>{words}</p>" + PADDING), K.BODY)


def test_list_of_other_articles_below_the_text_is_left_out() -> None:
    page = (
        f"<html><body><article><h1>Ferry stays tied up</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{LAST}</p><h3>You may also like</h3><p>The lighthouse cat has found a home with the "
        "keeper’s sister, who had no cat.</p></article></body></html>"
    )
    document = read_html(page.encode(), origin="x")
    assert paragraphs(document, K.BODY, K.HEADING) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry stays tied up - Fen Post", "Ferry stays tied up"),
        ("Ferry stays tied up | News | Fen Post", "Ferry stays tied up"),
        ("Why the Ferry stays tied up", "Ferry stays tied up"),
        ("Ferry stays tied up – at last", "Ferry stays tied up"),
    ],
)
def test_title_is_the_headline_readers_see(title: str, expected: str) -> None:
    document = read("", title=title, head=SITE)
    assert document.title == expected
    assert paragraphs(document, K.TITLE) == [expected]
    assert document.outlet == "Fen Post"


def test_name_of_the_site_in_large_type_is_no_headline() -> None:
    page = (
        "<html><head><title>Ferry stays tied up | Fen Post News</title></head><body>"
        f"<h1>Fen Post News Online</h1><article><h1>Ferry stays tied up</h1><p>{FIRST}</p>"
        f"<p>{SECOND}</p><p>{LAST}</p></article></body></html>"
    )
    assert read_html(page.encode(), origin="x").title == "Ferry stays tied up"


SITE = '<meta property="og:site_name" content="Fen Post">'
LINKED = SITE + (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":'
    '[{"@type":"NewsArticle","datePublished":"2025-03-04","author":[{"@type":"Person",'
    '"name":"Ilse Brandt"},{"@type":"Person","name":"Bo Hansen, Fen Post"},'
    '{"@type":"Organization","name":"Fen Post News"}]}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (LINKED, "Ilse Brandt and Bo Hansen"),
        ('<meta name="author" content="Ilse Brandt, Staff writer">', "Ilse Brandt"),
        ('<meta name="author" content="Ilse Brandt News reporter">', "Ilse Brandt"),
        ('<meta name="author" content="Ilse Brandt; I Brandt">', "Ilse Brandt and I Brandt"),
        ('<script type="application/ld+json">{"@type":[[</script>', None),
        ('<script type="application/ld+json">' + "[" * 20_000 + "</script>", None),
    ],
    ids=["linked data", "post", "post without comma", "two", "broken data", "deep data"],
)
def test_byline_is_the_authors_names(head: str, byline: str | None) -> None:
    document = read("", head=head)
    assert document.byline == byline


def test_date_of_linked_data_is_the_article_s() -> None:
    assert read("", head=LINKED).published == "2025-03-04"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", "<footer>© 2024 Example News</footer>", None),
        ("", "<div class='copyright'>Copyright 2024 Example News</div>", None),
        ('<meta itemprop="copyrightYear" content="2024">', "", None),
        ("", "<div class='date'>2024</div>", None),
        ("", "<time datetime='2025-05-06'>6 May</time><p>© 2024 Example News</p>", "2025-05-06"),
        ("", "<p class='byline'>By Ilse Brandt, 1 January 2025</p>", "2025-01-01"),
        ("", "<p class='byline'>By Ilse Brandt, January 1, 2025</p>", "2025-01-01"),
        (
            '<meta property="article:published_time" content="2024-01-01T09:00:00Z">',
            "<footer>© 2024 Example News</footer>",
            "2024-01-01",
        ),
        (
            '<meta property="article:published_time" content="2024-03-11">',
            "<footer>© 2024 Example News</footer>",
            "2024-03-11",
        ),
    ],
)
def test_a_year_alone_is_no_date(head: str, body: str, published: str | None) -> None:
    assert read(body, head=head).published == published


PIECES = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<div class=caption>", "</div>", "<q>", "</q>", "<blockquote>"),
            *("</blockquote>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<pre>"),
            *(
                "<table><tr><td>",
                "</table>",
                "<a href=x>",
                "</a>",
                "<br>",
                "<aside class=pullquote>",
            ),
            *("“", "”", '"', "'", "&quot;", "&#0;", "&#xD800;", "\x00", "word ", "said Ada. ", "é"),
            *(
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<h1>",
                "</h1>",
                "\u202e",
                "漢字",
                "🙂",
                "]]>",
            ),
        ]
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_any_page_is_read_or_refused_in_words(pieces: list[str]) -> None:
    data = ("<html><body>" + "".join(pieces)).encode("utf-8", "surrogatepass")
    try:
        document = read_html(data, origin="x")
    except ReaderError:
        return
    assert all(p.span.text_of(document.text).strip() for p in document.paragraphs)
    find_segments(document.text, document.paragraphs)
