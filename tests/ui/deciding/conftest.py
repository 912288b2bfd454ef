"""An open article to decide about, and what the library's file says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.deciding_window import SCRIPT, DecidingRig

if TYPE_CHECKING:
    from tests.helpers.window import Rig


@pytest.fixture
def desk(rig: Rig, request: pytest.FixtureRequest) -> DecidingRig:
    """Show an article with runners-up, repeats and doubts."""
    script = getattr(request, "param", SCRIPT)
    return DecidingRig(rig, rig.analysed(script=script))
