"""Write the library that the newest version makes; run once before a version is released.

Run: ``python tests/library/make_old_library.py``; commit the file with the migration.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.library.migrations import MIGRATIONS
from reader.library.store import Library
from reader.model.decision import NoteSet
from reader.model.quotation import gather_statements
from reader.review.targets import targets_of
from tests.helpers.articles import bridge_analysis, document


def main() -> None:
    """Write ``old/version-N.sqlite3``, which must not be there yet."""
    path = Path(__file__).parent / "old" / f"version-{MIGRATIONS[-1].number}.sqlite3"
    if path.exists():
        sys.exit(f"{path} is there already: a released version does not change")
    with Library.open(path) as library:
        article = library.add_article(document())
        library.save_analysis(article, bridge_analysis())
        opened = library.article(article)
        statements = gather_statements(opened.analysis.quotations)
        note = NoteSet(targets_of(opened.document.text, statements[:1]), "Ask the port again")
        library.decisions.decide([note], article=article, made_by="Ada")


if __name__ == "__main__":
    main()
