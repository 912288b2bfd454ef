"""Writes the trained encoder for the app: layers as an ONNX graph, the rest as arrays."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.quotes.encoder import embed
from reader.training.encoder_net import HEADS, LAYERS, WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onnx import NodeProto, TensorProto

    Arrays = Mapping[str, np.ndarray[Any, Any]]

_EPSILON = 1e-12
_OWN = "com.microsoft"
_OPSET = 17
_PARTS = ("qkv", "out", "up", "down")
# Share of a channel's range that goes into the weights; 0.7 to 0.9 give half the error of none.
_SMOOTH = 0.8
_TABLES = ("words", "positions", "states", "shapes")


class _Graph:
    """Collects the nodes and weights of a graph."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def add(self, kind: str, inputs: list[str], output: str, **options: object) -> str:
        """Append a node and return the name of its output."""
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **options))
        return output

    def weight(self, name: str, value: np.ndarray[Any, Any]) -> str:
        """Append a weight and return its name."""
        from onnx import numpy_helper

        array = np.ascontiguousarray(value.astype(np.float32))
        self.weights.append(numpy_helper.from_array(array, name))
        return name


def build_graph(weights: Arrays, scales: Arrays) -> _Graph:
    """Lay out the layers for one row of any length, without padding.

    The fused operators of onnxruntime (domain com.microsoft) need half the time of plain ones.

    Args:
        weights: The encoder's state, by the names of `reader.training.encoder_net.Encoder`.
        scales: By what the input of each product is divided, and its weights multiplied.
    """
    graph = _Graph()
    x = "embedded"
    for number in range(LAYERS):
        name = f"layers.{number}"
        mixed = graph.add(
            "Attention",
            [
                _scaled(graph, scales, f"{name}.qkv", x),
                _matrix(graph, weights, scales, f"{name}.qkv"),
                graph.weight(f"{name}.qkv_bias", weights[f"{name}.qkv.bias"]),
            ],
            f"{name}.mixed",
            domain=_OWN,
            num_heads=HEADS,
        )
        out = _product(graph, weights, scales, f"{name}.out", mixed)
        x = _norm(graph, weights, name, out, x, after="out", output=f"{name}.middle")
        up = _product(graph, weights, scales, f"{name}.up", x)
        bias = graph.weight(f"{name}.up_bias", weights[f"{name}.up.bias"])
        up = graph.add("BiasGelu", [up, bias], f"{name}.gelu", domain=_OWN)
        down = _product(graph, weights, scales, f"{name}.down", up)
        end = "hidden" if number == LAYERS - 1 else f"{name}.end"
        x = _norm(graph, weights, name, down, x, after="down", output=end)
    return graph


def _scaled(graph: _Graph, scales: Arrays, name: str, x: str) -> str:
    return graph.add("Mul", [x, graph.weight(f"{name}.scale", 1 / scales[name])], f"{name}.input")


def _matrix(graph: _Graph, weights: Arrays, scales: Arrays, name: str) -> str:
    return graph.weight(f"{name}.matrix", (weights[f"{name}.weight"] * scales[name][None]).T)


def _product(graph: _Graph, weights: Arrays, scales: Arrays, name: str, x: str) -> str:
    inputs = [_scaled(graph, scales, name, x), _matrix(graph, weights, scales, name)]
    return graph.add("MatMul", inputs, f"{name}.product")


def _norm(
    graph: _Graph, weights: Arrays, layer: str, x: str, skipped: str, *, after: str, output: str
) -> str:
    """Add the bias of a product and what skipped it, and normalise."""
    norm = f"{layer}.{'norm_attention' if after == 'out' else 'norm_output'}"
    inputs = [
        x,
        skipped,
        graph.weight(f"{norm}.scale", weights[f"{norm}.weight"]),
        graph.weight(f"{norm}.shift", weights[f"{norm}.bias"]),
        graph.weight(f"{norm}.added", weights[f"{layer}.{after}.bias"]),
    ]
    return graph.add("SkipLayerNormalization", inputs, output, domain=_OWN, epsilon=_EPSILON)


def smoothing_scales(weights: Arrays, rows: Sequence[np.ndarray[Any, Any]]) -> dict[str, Any]:
    """Return the scales that move the range of outlying channels into the weights.

    One scale of eight bits serves all channels of an input, so a few large ones would leave the
    others no precision.

    Args:
        weights: See `build_graph`.
        rows: Embedded rows of training texts, each of shape (pieces, width).

    References:
        Xiao et al. 2023, "SmoothQuant", ICML: dividing activations and multiplying weights.
    """
    import torch

    from reader.training.encoder_net import Encoder

    encoder = Encoder()
    encoder.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    encoder.eval()
    largest: dict[str, Any] = {}

    def watch(name: str) -> Callable[..., None]:
        def keep(_: object, inputs: tuple[torch.Tensor, ...], __: object) -> None:
            found = inputs[0].abs().reshape(-1, inputs[0].shape[-1]).amax(0).numpy()
            largest[name] = np.maximum(largest.get(name, 0.0), found)

        return keep

    for number, layer in enumerate(encoder.layers):
        for part in _PARTS:
            getattr(layer, part).register_forward_hook(watch(f"layers.{number}.{part}"))
    with torch.no_grad():
        for row in rows:
            x = torch.from_numpy(row[None])
            for layer in encoder.layers:
                x = layer(x, torch.zeros(1, 1, 1, x.shape[1]), 0.0)
    return {
        name: np.maximum(
            np.maximum(found, 1e-5) ** _SMOOTH
            / np.maximum(np.abs(weights[f"{name}.weight"]).max(0), 1e-5) ** (1 - _SMOOTH),
            1e-4,
        )
        for name, found in largest.items()
    }


def export_encoder(
    weights: Arrays,
    heads: Arrays,
    rows: Sequence[tuple[Sequence[int], Sequence[int], Sequence[int]]],
    folder: Path,
) -> None:
    """Write ``encoder.onnx`` and ``heads.npz``.

    Args:
        weights: The encoder's state.
        heads: The heads' state.
        rows: Pieces, states and shapes of some rows of training texts.
        folder: Is there.
    """
    import onnx
    from onnx import TensorProto, helper
    from onnxruntime.quantization import QuantType, quantize_dynamic

    arrays = pack(weights, heads)
    with (folder / "heads.npz").open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **arrays)
    embedded = [embed(arrays, *(np.asarray(part) for part in row)) for row in rows]
    graph = build_graph(weights, smoothing_scales(weights, embedded))
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", WIDTH])
        for name in ("embedded", "hidden")
    ]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "encoder", ends[:1], ends[1:], graph.weights),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_OWN, 1)],
        ir_version=8,
    )
    with tempfile.TemporaryDirectory() as place:
        full = Path(place) / "full.onnx"
        onnx.save(model, full)
        quantize_dynamic(
            full,
            folder / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def pack(weights: Arrays, heads: Arrays) -> dict[str, np.ndarray[Any, Any]]:
    """Return heads and embeddings; of the words, eight bits and a scale for each."""
    words = weights["words.weight"]
    scale = np.abs(words).max(1, keepdims=True) / 127
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "words": np.round(words / scale).astype(np.int8),
        "words.scale": scale[:, 0].astype(np.float16),
        **{name: weights[f"{name}.weight"].astype(np.float16) for name in _TABLES[1:]},
        "norm.weight": weights["norm.weight"].astype(np.float32),
        "norm.bias": weights["norm.bias"].astype(np.float32),
    }
    return arrays | {f"heads.{name}": value.astype(np.float16) for name, value in heads.items()}
