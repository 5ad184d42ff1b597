"""Two pieces of work side by side: single seconds say little on a machine that is shared, their ratio does."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Row(NamedTuple):
    """What was measured: the median and the range of a figure, and what it may be at most."""

    name: str
    yardstick: str
    median: float
    least: float
    most: float
    bound: str
    unit: str = ""


class Results:
    """The rows of a run by section, with notes on what could not be measured; each is shown when it is there.

    `programs` are those that govlint was compared with: by name, what is to be said of each.
    """

    def __init__(self) -> None:
        self.sections: dict[str, list[Row]] = {}
        self.notes: list[str] = []
        self.programs: dict[str, str] = {}
        self._section = ""

    def section(self, title: str) -> None:
        """Begin a section."""
        self._section = title
        self.sections[title] = []
        print(f"\n{title}", flush=True)

    def add(self, row: Row) -> None:
        """Add a row to the section that was begun last."""
        self.sections[self._section].append(row)
        what = f"{row.name} / {row.yardstick}" if row.yardstick else row.name
        middle = f"{row.median:8.2f}{row.unit}"
        print(f"  {what:<74} {middle}  {row.least:7.2f}–{row.most:<7.2f}  {row.bound}", flush=True)

    def note(self, text: str) -> None:
        """Say what could not be measured, and why."""
        self.notes.append(text)
        print(f"  {text}", flush=True)

    def figure(self, name: str, value: float, unit: str, bound: str = "") -> None:
        """Add something that was measured once."""
        self.add(Row(name, "", value, value, value, bound, unit))

    def compare(
        self,
        name: str,
        yardstick: str,
        bound: str,
        work: Callable[[], object],
        other: Callable[[], object],
        times: int,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Run both in turn, each once unmeasured, and add the ratios of the time that they take the processor.

        What others do on the machine has little part in that. `clock` is for what shall be quicker without working
        less.
        """
        work()
        other()
        told = clock or processor
        ratios = sorted(_spent(work, told) / _spent(other, told) for _ in range(times))
        self.add(Row(name, yardstick, statistics.median(ratios), ratios[0], ratios[-1], bound))

    def memory(self, name: str, bound: str, *command: str) -> None:
        """Add how much memory a process takes at its peak."""
        self.figure(name, watched(command)[1], " MB", bound)


def process(*command: str, folder: Path | None = None) -> Callable[[], object]:
    """A whole process, its output thrown away. It finds what Python compiled before, as an installed program does."""
    return lambda: subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(), cwd=folder
    )


def govlint(*arguments: str) -> tuple[str, ...]:
    """The command that runs govlint with these arguments, without cache and without an exit code for findings."""
    return (sys.executable, "-m", "govlint", "check", "--isolated", "--no-cache", "--exit-zero", *arguments)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def processor() -> float:
    """The seconds that this process and those that it started and that have ended have been at work."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def wall() -> float:
    """The seconds on the clock."""
    return time.perf_counter()


def _spent(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


_WATCHING = """\
import resource, subprocess, sys
with open(sys.argv[1], "wb") as output:
    subprocess.run(sys.argv[2:], check=False, stdout=output, stderr=output)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def watched(command: tuple[str, ...], folder: Path | None = None) -> tuple[str, float]:
    """What a process says, and the megabytes that it takes at its peak.

    A process counts what the one had that it was forked from: a small one in between starts it. It is run once before,
    so that what govlint keeps for its next start is there.
    """
    process(*command, folder=folder)()
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "output"
        said = subprocess.run(
            [sys.executable, "-c", _WATCHING, str(output), *command],
            check=True,
            capture_output=True,
            text=True,
            env=_environment(),
            cwd=folder,
        )
        megabytes = int(said.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)
        return output.read_text("utf-8", "replace"), megabytes
