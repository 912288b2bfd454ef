"""Finds the articles in a folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reader.text.loading import HTML_SUFFIXES, TEXT_SUFFIXES

ARTICLE_SUFFIXES = (*TEXT_SUFFIXES, *HTML_SUFFIXES)


@dataclass(frozen=True, slots=True)
class FolderArticles:
    """What a folder holds.

    Attributes:
        files: The articles, folder by folder, in order of their names.
        unreadable: Folders that could not be looked into.
    """

    files: tuple[Path, ...]
    unreadable: tuple[Path, ...] = ()


def find_articles(folder: Path) -> FolderArticles:
    """Find the articles in `folder` and in the folders within it, by the names of the files.

    Hidden files and folders are left out, and so are the parts a browser saves beside a page
    (``page_files`` beside ``page.html``). Links to folders are not followed.
    """
    files: list[Path] = []
    unreadable: list[Path] = []

    def note(error: OSError) -> None:
        unreadable.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=note):
        pages = {Path(name).stem for name in names if name.lower().endswith(HTML_SUFFIXES)}
        folders[:] = sorted(name for name in folders if not _is_passed_over(name, pages))
        articles = (Path(place, name) for name in sorted(names) if _is_article(name))
        files += [path for path in articles if path.is_file()]
    return FolderArticles(tuple(files), tuple(unreadable))


def _is_article(name: str) -> bool:
    return name.lower().endswith(ARTICLE_SUFFIXES) and not name.startswith(".")


def _is_passed_over(name: str, pages: set[str]) -> bool:
    return name.startswith(".") or (name.endswith("_files") and name[: -len("_files")] in pages)
