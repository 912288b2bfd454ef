"""Write the library that the newest version makes; run once before a version is released.

Run: ``python tests/library/make_old_library.py``; commit the file with the migration.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.library.migrations import MIGRATIONS
from reader.library.store import Library
from tests.helpers.articles import bridge_analysis, document


def main() -> None:
    """Write ``old/version-N.sqlite3``, which must not be there yet."""
    path = Path(__file__).parent / "old" / f"version-{MIGRATIONS[-1].number}.sqlite3"
    if path.exists():
        sys.exit(f"{path} is there already: a released version does not change")
    with Library.open(path) as library:
        library.save_analysis(library.add_article(document()), bridge_analysis())


if __name__ == "__main__":
    main()
