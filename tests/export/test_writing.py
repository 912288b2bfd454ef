"""A file is whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import ExportError
from reader.export.writing import export_file, replacing


def test_new_file_and_line_ends_as_given(tmp_path: Path):
    with replacing(tmp_path / "a.csv", "utf-8-sig") as stream:
        stream.write("x\r\ny\n")
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbfx\r\ny\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_failure_leaves_the_older_file_and_nothing_else(tmp_path: Path):
    target = tmp_path / "a.md"
    target.write_text("older", encoding="utf-8")

    def write_half() -> None:
        with replacing(target) as stream:
            stream.write("half")
            raise KeyError

    with pytest.raises(KeyError):
        write_half()
    assert target.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_and_links_stay(tmp_path: Path):
    target, link = tmp_path / "a.md", tmp_path / "link.md"
    target.write_text("older", encoding="utf-8")
    target.chmod(0o604)
    link.symlink_to(target)
    with replacing(link) as stream:
        stream.write("newer")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "newer"
    assert target.stat().st_mode & 0o777 == 0o604


def test_place_is_tried_before_the_first_article_is_taken(tmp_path: Path):
    def entries():
        pytest.fail("an article was taken")
        yield

    for target, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "a.csv", "There is no folder"),
    ):
        with pytest.raises(ExportError, match=words):
            export_file(target, "csv", entries())


def test_protected_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "a.csv"
    target.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ExportError, match="write-protected"):
        export_file(target, "csv", [])


def test_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        export_file(tmp_path / "a.csv", "csv", [])
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_and_stays():
    with replacing(Path(os.devnull)) as stream:
        stream.write("gone")
