"""The words of the quote card."""

from __future__ import annotations

import pytest

from reader.model.quotation import (
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    gather_statements,
)
from reader.model.speaker import Speaker, SpeakerKind
from reader.ui.models.quote_facts import (
    certainty,
    certainty_hint,
    cited,
    evidence_chain,
    percent,
    speaker_line,
)
from reader.ui.models.statement_cards import make_cards
from tests.helpers.articles import (
    FERRIES,
    ODUYA,
    TEXT,
    bridge_quotations,
    document,
    quotation,
    span_of,
)


def sentence(*links: tuple[str, EvidenceKind], words: str = "“It stays shut.”") -> str:
    evidence = tuple(Evidence(span_of(TEXT, text), what) for text, what in links)
    (statement,) = gather_statements([quotation(words, 1, ODUYA, evidence=evidence)])
    parts = evidence_chain(statement, TEXT)
    assert all(part.span.text_of(TEXT).split() for part in parts)
    return " ".join(f"{part.lead} {part.words}".strip() for part in parts)


def test_chain_from_the_quote_to_the_name():
    said = sentence(
        ("said", EvidenceKind.CUE),
        ("the port’s chief engineer", EvidenceKind.MENTION),
        ("Mira Oduya", EvidenceKind.NAME),
    )
    assert said == (
        "“It stays shut.” · Reporting word: said · Named: the port’s chief engineer "
        "· Full name: Mira Oduya"
    )


def test_name_right_beside_the_quote_said_it():
    assert sentence(("Mira Oduya", EvidenceKind.NAME)) == "“It stays shut.” · Named: Mira Oduya"


def test_same_name_twice_is_said_once():
    said = sentence(
        ("Velmar Ferries", EvidenceKind.MENTION),
        ("Velmar Ferries", EvidenceKind.NAME),
        ("A spokesperson", EvidenceKind.SAME_AS),
    )
    assert said == "“It stays shut.” · Named: Velmar Ferries · The same as: A spokesperson"


def test_spokesperson_of_somebody():
    said = sentence(("A spokesperson", EvidenceKind.MENTION), ("Velmar Ferries", EvidenceKind.OF))
    assert said.endswith("· Named: A spokesperson of Velmar Ferries")


def test_chain_without_evidence_is_the_quote_alone():
    assert sentence() == "“It stays shut.”"


def test_long_quote_is_cut_after_a_word():
    text = "“Every last one of the boats has to be out of the water by noon,” said Mira Oduya."
    words = text[: text.index("”") + 1]
    (statement,) = gather_statements([quotation(words, 1, ODUYA, text=text)])
    assert evidence_chain(statement, text)[0].words == "“Every last one of the boats has …”"


@pytest.mark.parametrize(
    ("confidence", "shown"), [(0.964, "96"), (0.999, "99"), (1.0, "99"), (0.0, "1"), (0.5, "50")]
)
def test_nothing_is_certain(confidence, shown):
    assert percent(confidence) == f"{shown}\u00a0%"


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (AttributionState.ATTRIBUTED, "attributed · 70\u00a0%"),
        (AttributionState.PROBABLE, "probable · 70\u00a0%"),
        (AttributionState.UNATTRIBUTED, "unsure · 70\u00a0%"),
    ],
)
def test_certainty_in_word_and_number(state, shown):
    assert certainty(Attribution(ODUYA, confidence=0.7, state=state)) == shown
    assert "about 70 have" in certainty_hint(Attribution(ODUYA, confidence=0.7, state=state))


def test_no_speaker_is_a_finding():
    assert certainty(Attribution()) == "no speaker found"
    assert "Nobody" in certainty_hint(Attribution())


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        (ODUYA, "the port’s chief engineer · said 4 of the 9 statements"),
        (FERRIES, "Velmar Ferries · unnamed · said 4 of the 9 statements"),
        (Speaker("Velmar", SpeakerKind.ORGANIZATION), "organisation · said 4 of the 9 statements"),
        (None, "4 of the 9 statements have no speaker"),
    ],
)
def test_speaker_line(speaker, shown):
    assert speaker_line(speaker, 4, 9) == shown


def test_share_of_a_single_quote():
    assert speaker_line(FERRIES, 1, 1).endswith("said the only statement")
    assert speaker_line(None, 1, 1) == "the only statement has no speaker"
    assert speaker_line(None, 1, 9) == "1 of the 9 statements has no speaker"
    assert speaker_line(None, 0, 0) == ""


def test_cited_names_speaker_role_and_place():
    shown = document(
        title="Harbour bridge stays shut", outlet="The Lantern", published="2026-03-04"
    )
    sure, probable = make_cards(bridge_quotations(), shown)
    assert cited(sure, shown) == (
        "“The bridge is not safe. It stays shut.”\n"
        "— Mira Oduya, the port’s chief engineer "
        "(“Harbour bridge stays shut”, The Lantern, 4 March 2026, ¶\u00a02)"
    )
    # The role is part of the name, and the doubt is copied along.
    assert "— Velmar Ferries spokesperson (probably) (" in cited(probable, shown)


def test_cited_without_a_source_names_the_paragraph():
    (card,) = make_cards([quotation("“It stays shut.”", 1)], document())
    assert cited(card, document()) == "“It stays shut.”\n— Unattributed (¶\u00a02)"
