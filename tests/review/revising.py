"""The invented article after decisions, for tests of what they do."""

from __future__ import annotations

from reader.model.anchor import Anchor
from reader.model.decision import TextCorrected, TextReplaced
from reader.review.revision import Findings, Revised, revise
from reader.review.text_history import TextHistory
from tests.helpers.articles import span_of
from tests.helpers.decisions import TOWER, record, statement, tower, tower_quotations


def start() -> Revised:
    return revised()


def revised(*decisions, found=None, lessons=(), texts=None) -> Revised:
    """Return the article after decisions."""
    changes = [d for d in decisions if isinstance(d, TextCorrected | TextReplaced)]
    history = TextHistory(tower(), changes, texts)
    findings = Findings(tower_quotations() if found is None else tuple(found))
    return revise(history, findings, record(*decisions), lessons)


def words(result: Revised, *, rejected: bool = False) -> list[str]:
    given = result.rejected if rejected else result.quotations
    return [q.span.text_of(result.document.text) for q in given]


def said(result: Revised, words: str):
    """Return the first piece of the statement that holds `words`."""
    return statement(result, words).first


def anchor(words: str, text: str = TOWER) -> Anchor:
    return Anchor.of(text, span_of(text, words))
