"""Fine-tunes MiniLM to point at mentions, cues and names of speakers."""

from __future__ import annotations

import hashlib
import logging
import random
import time
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from reader.quotes.encoder import TAG_COUNT
from reader.training.encoder_data import UNKNOWN_TAG
from reader.training.encoder_net import Encoder, Heads, load_published
from reader.training.encoder_rows import buckets, cut_rows, make_batch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.training.encoder_course import Recipe
    from reader.training.encoder_data import Lesson
    from reader.training.encoder_rows import Batch, Row

_LOG = logging.getLogger(__name__)
PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_ROWS_TO_MEASURE = 16


def loss_of(batch: Batch, encoder: Encoder, heads: Heads, recipe: Recipe) -> torch.Tensor:
    """Return the weighted loss of one batch."""
    hidden = encode(batch, encoder, recipe.dropout)
    total = recipe.tag_weight * _tag_loss(batch, heads.tag(hidden))
    if not len(batch.places):
        return total
    far, between = buckets(batch)
    scores = heads(hidden, batch.places, far, between, recipe.dropout)
    logs = pointer_logs(batch, scores.pointers, scores.nobody)
    hit = torch.logsumexp(logs.masked_fill(~batch.right, -1e4), 1)
    weights = batch.known
    total = total - (hit * weights).sum() / len(batch.places)
    chosen = batch.kinds >= 0
    if bool(chosen.any()):
        kinds = functional.cross_entropy(
            scores.kinds.float()[chosen], batch.kinds[chosen], reduction="none"
        )
        total = total + recipe.kind_weight * (kinds * batch.kind_weights[chosen]).sum() / len(
            batch.places
        )
    return total


def _tag_loss(batch: Batch, scores: torch.Tensor) -> torch.Tensor:
    losses = functional.cross_entropy(
        scores.float().reshape(-1, TAG_COUNT),
        batch.tags.reshape(-1),
        ignore_index=UNKNOWN_TAG,
        reduction="sum",
    )
    loss: torch.Tensor = losses / (batch.tags != UNKNOWN_TAG).sum().clamp(min=1)
    return loss


def encode(batch: Batch, encoder: Encoder, dropout: float = 0.0) -> torch.Tensor:
    """Return the hidden states of a batch."""
    added = torch.zeros(batch.mask.shape, device=batch.mask.device, dtype=torch.float32)
    added = added.masked_fill(~batch.mask, -1e4)[:, None, None, :]
    if torch.is_autocast_enabled(batch.ids.device.type):
        added = added.to(torch.bfloat16)
    hidden: torch.Tensor = encoder(batch.ids, batch.states, batch.shapes, added, dropout)
    return hidden


def pointer_logs(batch: Batch, pointers: torch.Tensor, nobody: torch.Tensor) -> torch.Tensor:
    """Return log probabilities (questions, pieces + 1, pointers); the last piece is nowhere."""
    row, first, last = batch.places.unbind(1)
    at = torch.arange(batch.ids.shape[1], device=batch.ids.device)
    own = (at >= first[:, None]) & (at <= last[:, None])
    out = own | ~batch.mask[row]
    scores = pointers.float().masked_fill(out[:, :, None], -1e4)
    return torch.log_softmax(torch.cat([scores, nobody.float()[:, None, :]], 1), 1)


def batches(rows: Sequence[Row], size: int) -> Iterator[Batch]:
    """Yield batches of rows of about one length."""
    window = 64 * size
    for low in range(0, len(rows), window):
        part = sorted(rows[low : low + window], key=lambda row: len(row.ids))
        groups = [part[k : k + size] for k in range(0, len(part), size)]
        random.Random(low).shuffle(groups)
        for group in groups:
            yield make_batch(group)


def train(
    passes: Iterator[list[Row]],
    weights: dict[str, torch.Tensor],
    recipe: Recipe,
    device: torch.device,
) -> tuple[Encoder, Heads]:
    """Fine-tune published weights on the rows of each pass."""
    torch.manual_seed(recipe.seed)
    encoder, heads = Encoder(), Heads()
    load_published(encoder, weights)
    encoder.to(device)
    heads.to(device)
    groups = [
        {"params": list(encoder.parameters()), "lr": recipe.rate},
        {"params": list(heads.parameters()), "lr": recipe.heads_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    clock = time.monotonic()
    done, total = 0, 0
    for number, rows in enumerate(passes):
        total = total or recipe.epochs * (len(rows) // recipe.rows_per_batch + 1)
        encoder.train()
        heads.train()
        losses = []
        for batch in batches(rows, recipe.rows_per_batch):
            _set_pace(optimizer, recipe, done / total)
            losses.append(_step(batch.to(device), encoder, heads, recipe, optimizer))
            done += 1
        mean, seconds = float(torch.stack(losses).mean()), time.monotonic() - clock
        _LOG.info("pass %d: %d rows, loss %.3f, %.0f s", number, len(rows), mean, seconds)
    return encoder.eval(), heads.eval()


def _set_pace(optimizer: torch.optim.Optimizer, recipe: Recipe, share: float) -> None:
    """Set the rates: they rise during the warm-up and fall to nothing by the end."""
    pace = min(share / recipe.warm_up, (1 - share) / (1 - recipe.warm_up))
    rates = (recipe.rate, recipe.heads_rate)
    for group, rate in zip(optimizer.param_groups, rates, strict=True):
        group["lr"] = rate * max(pace, 0.001)


def _step(
    batch: Batch,
    encoder: Encoder,
    heads: Heads,
    recipe: Recipe,
    optimizer: torch.optim.Optimizer,
) -> torch.Tensor:
    """Learn from one batch and return its loss."""
    kind = batch.ids.device.type
    with torch.autocast(kind, torch.bfloat16, enabled=kind == "cuda"):
        loss = loss_of(batch, encoder, heads, recipe)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
    optimizer.step()
    return loss.detach()


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """Read the published weights.

    Raises:
        ValueError: The file is not the published one.
    """
    from safetensors.torch import load_file

    if hashlib.sha256(path.read_bytes()).hexdigest() != PUBLISHED:
        msg = f"{path} does not hold the published weights (SHA-256 {PUBLISHED})"
        raise ValueError(msg)
    weights: dict[str, torch.Tensor] = load_file(path)
    return weights


def measure(
    lessons: Sequence[Lesson], encoder: Encoder, heads: Heads, device: torch.device
) -> dict[str, float]:
    """Return shares of right answers on lessons that were not learned from."""
    hits: dict[str, list[bool]] = {}
    rows = [row for lesson in lessons for row in cut_rows(lesson, None) if row.asks]
    with torch.no_grad():
        for low in range(0, len(rows), _ROWS_TO_MEASURE):
            batch = make_batch(rows[low : low + _ROWS_TO_MEASURE]).to(device)
            scores = heads(encode(batch, encoder), batch.places, *buckets(batch))
            best = pointer_logs(batch, scores.pointers, scores.nobody).argmax(1).cpu()
            kinds = scores.kinds.float().argmax(1).cpu()
            right = batch.right.cpu()
            for q, ask in enumerate(batch.asks):
                for pointer, name in enumerate(("mention", "cue", "speaker")):
                    if ask.right[pointer] is None:
                        continue
                    absent = " nowhere" if bool(right[q, -1, pointer]) else ""
                    hit = bool(right[q, best[q, pointer], pointer])
                    hits.setdefault(name + absent, []).append(hit)
                if ask.kind >= 0:
                    hits.setdefault(f"kind {ask.kind}", []).append(int(kinds[q]) == ask.kind)
    return {name: sum(found) / len(found) for name, found in sorted(hits.items())}
