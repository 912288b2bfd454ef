"""Who a mention names, over a whole article of invented people."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reader.model.quotation import EvidenceKind
from reader.model.span import Span
from reader.model.speaker import SpeakerKind
from reader.quotes.speakers import Request, Resolution, SpeakerResolver
from tests.helpers.plain_parse import parse_plainly

# Mentions are marked [so] and are followed or preceded by a quotation somewhere in the paragraph.
_MARKED = re.compile(r"\[([^\]]*)\]")


def resolve(marked: str, *, byline: str | None = None, **names: str) -> list[Resolution]:
    """Resolve every [marked] mention of a text; names are given as Ann_Rivers="PERSON"."""
    text, spans = "", []
    at = 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += marked[at:]
    labels = {name.replace("_", " "): label for name, label in names.items()}
    document, paragraphs = parse_plainly(text, names=labels)
    quoted = [Span(*match.span()) for match in re.finditer("“[^”]*”", text)]
    resolver = SpeakerResolver(replace(document, byline=byline), quoted)
    for paragraph in paragraphs:
        resolver.add(paragraph)
    return resolver.resolve([Request(Span(0, 0), span) for span in spans]).resolutions


def names_of(found: list[Resolution]) -> list[str | None]:
    return [resolution.speaker.name if resolution.speaker else None for resolution in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Rivers arrived. “Yes,” [Rivers] said.", "Ann Rivers", id="surname after full name"
        ),
        pytest.param(
            "“Yes,” [Rivers] said.\nLater Ann Rivers left.", "Ann Rivers", id="full name later"
        ),
        pytest.param("Ann Rivers arrived. “Yes,” [Ms. Rivers] said.", "Ann Rivers", id="honorific"),
        pytest.param("Ann Rivers arrived. “Yes,” [Ann] said.", "Ann Rivers", id="first name"),
        pytest.param(
            "“Yes,” [Chief Engineer Ann Rivers] said.", "Ann Rivers", id="capitalised title"
        ),
        pytest.param("“Yes,” [harbour pilot Ann Rivers] said.", "Ann Rivers", id="lower-case role"),
        pytest.param("“Yes,” said [Sen. Ann Rivers].", "Ann Rivers", id="abbreviated title"),
        pytest.param(
            "“Yes,” said [Secretary of State Ann Rivers].", "Ann Rivers", id="title with of"
        ),
        pytest.param(
            "Ann B. Rivers arrived. “Yes,” said [Ann Rivers].", "Ann B. Rivers", id="initial"
        ),
        pytest.param("Ann “Sparky” Rivers left. “Yes,” [Sparky] said.", "Ann Rivers", id="nick"),
        pytest.param("Mo Lanting left. “Yes,” [Mo] said.", "Mo Lanting", id="surname first"),
        pytest.param("[Ann Rivers’s] letter: “Yes.”", "Ann Rivers", id="possessive"),
        pytest.param("Because [Quillon] said “no”, it ended.", "Quillon", id="sentence opener"),
        pytest.param("“Yes,” said [Anna-Lena Moss].", "Anna-Lena Moss", id="hyphen"),
        pytest.param("“Yes,” said [Tarek al-Bassi].", "Tarek al-Bassi", id="particle"),
        pytest.param(
            "The Harbour Authority (HA) met. “Yes,” the [HA] said.",
            "Harbour Authority",
            id="acronym in brackets",
        ),
        pytest.param(
            "The National Ferry Union met. “Yes,” the [NFU] said.",
            "National Ferry Union",
            id="acronym by initials",
        ),
        pytest.param(
            "The Quillon Group met. “Yes,” [Quillon] said.", "Quillon Group", id="legal form"
        ),
        pytest.param("“Yes,” said [the Bergen Post’s Ann Rivers].", "Ann Rivers", id="outlet’s"),
        pytest.param(
            "“Yes,” [Ann Rivers, who knows Tom Hill,] said.", "Ann Rivers", id="relative clause"
        ),
        pytest.param(
            "“Yes,” [the pilot, Ann Rivers,] said.", "Ann Rivers", id="name after a comma"
        ),
        pytest.param("“Yes,” [the WHO] said.", "WHO", id="capitals are no pronoun"),
    ],
)
def test_a_name_leads_to_the_fullest_name(text: str, expected: str):
    found = resolve(text, Harbour_Authority="ORG", National_Ferry_Union="ORG", Quillon="ORG")
    assert names_of(found) == [expected]


def test_every_form_is_the_same_speaker():
    first, second, third = resolve(
        "“Yes,” [Chief Engineer Ann Rivers] said.\n“No,” [Rivers] said.\n"
        "“Well,” [Ms. Rivers] added."
    )
    assert first.speaker == second.speaker == third.speaker
    assert first.speaker is not None
    assert first.speaker.role == "Chief Engineer"


def test_two_people_with_one_surname_are_told_apart_by_honorific():
    found = resolve(
        "Mr. Tom Hill met Mrs. Ann Hill.\n“Yes,” [Mrs. Hill] said.\n“No,” [Mr. Hill] said.",
        Tom_Hill="PERSON",
        Ann_Hill="PERSON",
    )
    assert names_of(found) == ["Ann Hill", "Tom Hill"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(
            "“Yes,” said [Ann Rivers], a spokeswoman for the harbour.",
            "spokeswoman for the harbour",
            id="apposition",
        ),
        pytest.param(
            "“Yes,” said [Norwegian fishery ministry spokesman Tom Hill].",
            "Norwegian fishery ministry spokesman",
            id="before the name",
        ),
        pytest.param(
            "“Yes,” said [Oslo-based artificial wind (AW) company Quillon].",
            "artificial wind company",
            id="organisation",
        ),
        pytest.param("“Yes,” said the pilot, [Ann Rivers].", "pilot", id="before a comma"),
        pytest.param("“Yes,” said [Ann Rivers].", None, id="none"),
    ],
)
def test_the_role_is_what_the_article_states(text: str, role: str | None):
    (found,) = resolve(text, Quillon="ORG")
    assert found.speaker is not None
    assert found.speaker.role == role


class TestPronouns:
    def test_a_pronoun_follows_the_gender_learnt_from_an_honorific(self):
        found = resolve(
            "Mr. Tom Hill met Ms. Ann Rivers.\n“Yes,” [she] said. “No,” [he] said.",
            Tom_Hill="PERSON",
            Ann_Rivers="PERSON",
        )
        assert names_of(found) == ["Ann Rivers", "Tom Hill"]

    def test_a_pronoun_prefers_the_subject_before_it(self):
        found = resolve(
            "Ann Rivers praised Kim Moss. “Yes,” [she] said.",
            Ann_Rivers="PERSON",
            Kim_Moss="PERSON",
        )
        assert names_of(found) == ["Ann Rivers"]

    def test_a_name_within_quotation_marks_is_passed_over(self):
        found = resolve(
            "Ann Rivers left.\n“I met Kim Moss,” [she] said.",
            Ann_Rivers="PERSON",
            Kim_Moss="PERSON",
        )
        assert names_of(found) == ["Ann Rivers"]

    def test_they_are_people_named_together(self):
        found = resolve(
            "Ann Rivers and Tom Hill arrived. “Yes,” [they] said.",
            Ann_Rivers="PERSON",
            Tom_Hill="PERSON",
        )
        assert names_of(found) == ["Ann Rivers and Tom Hill"]

    def test_a_pronoun_without_anybody_before_it_stays_open(self):
        assert names_of(resolve("“Yes,” [she] said.")) == [None]

    def test_the_evidence_leads_to_what_the_pronoun_stands_for(self):
        (found,) = resolve("Ann Rivers left. “Yes,” [she] said.", Ann_Rivers="PERSON")
        assert [(e.what, e.span) for e in found.evidence] == [(EvidenceKind.SAME_AS, Span(0, 10))]


class TestOrganisationVoice:
    TEXT = (
        "The dredging company Quillon lost. “No,” [Quillon] said.\n"
        "Asked by Reuben News, [a company spokeswoman] said “never”.\n"
        "[The spokeswoman] added “ever”."
    )

    def test_an_unnamed_spokesperson_and_the_organisation_are_one(self):
        found = resolve(self.TEXT, Quillon="ORG", Reuben_News="ORG")
        assert names_of(found) == ["Quillon spokesperson"] * 3
        speaker = found[0].speaker
        assert speaker is not None
        assert (speaker.kind, speaker.role) == (SpeakerKind.UNNAMED, "Quillon")

    def test_an_organisation_without_one_speaks_itself(self):
        (found,) = resolve("“No,” [Quillon] said.", Quillon="ORG")
        assert found.speaker is not None
        assert found.speaker.kind is SpeakerKind.ORGANIZATION

    def test_a_named_spokesperson_stays_a_person(self):
        found = resolve(
            "“No,” [Quillon] said.\n“Yes,” said [Quillon spokesman Tom Hill].",
            Quillon="ORG",
            Tom_Hill="PERSON",
        )
        assert names_of(found) == ["Quillon", "Tom Hill"]

    def test_a_mention_that_was_not_chosen_merges_nothing(self):
        document, paragraphs = parse_plainly(
            "“No,” Quillon said.\nA Quillon spokesman said “yes”.", names={"Quillon": "ORG"}
        )
        resolver = SpeakerResolver(document)
        for paragraph in paragraphs:
            resolver.add(paragraph)
        at = document.text.index("A Quillon spokesman")
        chosen = Request(Span(0, 5), Span(6, 13))
        beside = Request(Span(0, 5), Span(at, at + 19), is_chosen=False)
        assert names_of(resolver.resolve([chosen, beside]).resolutions)[0] == "Quillon"


class TestDescriptions:
    def test_the_senator_is_who_was_called_so(self):
        found = resolve(
            "Sen. Ann Rivers met mayor Tom Hill.\n"
            "“Yes,” [the senator] said. “No,” [the mayor] said.",
            Ann_Rivers="PERSON",
            Tom_Hill="PERSON",
        )
        assert names_of(found) == ["Ann Rivers", "Tom Hill"]

    def test_unnamed_people_are_told_apart(self):
        found = resolve("“Yes,” [a harbour official] said.\n“No,” [another harbour official] said.")
        assert names_of(found) == ["harbour official", "another harbour official"]

    def test_the_official_is_the_one_introduced(self):
        found = resolve("“Yes,” [a harbour official] said.\n“No,” [the official] said.")
        assert names_of(found) == ["harbour official"] * 2
        assert found[0].speaker is not None
        assert found[0].speaker.kind is SpeakerKind.UNNAMED

    def test_what_belongs_to_somebody_takes_the_full_name(self):
        found = resolve("Ann Rivers left. “Yes,” [Rivers’s brother] said.", Ann_Rivers="PERSON")
        assert names_of(found) == ["Ann Rivers’s brother"]

    def test_a_statement_speaks_for_whoever_issued_it(self):
        found = resolve("Quillon issued a statement. “No,” [the statement] said.", Quillon="ORG")
        assert names_of(found) == ["Quillon"]

    def test_a_report_nobody_is_known_to_issue_is_a_document(self):
        (found,) = resolve("“No,” [the report] said.")
        assert found.speaker is not None
        assert found.speaker.kind is SpeakerKind.DOCUMENT


class TestJointSpeakers:
    def test_two_names_are_a_group(self):
        (found,) = resolve(
            "“Yes,” [Ann Rivers and Tom Hill] said.", Ann_Rivers="PERSON", Tom_Hill="PERSON"
        )
        assert found.speaker is not None
        assert found.speaker.name == "Ann Rivers and Tom Hill"
        assert found.speaker.kind is SpeakerKind.GROUP

    def test_short_forms_are_written_out(self):
        found = resolve(
            "Ann Rivers met Tom Hill.\n“Yes,” [Rivers and Hill] said.",
            Ann_Rivers="PERSON",
            Tom_Hill="PERSON",
        )
        assert names_of(found) == ["Ann Rivers and Tom Hill"]


class TestTheAuthor:
    def test_i_is_the_byline(self):
        (found,) = resolve("By Ann Rivers\n“Yes,” [I] said.", byline="Ann Rivers")
        assert found.speaker.name == "Ann Rivers"
        assert found.evidence[-1].span == Span(3, 13)

    def test_a_byline_that_the_text_lacks_is_nobody(self):
        assert names_of(resolve("“Yes,” [I] said.", byline="Ann Rivers")) == [None]

    def test_i_is_not_two_authors(self):
        byline = "Ann Rivers and Tom Hill"
        assert names_of(resolve(f"{byline}\n“Yes,” [I] said.", byline=byline)) == [None]

    def test_i_without_a_byline_is_nobody(self):
        assert names_of(resolve("Kim Moss left. “Yes,” [I] said.", Kim_Moss="PERSON")) == [None]


def test_a_request_without_a_mention_has_no_speaker():
    document, paragraphs = parse_plainly("“Yes.”")
    resolver = SpeakerResolver(document)
    resolver.add(paragraphs[0])
    assert resolver.resolve([Request(Span(0, 6), None)]).resolutions == [Resolution()]


def test_what_was_added_so_far_is_enough_to_ask():
    document, paragraphs = parse_plainly("“Yes,” Rivers said.\nAnn Rivers left.")
    resolver = SpeakerResolver(document)
    asked = [Request(Span(0, 6), Span(7, 13))]
    resolver.add(paragraphs[0])
    assert names_of(resolver.resolve(asked).resolutions) == ["Rivers"]
    resolver.add(paragraphs[1])
    assert names_of(resolver.resolve(asked).resolutions) == ["Ann Rivers"]


def test_names_are_words_of_the_article():
    text = (
        "Ann Rivers left. “No,” [her brother] said.\n“Yes,” [a spokesman for Quillon] said.\n"
        "“Well,” [Rivers and Hill] said."
    )
    known = set(re.findall(r"\w+", text)) | {"spokesperson"}
    for resolution in resolve(text, Ann_Rivers="PERSON", Hill="PERSON", Quillon="ORG"):
        assert resolution.speaker is not None
        assert set(re.findall(r"\w+", resolution.speaker.name)) - {"s"} <= known
