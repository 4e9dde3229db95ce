"""All tests of a worker run in one process: garbage is looked for as seldom as the command line does."""

from __future__ import annotations

import gc

gc.set_threshold(50_000, 20, 100)
