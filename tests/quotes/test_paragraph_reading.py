"""What a parsed paragraph holds before anything is linked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.span import Span
from reader.quotes.paragraph_reading import ParagraphReader
from tests.helpers.parsed import parse_by_hand
from tests.helpers.plain_parse import parse_plainly


def read(text, *quoted, kind=None):
    """Return the reading of the last line of a text, the tokens' words beside it."""
    document, paragraphs = parse_plainly(text)
    if kind is not None:
        spans = [paragraph.span for paragraph in document.paragraphs]
        document = replace(document, paragraphs=tuple(Paragraph(span, kind) for span in spans))
    spans = sorted(Span(text.index(q), text.index(q) + len(q)) for q in quoted)
    return ParagraphReader(document, spans, frozenset(), frozenset()).read(paragraphs[-1])


def read_by_hand(line, *ends):
    """Return the reading of one line that is cut into sentences after the tokens at `ends`."""
    text, (parsed,) = parse_by_hand([line])
    tokens = tuple(
        replace(token, sentence=sum(end < n for end in ends))
        for n, token in enumerate(parsed.tokens)
    )
    document = Document(text, (Paragraph(parsed.span),))
    reader = ParagraphReader(document, [], frozenset(), frozenset())
    return reader.read(replace(parsed, tokens=tokens))


def points(reading):
    return [reading.paragraph.tokens[n].text for n in reading.points]


def quoted(reading):
    pairs = zip(reading.paragraph.tokens, reading.quoted, strict=True)
    return " ".join(token.text for token, is_quoted in pairs if is_quoted)


class TestPoints:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("Later on Ann Rivers left.", ["Rivers"], id="a name, at its end"),
            pytest.param("Then she told him.", ["she", "him"], id="pronouns"),
            pytest.param("Then it told them.", ["it", "them"], id="things"),
            pytest.param("Then I told you.", [], id="who speaks to whom"),
            pytest.param("the pilot told the agency.", ["pilot", "agency"], id="nouns"),
            pytest.param("the residents read the report.", ["residents", "report"], id="others"),
            pytest.param("the spokesman told the ferry.", ["spokesman"], id="no thing"),
            pytest.param("the pilot Ann Rivers told it", ["Rivers", "it"], id="a stated role"),
            pytest.param("Ann Rivers, a pilot, told it.", ["Rivers", "it"], id="after the name"),
            pytest.param("the report Norbay told it", ["Norbay", "it"], id="before a name"),
            pytest.param("the agency pilot told it", ["pilot", "it"], id="a modifier"),
            pytest.param("the UN told US", ["UN", "US"], id="capitals are names"),
        ],
    )
    def test_what_is_worth_a_look(self, text, expected):
        assert points(read(text)) == expected

    def test_within_quotations_only_names_are(self):
        text = "the pilot said “the agency told her and Ann Rivers” later."
        assert points(read(text)) == ["pilot", "agency", "her", "Rivers"]
        assert points(read(text, "“the agency told her and Ann Rivers”")) == ["pilot", "Rivers"]

    def test_in_a_heading_only_names_and_pronouns_are(self):
        text = "the pilot told it to Ann Rivers"
        assert points(read(text)) == ["pilot", "it", "Rivers"]
        assert points(read(text, kind=ParagraphKind.HEADING)) == ["it", "Rivers"]

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("the/DET pilot/NOUN/nsubj/2 left/VERB", ["pilot"]),
            ("the/DET pilot/NOUN/compound/2 left/VERB", []),
            ("the/DET pilot/ADJ/nsubj/2 left/VERB", []),
            ("the/DET pilot/NOUN/nsubj/3 ferry/NOUN/nsubj/3 left/VERB", []),
            ("the/DET pilot/NOUN/nsubj/3 ferry/NOUN/nmod/1 left/VERB", ["pilot"]),
            ("the/DET pilot/NOUN/nsubj/2 Rivers/PROPN left/VERB", ["Rivers"]),
            ("the/DET report/NOUN/nsubj/3 Norbay/PROPN/appos/1 left/VERB", ["Norbay"]),
        ],
        ids=[
            "noun",
            "part of one",
            "no noun",
            "before a noun",
            "with a noun of its own",
            "title",
            "title of a work",
        ],
    )
    def test_a_noun_has_to_stand_for_itself(self, line, expected):
        assert points(read_by_hand(line)) == expected


class TestQuoted:
    TEXT = "“No,” Ann said. “She left the ferry.”"

    @pytest.mark.parametrize(
        ("spans", "words"),
        [
            ((), ""),
            (("“No,”",), "“ No , ”"),
            (("“No,”", "“She left the ferry.”"), "“ No , ” “ She left the ferry . ”"),
        ],
    )
    def test_which_tokens_stand_within_quotations(self, spans, words):
        assert quoted(read(self.TEXT, *spans)) == words

    def test_a_quotation_may_begin_before_the_paragraph(self):
        text = "Ann: “Yes.\nNo” she said."
        assert quoted(read(text, "“Yes.\nNo”")) == "No ”"

    def test_one_of_another_paragraph_is_not_looked_at(self):
        text = "“Yes.”\nShe left."
        assert quoted(read(text, "“Yes.”")) == ""


class TestHeading:
    @pytest.mark.parametrize(
        ("text", "kind", "is_heading"),
        [
            ("the ferry is late", ParagraphKind.TITLE, True),
            ("the ferry is late", ParagraphKind.HEADING, True),
            ("the ferry is late", ParagraphKind.CAPTION, False),
            ("Ferry Is Very Late", ParagraphKind.BODY, True),
            ("Ferry Is Very Late.", ParagraphKind.BODY, False),
            ("Ferry Late", ParagraphKind.BODY, False),
            ("Ferry is very late", ParagraphKind.BODY, False),
            ("Ferry " * 26, ParagraphKind.BODY, False),
        ],
        ids=[
            "title", "heading", "caption", "capitals", "a sentence", "two words", "few", "many",
        ],
    )  # fmt: skip
    def test_where_capitals_tell_nothing(self, text, kind, is_heading):
        assert read(text, kind=kind).is_heading is is_heading


class TestWords:
    def test_are_folded_but_for_abbreviations(self):
        reading = read("The WHO told A. Rivers’s US pilot")
        assert reading.words == ("the", "", "told", "", "rivers", "", "", "pilot")

    def test_names_are_found_by_their_tokens(self):
        reading = read("Later on Ann Rivers left.")
        (name,) = reading.names
        assert reading.name_tokens == {2: name, 3: name}

    def test_roles_are_found_by_theirs(self):
        reading = read("Ann Rivers, a harbour pilot, met the agency.")
        (name,) = reading.names
        assert reading.role_tokens == {4: name, 5: name}
        assert reading.roles[0].text == "harbour pilot"


class TestSentences:
    @pytest.mark.parametrize(
        ("line", "ends", "expected"),
        [
            ("She/PRON left/VERB ~. He/PRON stayed/VERB", (2,), [0, 0, 0, 1, 1]),
            ("She/PRON left/VERB He/PRON stayed/VERB", (1,), [0, 0, 0, 0]),
            ("She/PRON left/VERB ~. he/PRON stayed/VERB", (2,), [0, 0, 0, 0, 0]),
            ("Mr./PROPN He/PRON left/VERB", (0,), [0, 1, 1]),
            ("She/PRON left/VERB ~” He/PRON stayed/VERB", (2,), [0, 0, 0, 1, 1]),
            ("She/PRON ~, He/PRON left/VERB ~. It/PRON", (1, 4), [0, 0, 0, 0, 0, 1]),
        ],
        ids=["full stop", "nothing", "small letter", "dot of a word", "mark", "one of two"],
    )
    def test_are_joined_again_where_none_can_end(self, line, ends, expected):
        reading = read_by_hand(line, *ends)
        assert [token.sentence for token in reading.paragraph.tokens] == expected
