"""Comparing what a run found with the baselines that are in force for its files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.language import joined, say, word
from govlint.settling import UNUSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.baseline.file import Baseline, Known
    from govlint.cli.options import Choices
    from govlint.plugins import Registry
    from govlint.results import FileResult, RunResult


class Baselines:
    """The baselines that are in force for these files.

    Raises `BaselineError` where one cannot be used, and `ValueError` where they are to be pruned and there is none.
    """

    def __init__(self, paths: Iterable[str], choices: Choices, *, prune: bool = False) -> None:
        named = [(path, choices.baseline(path)) for path in paths]
        self._by_file = {path: target for path, target in named if target is not None}
        if prune and named and not self._by_file:
            raise ValueError(
                word("这次没有用基线，--prune-baseline 没有可以删的；用 --baseline 或者在配置中指明基线文件")
            )
        self._choices = choices
        self._read: dict[str, Baseline] = {}
        if self._by_file:
            from govlint.baseline.file import read_baseline

            self._read = {target: read_baseline(target) for target in dict.fromkeys(self._by_file.values())}

    def compared(self, result: RunResult, registry: Registry, searched: Sequence[str], *, prune: bool) -> RunResult:
        """The result without what the baselines know; with `prune`, entries that match nothing are removed from them.

        Otherwise those are findings, at their lines. Raises `OSError` where a baseline cannot be written.
        """
        if not self._read:
            return result
        from govlint.baseline.matching import Matched

        marked: dict[str, FileResult] = {}
        told: list[FileResult] = []
        for target, baseline in self._read.items():
            matched = Matched(baseline, [file for file in result.files if self._by_file.get(file.path) == target])
            marked.update((file.path, file) for file in matched.files)
            stale = matched.stale(searched)
            if stale and prune:
                _prune(baseline, stale)
            elif stale:
                told += self._told(baseline, stale, matched.files, registry)
        return result.with_files((*(marked.get(file.path, file) for file in result.files), *told))

    def _told(
        self, baseline: Baseline, stale: Sequence[Known], files: Iterable[FileResult], registry: Registry
    ) -> Iterator[FileResult]:
        """The findings that the entries are, if anyone wants to be told of what is of no use."""
        from govlint.suppression.ledger import entry_results

        unused = registry.rules[UNUSED]
        for options in (self._choices.options(file.path) for file in files):
            if unused in options.rules:
                severity = options.severities.get(UNUSED, unused.severity)
                found = [(one.line, baseline.lines[one.line - 1], _message(one)) for one in stale]
                yield entry_results(baseline.path, found, unused, severity, "baseline")
                return


def _message(one: Known) -> str:
    where = joined(filter(None, (one.path, one.place)), "，")
    return say("{where}：已经没有这个 {code} 的问题，可以用 --prune-baseline 删去", where=where, code=one.code)


def _prune(baseline: Baseline, stale: Sequence[Known]) -> None:
    from govlint.baseline.file import write_baseline
    from govlint.reporters.terminal_text import clean

    stale_ones = set(map(id, stale))
    write_baseline(baseline.path, [one for one in baseline.known if id(one) not in stale_ones])
    sys.stderr.write(
        clean(word("govlint: 从 {path} 删去 {count} 个已经改好的问题", path=baseline.path, count=len(stale))) + "\n"
    )
