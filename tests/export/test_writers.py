"""Every writer, byte for byte: tests/reference holds what it has to write.

After a change on purpose: ``python -m tests.export.test_writers`` writes the reference anew.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.csv_sheet import guard, write_csv
from reader.export.formats import FORMATS, Exported
from reader.export.jsonl import article_object, write_jsonl
from reader.export.markdown import escape, write_markdown
from reader.export.sheet import COLUMNS, sheet_rows
from reader.model.quotation import Analysis, QuotationForm, QuotationKind
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from tests.helpers.articles import ODUYA, attribution, bridge_analysis, document, quotation

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
FACTS = {
    "title": "Harbour bridge stays shut",
    "byline": "Dana *Whitlock*",
    "published": "2026-03-11",
    "outlet": "The Lantern",
    "url": "https://lantern.example/a_b",
}
BRIDGE = Exported("articles/bridge.txt", document(**FACTS), bridge_analysis())
SILENT = Exported("quiet.txt", document("Nothing said."), Analysis("0", (), "en", "test 1"))

TRICKY_TEXT = (
    "T\n“=1+1 😀 is e\u0301asy,” said Ada.\n'tis “- no” and \u2028 “*bold* [x]”\n“1. One” \ud800"
)


def tricky(speaker: Speaker | None = ODUYA, **fields) -> Exported:
    """Return an article with everything that formats trip over."""
    words = ("“=1+1 😀 is e\u0301asy,”", "“- no”", "“*bold* [x]”", "“1. One”")
    found = tuple(
        quotation(said, number, speaker, text=TRICKY_TEXT, **fields)
        for number, said in enumerate(words, 1)
    )
    return Exported("a.txt", document(TRICKY_TEXT), Analysis("0", found, "en", "test 1"))


def written(name: str, *entries: Exported) -> bytes:
    stream = io.StringIO(newline="")
    FORMATS[name].write(entries, stream)
    return stream.getvalue().encode(FORMATS[name].encoding)


@pytest.mark.parametrize("name", list(FORMATS))
def test_writes_what_the_reference_holds(name: str):
    assert written(name, BRIDGE, SILENT) == (REFERENCE / f"sheet.{name}").read_bytes()


def test_jsonl_offsets_are_code_points_and_lines_are_lines():
    (line,) = written("jsonl", tricky()).decode().splitlines()
    article = json.loads(line)
    assert article["text"] == TRICKY_TEXT
    for quote in article["quotes"]:
        assert article["text"][quote["start"] : quote["end"]] == quote["text"]
    assert "\\u2028" in line
    assert "😀" in line


@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_jsonl_comes_back_as_it_was(text: str):
    entry = Exported("a", document(text), Analysis("0", (), "en", "test 1"))
    (line,) = written("jsonl", entry).decode().split("\n")[:-1]
    assert len(line.splitlines()) == 1
    assert json.loads(line) == article_object(entry)


def test_csv_is_read_back_cell_by_cell():
    data = written("csv", BRIDGE, tricky())
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in rows)
    quotes = [row[COLUMNS.index("quote")] for row in rows[3:]]
    assert quotes == ["'=1+1 😀 is e\u0301asy", "'- no", "*bold* [x]", "1. One"]


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("plain", "plain"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\t1", "'\t1"),
        ("\r=1", "'\r=1"),
        ("\uff1d1", "'\uff1d1"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
    ],
)
def test_no_cell_is_a_formula(cell: str, guarded: str):
    assert guard(cell) == guarded


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("*a* _b_ `c` [d] <e>", r"\*a\* \_b\_ \`c\` \[d\] \<e\>"),
        ("#f |g| ~h~ &i $j \\k", r"\#f \|g\| \~h\~ \&i \$j \\k"),
        ("- no", r"\- no"),
        ("1. One", r"1\. One"),
        ("12) Two", r"12\) Two"),
        ("+ more", r"\+ more"),
        ("two\nlines\u2028three", "two lines three"),
        ("a \ud800 b", "a \ufffd b"),
    ],
)  # fmt: skip
def test_markdown_shows_words_as_they_are(text: str, shown: str):
    assert escape(text) == shown


def test_markdown_role_that_the_name_says_already_is_left_out():
    speaker = Speaker("Velmar Ferries spokesperson", SpeakerKind.UNNAMED, "Velmar Ferries")
    assert ", Velmar Ferries" not in written("md", tricky(speaker)).decode()
    assert "**Mira Oduya**, the port’s chief engineer" in written("md", tricky()).decode()


def test_markdown_names_standard_input_and_keeps_paragraphs():
    text = "“One.\n\n“Two,” said Oduya."
    found = tuple(quotation(words, 1, ODUYA, text=text) for words in ("“One.", "“Two,”"))
    entry = Exported("-", document(text), Analysis("0", found, "en", "test 1"))
    shown = written("md", entry).decode()
    assert "## standard input\n\nstandard input\n" in shown
    assert "\n> One.\n>\n> Two\n>\n> — **Mira Oduya**" in shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://lantern.example/a_b", "<https://lantern.example/a_b>"),
        ("lantern.example/a_b", r"lantern.example/a\_b"),
        ("https://lantern.example/a b", "https://lantern.example/a b"),
    ],
    ids=["address", "without a scheme", "with a space"],
)
def test_markdown_links_what_is_an_address(url: str, shown: str):
    entry = replace(BRIDGE, document=document(**{**FACTS, "url": url}))
    assert f" · {shown} · articles/bridge.txt\n" in written("md", entry).decode()


def test_doubt_is_written():
    probable = written("md", tricky(confidence=0.6)).decode()
    nobody = written("md", tricky(None, confidence=0.2)).decode()
    assert probable.count("probably, confidence 0.60") == 4
    assert nobody.count("*no speaker found*") == 4
    assert "confidence" not in nobody
    (row, *_) = sheet_rows(tricky(None, confidence=0.2))
    assert (row.speaker, row.confidence, row.attribution_status) == ("", "", "unattributed")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "direct"),
        ({"kind": QuotationKind.MIXED}, "mixed"),
        ({"parent": 3}, "nested"),
        ({"form": QuotationForm.BLOCK}, "block"),
        ({"kind": QuotationKind.TITLE}, "title"),
        ({"kind": QuotationKind.SCARE, "parent": 3}, "scare"),
    ],
)
def test_type_of_a_quote(change: dict, expected: str):
    (found,) = tricky().analysis.quotations[:1]
    entry = replace(BRIDGE, analysis=Analysis("0", (replace(found, **change),), "en", "test 1"))
    (row,) = sheet_rows(replace(entry, document=document(TRICKY_TEXT)), speech_only=False)
    assert row.quote_type == expected


def test_statement_keeps_its_name_whatever_is_said_of_it():
    first = next(sheet_rows(BRIDGE))
    others = tuple(
        replace(q, attribution=attribution(None)) for q in BRIDGE.analysis.quotations[:2]
    )
    again = next(sheet_rows(replace(BRIDGE, analysis=Analysis("0", others, "en", "other"))))
    assert again.statement_id == first.statement_id
    moved = replace(others[0], span=Span(others[0].span.start, others[0].span.end - 1))
    other = replace(BRIDGE, analysis=Analysis("0", (moved, others[1]), "en", "other"))
    assert next(sheet_rows(other)).statement_id != first.statement_id


def test_articles_are_written_as_they_come():
    taken = []

    def entries():
        for number in (1, 2):
            taken.append((number, len(stream.getvalue())))
            yield BRIDGE

    for write in (write_csv, write_jsonl, write_markdown):
        stream = io.StringIO(newline="")
        taken.clear()
        write(entries(), stream)
        assert taken[0][1] < taken[1][1] < len(stream.getvalue())


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for format_name in FORMATS:
        (REFERENCE / f"sheet.{format_name}").write_bytes(written(format_name, BRIDGE, SILENT))
