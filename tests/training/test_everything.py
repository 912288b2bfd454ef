"""The order in which all models are made."""

from __future__ import annotations

import argparse

from reader.training import everything


def test_every_part_is_made_before_what_needs_it(monkeypatch, tmp_path):
    done = []
    monkeypatch.setattr(everything, "_run", lambda name, arguments: done.append((name, arguments)))
    parser = argparse.ArgumentParser()
    everything.add_arguments(parser)
    folders = ["--data", "d", "--weights", "w", "--output", str(tmp_path / "models")]
    assert everything.run(parser.parse_args(folders)) == 0
    assert [name for name, _ in done] == [
        "language",
        "encoder_command",
        "given_names",
        "confidence",
    ]
    looks = str(tmp_path / "models" / "held-out-looks.json.gz")
    assert looks in done[1][1]
    assert looks in done[3][1]
    assert (tmp_path / "models" / "attribution").is_dir()
