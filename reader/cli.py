"""Composition root of the headless commands; never imports Qt."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArticleError, ArticleMissingError, ExportError, LibraryError, ReaderError
from reader.export.formats import FORMATS, Exported
from reader.export.writing import replacing
from reader.model.quotation import Analysis
from reader.progress import ProgressBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

    from reader.export.formats import ExportFormat
    from reader.model.document import Document
    from reader.quotes.analyser import Analyser
    from reader.workspace import Workspace

DONE, FAILED, PIPE_CLOSED = 0, 1, 141

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_STANDARD = "-"


def load_analyser() -> Analyser:
    """Load the real analyser; takes a second or two."""
    from reader.quotes import engine

    return engine.load_analyser()


def main(arguments: Sequence[str], *, factory: Callable[[], Analyser] = load_analyser) -> int:
    """Run the command `arguments` name and return its exit status.

    Args:
        arguments: Without the program's name; the first is "quotes" or "export".
        factory: Loads the analyser, once, when the first article was read.

    Returns:
        0 when all was done, 1 when some article or file failed. Wrong usage ends in `SystemExit`
        with status 2.
    """
    options = build_parser().parse_args(arguments)
    try:
        if options.command == "export":
            return export_library(options)
        return write_quotes(options, factory)
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not complain when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def build_parser() -> argparse.ArgumentParser:
    """Return the command line of the headless commands."""
    parser = argparse.ArgumentParser(prog="main.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    quotes = commands.add_parser(
        "quotes", help="find and attribute quotes, write a quote sheet", allow_abbrev=False
    )
    quotes.add_argument(
        "articles",
        nargs="+",
        metavar="ARTICLE",
        help="file, folder (every article in it) or - for text on standard input",
    )
    quotes.add_argument("--library", type=Path, metavar="P", help="also save the articles there")
    export = commands.add_parser(
        "export", help="write a quote sheet of a saved library", allow_abbrev=False
    )
    export.add_argument(
        "--library", type=Path, metavar="P", required=True, help="the library to read"
    )
    for command in (quotes, export):
        command.add_argument(
            "--format", choices=list(FORMATS), default="jsonl", help="default: %(default)s"
        )
        command.add_argument(
            "-o", "--output", type=Path, metavar="P", help="write there, not to standard output"
        )
        command.add_argument(
            "-q", "--quiet", action="store_true", help="no progress on standard error"
        )
    return parser


def write_quotes(options: argparse.Namespace, factory: Callable[[], Analyser]) -> int:
    """Analyse articles and write them as they are done."""
    run = _Run(factory, _bar(options))
    try:
        _refuse_to_overwrite(options.output, [*options.articles, options.library])
        with ExitStack() as stack:
            if options.library is not None:
                run.workspace = _open_workspace(options.library, stack)
            stream = stack.enter_context(_output(options.output, FORMATS[options.format]))
            FORMATS[options.format].write(run.entries(options.articles), stream)
    except LibraryError as error:
        return run.fail(str(options.library), error)
    except ReaderError as error:
        return run.fail(run.at or str(options.output or _STANDARD), error)
    return FAILED if run.has_failed else DONE


def export_library(options: argparse.Namespace) -> int:
    """Write every analysed article of a library, the oldest first."""
    run = _Run(load_analyser, _bar(options))
    try:
        _refuse_to_overwrite(options.output, [options.library])
        with ExitStack() as stack:
            entries = _open_existing(options.library, stack).exported()
            stream = stack.enter_context(_output(options.output, FORMATS[options.format]))
            FORMATS[options.format].write(entries, stream)
    except LibraryError as error:
        return run.fail(str(options.library), error)
    except ReaderError as error:
        return run.fail(str(options.output), error)
    return DONE


class _Run:
    """One call of the command: what it works with, and whether anything failed.

    Attributes:
        workspace: Where articles are saved as well, or None.
        has_failed: Whether some article could not be done.
        at: The article that was being worked on when an error ended the call, or None.
    """

    def __init__(self, factory: Callable[[], Analyser], bar: ProgressBar) -> None:
        self.workspace: Workspace | None = None
        self.has_failed = False
        self.at: str | None = None
        self._factory = factory
        self._analyser: Analyser | None = None
        self._bar = bar

    def fail(self, name: str, error: ReaderError) -> int:
        """Say in one line what is wrong with `name`."""
        self._bar.clear()
        self.has_failed = True
        line = " ".join(f"{name}: {error}".split())
        sys.stderr.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")
        return FAILED

    def entries(self, names: Iterable[str]) -> Iterator[Exported]:
        """Yield every article that can be read, analysed; say what is wrong with the others."""
        for name, read in self._sources(names):
            try:
                document = read()
            except ArticleError as error:
                self.fail(name, error)
                continue
            self.at = name
            analysis = self._analyse(name, document)
            try:
                self._save(name, document, analysis)
            except LibraryError as error:
                self.fail(name, error)
            self._bar.clear()
            self.at = None
            yield Exported(name, document, analysis)

    def _sources(self, names: Iterable[str]) -> Iterator[tuple[str, Callable[[], Document]]]:
        for name in names:
            if name == _STANDARD:
                yield name, _read_standard
            elif _ADDRESS.match(name):
                yield name, _refuse_address
            elif Path(name).is_dir():
                yield from self._folder(name)
            else:
                yield name, _reader_of(Path(name))

    def _folder(self, name: str) -> Iterator[tuple[str, Callable[[], Document]]]:
        from reader.text.folders import find_articles

        found = find_articles(Path(name))
        for folder in found.unreadable:
            self.fail(
                str(folder), ArticleError("The folder cannot be read. Check its permissions.")
            )
        if not found.files and not found.unreadable:
            message = "There is no article in this folder. Articles end in .txt, .html or .htm."
            self.fail(name, ArticleMissingError(message))
        for path in found.files:
            yield str(path), _reader_of(path)

    def _analyse(self, name: str, document: Document) -> Analysis:
        if self._analyser is None:
            self._analyser = self._factory()
        self._bar.show(name, 0, 1)
        for report in self._analyser.analyse(document, cancelled=lambda: False):
            if isinstance(report, Analysis):
                return report
            self._bar.show(name, report.done, report.total)
        raise RuntimeError(f"{self._analyser.name} gave no result")

    def _save(self, name: str, document: Document, analysis: Analysis) -> None:
        if self.workspace is None:
            return
        path = None if name == _STANDARD else Path(name)
        article = self.workspace.add(document, path=path)
        self.workspace.save_analysis(article.identifier, analysis)


def _reader_of(path: Path) -> Callable[[], Document]:
    def read() -> Document:
        from reader.text.loading import load_document

        return load_document(path)

    return read


def _read_standard() -> Document:
    from reader.text.formats.plain import read_plain

    return read_plain(sys.stdin.buffer.read(), origin=_STANDARD)


def _refuse_address() -> Document:
    message = "Addresses cannot be fetched yet. Save the page in your browser and name the file."
    raise ArticleError(message)


def _bar(options: argparse.Namespace) -> ProgressBar:
    return ProgressBar(sys.stderr, is_shown=sys.stderr.isatty() and not options.quiet)


def _open_existing(library: Path, stack: ExitStack) -> Workspace:
    if not library.is_file():
        raise LibraryError("There is no such library. Name the file of an existing one.")
    return _open_workspace(library, stack)


def _open_workspace(library: Path, stack: ExitStack) -> Workspace:
    from reader.library.store import Library
    from reader.workspace import Workspace

    return Workspace(stack.enter_context(Library.open(library)))


def _refuse_to_overwrite(output: Path | None, sources: Iterable[str | Path | None]) -> None:
    """Keep a sheet from taking the place of what it is made of.

    Raises:
        ExportError: `output` is one of the files that are read, or an article in a folder of them.
    """
    if output is None or not output.is_file():
        return
    from reader.text.folders import find_articles

    for source in (Path(s) for s in sources if s is not None and str(s) != _STANDARD):
        files = find_articles(source).files if source.is_dir() else [source]
        if any(file.exists() and output.samefile(file) for file in files):
            raise ExportError(
                "This file is read and would be overwritten. Choose another name for the sheet."
            )


@contextmanager
def _output(target: Path | None, chosen: ExportFormat) -> Iterator[TextIO]:
    """Open the file, or standard output as UTF-8 whatever the locale says."""
    if target is not None:
        with replacing(target, chosen.encoding) as stream:
            yield stream
        return
    stream = io.TextIOWrapper(
        sys.stdout.buffer, encoding=chosen.encoding, newline="", write_through=True
    )
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()
