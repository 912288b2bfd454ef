"""Trains the English pipeline: parts of speech, lemmas, dependencies and names."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass, field
from itertools import accumulate, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.training.corpora import Passage, read_syntax
from reader.training.corpora_names import (
    read_crossner,
    read_gum_names,
    read_uner,
)
from reader.training.corpora_silver import read_silver_news
from reader.training.language_examples import (
    batch_by_words,
    gather_names,
    make_example,
    vary,
)
from reader.training.language_lemmas import learn_lemmas
from reader.training.language_saving import prune, save_pipeline
from reader.training.language_scores import HELD_OUT_ARTICLES, describe, score_pipeline

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from spacy.language import Language

_LOG = logging.getLogger(__name__)
_CROSSNER = ("politics", "science", "literature", "music", "ai")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every number the training depends on besides the data."""

    epochs: int = 8
    width: int = 128
    depth: int = 4
    rows: tuple[int, ...] = (10_000, 1000, 4000, 2500)
    own_name_layers: bool = False
    silver_share: float = 0.5
    learn_rate: float = 0.001
    dropout: float = 0.1
    first_batch: int = 200
    last_batch: int = 1200
    seed: int = 20240611


@dataclass(frozen=True, slots=True)
class TrainingData:
    """The passages by what they teach."""

    syntax: list[Passage] = field(default_factory=list)
    names: list[Passage] = field(default_factory=list)
    silver: list[Passage] = field(default_factory=list)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``language``."""
    defaults = Recipe()
    parser.add_argument("--data", type=Path, required=True, help="folder with ud, ner, polnear")
    parser.add_argument("--output", type=Path, required=True, help="folder to write")
    parser.add_argument("--epochs", type=int, default=defaults.epochs)
    parser.add_argument("--width", type=int, default=defaults.width)
    parser.add_argument("--own-name-layers", action="store_true", help="a second set of layers")
    parser.add_argument("--silver-share", type=float, default=defaults.silver_share)
    parser.add_argument("--seed", type=int, default=defaults.seed)


def run(options: argparse.Namespace) -> int:
    """Train, measure on the development data, and save."""
    recipe = Recipe(
        epochs=options.epochs,
        width=options.width,
        own_name_layers=options.own_name_layers,
        silver_share=options.silver_share,
        seed=options.seed,
    )
    data = load_data(options.data)
    nlp = train(
        data, recipe, lambda nlp: describe(score_pipeline(nlp, options.data, splits=("dev",)))
    )
    save_pipeline(nlp, learn_lemmas(data.syntax), options.output)
    _LOG.info("saved %s", options.output)
    return 0


def load_data(folder: Path) -> TrainingData:
    """Read what the pipeline learns from; development and test splits stay out.

    The names of UNER's development split are the only gold names on running web text, so they
    are learned from, without the grammar of those sentences.
    """
    ud, ner = folder / "ud", folder / "ner"
    names = read_uner(ner / "uner-ewt-dev.iob2.gz", ud / "ewt-dev.conllu.gz")
    names = [Passage(p.words, p.spaces, None, p.names) for p in names]
    for topic in _CROSSNER:
        for split in ("train", "dev", *(() if topic == "politics" else ("test",))):
            names.extend(read_crossner(ner / f"crossner-{topic}.iob2.gz", split))
    silver = read_silver_news(
        ner / "polnear-train-silver.jsonl.gz",
        folder / "polnear" / "train.jsonl",
        first=HELD_OUT_ARTICLES,
    )
    syntax = read_syntax(ud / "ewt-train.conllu.gz") + read_gum_names(ud / "gum-train.conllu.gz")
    return TrainingData(syntax, names, silver)


def build_pipeline(recipe: Recipe) -> Language:
    """Return the untrained pipeline."""
    import spacy

    nlp = spacy.blank("en")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": recipe.width, "upstream": "*"}
    nlp.add_pipe("tok2vec", config={"model": _layers(recipe)})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": _transitions("parser", shared)})
    own = _layers(recipe) if recipe.own_name_layers else shared
    nlp.add_pipe("ner", config={"model": _transitions("ner", own)})
    return nlp


def _layers(recipe: Recipe) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": recipe.width,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": list(recipe.rows),
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": recipe.width,
        "depth": recipe.depth,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _transitions(state: str, layers: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": layers,
    }


def train(data: TrainingData, recipe: Recipe, watch: Callable[[Language], str]) -> Language:
    """Train a pipeline; the averaged weights are what is kept.

    Args:
        data: What to learn from.
        recipe: Same recipe, data and versions of the libraries give the same pipeline.
        watch: Called after each epoch; what it returns is logged.
    """
    from thinc.api import fix_random_seed

    fix_random_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    nlp = build_pipeline(recipe)
    sample = [make_example(nlp, p) for p in [*data.syntax, *data.names[:1000]]]
    nlp.initialize(lambda: sample)
    optimizer = _make_optimizer(recipe, _count_steps(recipe, data))
    pools = gather_names([*data.syntax, *data.names, *data.silver])
    started = time.process_time()
    sizes = _batch_sizes(recipe)
    for epoch in range(recipe.epochs):
        for batch in batch_by_words(_epoch(data, recipe, chance), sizes, chance):
            examples = [make_example(nlp, vary(p, pools, chance)) for p in batch]
            nlp.update(examples, sgd=optimizer, drop=recipe.dropout)
            optimizer.step_schedules()
        minutes = (time.process_time() - started) / 60
        with nlp.use_params(optimizer.averages):
            _LOG.info("epoch %d, %.1f CPU minutes: %s", epoch + 1, minutes, watch(nlp))
    with nlp.use_params(optimizer.averages):
        return prune(nlp)


def _make_optimizer(recipe: Recipe, steps: int) -> Any:  # noqa: ANN401 - thinc's is untyped
    from thinc.api import Adam, warmup_linear

    rate: Any = warmup_linear(
        recipe.learn_rate, warmup_steps=steps // 40, total_steps=int(steps * 1.15)
    )
    return Adam(rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)


def _batch_sizes(recipe: Recipe) -> Iterator[int]:
    for step in count():
        growth = 1.001 ** min(step, 10_000)
        yield int(min(recipe.last_batch, recipe.first_batch * growth))


def _count_steps(recipe: Recipe, data: TrainingData) -> int:
    words = sum(len(p.words) for p in [*data.syntax, *data.names])
    words += int(recipe.silver_share * sum(len(p.words) for p in data.silver))
    steps = 0
    for seen in accumulate(_batch_sizes(recipe)):
        steps += 1
        if seen >= recipe.epochs * words:
            break
    _LOG.info("%d words an epoch, about %d steps", words, steps)
    return steps


def _epoch(data: TrainingData, recipe: Recipe, chance: random.Random) -> list[Passage]:
    silver = chance.sample(data.silver, int(recipe.silver_share * len(data.silver)))
    return [*data.syntax, *data.names, *silver]
