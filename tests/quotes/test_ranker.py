"""The networks: probabilities, saving, and that the recipe's training learns."""

from __future__ import annotations

import numpy as np
import pytest

from reader.quotes.ranker import Layered, Ranker, best_two, certainty, softmax
from reader.training.networks import Example, train_classifier, train_ranker

SHAPE, WIDTH = 3, 4


def layered(inputs, outputs, seed):
    random = np.random.default_rng(seed)
    return Layered(
        random.normal(size=(inputs, 5)).astype(np.float32),
        np.zeros(5, np.float32),
        random.normal(size=(5, outputs)).astype(np.float32),
        np.zeros(outputs, np.float32),
    )


@pytest.fixture
def ranker():
    return Ranker(layered(SHAPE + WIDTH, 1, 1), layered(SHAPE + 2, 1, 2), layered(SHAPE + 2, 3, 3))


def test_choices_are_probabilities_with_nobody_last(ranker):
    chosen = ranker.choose([1.0, 0.0, 2.0], [[0.0, 1.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0]])
    assert chosen.shape == (3,)
    assert chosen.sum() == pytest.approx(1.0)
    assert (chosen > 0).all()


def test_without_candidates_it_is_nobody(ranker):
    assert ranker.choose([1.0, 0.0, 2.0], []).tolist() == [1.0]


def test_kinds_are_probabilities(ranker):
    kinds = ranker.tell_kind([1.0, 0.0, 2.0], np.asarray([0.7, 0.3], np.float32))
    assert kinds.shape == (3,)
    assert kinds.sum() == pytest.approx(1.0)


def test_softmax_survives_large_scores():
    assert softmax(np.asarray([1000.0, 0.0], np.float32)).tolist() == [1.0, 0.0]


def test_the_best_two_scores():
    assert best_two(np.asarray([8.0, 0.0, 4.0], np.float32)) == pytest.approx(np.tanh([2.0, 1.0]))
    assert best_two(np.asarray([4.0], np.float32)) == pytest.approx(np.tanh([1.0, 1.0]))


def test_certainty_is_nobody_and_the_best():
    assert certainty(np.asarray([0.1, 0.6, 0.3], np.float32)) == pytest.approx([0.3, 0.6])
    assert certainty(np.ones(1, np.float32)) == [1.0, 0.0]


def test_a_saved_ranker_chooses_the_same(ranker, tmp_path):
    ranker.save(tmp_path / "ranker.npz")
    again = Ranker.load(tmp_path / "ranker.npz")
    rows = [[0.0, 1.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0]]
    assert (
        again.choose([1.0, 0.0, 2.0], rows).tolist()
        == ranker.choose([1.0, 0.0, 2.0], rows).tolist()
    )


def made_up_examples(count):
    """Make quotations whose speaker has the largest first feature, or is nobody."""
    random = np.random.default_rng(5)
    for _ in range(count):
        rows = random.normal(size=(4, WIDTH)).astype(np.float32)
        shape = random.normal(size=SHAPE).astype(np.float32)
        right = np.zeros(5, np.float32)
        right[4 if shape[0] > 1 else int(rows[:, 0].argmax())] = 1.0
        yield Example(shape, rows, right)


def test_training_learns_who_and_nobody():
    seen, unseen = list(made_up_examples(600)), list(made_up_examples(900))[600:]
    scorer, nobody = train_ranker(seen, hidden=16, epochs=20, seed=1)
    ranker = Ranker(scorer, nobody, scorer)
    hits = [e.right[int(ranker.choose(e.shape.tolist(), e.rows.tolist()).argmax())] for e in unseen]
    assert np.mean(hits) > 0.85


def test_training_is_repeatable():
    seen = list(made_up_examples(60))
    first, _ = train_ranker(seen, hidden=8, epochs=2, seed=3)
    again, _ = train_ranker(seen, hidden=8, epochs=2, seed=3)
    assert (first.inner == again.inner).all()


def test_the_classifier_learns():
    random = np.random.default_rng(2)
    rows = random.normal(size=(300, 3)).astype(np.float32)
    classes = rows.argmax(1).tolist()
    network = train_classifier(
        rows, classes, np.ones(300, np.float32), hidden=16, epochs=40, seed=1
    )
    assert np.mean(network(rows).argmax(1) == classes) > 0.9
