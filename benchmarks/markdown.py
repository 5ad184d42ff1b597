"""Markdown: many reports in one process, large ones, and how the time grows with the size of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import mistune

from benchmarks.measure import wall
from benchmarks.texts import SHAPES, report, written
from govlint.linter import Options
from govlint.plugins import load
from govlint.run import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.measure import Results
    from govlint.results import RunResult


def checking(paths: list[str], **how: int | str) -> Callable[[], RunResult]:
    """Checking these files with all rules in this process, or as `govlint.run.run` is told."""
    registry = load()
    options = Options(tuple(registry.rules.values()))
    return lambda: run(paths, registry, options, **how)  # type: ignore[arg-type]


def many(results: Results, folder: Path, count: int, times: int) -> None:
    """Distinct reports in one process, against reading and parsing the same files with mistune alone."""
    results.section(f"{count:,} 份 Markdown 报告，全部规则")
    paths = written(folder / "many", count)

    def bare() -> None:
        parse = mistune.create_markdown(renderer="ast", plugins=["table"])
        for path in paths:
            parse(Path(path).read_text("utf-8"))

    work = checking(paths)
    results.compare("一个进程", "读文件 + mistune 解析", "1.5", work, bare, times)
    registry = load()
    structural = Options(tuple(rule for code, rule in registry.rules.items() if code < "GL404"))
    results.compare("一个进程", "只用结构规则", "1.5", work, lambda: run(paths, registry, structural), times)
    results.compare("两个进程", "一个进程", "0.6", checking(paths, jobs=2), work, times, wall)


def cached(results: Results, folder: Path, count: int, times: int) -> None:
    """The same reports again, each with a finding, when their results are in the cache."""
    results.section(f"{count:,} 份有问题的 Markdown 报告，第二次检查")
    paths = written(folder / "faulty", count, faulty=True)
    warm = checking(paths, cache=str(folder / "warm"))
    results.compare("结果都在缓存中", "不用缓存", "0.15", warm, checking(paths), times)
    first = iter(range(1_000))

    def cold() -> object:
        return checking(paths, cache=str(folder / f"cold{next(first)}"))()

    results.compare("结果都不在缓存中", "不用缓存", "", cold, checking(paths), max(times // 3, 1))


def growth(results: Results, folder: Path, base: int, times: int) -> None:
    """One report of 2 to 32 times the size, and what hostile files cost when they are twice as long."""
    results.section(f"一份 {base / 1000:,.0f} kB 的 Markdown 报告，加大到几倍")

    def of(name: str, text: str) -> Callable[[], object]:
        path = folder / name
        path.write_text(text, "utf-8")
        return checking([str(path)])

    # The padding of all sizes has paragraphs of one length: longer ones would be fewer lines.
    small = of("1.md", report(1, base))
    for factor in (2, 4, 8, 16, 32):
        large = of(f"{factor}.md", report(1, base * factor))
        results.compare(f"{factor} 倍", "1 倍", f"{factor * 9 / 8:g}", large, small, times)
    for name, line in _HOSTILE.items():
        lines = min(max(base // len(line.encode()) // 2, 4), 14_000)
        short, long = (of(f"hostile{factor}.txt", line * lines * factor) for factor in (1, 2))
        results.compare(f"恶意的文件，2 倍：{name}", "1 倍", "2.25", long, short, times)


_HOSTILE = {
    "同一行标签反复出现": "1.属于国家秘密 0 0 0 0 0 0 0\n",
    "两行标签交替出现": "行政许可 0\n规章 0 0 0\n",
    "只有标题": "一、总体情况\n\n二、主动公开政府信息情况\n\n",
    "断成许多行的一段": "2024年1月1日至2024年12月31日所列数据的统计期限和范围，\n",
    "数字": "1 2 3 4\n",
    "单元格": "\t0\n",
    "很宽的行": "a\t" * 200 + "\n",
}


def large(results: Results, folder: Path, size: int, times: int) -> None:
    """Reports of 10 MB in several shapes, against mistune, and the memory that they take."""
    from benchmarks.measure import govlint

    results.section(f"一份 {size / 1_000_000:g} MB 的 Markdown 报告，全部规则")
    path = folder / "large.md"

    def bare() -> None:
        mistune.create_markdown(renderer="ast", plugins=["table"])(path.read_text("utf-8"))

    for shape, (text, bound) in SHAPES.items():
        path.write_text(text(size), "utf-8")
        work = checking([str(path)])
        if refusal := _refusal(work()):
            results.note(f"{size / 1_000_000:g} MB 的报告，{shape}：{refusal}")
            continue
        results.compare(shape, "读文件 + mistune 解析", bound, work, bare, times)
        results.memory(f"{shape}，内存峰值", "400", *govlint(str(path)))


def _refusal(result: RunResult) -> str:
    """Why the one file was not read, "" where it was."""
    (file,) = result.files
    return file.diagnostics[0].finding.message if file.unreadable else ""
