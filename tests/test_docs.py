"""The documents name what there is, and nothing that is not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__
from reader.export.formats import FORMATS
from reader.model.accuracy import AccuracyCard
from reader.training.accuracy_tables import full_tables, short_table, write_between
from reader.ui.action_table import ActionEntry, all_entries

ROOT = Path(__file__).resolve().parents[1]
PREFERENCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "reader" / "ui" / "dialogs" / "preferences").glob("*_page.py")
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODEL = ROOT / "resources" / "attribution"
GUIDE = sorted((ROOT / "resources" / "help").glob("*.md"))
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *GUIDE]


def documented_targets() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE)


def help_of(*command: str) -> str:
    said = subprocess.run(
        [sys.executable, "main.py", *command, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return said.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_format_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize(
    "command", [(), ("quotes",), ("export",)], ids=["window", "quotes", "export"]
)
def test_every_option_is_in_the_readme(command: tuple[str, ...]) -> None:
    options = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", help_of(*command)))
    options -= {"-h", "--help"}
    missing = [name for name in sorted(options) if not re.search(rf"`[^`]*{name}\b", README)]
    assert options
    assert not missing


@pytest.mark.parametrize("target", [t for t in documented_targets() if t != "help"])
def test_every_make_target_is_in_the_readme(target: str) -> None:
    assert re.search(rf"make {target}\b(?!-)", README)


def test_every_make_target_named_exists() -> None:
    named = {t for path in DOCUMENTS for t in re.findall(r"`make ([a-z-]+)", path.read_text())}
    assert named <= set(documented_targets())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert not [link for link in local if not (path.parent / link).exists()]


def test_guide_is_linked_from_the_readme() -> None:
    assert GUIDE
    assert [p.name for p in GUIDE if f"resources/help/{p.name}" not in README] == []


@pytest.mark.parametrize("entry", all_entries(), ids=lambda entry: entry.name)
def test_every_key_is_in_the_guide(entry: ActionEntry) -> None:
    keys = (ROOT / "resources" / "help" / "4-keys.md").read_text(encoding="utf-8")
    line = f"- {entry.title}: " + ", ".join(f"`{key}`" for key in entry.keys)
    assert not entry.keys or line in keys.splitlines(), line


def test_every_page_of_the_preferences_is_in_the_guide() -> None:
    text = (ROOT / "resources" / "help" / "5-preferences.md").read_text(encoding="utf-8")
    titles = re.findall(r"^    title = \"(.+)\"$", PREFERENCES, flags=re.MULTILINE)
    assert len(titles) == 5
    assert [title for title in titles if f"- **{title}**" not in text] == []


def test_readme_is_short_and_begins_with_what_counts() -> None:
    lines = [line for line in README.splitlines() if line]
    assert len(README.splitlines()) < 150
    assert lines[2].startswith("![")
    assert lines[4].startswith("make run")
    assert lines[5].startswith("make test")


def test_one_version() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in project


def test_licences_stand_beside_the_assets() -> None:
    fonts = [path for path in (ROOT / "resources" / "fonts").iterdir() if path.is_dir()]
    assert fonts
    for folder in fonts:
        assert any("OFL" in p.name or "LICENSE" in p.name for p in folder.iterdir()), folder.name
    licence = (MODEL / "LICENSE.md").read_text(encoding="utf-8")
    assert "all-MiniLM-L6-v2" in licence
    assert "Apache License" in licence


@pytest.mark.parametrize(
    ("path", "name", "table"),
    [
        (ROOT / "README.md", "figures", short_table),
        (MODEL / "MODEL_CARD.md", "accuracy", full_tables),
    ],
    ids=["README", "model card"],
)
def test_figures_are_those_that_were_measured(path, name, table, tmp_path):
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    text = copy.read_text(encoding="utf-8")
    assert f"<!-- {name}: begin" in text
    write_between(copy, name, table(AccuracyCard.load(MODEL / "accuracy.json")))
    assert copy.read_text(encoding="utf-8") == text
