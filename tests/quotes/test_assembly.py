"""From choices, and who they turned out to be, to quotations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.quotation import (
    AttributionState,
    Evidence,
    EvidenceKind,
    QuotationForm,
    QuotationKind,
    RunnerUp,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.quotes.assembly import (
    NOBODY,
    Verdict,
    decide_speaker,
    make_attribution,
    make_case,
    make_quotations,
)
from reader.quotes.attribution import Choice, Option
from reader.quotes.beliefs import Belief, Pointed
from reader.quotes.confidence import COUNT, SILENT, Calibration
from reader.quotes.speakers import Resolution, Rival
from reader.text.segments import Segment
from tests.helpers.articles import document

TEXT = "“We stay here,” Ada Moss said, and she added: “We must.”\n“We like it here a lot.”"
ARTICLE = document(TEXT)
FIRST, SECOND, THIRD = Span(0, 15), Span(46, 56), Span(57, 81)
MOSS, SHE, SAID = Span(16, 24), Span(35, 38), Span(25, 29)
ADA = Speaker("Ada Moss", SpeakerKind.PERSON)
BEA = Speaker("Bea Hill", SpeakerKind.PERSON)
CREW = Speaker("Ada Moss and Bea Hill", SpeakerKind.GROUP)
NAME = Evidence(MOSS, EvidenceKind.NAME)
ALIKE = Calibration((0.0,) * COUNT, bias=0.0)


def sure(bias):
    """Return a calibration that is equally sure of everything."""
    return Calibration((0.0,) * COUNT, bias=bias)


def segment(span, paragraph=1, *, continues=False):
    return Segment(span, QuotationForm.MARKS, 0, "“", paragraph, continues=continues)


def choice(*options, nobody=0.0, cue=SAID, speech=0.95):
    return Choice(
        tuple(Option(span, chance) for span, chance in options), nobody, cue, speech, 0.0, 0.0
    )


def resolved(speaker, sure=0.5, kind="name", *, evidence=(), others=(), members=()):
    rivals = tuple(Rival(other, chance) for other, chance in others)
    return Resolution(speaker, sure, evidence, rivals, kind, members)


def verdict(speaker=ADA, mention=MOSS, *, share=0.5, evidence=(), others=()):
    return Verdict(speaker, mention, evidence, replace(SILENT, share=share), others)


def case_of(given, resolutions, pointed=(), before=None, span=FIRST):
    return make_case(segment(span), given, resolutions, pointed, before)


def chances(case):
    """Return what speaks for each speaker, in the order name, pronoun, noun, going on, names."""
    return {
        name: pytest.approx((s.by_name, s.by_pronoun, s.by_noun, s.going_on, s.pointer))
        for name, s in case.signs.items()
    }


class TestSigns:
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [("name", (0.4, 0, 0, 0, 0)), ("pronoun", (0, 0.4, 0, 0, 0)), ("noun", (0, 0, 0.4, 0, 0))],
    )
    def test_a_mention_counts_as_what_it_is(self, kind, expected):
        case = case_of(choice((MOSS, 0.8)), [resolved(ADA, 0.5, kind)])
        assert chances(case) == {"Ada Moss": expected}

    def test_mentions_of_one_speaker_add_up(self):
        given = choice((MOSS, 0.5), (SHE, 0.25))
        case = case_of(given, [resolved(ADA, 0.8), resolved(ADA, 0.4, "pronoun")])
        assert chances(case) == {"Ada Moss": (0.4, 0.1, 0, 0, 0)}

    def test_whom_a_mention_may_mean_besides(self):
        given = choice((SHE, 0.8))
        case = case_of(given, [resolved(ADA, 0.5, "pronoun", others=[(BEA, 0.25)])])
        assert chances(case) == {"Ada Moss": (0, 0.4, 0, 0, 0), "Bea Hill": (0, 0.2, 0, 0, 0)}

    def test_a_mention_of_nobody_counts_for_nobody(self):
        assert case_of(choice((MOSS, 0.8)), [Resolution()]).signs == {}

    def test_going_on_is_worth_what_the_mentions_leave(self):
        case = case_of(choice(nobody=0.6), [], before=verdict(share=0.5))
        assert chances(case) == {"Ada Moss": (0, 0, 0, 0.3, 0)}

    @pytest.mark.parametrize("before", [None, NOBODY], ids=["nothing", "nobody"])
    def test_nothing_to_go_on_with(self, before):
        assert case_of(choice(nobody=1.0), [], before=before).signs == {}

    def test_names_in_sight_count_beside_the_mentions(self):
        pointed = [Pointed(ADA, 0.7, MOSS), Pointed(BEA, 0.1, SHE)]
        case = case_of(choice((MOSS, 0.8)), [resolved(ADA)], pointed)
        assert chances(case) == {"Ada Moss": (0.4, 0, 0, 0, 0.7), "Bea Hill": (0, 0, 0, 0, 0.1)}

    def test_the_name_of_one_of_two_is_a_sign_for_both_together(self):
        pointed = [Pointed(ADA, 0.5, MOSS), Pointed(BEA, 0.25, SHE)]
        together = resolved(CREW, members=("Ada Moss", "Bea Hill"))
        assert chances(case_of(choice((MOSS, 0.8)), [together], pointed)) == {
            CREW.name: (0.4, 0, 0, 0, 0.75),
            "Ada Moss": (0, 0, 0, 0, 0),
            "Bea Hill": (0, 0, 0, 0, 0),
        }

    def test_unless_nobody_is_likelier_than_the_two(self):
        together = resolved(CREW, members=("Ada Moss",))
        given = choice((MOSS, 0.2), nobody=0.8)
        case = case_of(given, [together], [Pointed(ADA, 0.5, MOSS)])
        assert case.signs["Ada Moss"].pointer == 0.5


def decide(case, *beliefs):
    """Decide with beliefs given as speaker and share."""
    given = {speaker.name: Belief(share, share, 0.0) for speaker, share in beliefs}
    return decide_speaker(ARTICLE, case, given)


class TestVerdict:
    def test_the_first_is_the_speaker_and_the_next_two_run_up(self):
        others = [(Speaker(n, SpeakerKind.PERSON), share) for n, share in (("X", 0.2), ("Y", 0.1))]
        case = case_of(choice((MOSS, 0.8)), [resolved(ADA, evidence=(NAME,))])
        found = decide(case, (ADA, 0.4), (BEA, 0.30004), *others)
        assert (found.speaker, found.mention, found.evidence) == (ADA, MOSS, (NAME,))
        assert found.runners_up == (RunnerUp("Bea Hill", 0.3), RunnerUp("X", 0.2))

    def test_the_likeliest_way_is_shown(self):
        given = choice((SHE, 0.3), (MOSS, 0.5))
        case = case_of(given, [resolved(ADA, kind="pronoun"), resolved(ADA)])
        assert decide(case, (ADA, 1.0)).mention == MOSS

    @pytest.mark.parametrize(
        "case",
        [
            case_of(choice((MOSS, 0.8)), [resolved(ADA)]),
            case_of(choice((MOSS, 0.8)), [resolved(BEA)]),
        ],
        ids=["hardly anything speaks for her", "only another piece knows her"],
    )
    def test_nobody(self, case):
        barely = Belief(1.0, 0.05, 0.04) if case.signs.get("Ada Moss") else Belief(1.0, 1.0, 0.0)
        assert decide_speaker(ARTICLE, case, {"Ada Moss": barely}) is NOBODY

    def test_nobody_at_all(self):
        assert decide(case_of(choice(), [])) is NOBODY

    @pytest.mark.parametrize(
        ("kind", "evidence"),
        [("pronoun", (NAME,)), ("noun", (NAME,)), ("name", ())],
    )
    def test_a_way_that_leads_nowhere_borrows_another_ones(self, kind, evidence):
        given = choice((SHE, 0.9))
        case = case_of(given, [resolved(ADA, 0.9, kind)], [Pointed(ADA, 0.5, MOSS)])
        assert decide(case, (ADA, 1.0)).evidence == evidence

    def test_going_on_leads_through_the_mention_before(self):
        case = case_of(choice(nobody=1.0), [], before=verdict(evidence=(NAME,)))
        found = decide(case, (ADA, 1.0))
        assert found.mention is None
        assert found.evidence == (Evidence(MOSS, EvidenceKind.CONTINUES), NAME)

    @pytest.mark.parametrize(("kind", "mention"), [("name", None), ("pronoun", SHE), ("noun", SHE)])
    def test_who_is_only_seen_keeps_the_mention_unless_it_names_another(self, kind, mention):
        case = case_of(choice((SHE, 0.9)), [resolved(BEA, 0.9, kind)], [Pointed(ADA, 0.5, MOSS)])
        found = decide(case, (ADA, 1.0))
        assert (found.mention, found.evidence) == (mention, (NAME,))

    @pytest.mark.parametrize(
        ("case", "expected"),
        [
            (
                case_of(choice((MOSS, 0.8)), [resolved(ADA, 0.7)]),
                {"identity": 0.7, "is_name": 1, "is_here": 1, "is_inherited": 0},
            ),
            (
                case_of(choice((SHE, 0.8)), [resolved(ADA, 0.7, "pronoun")], span=THIRD),
                {"identity": 0.7, "is_pronoun": 1, "is_name": 0, "is_inherited": 0},
            ),
            (
                case_of(choice((MOSS, 0.8)), [resolved(ADA, 0.7, "noun")]),
                {"is_nominal": 1, "is_name": 0},
            ),
            (
                case_of(choice(nobody=1.0), [], before=verdict()),
                {"identity": 0.5, "is_name": 0, "is_here": 0, "is_inherited": 1},
            ),
        ],
        ids=["name", "pronoun", "noun", "going on"],
    )
    def test_signals_say_how_the_speaker_was_found(self, case, expected):
        signals = decide(case, (ADA, 0.6), (BEA, 0.25)).signals
        assert (signals.share, signals.speech) == (0.6, 0.95)
        assert signals.margin == pytest.approx(0.35)
        assert {name: getattr(signals, name) for name in expected} == expected

    def test_a_mention_in_another_paragraph_is_not_here(self):
        given, found = choice((MOSS, 0.8)), [resolved(ADA)]
        case = make_case(segment(THIRD, 2), given, found, [], None)
        assert decide(case, (ADA, 1.0)).signals.is_here == 0.0

    def test_alone_the_margin_is_the_share(self):
        case = case_of(choice((MOSS, 0.8)), [resolved(ADA)])
        assert decide(case, (ADA, 0.6)).signals.margin == 0.6


class TestAttribution:
    @pytest.mark.parametrize(
        ("bias", "state"),
        [(4.0, AttributionState.ATTRIBUTED), (0.0, AttributionState.PROBABLE)],
    )
    def test_the_chain_leads_from_the_cue_to_the_name(self, bias, state):
        found = make_attribution(
            choice((SHE, 0.8)),
            verdict(ADA, SHE, evidence=(NAME,)),
            QuotationKind.DIRECT,
            sure(bias),
        )
        assert (found.speaker, found.mention, found.cue, found.state) == (ADA, SHE, SAID, state)
        assert [(e.span, e.what) for e in found.evidence] == [
            (SAID, EvidenceKind.CUE),
            (SHE, EvidenceKind.MENTION),
            (MOSS, EvidenceKind.NAME),
        ]

    def test_without_a_mention_no_words_report(self):
        given = verdict(ADA, None, evidence=(NAME,))
        found = make_attribution(choice(nobody=1.0), given, QuotationKind.DIRECT, sure(4.0))
        assert (found.mention, found.cue, found.evidence) == (None, None, (NAME,))

    @pytest.mark.parametrize("kind", [QuotationKind.SCARE, QuotationKind.TITLE])
    def test_what_is_no_speech_has_nothing(self, kind):
        found = make_attribution(choice((MOSS, 0.8)), verdict(), kind, sure(4.0))
        assert (found.speaker, found.mention, found.cue, found.confidence) == (None, None, None, 0)

    def test_below_the_lowest_confidence_the_guess_runs_up(self):
        others = (RunnerUp("Bea Hill", 0.2), RunnerUp("X", 0.1))
        given = verdict(ADA, None, others=others)
        found = make_attribution(choice((SHE, 0.8)), given, QuotationKind.DIRECT, sure(-2.0))
        assert (found.speaker, found.state) == (None, AttributionState.UNATTRIBUTED)
        assert (found.mention, found.cue) == (SHE, SAID)
        assert found.runners_up == (RunnerUp("Ada Moss", found.confidence), others[0])
        assert 0 < found.confidence < 0.35

    @pytest.mark.parametrize(
        ("given", "mention", "cue"),
        [(choice((SHE, 0.8)), SHE, SAID), (choice(nobody=1.0), None, None)],
        ids=["words that name nobody", "no words"],
    )
    def test_nobody(self, given, mention, cue):
        found = make_attribution(given, NOBODY, QuotationKind.DIRECT, sure(4.0))
        assert (found.speaker, found.mention, found.cue) == (None, mention, cue)
        assert found.confidence == 0


class TestQuotations:
    def test_pieces_of_a_statement_agree_with_the_surest(self):
        calibration = Calibration((1.0, *[0.0] * (COUNT - 1)), bias=0.0)
        segments = [segment(FIRST), segment(SECOND), segment(THIRD, 2)]
        choices = [choice((MOSS, 0.9)), choice((MOSS, 0.9), cue=None), choice(nobody=1.0)]
        verdicts = [
            verdict(BEA, SHE, share=0.6),
            verdict(ADA, MOSS, share=0.9, evidence=(NAME,)),
            verdict(BEA, None, share=0.7),
        ]
        found = make_quotations(ARTICLE, segments, choices, verdicts, calibration)
        assert [q.statement for q in found] == [1, 1, 2]
        assert [q.speaker for q in found] == [ADA, ADA, BEA]
        assert found[0].attribution == found[1].attribution
        assert [(q.span, q.paragraph, q.parent) for q in found] == [
            (FIRST, 1, None),
            (SECOND, 1, None),
            (THIRD, 2, None),
        ]

    def test_a_piece_keeps_its_own_words_next_to_it(self):
        calibration = Calibration((1.0, *[0.0] * (COUNT - 1)), bias=0.0)
        segments = [segment(FIRST), segment(SECOND)]
        choices = [choice((MOSS, 0.9))] * 2
        verdicts = [verdict(ADA, SHE, share=0.6), verdict(ADA, MOSS, share=0.9)]
        first, second = make_quotations(ARTICLE, segments, choices, verdicts, calibration)
        assert (first.attribution.mention, second.attribution.mention) == (SHE, MOSS)
        assert first.attribution.confidence == second.attribution.confidence
        assert first.attribution.evidence[1] == Evidence(SHE, EvidenceKind.MENTION)

    def test_pieces_of_a_whole_utterance_are_whole(self):
        text = "“We will stay here,” Ada said, “like last year.”"
        spans = [Span(0, 20), Span(31, 48)]
        mention = Span(21, 24)
        found = make_quotations(
            document(text),
            [segment(span) for span in spans],
            [choice((mention, 0.9))] * 2,
            [verdict(ADA, mention)] * 2,
            ALIKE,
        )
        assert [q.kind for q in found] == [QuotationKind.DIRECT] * 2

    def test_a_so_called_between_them_is_left_alone(self):
        segments = [segment(FIRST), segment(SECOND)]
        choices = [choice((MOSS, 0.9)), choice((MOSS, 0.9), speech=0.1)]
        found = make_quotations(ARTICLE, segments, choices, [verdict()] * 2, ALIKE)
        assert [q.speaker for q in found] == [ADA, None]
        assert [q.statement for q in found] == [1, 2]
