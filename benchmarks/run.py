"""What checking costs, as ratios measured side by side in one run: `python benchmarks/run.py [--smoke]`.

Every row compares govlint with a yardstick on the same files and the same machine, in turn, and gives the median and
the range of the ratios; single seconds say little on a machine that is shared. `--smoke` only shows that it runs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "rules")]

import mistune  # noqa: E402 - the source roots come first

from benchmarks import formats  # noqa: E402
from benchmarks.measure import compare, process  # noqa: E402
from govlint.linter import Options  # noqa: E402
from govlint.plugins import load  # noqa: E402
from govlint.run import run  # noqa: E402
from tests.synthetic import LAYOUTS, consistent  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable


def start_up(folder: Path, times: int) -> None:
    """One cold report, and the two commands that read none, against a bare interpreter."""
    report = folder / "report.md"
    report.write_text(padded(LAYOUTS["markdown"](consistent(1)).text, 7_000), "utf-8")
    bare = process(sys.executable, "-c", "pass")
    check = process(sys.executable, "-m", "govlint", "check", "--exit-zero", "--format", "concise", str(report))
    compare("one cold 7 kB Markdown report / python -c pass", "≤ 10", check, bare, times)
    sarif = process(sys.executable, "-m", "govlint", "check", "--exit-zero", "--format", "sarif", str(report))
    compare("one cold report, --format sarif / concise", "≤ 1.2", sarif, check, times)
    compare("--version / python -c pass", "", process(sys.executable, "-m", "govlint", "--version"), bare, times)


def padded(text: str, size: int) -> str:
    """`text` with prose added to part 5 until it has about `size` bytes; large ones have long paragraphs."""
    more = "各科室按季度核对公开目录，发现遗漏及时补充，并把办理情况写进工作台账备查。" * (1 + size // 500_000) + "\n\n"
    missing = max(size - len(text.encode()), 0)
    return text.replace("## 六、", more * (missing // len(more.encode())) + "## 六、")


def many(folder: Path, count: int, times: int) -> None:
    """Distinct reports in one process, against reading and parsing the same files with mistune alone."""
    paths = []
    for seed in range(count):
        path = folder / f"{seed}.md"
        path.write_text(padded(LAYOUTS["markdown"](consistent(seed)).text, 7_000), "utf-8")
        paths.append(str(path))
    registry = load()
    options = Options(tuple(registry.rules.values()))
    parse = mistune.create_markdown(renderer="ast", plugins=["table"])

    def bare() -> None:
        for path in paths:
            parse(Path(path).read_text("utf-8"))

    name = f"{count:,} reports, all rules / read + mistune parse"
    compare(name, "≤ 3", lambda: run(paths, registry, options), bare, times)
    structural = Options(tuple(rule for code, rule in registry.rules.items() if code < "GL404"))
    name = f"{count:,} reports, all rules / the rules on structure"
    compare(name, "≤ 1.5", lambda: run(paths, registry, options), lambda: run(paths, registry, structural), times)


def growth(folder: Path, sizes: tuple[int, int], times: int) -> None:
    """Eight times the bytes, and what hostile files cost when they are twice as long."""
    registry = load()
    options = Options(tuple(registry.rules.values()))

    def checking(name: str, text: str) -> Callable[[], object]:
        path = folder / name
        path.write_text(text, "utf-8")
        return lambda: run([str(path)], registry, options)

    base = LAYOUTS["markdown"](consistent(1)).text
    small, large = (checking(f"{size}.md", padded(base, size)) for size in sizes)
    compare(f"{sizes[1]:,} bytes / {sizes[0]:,} bytes", f"linear: {sizes[1] / sizes[0]:.0f}", large, small, times)
    for name, line in HOSTILE.items():
        lines = min(max(sizes[0] // len(line.encode()) // 16, 4), 14_000)
        short, long = (checking(f"hostile{factor}.txt", line * lines * factor) for factor in (1, 2))
        compare(f"hostile, twice as long: {name}", "linear: 2", long, short, times)


HOSTILE = {
    "one row label again and again": "1.属于国家秘密 0 0 0 0 0 0 0\n",
    "two row labels in turn": "行政许可 0\n规章 0 0 0\n",
    "headings only": "一、总体情况\n\n二、主动公开政府信息情况\n\n",
    "one paragraph of broken lines": "2024年1月1日至2024年12月31日所列数据的统计期限和范围，\n",
    "figures": "1 2 3 4\n",
    "cells": "\t0\n",
    "wide rows": "a\t" * 200 + "\n",
}


def main() -> None:
    """Run every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="a short run that only shows that it works")
    smoke = parser.parse_args().smoke
    times = 1 if smoke else 7
    print(f"{'':<62}  median  range          bound")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start_up(folder, 2 if smoke else 21)
        many(folder, 20 if smoke else 1_000, times)
        growth(folder, (40_000, 320_000) if smoke else (1_250_000, 10_000_000), 1 if smoke else 3)
        formats.cold(folder, 2 if smoke else 21)
        formats.many(folder, 10 if smoke else 300, times)
        formats.as_saved(folder, 10 if smoke else 300, times)
        formats.growth(folder, 400 if smoke else 20_000, 1 if smoke else 3)


if __name__ == "__main__":
    main()
