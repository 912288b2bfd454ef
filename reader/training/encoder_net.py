"""The encoder and its heads in PyTorch: what is trained, and what `encoder_export` writes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.quotes.encoder import DISTANCES, KIND_COUNT, PAIR_WIDTH, POINTERS, TAG_COUNT
from reader.quotes.pieces import SHAPES, STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH = 384
LAYERS = 6
HEADS = 12
INNER = 1536
VOCABULARY = 30522
POSITIONS = 512
_EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer layer of the BERT family, normalised after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_output = nn.LayerNorm(WIDTH, eps=_EPSILON)

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """Return the next states, shape (batch, pieces, width); `mask` is added to the scores."""
        batch, size, _ = x.shape
        query, key, value = (
            part.view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, dropout_p=dropout if self.training else 0.0
        )
        mixed = mixed.transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.norm_attention(
            x + functional.dropout(self.out(mixed), dropout, training=self.training)
        )
        wide = self.down(functional.gelu(self.up(x)))
        result: Tensor = self.norm_output(
            x + functional.dropout(wide, dropout, training=self.training)
        )
        return result


class Encoder(nn.Module):
    """MiniLM with two more embeddings: the place in quotations, the way a word is written."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.states = nn.Embedding(STATES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.states.weight)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(
        self, ids: Tensor, states: Tensor, shapes: Tensor, mask: Tensor, dropout: float = 0.0
    ) -> Tensor:
        """Return hidden states (batch, pieces, width) of pieces (batch, pieces)."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place) + self.states(states) + self.shapes(shapes)
        x = functional.dropout(self.norm(x), dropout, training=self.training)
        for layer in self.layers:
            x = layer(x, mask, dropout)
        return x


@dataclass
class Scores:
    """What the heads say of the quotes and links of a batch.

    Attributes:
        pointers: (queries, pieces, pointers); outside the row it is masked by the loss.
        nobody: (queries, pointers): the score of "nowhere in this row".
        kinds: (queries, kinds).
        tags: (batch, pieces, tags).
    """

    pointers: Tensor
    nobody: Tensor
    kinds: Tensor
    tags: Tensor


class Heads(nn.Module):
    """Points from quotations (and pronouns) to pieces, tells kinds of quotations, tags names."""

    def __init__(self) -> None:
        super().__init__()
        self.quote = nn.Linear(3 * WIDTH, WIDTH)
        self.link = nn.Linear(WIDTH, WIDTH)
        self.query = nn.Linear(WIDTH, PAIR_WIDTH)
        self.key = nn.Linear(WIDTH, PAIR_WIDTH)
        self.far = nn.Embedding(DISTANCES, PAIR_WIDTH)
        self.between = nn.Embedding(DISTANCES, PAIR_WIDTH)
        self.score = nn.Linear(PAIR_WIDTH, POINTERS)
        self.nobody = nn.Linear(WIDTH, POINTERS)
        self.kind = nn.Linear(WIDTH, KIND_COUNT)
        self.tag = nn.Linear(WIDTH, TAG_COUNT)
        nn.init.zeros_(self.far.weight)
        nn.init.zeros_(self.between.weight)

    def ask(self, hidden: Tensor, places: Tensor, *, dropout: float = 0.0) -> Tensor:
        """Return query vectors (queries, width).

        Args:
            hidden: (batch, pieces, width).
            places: (queries, 3): row, first and last piece; both the same for a link.
            dropout: Share of the vector that is dropped in training.
        """
        row, first, last = places.unbind(1)
        opening, closing = hidden[row, first], hidden[row, last]
        size = hidden.shape[1]
        at = torch.arange(size, device=hidden.device)
        inside = (at >= first[:, None]) & (at <= last[:, None])
        weight = inside.to(hidden.dtype) / inside.sum(1, keepdim=True).to(hidden.dtype)
        mean = torch.einsum("qt,qtw->qw", weight, hidden[row])
        quote = functional.relu(self.quote(torch.cat([opening, closing, mean], 1)))
        link = functional.relu(self.link(opening))
        chosen = torch.where((first == last)[:, None], link, quote)
        return functional.dropout(chosen, dropout, training=self.training)

    def forward(
        self, hidden: Tensor, places: Tensor, far: Tensor, between: Tensor, dropout: float = 0.0
    ) -> Scores:
        """Score every piece of a query's row.

        Args:
            hidden: (batch, pieces, width).
            places: (queries, 3), see `ask`.
            far: (queries, pieces): bucket of the distance in pieces.
            between: (queries, pieces): bucket of what lies between.
            dropout: In training.
        """
        query = self.ask(hidden, places, dropout=dropout)
        keys = self.key(hidden)[places[:, 0]]
        pair = keys + self.query(query)[:, None, :] + self.far(far) + self.between(between)
        return Scores(
            pointers=self.score(functional.relu(pair)),
            nobody=self.nobody(query),
            kinds=self.kind(query),
            tags=self.tag(hidden),
        )


def load_published(encoder: Encoder, weights: Mapping[str, Tensor]) -> None:
    """Fill the encoder with published MiniLM weights, named as BERT names them."""
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    # The token type of all published input is 0; it moves into the positions.
    state["positions.weight"] = (
        state["positions.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        for part in ("weight", "bias"):
            state[f"{new}.qkv.{part}"] = torch.cat(
                [weights[f"{old}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            )
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm_attention", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm_output", "output.LayerNorm"),
            ):
                state[f"{new}.{ours}.{part}"] = weights[f"{old}.{theirs}.{part}"]
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    if unexpected or set(missing) != {"states.weight", "shapes.weight"}:
        msg = f"these are not the expected weights: {missing} {unexpected}"
        raise ValueError(msg)
