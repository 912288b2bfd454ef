"""What speaks for a speaker, weighed, and pooled over the pieces of a statement."""

from __future__ import annotations

import json

import pytest

from reader.model.speaker import SpeakerKind
from reader.paths import resource
from reader.quotes.beliefs import SIGN_COUNT, Belief, Scale, Setting, Signs, pool

PERSON = SpeakerKind.PERSON
SHIPPED = Scale.load(resource("attribution", "beliefs.json"))


def person(**signs):
    return Signs(PERSON, **signs)


def winner(**speakers):
    return next(iter(SHIPPED.weigh(speakers)))


@pytest.mark.parametrize(
    ("speakers", "name"),
    [
        ({"ada": person(by_name=0.9, pointer=0.9), "bea": person(pointer=0.05)}, "ada"),
        (
            {"ada": person(by_pronoun=0.5), "bea": person(by_pronoun=0.4, pointer=0.9)},
            "bea",
        ),
        ({"ada": person(by_name=0.95), "bea": person(pointer=0.3)}, "ada"),
        ({"ada": person(by_name=0.9), "bea": person(by_name=0.05)}, "ada"),
        ({"bea": person(pointer=0.3)}, "bea"),
        (
            {"ada": person(pointer=0.95), "aide": Signs(SpeakerKind.UNNAMED, by_noun=0.6)},
            "ada",
        ),
    ],
    ids=["agree", "the encoder settles a doubt", "a sure name stays", "not in sight", "alone",
         "a description of somebody named"],
)  # fmt: skip
def test_who_wins(speakers, name):
    assert winner(**speakers) == name


def test_shares_sum_to_one_and_fall():
    beliefs = SHIPPED.weigh(
        {"a": person(by_name=0.5, pointer=0.3), "b": person(by_name=0.3), "c": person(pointer=0.2)}
    )
    shares = [belief.share for belief in beliefs.values()]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)
    assert (beliefs["a"].mention, beliefs["a"].pointer) == (0.5, 0.3)


def test_mentions_of_one_speaker_add_up():
    sign = person(by_name=0.3, by_pronoun=0.2, by_noun=0.1, going_on=0.05)
    assert sign.mention == pytest.approx(0.65)
    assert len(sign.row(Setting(0.0))) == SIGN_COUNT


def test_nothing_known_is_nobody():
    assert SHIPPED.weigh({}) == {}


def test_a_saved_scale_weighs_the_same(tmp_path):
    SHIPPED.save(tmp_path / "beliefs.json")
    assert Scale.load(tmp_path / "beliefs.json") == SHIPPED


def test_weights_of_another_version_are_refused(tmp_path):
    (tmp_path / "beliefs.json").write_text(json.dumps({"weights": [1.0]}), encoding="utf-8")
    with pytest.raises(ValueError, match="1 weights instead of"):
        Scale.load(tmp_path / "beliefs.json")


def belief(share):
    return Belief(share, share, share)


def test_pieces_of_a_statement_decide_together():
    sure = {"ada": belief(0.95), "bea": belief(0.05)}
    torn = {"bea": belief(0.55), "ada": belief(0.45)}
    assert next(iter(pool([sure, torn]))) == "ada"
    assert pool([sure]) == sure
    assert sum(b.share for b in pool([sure, torn]).values()) == pytest.approx(1.0)


def test_one_piece_that_does_not_know_a_speaker_cannot_rule_him_out():
    sure = {"ada": belief(0.97), "bea": belief(0.03)}
    assert next(iter(pool([sure, sure, {"bea": belief(1.0)}]))) == "ada"


def test_a_speaker_only_one_piece_knows_is_kept_in_the_pool():
    assert set(pool([{"ada": belief(1.0)}, {"bea": belief(1.0)}])) == {"ada", "bea"}
