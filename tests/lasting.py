"""How long something may take, by the clock of this process: what else the machine does is not counted."""

from __future__ import annotations

from contextlib import contextmanager
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail where what is done within takes longer."""
    start = process_time()
    yield
    assert process_time() - start < seconds
