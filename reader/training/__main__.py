"""The commands that train and measure the shipped models: ``python -m reader.training NAME``."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Name of the command: (module with `add_arguments` and `run`, one line of help).
COMMANDS = {
    "language": ("reader.training.language", "train the English pipeline"),
    "all": ("reader.training.everything", "make all models anew (needs PyTorch)"),
    "encoder": ("reader.training.encoder_command", "fine-tune the encoder (needs PyTorch)"),
    "given-names": ("reader.training.given_names", "learn which given names go with she"),
    "confidence": ("reader.training.confidence", "fit beliefs and confidence on held-out folds"),
    "attribution-scores": ("reader.training.attribution_scores", "measure who is named"),
    "accuracy": ("reader.training.accuracy", "measure all figures of card and README"),
    "language-scores": ("reader.training.language_scores", "measure an English pipeline"),
}


def build_parser(chosen: str | None = None) -> argparse.ArgumentParser:
    """Return the command line; only the module of the `chosen` command is imported."""
    parser = argparse.ArgumentParser(prog="python -m reader.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name == chosen:
            importlib.import_module(module).add_arguments(command)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = build_parser(next((a for a in given if a in COMMANDS), None)).parse_args(given)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    status: int = importlib.import_module(COMMANDS[options.command][0]).run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
