"""The encoder around its layers: what it is fed, which quotations share a row, what comes out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.paths import resource
from reader.quotes.encoder import (
    AFTER,
    BEFORE,
    DISTANCES,
    LONGEST,
    PAIR_WIDTH,
    Encoder,
    embed,
    far_and_between,
)
from reader.quotes.looks import Pointer
from reader.quotes.pieces import SHAPES, STATES, PieceReader
from reader.text.loading import document_from_text
from reader.text.segments import find_segments
from tests.helpers.toy_tokenizer import SEPARATOR, make_tokenizer

WIDTH, ASKED, VOCABULARY = 8, 6, 110
HALF = DISTANCES // 2


class ScriptedSession:
    """Layers that change nothing, and remember how long the rows were."""

    def __init__(self):
        self.rows = []

    def run(self, names, feed):
        self.rows.append(feed["embedded"].shape)
        return [feed["embedded"]]


def arrays():
    chance = np.random.default_rng(5)

    def some(*shape):
        return chance.normal(size=shape).astype(np.float32)

    return {
        "words": chance.integers(-127, 127, (VOCABULARY, WIDTH), dtype=np.int8),
        "words.scale": np.full(VOCABULARY, 0.01, np.float16),
        "positions": some(LONGEST, WIDTH),
        "states": some(STATES, WIDTH),
        "shapes": some(SHAPES, WIDTH),
        "norm.weight": np.ones(WIDTH, np.float32),
        "norm.bias": np.zeros(WIDTH, np.float32),
        "heads.key.weight": some(PAIR_WIDTH, WIDTH),
        "heads.key.bias": some(PAIR_WIDTH),
        "heads.query.weight": some(PAIR_WIDTH, ASKED),
        "heads.query.bias": some(PAIR_WIDTH),
        "heads.far.weight": some(DISTANCES, PAIR_WIDTH),
        "heads.between.weight": some(DISTANCES, PAIR_WIDTH),
        "heads.score.weight": some(3, PAIR_WIDTH) / 40,
        "heads.score.bias": some(3),
        "heads.quote.weight": some(ASKED, 3 * WIDTH),
        "heads.quote.bias": some(ASKED),
        "heads.nobody.weight": some(3, ASKED),
        "heads.nobody.bias": some(3),
        "heads.kind.weight": some(3, ASKED),
        "heads.kind.bias": some(3),
    }


class Desk:
    """An encoder with scripted layers, opened on an article; remembers what it was asked."""

    def __init__(self, text):
        self.session = ScriptedSession()
        self.encoder = Encoder(self.session, arrays(), PieceReader(make_tokenizer()))
        self.asked = []
        look = self.encoder.look

        def remember(pieces, low, high, numbers):
            self.asked.append(list(numbers))
            self.pieces = pieces
            return look(pieces, low, high, numbers)

        self.encoder.look = remember
        self.document = document_from_text(text)
        found = find_segments(self.document.text, self.document.paragraphs).segments
        self.segments = [segment for segment in found if segment.level == 0]
        self.reader = self.encoder.open(self.document, self.segments)

    def looks(self):
        return [self.reader.look(number) for number in range(len(self.segments))]


def article(quotes, *, plain=30, quoted=6, breaks=2):
    """Return a text with so many quotations, a new paragraph after every few of them."""
    parts = []
    for number in range(quotes):
        parts.append(f"{'we will stay ' * (plain // 3)}“{'we stay ' * (quoted // 2)}” said Ada.")
        parts.append("\n\n" if number % breaks == breaks - 1 else " ")
    return "".join(parts).strip()


# -- far and between: s is a separator, ( and ) the ends of a quotation, x its words -----------


def places(layout, first, last):
    opened = np.cumsum([c == "(" for c in layout])
    breaks = np.cumsum([c == "s" for c in layout])
    return far_and_between(opened, breaks, first, last)


@pytest.mark.parametrize(
    ("layout", "at", "far", "between"),
    [
        ("s..(x)..", 2, 1, 0),
        ("s..(x)..", 1, 2, 0),
        ("s....(x)", 1, 1 + 3, 0),
        ("s..(x)..", 4, 0, 0),
        ("s..(x)..", 6, HALF, HALF),
        ("s..(x)..", 7, HALF + 1, HALF),
        ("s..s.(x).", 1, 1 + 3, 4),
        ("s(x)..s.s.", 6, HALF + 2, HALF + 4),
        ("s(x)..s.s.", 8, HALF + 4, HALF + 8),
    ],
    ids=["beside, before", "two before", "four before", "in it", "beside, after", "two after",
         "a paragraph before", "the next paragraph", "the one after that"],
)  # fmt: skip
def test_how_far_and_what_lies_between(layout, at, far, between):
    first, last = layout.index("("), layout.index(")")
    found = places(layout, first, last)
    assert (found[0][at], found[1][at]) == (far, between)


def test_quotations_between_are_counted_up_to_three():
    layout = "s.(x).(x).(x).(x).(x)."
    first, last = layout.rindex("("), layout.rindex(")")
    _, between = places(layout, first, last)
    before = [at for at, c in enumerate(layout) if c == "." and at < first]
    assert [between[at] for at in before] == [3, 3, 2, 1, 0]
    _, between = places(layout, layout.index("("), layout.index(")"))
    after = [at for at, c in enumerate(layout) if c == "." and at > layout.index(")")]
    assert [between[at] - HALF for at in after] == [0, 1, 2, 3, 3]


@given(st.text(alphabet="s.", min_size=0, max_size=500), st.text(alphabet="s.", max_size=500))
def test_buckets_stay_within_their_tables(before, after):
    layout = f"{before}(x){after}"
    far, between = places(layout, len(before), len(before) + 2)
    for found in (far, between):
        assert found.min() >= 0
        assert found.max() < DISTANCES
    assert (far[: len(before)] < HALF).all()
    assert (far[len(before) + 3 :] >= HALF).all()


# -- what the layers are fed -------------------------------------------------------------------


def test_embedded_rows_are_normalised():
    tables = arrays()
    count = 20
    whole = np.arange(count) % 4
    rows = embed(tables, np.arange(count), whole, whole)
    assert rows.shape == (count, WIDTH)
    assert rows.dtype == np.float32
    assert rows.mean(1) == pytest.approx(np.zeros(count), abs=1e-5)
    assert rows.std(1) == pytest.approx(np.ones(count), abs=1e-3)


@pytest.mark.parametrize("changed", ["ids", "states", "shapes", "place"])
def test_every_table_counts(changed):
    tables = arrays()
    given_ = {name: np.ones(3, np.int64) for name in ("ids", "states", "shapes")}
    before = embed(tables, *given_.values())[0]
    if changed == "place":
        assert not np.allclose(before, embed(tables, *given_.values())[1])
        return
    given_[changed] = given_[changed] + 1
    assert not np.allclose(before, embed(tables, *given_.values())[0])


# -- rows --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        article(1),
        article(3),
        article(40),
        article(40, breaks=100),
        article(12, plain=400),
        article(9, quoted=400),
        article(200, plain=3, quoted=2, breaks=300),
    ],
    ids=["one", "few", "many", "one long paragraph", "far apart", "long quotations", "dense"],
)
def test_every_quotation_is_looked_at_once_in_rows_that_fit(text):
    desk = Desk(text)
    looks = desk.looks()
    assert None not in looks
    asked = [number for numbers in desk.asked for number in numbers]
    assert asked == list(range(len(desk.segments)))
    assert max(shape[1] for shape in desk.session.rows) <= LONGEST


def test_quotations_share_rows():
    desk = Desk(article(40))
    desk.looks()
    assert len(desk.session.rows) <= 40 / 3


def test_a_quotation_sees_what_is_around_it():
    desk = Desk(article(40))
    seen = []
    look = desk.encoder.look

    def remember(pieces, low, high, numbers):
        seen.append((low, high, [pieces.quotes[number] for number in numbers]))
        return look(pieces, low, high, numbers)

    desk.encoder.look = remember
    desk.looks()
    total = len(desk.pieces)
    for low, high, quotes in seen:
        for first, last in quotes:
            assert low == 0 or first - low >= BEFORE
            assert high == total or high - last > AFTER


def test_asking_again_reads_nothing_again():
    desk = Desk(article(6))
    first = desk.looks()
    rows = len(desk.session.rows)
    assert desk.looks() == first
    assert len(desk.session.rows) == rows


def test_what_comes_later_is_not_read_yet():
    desk = Desk(article(200))
    desk.reader.look(0)
    assert len(desk.pieces) < LONGEST + 200


def test_chances_are_shares_and_never_of_the_own_words():
    desk = Desk(article(5))
    for segment, look in zip(desk.segments, desk.looks(), strict=True):
        assert sum(look.kinds) == pytest.approx(1, abs=1e-4)
        for pointer in Pointer:
            assert look.share(pointer, segment.span) == 0
            total = sum(place.chances[pointer] for place in look.places) + look.nowhere[pointer]
            assert 0 < total <= 1.001
        assert all(place.start < place.end for place in look.places)


def test_company_in_a_row_changes_no_answer():
    desk = Desk(article(2))
    together = desk.looks()
    pieces, high = desk.pieces, min(len(desk.pieces), LONGEST - 1)
    for number, look in enumerate(together):
        assert desk.encoder.look(pieces, 0, high, [number]) == [look]


def test_rows_begin_with_the_first_special_piece():
    desk = Desk("“We stay,” Ada said.")
    desk.looks()
    assert desk.pieces.ids[0] == SEPARATOR
    assert desk.session.rows == [(1, len(desk.pieces) + 1, WIDTH)]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ab A“”"‘’«»\n.,\ud800', max_size=300))
def test_any_text_is_looked_at(text):
    if text.strip():
        desk = Desk(text)
        assert len(desk.looks()) == len(desk.segments)


# -- loading -----------------------------------------------------------------------------------


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"encoder\.onnx"):
        Encoder.load(tmp_path)


def test_damaged_layers_are_refused(tmp_path):
    for name in ("heads.npz", "tokenizer.json"):
        (tmp_path / name).write_bytes(resource("attribution", name).read_bytes())
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(ValueError, match=r"encoder\.onnx"):
        Encoder.load(tmp_path)


@pytest.mark.model
def test_the_shipped_encoder_points_at_who_is_named():
    encoder = Encoder.load(resource("attribution"))
    text = "The council met on Monday. “We will keep the lamp,” said Ada Kestrel, the mayor."
    document = document_from_text(text)
    segments = find_segments(document.text, document.paragraphs).segments
    look = encoder.open(document, segments).look(0)
    at = text.index("Ada Kestrel")
    assert look.share(Pointer.MENTION, Span(at, at + len("Ada Kestrel"))) > 0.5
    assert look.run(Pointer.CUE)[0].text_of(text) == "said"
    assert look.kinds[0] > 0.8
