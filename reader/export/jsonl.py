"""JSON Lines: one object an article with every quotation and its offsets, for programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader.model.quotation import UNTOUCHED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from reader.export.formats import Exported
    from reader.model.quotation import Quotation, Review, Verification
    from reader.model.span import Span
    from reader.model.speaker import Speaker

_PLACES = 4
# Some readers end a line at the first three; the last cannot be written as UTF-8.
_ESCAPED = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def write_jsonl(entries: Iterable[Exported], stream: TextIO) -> None:
    """Write one line an article, in order."""
    for entry in entries:
        line = json.dumps(article_object(entry), ensure_ascii=False)
        stream.write(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n")
        stream.flush()


def article_object(entry: Exported) -> dict[str, Any]:
    """Return what is known of an article as plain JSON values; offsets count code points."""
    document = entry.document
    return {
        "path": entry.path,
        "text": document.text,
        "title": document.title,
        "byline": document.byline,
        "published": document.published,
        "url": document.url,
        "outlet": document.outlet,
        "quotes": [_quote(quotation, document.text) for quotation in entry.analysis.quotations],
        "speakers": [
            {**_speaker(speaker), "aliases": list(speaker.aliases)}
            for speaker in entry.analysis.speakers
        ],
    }


def _quote(quotation: Quotation, text: str) -> dict[str, Any]:
    attribution = quotation.attribution
    return {
        **_place(quotation.span),
        "text": quotation.span.text_of(text),
        "kind": quotation.kind.value,
        "form": quotation.form.value,
        "parent": quotation.parent,
        "statement": quotation.statement,
        "speaker": None if quotation.speaker is None else _speaker(quotation.speaker),
        "mention": None if quotation.mention is None else _place(quotation.mention),
        "cue": None if quotation.cue is None else _place(quotation.cue),
        "confidence": round(attribution.confidence, _PLACES),
        "state": attribution.state.value,
        "runners_up": [
            {"name": other.name, "confidence": round(other.confidence, _PLACES)}
            for other in attribution.runners_up
        ],
        "evidence": [{**_place(link.span), "what": link.what.value} for link in quotation.evidence],
        "paragraph": quotation.paragraph,
        **_review(quotation.review),
    }


def _review(review: Review) -> dict[str, Any]:
    """Return what people said to a quotation; nothing, not even a field, where nobody did."""
    if review == UNTOUCHED:
        return {}
    is_reviewed, check = review.state.is_reviewed, review.verification
    return {
        "review": {
            "state": review.state.value,
            "by": (review.reviewer or None) if is_reviewed else None,
            "on": (review.decided or None) if is_reviewed else None,
            "flagged": review.is_flagged,
            "note": review.note or None,
            "tags": list(review.tags),
            "verification": None if check is None else _verification(check, review),
        }
    }


def _verification(check: Verification, review: Review) -> dict[str, str | bool | None]:
    return {
        "status": check.status.value,
        "against": check.against or None,
        "on": check.on or None,
        "by": check.by or None,
        "outdated": review.is_outdated,
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _speaker(speaker: Speaker) -> dict[str, str | None]:
    return {"name": speaker.name, "kind": speaker.kind.value, "role": speaker.role}
