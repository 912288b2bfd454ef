"""An analysis that disagrees in everything is taken through the window: every decision stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.library.store import Library
from reader.model.anchor import Anchor
from reader.model.decision import (
    Accepted,
    CueMarked,
    EdgesMoved,
    Flagged,
    MentionMarked,
    NoteSet,
    QuotationAdded,
    Rejected,
    SpeakerEdited,
    SpeakerField,
    SpeakerRenamed,
    SpeakerSet,
    SpeakersMerged,
    SpeakerSplit,
    StatementsJoined,
    StatementSplit,
    TagsChanged,
    TextCorrected,
    Verified,
)
from reader.model.quotation import (
    UNTOUCHED,
    QuotationForm,
    Verification,
    VerificationStatus,
    gather_statements,
)
from reader.ui.session import Stage
from tests.helpers.articles import span_of
from tests.helpers.deciding_window import DecidingRig, Key
from tests.helpers.decisions import CLOCKS, FALK, NEWCOMER, PERRIN, TOWER, targets
from tests.helpers.fickle_analyser import SOMEBODY, FickleAnalyser, Mind
from tests.helpers.scripted_analyser import Says

if TYPE_CHECKING:
    from reader.model.article import Article

# The same with another first paragraph, so that the library has two articles.
WELL = TOWER.replace("The clock tower stands still", "The clock tower stands still, once more")
CUT_SHORT = "“None at all ‘until Monday’ comes.”"  # nobody decided about this one
SCRIPT = (
    Says("clock has stopped", PERRIN, confidence=0.97),
    Says("Nobody wound it", PERRIN, goes_on=True),
    Says("I wind it", FALK, confidence=0.9),
    Says("It is the spring", FALK, confidence=0.7),
    Says("A spring does not", PERRIN, confidence=0.6),
    Says("night watch", CLOCKS, confidence=0.5),
    Says("We have no comment", CLOCKS, confidence=0.55),
    Says("None at all", CLOCKS, confidence=0.55, goes_on=True),
    Says("until Monday", FALK),
)


def decide_everything(desk: DecidingRig) -> None:
    """Make a decision of every kind about the open article, as the window does."""

    def put(*make) -> None:
        article = desk.rig.kept(desk.window)
        desk.window.deciding.desk.decide([one(article) for one in make])
        desk.settle()

    def words(article: Article, exact: str) -> Anchor:
        return Anchor.of(article.document.text, span_of(article.document.text, exact))

    check = Verification(VerificationStatus.YES, "the tape", "2026-03-04")
    put(lambda a: TextCorrected(words(a, "saw nothing"), "saw nothing at all"))
    put(lambda a: SpeakerSet(targets(a, "It is the"), NEWCOMER))
    put(lambda a: Accepted(targets(a, "I wind")))
    put(lambda a: Rejected(targets(a, "A spring does")))
    put(lambda a: StatementSplit(targets(a, "clock has"), 1))
    put(lambda a: Flagged(targets(a, "clock has"), True))
    put(lambda a: NoteSet(targets(a, "clock has"), "Ask the engineer"))
    put(lambda a: TagsChanged(targets(a, "Nobody wound"), ("clock", "fault")))
    put(lambda a: Verified(targets(a, "Nobody wound"), check))
    put(lambda a: EdgesMoved(targets(a, "no comment")[0], words(a, "have no comment")))
    put(lambda a: MentionMarked(targets(a, "night watch"), words(a, "Falk Clocks")))
    put(lambda a: CueMarked(targets(a, "night watch"), words(a, "saw nothing")))
    put(lambda a: QuotationAdded(words(a, "was not convinced"), PERRIN, QuotationForm.MARKS))
    put(lambda a: StatementsJoined(targets(a, "I wind", "It is the")))
    put(lambda a: SpeakerSplit(CLOCKS, FALK, targets(a, "night watch")))
    put(lambda _: SpeakerRenamed(PERRIN, "Nadia B. Perrin"))
    put(lambda _: SpeakerEdited(FALK, SpeakerField.ROLE, "clockmaker"))
    put(lambda _: SpeakersMerged((CLOCKS,), FALK))


def decided(article: Article) -> dict[str, object]:
    """Return everything that people decided about an article, as it is in force.

    What an analysis had found where they decided otherwise is another one's word each time.
    """
    text = article.document.text
    touched = [q for q in article.quotations if q.review != UNTOUCHED]
    statements = gather_statements(touched)
    return {
        "text": text,
        "quotations": {
            q.span: (q.kind, q.form, q.attribution, replace(q.review, found=None)) for q in touched
        },
        "statements": {tuple(piece.span for piece in s.pieces) for s in statements},
        "rejected": [q.span.text_of(text) for q in article.rejected],
        "orphans": article.orphans,
        "speakers": {q.speaker for q in touched},
    }


def everything(desk: DecidingRig) -> dict[str, tuple[object, ...]]:
    """Return what was decided in each article of the library's file, with the log of it."""
    with Library.open(desk.rig.library) as library:
        return {
            i.title: (decided(library.article(i.identifier)), library.decisions.steps(i.identifier))
            for i in library.articles()
        }


@pytest.fixture
def mind() -> Mind:
    return Mind(SCRIPT)


@pytest.fixture
def desk(rig, mind) -> DecidingRig:
    window = rig.start(factory=lambda: FickleAnalyser(mind, rig.release))
    desk = DecidingRig(rig, window)
    for text, name in ((WELL, "well.txt"), (TOWER, "tower.txt")):
        window.session.open_path(rig.article(text, name))
        rig.until(lambda text=text: getattr(window.session.document, "text", "") == text)
        rig.wait_for(window, Stage.DONE)
        rig.until(lambda: "Saved" in window.status.text)
        decide_everything(desk)
    mind.is_contrary, mind.name = True, "contrary 1"
    return desk


def test_every_kind_is_there(desk):
    found = everything(desk)
    assert len(found) == 2
    for what, steps in found.values():
        assert len({type(r.decision) for step in steps for r in step.decisions}) == 18
        assert len(what["quotations"]) == 7
        assert (len(what["rejected"]), what["orphans"]) == (1, ())


def test_one_article(desk):
    before = everything(desk)
    desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5)
    panel = desk.window.anew.differing.panel
    desk.rig.until(panel.isVisible)
    desk.click(panel.all_button)
    assert everything(desk) == before
    article = desk.rig.kept(desk.window)
    assert decided(article) == before[article.document.title][0]
    assert article.analysis.analyser == "contrary 1"
    others = [q for q in article.quotations if q.review == UNTOUCHED]
    assert {q.speaker for q in others} <= {SOMEBODY}
    assert CUT_SHORT not in desk.shown()
    assert desk.on_disk() == desk.shown()


def test_all_articles(desk):
    before = everything(desk)
    desk.window.commands["analyse_all"].trigger()
    desk.settle()
    dialog, run = desk.window.anew.everything.dialog, desk.window.anew.everything.run
    desk.click(dialog.start_button)
    desk.rig.until(lambda: not run.is_on)
    assert len(run.waiting) == 2
    assert everything(desk) == before
    desk.click(dialog.take_button)
    desk.rig.until(lambda: not run.waiting)
    desk.settle()
    assert everything(desk) == before
    with Library.open(desk.rig.library) as library:
        assert set(library.analyses.analysers().values()) == {"contrary 1"}
    assert desk.on_disk() == desk.shown()


def test_undone_decisions_lead_to_the_new_analysis(desk):
    desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5)
    panel = desk.window.anew.differing.panel
    desk.rig.until(panel.isVisible)
    desk.click(panel.all_button)
    count = 2 * 18
    for _ in range(count):
        desk.undo()
    assert not desk.window.commands["undo"].isEnabled()
    assert set(desk.shown().values()) == {"Somebody Else"}
    assert desk.on_disk() == desk.shown()
