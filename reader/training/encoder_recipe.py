"""The command that fine-tunes the encoder, on all articles and on folds of them."""

from __future__ import annotations

import gzip
import json
import logging
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from reader.quotes.encoder import Encoder as Looker
from reader.quotes.pieces import PieceReader, load_tokenizer
from reader.text.loading import document_from_text
from reader.text.segments import find_segments
from reader.training.encoder import measure, read_weights, train
from reader.training.encoder_course import Recipe, read_course, rows_of_pass
from reader.training.encoder_data import from_article, make_lesson, read_news
from reader.training.encoder_export import export_encoder, pack
from reader.training.lessons import LESSONS, read_labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np

    from reader.training.encoder_course import Course
    from reader.training.encoder_data import Source
    from reader.training.encoder_net import Encoder, Heads
    from reader.training.encoder_rows import Row

_LOG = logging.getLogger(__name__)
FOLDS = 5
_ROWS_TO_SMOOTH = 24
_LONG_ROW = 200


def train_encoder(
    data: Path,
    published: Path,
    output: Path,
    *,
    looks: Path | None,
    guesses: Path | None,
    device_name: str,
) -> None:
    """Train, export, and have the folds look at what they were not trained on.

    Args:
        data: Folder of the corpora.
        published: Folder of the published weights and their tokenizer.
        output: Folder of the encoder.
        looks: Where the folds' looks go; None: no folds are trained.
        guesses: What the product made of the training texts, see `with_guesses`.
        device_name: Of PyTorch.
    """
    device = torch.device(device_name)
    tokenizer = published / "tokenizer.json"
    weights = read_weights(published / "model.safetensors")
    reader = PieceReader(load_tokenizer(str(tokenizer)))
    news = read_news(
        data / "polnear" / "train.jsonl", data / "ner" / "polnear-train-silver.jsonl.gz"
    )
    if guesses is not None:
        news = with_guesses(news, guesses)
    own = 2 * [from_article(article) for article in read_labelled(LESSONS)]
    recipe = Recipe()
    if looks is not None:
        write_looks(fold_looks(data, news, own, weights, reader, device), looks)
    course = read_course(data, reader, [*news, *own])
    encoder, heads = train(_passes(course, reader, recipe), weights, recipe, device)
    output.mkdir(parents=True, exist_ok=True)
    rows = rows_of_pass(course, reader, recipe, 0)
    export_encoder(state_of(encoder), state_of(heads), _some(rows), output)
    shutil.copy(tokenizer, output / "tokenizer.json")


def _passes(course: Course, reader: PieceReader, recipe: Recipe) -> Iterator[list[Row]]:
    for number in range(recipe.epochs):
        yield rows_of_pass(course, reader, recipe, number)


def _some(rows: Sequence[Row]) -> list[tuple[Any, Any, Any]]:
    chosen = [row for row in rows if row.asks and len(row.ids) > _LONG_ROW]
    random.Random(0).shuffle(chosen)
    return [
        (row.ids.astype(int), row.states.astype(int), row.shapes.astype(int))
        for row in chosen[:_ROWS_TO_SMOOTH]
    ]


def state_of(module: Encoder | Heads) -> dict[str, np.ndarray[Any, Any]]:
    """Return the weights of a module as arrays."""
    return {
        name: value.detach().float().cpu().numpy() for name, value in module.state_dict().items()
    }


def with_guesses(news: Sequence[Source], path: Path) -> list[Source]:
    """Add whom the product named, where it was sure, to quotations without a labelled speaker.

    A pronoun says nothing of a name; what an earlier version of the product makes of it does.

    Args:
        news: Of the training split.
        path: What ``main.py quotes`` wrote for the same texts.
    """
    guesses: dict[str, dict[int, str]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            guesses[Path(article["path"]).stem] = {
                quote["start"]: quote["speaker"]["name"]
                for quote in article["quotes"]
                if (quote["speaker"] or {}).get("kind") == "person" and quote["confidence"] >= 0.9
            }
    return [
        source
        if source.is_labelled
        else replace(
            source,
            entries=tuple(
                {**entry, "guess": guesses.get(source.name, {}).get(entry["start"])}
                for entry in source.entries
            ),
        )
        for source in news
    ]


class _Session:
    """Runs the layers in PyTorch the way onnxruntime runs them."""

    def __init__(self, encoder: Encoder, device: torch.device) -> None:
        self._encoder = encoder
        self._device = device

    def run(self, _: object, feed: Mapping[str, Any]) -> list[Any]:
        """Return hidden states of an embedded row."""
        x = torch.from_numpy(feed["embedded"]).to(self._device)
        mask = torch.zeros((1, 1, 1, x.shape[1]), device=self._device)
        with torch.no_grad():
            for layer in self._encoder.layers:
                x = layer(x, mask, 0.0)
        return [x.cpu().numpy()]


def fold_looks(
    data: Path,
    news: Sequence[Source],
    own: Sequence[Source],
    weights: dict[str, torch.Tensor],
    reader: PieceReader,
    device: torch.device,
) -> dict[str, list[Any]]:
    """Return for each labelled article what an encoder sees that was trained without its fold."""
    found: dict[str, list[Any]] = {}
    recipe = Recipe()
    for fold in range(FOLDS):
        seen = [source for number, source in enumerate(news) if number % FOLDS != fold]
        held = [s for n, s in enumerate(news) if n % FOLDS == fold and s.is_labelled]
        course = read_course(data, reader, [*seen, *own])
        encoder, heads = train(_passes(course, reader, recipe), weights, recipe, device)
        lessons = [lesson for s in held if (lesson := make_lesson(s, reader)) is not None]
        _LOG.info("fold %d: %s", fold, measure(lessons, encoder, heads, device))
        arrays = pack(state_of(encoder), state_of(heads))
        looker = Looker(_Session(encoder, device), arrays, reader)
        found |= {source.name: _look(looker, source) for source in held}
    return found


def _look(looker: Looker, source: Source) -> list[Any]:
    document = document_from_text(source.text)
    found = find_segments(document.text, document.paragraphs).segments
    segments = [segment for segment in found if segment.level == 0]
    looks = looker.open(document, segments)
    seen = (looks.look(number) for number in range(len(segments)))
    return [None if look is None else look.to_row() for look in seen]


def write_looks(looks: Mapping[str, Iterable[Any]], path: Path) -> None:
    """Write looks by article, as `reader.training.calibration.KeptLooks` reads them."""
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        json.dump(looks, stream)
