"""What the whole project keeps to, beyond what the linter and the layer contracts can say."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READER = ROOT / "reader"

MODULE_LINES = 500
FUNCTION_LINES = 60
CLASS_METHODS = 25
MAIN_WINDOW_LINES = 400

# Comments that switch a check off. Lower it when one goes; raise it only with a reason in review.
MOST_SUPPRESSIONS = 12

TOP_LEVEL = {
    ".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "Makefile", "README.md", "SECURITY.md", "main.py", "pyproject.toml", "reader", "resources",
    "tests",
}  # fmt: skip

# Library: the parts that may import it, and those that may do so before they are used.
HEAVY = {
    "PySide6": (("reader/ui/", "reader/app.py"), ("reader/ui/",)),
    "spacy": (("reader/quotes/", "reader/training/"), ()),
    "thinc": (("reader/quotes/", "reader/training/"), ()),
    "trafilatura": (("reader/text/",), ()),
    "sqlite3": (("reader/library/",), ("reader/library/",)),
}

MODULES = sorted(READER.rglob("*.py"))
SCRIPTS = [*MODULES, *sorted((ROOT / ".ci").glob("*.py")), ROOT / "main.py"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> list[str]:
    """Name the packages one statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module.split(".")[0]]
    return []


def run_on_import(tree: ast.AST) -> list[ast.AST]:
    """List what runs when a module is imported: no function bodies, no typing-only imports."""
    nodes: list[ast.AST] = []
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        nodes += [child, *run_on_import(child)]
    return nodes


def for_typing_only(tree: ast.Module) -> set[ast.AST]:
    blocks = (n for n in ast.walk(tree) if isinstance(n, ast.If))
    return {
        inner
        for block in blocks
        if ast.unparse(block.test) == "TYPE_CHECKING"
        for inner in ast.walk(block)
    }


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_sizes(path: Path) -> None:
    most = MAIN_WINDOW_LINES if path.name == "main_window.py" else MODULE_LINES
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= most, f"{lines} lines"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{node.name}: {length} lines"
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(item, ast.FunctionDef) for item in node.body)
            assert methods <= CLASS_METHODS, f"{node.name}: {methods} methods"


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_heavy_libraries_stay_where_they_belong(path: Path) -> None:
    tree = tree_of(path)
    typing_only = for_typing_only(tree)
    anywhere = {n for node in ast.walk(tree) if node not in typing_only for n in imported(node)}
    at_once = {name for node in run_on_import(tree) for name in imported(node)}
    for library, (homes, eager_homes) in HEAVY.items():
        if library in anywhere:
            assert name_of(path).startswith(homes), f"{library} does not belong here"
        if library in at_once:
            assert name_of(path).startswith(eager_homes or "none"), f"import {library} when used"


def test_main_chooses_before_it_imports() -> None:
    # A worker process imports main.py again: what stands there must be quick and without Qt.
    at_once = {name for node in run_on_import(tree_of(ROOT / "main.py")) for name in imported(node)}
    assert not at_once - sys.stdlib_module_names - {"__future__"}


@pytest.mark.parametrize("module", ["reader.workspace", "reader.cli", "reader.workers"])
def test_core_loads_neither_qt_nor_models(module: str) -> None:
    heavy = ["PySide6", "spacy", "trafilatura", "thinc"]
    program = f"import sys, {module}; print([n for n in {heavy} if n in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def suppressions() -> list[str]:
    """List every comment that switches a check off, as `file:line comment`."""
    kinds = re.compile(r"#\s*(noqa|type:\s*ignore|mypy:|ruff:|pragma:)")
    found = []
    for path in [*SCRIPTS, *sorted((ROOT / "tests").rglob("*.py"))]:
        with path.open("rb") as stream:
            found += [
                f"{name_of(path)}:{token.start[0]} {token.string}"
                for token in tokenize.tokenize(stream.readline)
                if token.type == tokenize.COMMENT and kinds.match(token.string)
            ]
    return found


def test_suppressions_do_not_grow() -> None:
    found = suppressions()
    assert len(found) <= MOST_SUPPRESSIONS, "\n".join(found)


def test_suppressions_name_a_check_and_a_reason() -> None:
    shape = re.compile(
        r"# (noqa: [A-Z]+\d+(, [A-Z]+\d+)*|type: ignore\[[a-z, -]+\]) *#? *(-+ )?\w.{5,}"
    )
    bare = [line for line in suppressions() if not shape.fullmatch(line.split(" ", 1)[1])]
    assert not bare, "\n".join(bare)


def test_nothing_new_at_the_top_level() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip(
            "needs git and a checkout: local files beside the project are nobody's business"
        )
    said = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert {line.split("/")[0] for line in said.stdout.splitlines()} <= TOP_LEVEL
