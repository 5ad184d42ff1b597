"""Two pieces of work side by side: single seconds say little on a machine that is shared, their ratio does."""

from __future__ import annotations

import statistics
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def compare(name: str, bound: str, work: Callable[[], object], yardstick: Callable[[], object], times: int) -> None:
    """Run both in turn and print the median and the range of the ratios."""
    work()
    yardstick()
    ratios = sorted(_seconds(work) / _seconds(yardstick) for _ in range(times))
    print(f"{name:<62} {statistics.median(ratios):7.2f}  {ratios[0]:6.2f}–{ratios[-1]:<6.2f}  {bound}", flush=True)


def process(*command: str) -> Callable[[], object]:
    """A whole process, its output thrown away."""
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
