"""How many threads the analysis takes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SAY = (
    "import os, sys, reader.quotes; early = 'numpy' in sys.modules; import reader.quotes.engine; "
    "print(early, os.environ['OPENBLAS_NUM_THREADS'])"
)


@pytest.mark.parametrize(("given", "taken"), [(None, "1"), ("3", "3")])
def test_matrices_take_one_thread_unless_told_otherwise(given, taken):
    known = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    settings = known if given is None else {**known, "OPENBLAS_NUM_THREADS": given}
    done = subprocess.run(
        [sys.executable, "-c", SAY], env=settings, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", taken]
