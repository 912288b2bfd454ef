"""Quotations as decisions refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.anchor import Anchor
from reader.model.decision import Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.decision import Decision, Targets
    from reader.model.quotation import Quotation, Statement
    from reader.model.span import Span


def target_of(text: str, quotation: Quotation) -> Target:
    """Return what a decision keeps of a quotation.

    Args:
        text: Of the article.
        quotation: As it is in force, and as the person sees it.
    """
    return Target(
        Anchor.of(text, quotation.span),
        quotation.kind,
        quotation.form,
        quotation.statement,
        quotation.attribution,
    )


def targets_of(text: str, statements: Iterable[Statement]) -> Targets:
    """Return what a decision keeps of statements: all their pieces, in order."""
    return tuple(target_of(text, piece) for statement in statements for piece in statement.pieces)


def anchors_of(decision: Decision) -> list[Anchor]:
    """Return the quotations a decision is about, as it knew them."""
    targets = [*getattr(decision, "quotations", ())]
    if hasattr(decision, "quotation"):
        targets.append(decision.quotation)
    return [target.anchor for target in targets]


def spans_of(decision: Decision) -> set[Span]:
    """Return where the quotations stood that a decision is about."""
    return {anchor.span for anchor in anchors_of(decision)}
