from __future__ import annotations

import json
import stat
from base64 import b64encode
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import SettingsError
from reader.settings import (
    COLUMN_RANGE,
    RECENT_KEPT,
    REVIEW_RANGE,
    ZOOM_RANGE,
    KeptFilter,
    RecentArticle,
    Settings,
    ThemeChoice,
    load_settings,
    save_settings,
)

CHOSEN = Settings(
    theme=ThemeChoice.DARK,
    zoom=130,
    column=74,
    reduced_motion=True,
    show_plain_kinds=True,
    number_paragraphs=True,
    language_model="en_core_web_sm",
    review_below=65,
    reviewer="Ada Näkki",
    single_keys=False,
    shortcuts={"find": ("Ctrl+L", "F4"), "next": ()},
    show_library=False,
    show_statements=False,
    window_geometry=b64encode(b"\x01\xd9\xd0\xcb\x00").decode(),
    splitter_state=b64encode(bytes(range(256))).decode(),
    kept_filter=KeptFilter(
        "a1",
        "lamp",
        "Tom Birch",
        only_review=True,
        order="speaker",
        facets=("flagged",),
        tags=("lamp",),
    ),
    recent=(RecentArticle("Bread is up", "/home/ada/bread.txt", "a2"), RecentArticle("Pasted")),
    export_format="md",
    hints_done=("click",),
    library=Path("/home/ada/Näyte/library.sqlite3"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_defaults_where_there_is_no_file(file: Path):
    assert load_settings(file) == (Settings(), None)
    assert not file.parent.exists()


def test_come_back_as_they_were(file: Path):
    save_settings(file, CHOSEN)
    assert load_settings(file) == (CHOSEN, None)
    save_settings(file, Settings())
    assert load_settings(file) == (Settings(), None)


def test_every_option_is_tried_here():
    assert all(getattr(CHOSEN, f.name) != getattr(Settings(), f.name) for f in fields(Settings))


def test_are_values():
    with pytest.raises(FrozenInstanceError):
        CHOSEN.zoom = 1


def test_file_is_for_its_owner_only(file: Path):
    save_settings(file, CHOSEN)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"zoom": 1', b"[" * 100_000],
    ids=["empty", "cut off", "a list", "null", "no text", "cut off later", "deep"],
)
def test_file_that_is_not_understood_is_kept(file: Path, content: bytes):
    file.parent.mkdir()
    file.write_bytes(content)
    found, notice = load_settings(file)
    copy = file.with_name("settings.unreadable.json")
    assert found == Settings()
    assert copy.read_bytes() == content
    assert str(copy) in notice
    save_settings(file, CHOSEN)
    assert load_settings(file) == (CHOSEN, None)
    assert copy.read_bytes() == content


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("zoom", "100"),
        ("zoom", True),
        ("zoom", None),
        ("show_plain_kinds", 1),
        ("column", 68.5),
        ("review_below", "high"),
        ("language_model", None),
        ("shortcuts", ["Ctrl+L"]),
        ("shortcuts", {"find": "Ctrl+L"}),
        ("shortcuts", {"find": [1]}),
        ("kept_filter", "lamp"),
        ("kept_filter", {"speaker": 5}),
        ("recent", {}),
        ("recent", ["bread.txt"]),
        ("recent", [{"title": 1}]),
        ("hints_done", "click"),
        ("window_geometry", None),
        ("splitter_state", 5),
        ("library", 5),
    ],
)
def test_one_bad_option_leaves_the_others(file: Path, name: str, value: object):
    save_settings(file, CHOSEN)
    file.write_text(json.dumps(json.loads(file.read_text()) | {name: value}))
    found, notice = load_settings(file)
    assert found == replace(CHOSEN, **{name: getattr(Settings(), name)})
    assert "settings.unreadable.json" in notice


def test_options_that_are_missing_or_of_another_version(file: Path):
    file.parent.mkdir()
    file.write_text('{"theme": "light", "font": "Rounded"}')
    assert load_settings(file) == (Settings(theme=ThemeChoice.LIGHT), None)


@pytest.mark.parametrize(
    ("name", "bounds"),
    [("zoom", ZOOM_RANGE), ("column", COLUMN_RANGE), ("review_below", REVIEW_RANGE)],
)
def test_numbers_stay_in_range(file: Path, name: str, bounds: tuple[int, int]):
    for kept, expected in ((1, bounds[0]), (10_000, bounds[1])):
        save_settings(file, replace(CHOSEN, **{name: kept}))
        assert getattr(load_settings(file)[0], name) == expected


def test_only_the_last_recent_articles_are_kept(file: Path):
    many = tuple(RecentArticle(str(number)) for number in range(RECENT_KEPT + 5))
    save_settings(file, replace(CHOSEN, recent=many))
    assert load_settings(file)[0].recent == many[:RECENT_KEPT]


def test_parts_of_a_newer_version_are_left_out(file: Path):
    file.parent.mkdir()
    file.write_text('{"kept_filter": {"article": "a1", "tag": "x"}, "recent": [{"size": 1}]}')
    found, notice = load_settings(file)
    assert found.kept_filter == KeptFilter("a1")
    assert found.recent == (RecentArticle(""),)
    assert notice is None


def test_place_that_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").touch()
    file = tmp_path / "file" / "settings.json"
    with pytest.raises(SettingsError, match="cannot be saved"):
        save_settings(file, CHOSEN)


def test_place_that_cannot_be_read(tmp_path: Path):
    found, notice = load_settings(tmp_path)  # a folder
    assert found == Settings()
    assert str(tmp_path) in notice


def test_failed_write_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch):
    save_settings(file, CHOSEN)

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SettingsError, match="No space left on device"):
        save_settings(file, Settings())
    assert load_settings(file) == (CHOSEN, None)
    assert list(file.parent.iterdir()) == [file]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    options=st.dictionaries(
        st.sampled_from([field.name for field in fields(Settings)]),
        st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists),
    )
)
def test_no_content_is_an_error(tmp_path: Path, options: dict[str, object]):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(options))
    found, _ = load_settings(file)
    save_settings(file, found)
    assert load_settings(file) == (found, None)
