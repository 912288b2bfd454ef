"""What a card says, made from what was found."""

from __future__ import annotations

from reader.model.quotation import QuotationKind, gather_statements
from reader.quotes.repeats import find_repeats
from reader.ui.models.statement_cards import make_cards
from tests.helpers.articles import FERRIES, ODUYA, TEXT, bridge_quotations, document, quotation

REPEATED = """Twice

“We shall mend the bridge by May,” said Mira Oduya.

“We shall mend the bridge by May,” Oduya said again.

“We shall mend the old bridge by May,” she said at last."""


def test_pieces_of_a_statement_are_one_card():
    cards = make_cards(bridge_quotations(), document())
    assert [card.number for card in cards] == [1, 2]
    assert cards[0].quote == "“The bridge is not safe. It stays shut.”"
    assert cards[0].cue == "said"


def test_paragraphs_of_one_quote_have_nothing_left_out():
    text = "T\n\n“One.\n\n“Two,” said Oduya."
    found = [quotation(words, 1, ODUYA, text=text) for words in ("“One.", "“Two,”")]
    assert make_cards(found, document(text))[0].quote == "“One. Two”"


def test_so_calleds_have_no_card():
    scare = quotation("“summer timetable”", 3, kind=QuotationKind.SCARE)
    assert make_cards([scare], document()) == []


def test_only_the_surely_attributed_need_no_review():
    cards = make_cards(bridge_quotations(), document())
    assert [card.needs_review for card in cards] == [False, True]


def test_unattributed_has_a_word_for_a_name():
    (card,) = make_cards([quotation("“It stays shut.”", 1)], document())
    assert card.speaker_name == "Unattributed"
    assert card.needs_review


def test_screen_reader_hears_number_name_state_and_words():
    card = make_cards(bridge_quotations(), document())[1]
    assert card.spoken_name == (
        "Quote 2, Velmar Ferries spokesperson, probable, not reviewed, paragraph 3: "
        "“a blow to the islands”"
    )


def test_search_goes_over_name_role_cue_and_words():
    cards = make_cards(bridge_quotations(), document())
    for words, expected in (
        (["oduya", "safe"], [1]),
        (["engineer"], [1]),
        (["velmar"], [2]),
        (["said"], [1]),
        (["oduya", "islands"], []),
        ([], [1, 2]),
    ):
        assert [card.number for card in cards if card.matches(words)] == expected, words


def test_repeats_say_where_and_how():
    shown = document(REPEATED)
    lines = [line for line in REPEATED.split("\n") if line.startswith("“")]
    words = [line[: line.index("”") + 1] for line in lines]
    first = quotation(words[0], 1, ODUYA, text=REPEATED)
    start = REPEATED.rindex(words[0])
    second = quotation(REPEATED[start : start + len(words[0]) + 6], 2, ODUYA, text=REPEATED)
    third = quotation(words[2], 3, ODUYA, text=REPEATED)
    found = [first, second, third]
    cards = make_cards(found, shown, find_repeats(gather_statements(found), REPEATED))
    labels = [[link.label.replace("\u00a0", " ") for link in card.repeats] for card in cards]
    assert labels[2] == ["varied ¶ 2", "varied ¶ 3"]
    assert labels[0][-1] == "varied ¶ 4"
    assert cards[0].repeats[0].statement == 2


def test_line_breaks_within_a_quote_are_spaces():
    text = "T\n\n“It stays\nshut,” said Oduya."
    (card,) = make_cards([quotation("“It stays\nshut,”", 1, ODUYA, text=text)], document(text))
    assert card.quote == "“It stays shut”"


def test_words_of_the_text_are_those_of_the_card():
    for card in make_cards(bridge_quotations(), document()):
        for piece in card.statement.pieces:
            assert piece.span.text_of(TEXT).strip("“,”") in card.quote
    assert FERRIES.name in {
        card.speaker_name for card in make_cards(bridge_quotations(), document())
    }
