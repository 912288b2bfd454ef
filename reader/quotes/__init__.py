"""Finds quotations and decides who speaks."""

import os

# Matrices here are small: a second thread of numpy's only waits for work, and burns a core with it.
# Has to be said before numpy is imported; whoever sets it otherwise is heard.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
