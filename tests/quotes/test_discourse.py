"""What each mention of an article stands for, read from the top."""

from __future__ import annotations

import re

import pytest

from reader.model.span import Span
from reader.quotes.discourse import Discourse
from reader.quotes.entities import NameIndex
from reader.quotes.paragraph_reading import ParagraphReader
from tests.helpers.plain_parse import parse_plainly

_MARKED = re.compile(r"\[([^\]]*)\]")


class Read:
    """An article read twice, as a resolver does, and whom its [marked] words stand for.

    Words marked [so] are read as mentions of speakers.
    """

    def __init__(self, marked, *, lower="", **names):
        self.text = _MARKED.sub(r"\1", marked)
        at = [m.start() - 2 * n for n, m in enumerate(_MARKED.finditer(marked))]
        labels = {name.replace("_", " "): label for name, label in names.items()}
        document, paragraphs = parse_plainly(self.text, names=labels)
        quoted = [Span(*match.span()) for match in re.finditer("“[^”]*”", self.text)]
        small = frozenset(lower.split())
        reader = ParagraphReader(document, quoted, small, frozenset())
        self.readings = [reader.read(paragraph) for paragraph in paragraphs]
        self.index = NameIndex(small)
        for reading in self.readings:
            for name, role in zip(reading.names, reading.roles, strict=True):
                self.index.register(name, role, quoted=reading.quoted[name.first])
        self.heads = [self._head(start) for start in at]
        for _ in range(2):
            self.discourse = Discourse(self.index, self.text)
            for reading in self.readings:
                own = [token for number, token in self.heads if number == reading.paragraph.number]
                self.discourse.read(reading, dict.fromkeys(own, True))
            self.index.finish_reading()

    def _head(self, start):
        for reading in self.readings:
            for n, token in enumerate(reading.paragraph.tokens):
                if token.start == start:
                    return reading.paragraph.number, n
        raise LookupError(self.text[start:])

    @property
    def links(self):
        return [self.discourse.links.get(head) for head in self.heads]

    @property
    def names(self):
        return [link.ranked[0].entity.name if link and link.ranked else None for link in self.links]


TWO = "Mr. Tom Hill met Mrs. Ann Hill.\n"
PEOPLE = {"Tom_Hill": "PERSON", "Ann_Hill": "PERSON"}


class TestNames:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(
                "Mrs. Ann Hill met Mr. Tom Hill. [Mrs. Hill] left.", "Ann Hill", id="honorific"
            ),
            pytest.param(
                "Tom Hill left. " * 3 + "Ann Hill left. [Hill] left.", "Tom Hill", id="named often"
            ),
            pytest.param(
                "Tom Hill left. " * 2 + "Mrs. Ann Hill left. " + "She left. " * 5 + "[Hill] left.",
                "Tom Hill",
                id="not who is only called she",
            ),
            pytest.param(
                "The old ferry of the old harbour met Tom Hill.\nAnn Hill left.\n[Hill] left.",
                "Ann Hill",
                id="named last, paragraphs apart",
            ),
            pytest.param(
                "Tom Hill left. Ann Hill left. “Ann Hill” left. “Tom Hill” left. [Hill] left.",
                "Ann Hill",
                id="named last outside quotations",
            ),
            pytest.param(TWO + "Ann Hill left. [Hill] left.", "Ann Hill", id="named last"),
            pytest.param(TWO + "Tom Hill left. [Hill] left.", "Tom Hill", id="either named last"),
            pytest.param(TWO + "“Ann Hill” left. [Hill] left.", "Ann Hill", id="more often"),
            pytest.param(
                "Tom Hill met Ann Hill. Ann left. Ann left. Ann left. Ann left. [Hill] left.",
                "Tom Hill",
                id="who is called by a given name is not called by the surname",
            ),
        ],
    )
    def test_of_two_with_one_surname(self, text, expected):
        assert Read(text, **PEOPLE).names[-1:] == [expected]

    def test_both_come_into_question(self):
        (link,) = Read(TWO + "[Hill] left.", **PEOPLE).links
        assert sorted(ranked.entity.name for ranked in link.ranked) == ["Ann Hill", "Tom Hill"]
        assert link.ranked[0].probability > link.ranked[1].probability

    def test_an_honorific_is_a_persons(self):
        read = Read("Rivers Council met. [Mr. Rivers] left.", Rivers_Council="ORG", Rivers="PERSON")
        assert read.names == ["Rivers"]

    def test_a_name_that_is_a_word_is_doubtful(self):
        text = "Bloom Rivers met Ann Rivers. {}[Rivers] left."
        text = text.format("Bloom Rivers left. ")
        assert Read(text).names == ["Bloom Rivers"]
        assert Read(text, lower="bloom").names == ["Ann Rivers"]

    def test_a_link_spans_the_name_without_its_title(self):
        read = Read("[Mr. Hill] left.")
        assert read.links[0].span == Span(4, 8)
        assert read.links[0].kind == "name"
        assert (1, 0) in read.discourse.links

    @pytest.mark.parametrize(
        ("text", "gender"),
        [
            ("[Mrs. Hill] left.", "f"),
            ("[Hill] left.", ""),
            ("Ann Rivers left. [Mr. Rivers] left.", "m"),
        ],
        ids=["of a name", "none", "whatever the given name"],
    )
    def test_an_honorific_tells_the_gender(self, text, gender):
        assert Read(text).links[0].ranked[0].entity.gender == gender


class TestJoint:
    @pytest.mark.parametrize(
        ("text", "name", "span"),
        [
            ("Ann Rivers and Tom Hill left.", "Ann Rivers and Tom Hill", Span(0, 23)),
            (
                "Kim Moss, Ann Rivers and Tom Hill left.",
                "Kim Moss, Ann Rivers and Tom Hill",
                Span(0, 33),
            ),
            (
                "Kim Moss, Ann Rivers, and Tom Hill left.",
                "Kim Moss, Ann Rivers and Tom Hill",
                Span(0, 34),
            ),
        ],
    )
    def test_people_named_together(self, text, name, span):
        read = Read(text)
        joint = read.discourse.joints[1][-1]
        assert joint.link.ranked[0].entity.name == name
        assert joint.link.ranked[0].entity.kind == "GROUP"
        assert joint.span == span

    @pytest.mark.parametrize(
        "text",
        [
            "Ann Rivers met Tom Hill.",
            "Ann Rivers, Tom Hill left.",
            "Ann Rivers and Norbay Council left.",
        ],
        ids=["a verb between", "a comma only", "an organisation"],
    )
    def test_who_is_not(self, text):
        assert Read(text).discourse.joints == {}

    def test_the_same_people_are_the_same_group(self):
        read = Read("Ann Rivers and Tom Hill left.\nRivers and Hill left.")
        first, second = (read.discourse.joints[n][0].link.ranked[0].entity for n in (1, 2))
        assert first is second
        assert first.descriptor_span == Span(0, 23)

    def test_two_groups_are_two(self):
        read = Read("Ann Rivers and Tom Hill left.\nKim Moss and Tom Hill left.")
        numbers = {read.discourse.joints[n][0].link.ranked[0].entity.number for n in (1, 2)}
        assert len(numbers) == 2

    def test_what_introduces_them_belongs_to_them(self):
        read = Read("the pilots, Ann Rivers and Tom Hill, left.")
        (joint,) = read.discourse.joints[1]
        assert (joint.introduced, joint.last) == (1, 8)


class TestPronouns:
    def test_one_stands_for_who_came_before(self):
        read = Read("Mrs. Ann Hill left. [She] left.")
        assert read.names == ["Ann Hill"]
        assert read.links[0].kind == "pronoun"
        assert read.links[0].span == Span(20, 23)

    def test_what_it_tells_of_gender_is_heard(self):
        read = Read("Rivers left. [He] left.")
        assert read.links[0].ranked[0].entity.gender == "m"

    def test_within_quotations_only_what_may_name_a_speaker(self):
        assert Read("Hill left. “[she] left”").names == ["Hill"]
        read = Read("Hill left. “she left”")
        assert [link.kind for link in read.discourse.links.values()] == ["name"]

    def test_nobody_before_it(self):
        (link,) = Read("[She] left.").links
        assert link.ranked == ()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Tom Hill met Ann Rivers, [who] left.", "Ann Rivers"),
            ("Ann Rivers left Norbay Council, [who] left.", "Ann Rivers"),
            ("Norbay Council, [which] left.", "Norbay Council"),
            ("Ann Rivers left.\nThere were those [who] left.", "Ann Rivers"),
        ],
        ids=["the last one", "people first", "else anything", "nobody in the sentence"],
    )
    def test_who_is_what_stands_before_it(self, text, expected):
        assert Read(text, Norbay_Council="ORG").names == [expected]

    @pytest.mark.parametrize("word", ["I", "you", "we"])
    def test_who_speaks_to_whom_is_not_asked(self, word):
        assert Read(f"Ann Rivers left. [{word}] left.").links == [None]


BOTH = "Norbay Council met. Norbay Council met. Quillon Council met. Quillon Council met. "


class TestNouns:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("[pilot] Ann Rivers left.", "Ann Rivers", id="role before the name"),
            pytest.param("Ann Rivers, the [pilot], left.", "Ann Rivers", id="role after it"),
            pytest.param("The [group], Clean Rivers Now, left.", "Clean Rivers Now", id="between"),
            pytest.param("The [group], Clean Rivers Now left.", "group", id="not closed"),
            pytest.param("Ann Rivers left. Rivers’s [brother] left.", "Ann Rivers’s brother",
                         id="possessor"),
            pytest.param("Ann Rivers left. Her [brother] left.", "Ann Rivers’s brother", id="her"),
            pytest.param(BOTH + "A [spokesman] for Norbay Council left.",
                         "Norbay Council spokesperson", id="complement"),
            pytest.param(BOTH + "A Norbay Council [spokesman] left.",
                         "Norbay Council spokesperson", id="modifier"),
            pytest.param(BOTH + "A [spokesman] left.", "Quillon Council spokesperson", id="last"),
            pytest.param("Ann Rivers left. A [spokesman] left.", "spokesman", id="nobody’s"),
        ],
    )  # fmt: skip
    def test_whom_they_mean(self, text, expected):
        assert Read(text, Norbay_Council="ORG").names == [expected]

    @pytest.mark.parametrize(("age", "expected"), [("43", "Ann Rivers"), ("34", "Kim Moss")])
    def test_an_age_is_whoever_has_it(self, age, expected):
        read = Read(f"Ann Rivers, 43, met Kim Moss, 34. The {age}-[year]-old left.")
        assert read.names == [expected]

    def test_a_description_is_linked_with_its_whole_span(self):
        (link,) = Read("A senior [official] of the harbour left.").links
        assert link.kind == "noun"
        assert link.span == Span(0, 17)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rivers met Moss.", [("Rivers", "subject", True), ("Moss", "object", False)]),
        ("The Rivers ferry met Moss.", [("Moss", "object", False), ("Rivers", "modifier", True)]),
        ("Later on Rivers of Moss.", [("Rivers", "other", True), ("Moss", "other", False)]),
    ],
)
def test_how_a_mention_stands_in_its_clause(text, expected):
    (link,) = Read(f"{text}\n[She] left.", Rivers="PERSON", Moss="PERSON").links
    through = [ranked.through for ranked in link.ranked]
    assert sorted((s.entity.name, s.role, s.is_first) for s in through) == sorted(expected)


def test_a_speaker_that_no_index_knows_is_taken_in():
    read = Read("[Rivers] left. Moss left.")
    discourse = Discourse(NameIndex(), read.text)
    discourse.read(read.readings[0], {0: True})
    assert [link.ranked[0].entity.name for link in discourse.links.values()] == ["Rivers"]


def test_sentences_are_counted_through_the_article():
    read = Read("Ann Rivers left. Ann Rivers left.\n[He] left.\n[He] left.")
    first, second = (link.ranked[0].through for link in read.links)
    assert (first.sentence, second.sentence) == (1, 2)
    assert (first.paragraph, second.paragraph) == (1, 2)
