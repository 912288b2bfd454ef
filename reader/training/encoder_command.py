"""The command that fine-tunes the encoder; PyTorch is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument(
        "--weights", type=Path, required=True, help="folder of the published MiniLM"
    )
    parser.add_argument("--output", type=Path, required=True, help="folder of the encoder")
    parser.add_argument("--looks", type=Path, help="train the folds too, and write what they see")
    parser.add_argument(
        "--guesses", type=Path, help="jsonl that main.py quotes wrote over the training texts"
    )
    parser.add_argument("--device", default="cpu", help="of PyTorch: cpu or cuda")


def run(options: argparse.Namespace) -> int:
    """Train and export."""
    from reader.training.encoder_recipe import train_encoder

    train_encoder(
        options.data,
        options.weights,
        options.output,
        looks=options.looks,
        guesses=options.guesses,
        device_name=options.device,
    )
    return 0
