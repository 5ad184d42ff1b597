"""`govlint annotate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from govlint.annotating.copies import annotate
from govlint.annotating.files import WORD, Targets, written
from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS, EXIT_USAGE
from govlint.cli.baselines import Baselines
from govlint.cli.check import progress_of
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import FOREIGN, discover, suffix_of
from govlint.plugins import load
from govlint.reporters.tally import tally
from govlint.reporters.terminal_text import clean
from govlint.run import contents, result_of, tune_collector
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    import argparse

    from govlint.annotating.copies import Annotated
    from govlint.plugins import Registry
    from govlint.results import FileResult

_ONLY_WORD: Final = "只能给 Word 文档（.docx、.docm）加批注，其他文件请用 govlint check"


def run(arguments: argparse.Namespace) -> int:
    """Write a copy with remarks of every file, and return the exit code."""
    registry = load()
    try:
        choices = Choices(arguments, registry)
        paths = list(discover(arguments.paths, WORD, choices.excluded))
        choices.verify(paths)
        baselines = Baselines(paths, choices)
        targets = Targets(paths, arguments.output, force=arguments.force)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    if not paths:
        return usage("没有找到 Word 文件（.docx、.docm）", registry.failures)
    for failure in registry.failures:
        _say(failure.message)
    code = EXIT_FAILURE if registry.failures else EXIT_CLEAN
    tune_collector()
    run = _Run(arguments, registry, choices, baselines, targets)
    with progress_of(len(paths)) as progress:
        for number, path in enumerate(paths, 1):
            code = max(code, run.annotate(path))
            if progress:
                progress(number)
    return code


class _Run:
    """Annotates file after file; what is written is told on standard output, what is not on standard error."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        registry: Registry,
        choices: Choices,
        baselines: Baselines,
        targets: Targets,
    ) -> None:
        self._highlight: bool = arguments.highlight
        self._fails: bool = arguments.fail_on is not None
        self._registry = registry
        self._choices = choices
        self._baselines = baselines
        self._targets = targets

    def annotate(self, path: str) -> int:
        """Write the copy of a file; gives its exit code."""
        options = self._choices.options(path)
        suffix = suffix_of(path)
        if suffix not in WORD and suffix not in FOREIGN:
            return _say(f"{path}：{_ONLY_WORD}")
        try:
            data = contents(path)
        except UnreadableError as error:
            return _say(f"{path}：{error}")
        target = self._targets.of(path, data)
        obstacle = self._targets.obstacle(path, data, target)
        if obstacle:
            return _say(f"{path}：没有写批注：{obstacle}")
        made = annotate(path, data, self._registry, options, highlight=self._highlight, judged=self._judged)
        return self._concluded(path, target, made)

    def _judged(self, file: FileResult) -> FileResult:
        """The result of a file without what its baseline knows."""
        result = result_of([file], self._registry)
        judged = self._baselines.compared(result, self._registry, [file.path], prune=False)
        return next(one for one in judged.files if one.role == "document")

    def _concluded(self, path: str, target: str, made: Annotated) -> int:
        result = made.result
        reason = made.refusal
        if result.unreadable:
            reason = "；".join(diagnostic.finding.message for diagnostic in result.diagnostics)
        elif made.data is not None:
            reason = written(target, made.data)
        for failure in result.failures:
            _say("：".join(filter(None, (path, failure.rule, failure.message))))
        if reason:
            _say(f"{path}：{reason}")
        if result.failures:
            return EXIT_FAILURE
        if reason or made.data is None:
            return EXIT_USAGE
        sys.stdout.write(f"{clean(target)}：{self._told(result)}\n")
        least = self._choices.fail_on(path)
        found = any(diagnostic.severity.rank >= least.rank for diagnostic in result.diagnostics)
        return EXIT_FINDINGS if self._fails and found else EXIT_CLEAN

    def _told(self, result: FileResult) -> str:
        if not result.diagnostics:
            return "没有发现问题"
        counts = tally(result_of([result], self._registry))
        return f"{len(result.diagnostics)} 处问题（{'，'.join(counts.parts)}）"


def _say(line: str) -> int:
    sys.stderr.write(f"govlint: {clean(line)}\n")
    return EXIT_USAGE
