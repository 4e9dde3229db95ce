"""All tests of a worker run in one process: garbage is looked for less often than by default, and after each module.

A worker of the engine inherits what its process holds, and may hold two gigabytes in all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

gc.set_threshold(10_000, 10, 10)


@pytest.fixture(autouse=True, scope="module")
def _no_garbage_is_left() -> Iterator[None]:
    yield
    gc.collect()
    gc.freeze()  # what is left is kept for good: the law, and what was read of it
