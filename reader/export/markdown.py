"""The quote sheet to read, and to paste into a text: Markdown, article by article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.remarks import remark_words, statement_remarks
from reader.export.sheet import review_state, reviewer, sheet_statements, writable
from reader.export.wording import cue_words, join_paragraphs
from reader.model.quotation import AttributionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from reader.export.formats import Exported
    from reader.model.document import Document
    from reader.model.quotation import Statement

HEADING = "# Quote sheet"
WARNING = (
    "**Check before use.** A program found these quotes and chose their speakers; unless a line"
    " says who reviewed it, no person has. Check each against its article before you use it."
)

# What the command line calls its standard input.
_STANDARD = "-"
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
# At the start of a line these would begin a list, a heading or a rule.
_LINE_START = re.compile(r"^(?:(?P<sign>[-+=])|(?P<number>\d+)(?P<stop>[.)]))")
_PLAIN_ADDRESS = re.compile(r"https?://[^\s<>\\]+")


def write_markdown(entries: Iterable[Exported], stream: TextIO) -> None:
    """Write one chapter an article, one block quote a statement."""
    stream.write(f"{HEADING}\n\n{WARNING}\n")
    for entry in entries:
        stream.write("".join(f"\n{block}\n" for block in _chapter(entry)))
        stream.flush()


def escape(text: str) -> str:
    """Return `text` on one line, so that Markdown shows it as it is."""
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(writable(text).split()))
    return _LINE_START.sub(_escape_start, line)


def _escape_start(found: re.Match[str]) -> str:
    return f"\\{found['sign']}" if found["sign"] else f"{found['number']}\\{found['stop']}"


def _chapter(entry: Exported) -> Iterator[str]:
    document = entry.document
    yield f"## {escape(document.title or _source(entry))}"
    yield _about(entry)
    statements = sheet_statements(entry)
    if not statements:
        yield "No quotes were found in this article."
    for statement in statements:
        words = join_paragraphs(statement, document.text, entry.analysis.quotations)
        quote = "\n>\n".join(f"> {escape(paragraph)}" for paragraph in words)
        lines = [quote, f"> — {_attribution(statement, document)}"]
        if remarks := remark_words(statement_remarks(statement)):
            lines.append(f"> {' · '.join(escape(remark) for remark in remarks)}")
        yield "\n>\n".join(lines)


def _about(entry: Exported) -> str:
    document = entry.document
    parts = [document.outlet, document.byline, document.published]
    known = [escape(part) for part in parts if part]
    address = document.url or ""
    if _PLAIN_ADDRESS.fullmatch(address):
        known.append(f"<{address}>")
    elif address:
        known.append(escape(address))
    known.append(escape(_source(entry)))
    return " · ".join(dict.fromkeys(known))


def _source(entry: Exported) -> str:
    """Return where the article comes from, in words for standard input."""
    return "standard input" if entry.path == _STANDARD else entry.path


def _attribution(statement: Statement, document: Document) -> str:
    """Return the line that says who spoke, by which words, and how sure that is."""
    speaker = statement.speaker
    attribution = statement.first.attribution
    who = "*no speaker found*"
    if speaker is not None:
        who = f"**{escape(speaker.name)}**"
        if speaker.role and speaker.role.casefold() not in speaker.name.casefold():
            who += f", {escape(speaker.role)}"
    facts = [who]
    if cue := cue_words(statement, document.text):
        facts.append(f"“{escape(cue)}”")
    facts.append(f"paragraph {statement.first.paragraph}")
    state = review_state(statement)
    if state.is_reviewed:
        facts.append(f"{state.value} by {escape(reviewer(statement) or 'a person')}")
    elif speaker is not None:
        doubt = "" if attribution.state is AttributionState.ATTRIBUTED else "probably, "
        facts.append(f"{doubt}confidence {attribution.confidence:.2f}")
    return " · ".join(facts)
