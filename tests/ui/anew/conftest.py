"""A window whose analyser changes its mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui.session import Stage
from tests.helpers.deciding_window import SCRIPT, DecidingRig
from tests.helpers.fickle_analyser import FickleAnalyser, Mind

if TYPE_CHECKING:
    from tests.helpers.window import Rig


@pytest.fixture
def mind() -> Mind:
    """Return what the analyser goes by."""
    return Mind(SCRIPT)


@pytest.fixture
def desk(rig: Rig, mind: Mind) -> DecidingRig:
    """Show an article that was analysed."""
    window = rig.start(rig.article(), factory=lambda: FickleAnalyser(mind, rig.release))
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: "Saved" in window.status.text)
    return DecidingRig(rig, window)
