"""What becomes of the open article in the library, as the status line has to say it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from reader.errors import LibraryLockedError
from reader.model.article import Article
from reader.ui.bridge import Failure, NoLibraryError
from reader.ui.keeper import ArticleKeeper, Keeping
from tests.helpers.articles import bridge_analysis, bridge_quotations, document


@dataclass
class SlowLibrary:
    """Answers when it is told to."""

    asked: list = field(default_factory=list)

    def run(self, _function, on_done=None, on_failed=None):
        self.asked.append((on_done, on_failed))


@pytest.fixture
def library():
    return SlowLibrary()


@pytest.fixture
def keeper(qapp, library):
    made = ArticleKeeper(library)
    made.states = []
    made.keeping_changed.connect(made.states.append)
    made.take_over(Article("one", document(), None))
    return made


def test_saving_then_saved(keeper, library):
    keeper.keep_analysis(bridge_analysis())
    assert keeper.states == [Keeping.SAVED, Keeping.SAVING]
    library.asked[0][0](None)
    assert keeper.states[-1] is Keeping.SAVED


def test_answer_for_an_article_that_is_gone_says_nothing(keeper, library):
    keeper.keep_quotations(bridge_quotations())
    keeper.forget()
    library.asked[0][0](None)
    assert keeper.states[-1] is Keeping.NOTHING
    keeper.take_over(Article("two", document(), None))
    keeper.keep_quotations(bridge_quotations())
    library.asked[0][0](None)
    assert keeper.states[-1] is Keeping.SAVING


def test_nothing_is_written_before_the_article_is_kept(keeper, library):
    keeper.forget()
    keeper.keep_quotations(bridge_quotations())
    keeper.keep_position(3)
    assert library.asked == []


def test_failure_is_told_but_not_that_no_library_is_open(keeper, library):
    failures = []
    keeper.failed.connect(failures.append)
    for error in (NoLibraryError("none"), LibraryLockedError("in use")):
        keeper.keep_quotations(bridge_quotations())
        library.asked[-1][1](Failure(str(error), error=error))
        assert keeper.states[-1] is Keeping.NOT_KEPT
    assert [failure.message for failure in failures] == ["in use"]
