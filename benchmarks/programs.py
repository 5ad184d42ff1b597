"""Whole runs over a folder of reports, as they are started from a shell, against those of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.measure import govlint, process, wall, watched
from benchmarks.peers.programs import AUTOCORRECT, ON_MANY_FILES, RUFF
from benchmarks.texts import written

if TYPE_CHECKING:
    from benchmarks.measure import Results
    from benchmarks.peers.programs import Peers

_MODULES: Final = ("govlint", "rules")
_SIZES: Final = range(4_000, 12_000)
"""The bytes of a Python file that is as long as a report."""


def many(results: Results, folder: Path, peers: Peers, count: int, times: int) -> None:
    """Distinct reports, with all rules, against the programs that find something in each of them."""
    results.section(f"{count:,} 份 Markdown 报告，整个命令，全部规则")
    reports = folder / "whole"
    written(reports, count, faulty=True)
    one, two = (govlint("--jobs", jobs, str(reports)) for jobs in ("1", "2"))
    results.figure("内存峰值，govlint", watched(one)[1], " MB")
    for program in ON_MANY_FILES:
        found = peers.on_folder(program, reports, results)
        if found is None:
            continue
        work, megabytes = found
        results.figure(f"内存峰值，{program.name}", megabytes, " MB")
        quick = program is AUTOCORRECT
        results.compare("一个进程", program.name, "", process(*one), work, times if quick else 1)
        if quick:
            results.compare("两个进程", program.name, "1.0", process(*two), work, times, wall)


def warm(results: Results, folder: Path, peers: Peers, count: int, times: int) -> None:
    """Reports and Python files that have each been checked before, with something to say of each."""
    results.section(f"{count:,} 份有问题的 Markdown 报告，第二次检查，整个命令")
    reports, modules, caches = folder / "again", folder / "modules", folder / "caches"
    written(reports, count, faulty=True)
    _python(modules, count)
    command = [argument for argument in govlint(str(reports)) if argument != "--no-cache"]
    again = process(*command, "--cache-dir", str(caches / "govlint"))
    results.compare(
        "结果都在缓存中", "不用缓存，一个进程", "0.15", again, process(*govlint("--jobs", "1", str(reports))), times
    )
    ruff = RUFF._replace(arguments=(*RUFF.arguments, "--cache-dir", str(caches / "ruff")))
    if found := peers.on_folder(ruff, modules, results):
        yardstick = f"ruff 第二次检查 {count:,} 个 Python 文件"
        results.compare("结果都在缓存中", yardstick, "", again, found[0], times)


def _python(folder: Path, count: int) -> None:
    """So many distinct Python files, as long as a report is, each with something that is not used."""
    folder.mkdir()
    root = Path(__file__).resolve().parent.parent
    found = sorted(path for name in _MODULES for path in (root / name).rglob("*.py") if path.stat().st_size in _SIZES)
    for number in range(count):
        text = found[number % len(found)].read_text("utf-8")
        (folder / f"{number}.py").write_text(f"{text}\n\nimport this  # {number}\n", "utf-8")
