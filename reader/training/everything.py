"""The command that makes all models anew, from the corpora to the confidence."""

from __future__ import annotations

import argparse
import importlib
import logging
import time
from pathlib import Path

_LOG = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument(
        "--weights", type=Path, required=True, help="folder of the published MiniLM"
    )
    parser.add_argument("--output", type=Path, required=True, help="folder of all models")
    parser.add_argument("--device", default="cpu", help="of PyTorch: cpu or cuda")


def run(options: argparse.Namespace) -> int:
    """Train pipeline, encoder, given names and confidence in turn, and log how long each took.

    The confidence is fitted with the given names that are installed. They hang on the vocabulary
    and the corpora; where these changed, install the new ones and run ``confidence`` once more.
    """
    data, output = ["--data", str(options.data)], options.output
    attribution, looks = output / "attribution", output / "held-out-looks.json.gz"
    attribution.mkdir(parents=True, exist_ok=True)
    english = output / "language" / "english"
    published = ["--weights", str(options.weights), "--device", options.device]
    _run("language", [*data, "--output", str(english)])
    _run(
        "encoder_command",
        [*data, *published, "--output", str(attribution), "--looks", str(looks)],
    )
    _run("given_names", [*data, "--output", str(attribution)])
    _run(
        "confidence",
        [*data, "--looks", str(looks), "--output", str(attribution), "--pipeline", str(english)],
    )
    return 0


def _run(name: str, arguments: list[str]) -> None:
    module = importlib.import_module(f"reader.training.{name}")
    parser = argparse.ArgumentParser(prog=name)
    module.add_arguments(parser)
    clock = time.monotonic()
    module.run(parser.parse_args(arguments))
    _LOG.info("%s: %.0f s", name, time.monotonic() - clock)
