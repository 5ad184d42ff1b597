"""`govlint baseline`: what is found today is written down, so that only what is new is reported."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from govlint.baseline.file import Baseline, read_baseline, write_baseline
from govlint.baseline.making import renewed
from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_USAGE
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import discover
from govlint.language import shown, word
from govlint.plugins import load
from govlint.reporters.terminal_text import clean
from govlint.run import run as run_files
from govlint.unwritten import unwritten

if TYPE_CHECKING:
    import argparse

    from govlint.results import FileResult, RunResult

DEFAULT: Final = "govlint-baseline.json"


def run(arguments: argparse.Namespace) -> int:
    """Check the files and write the baselines that are in force for them."""
    registry = load()
    try:
        choices = Choices(arguments, registry)
        paths = list(discover(arguments.paths, registry.readers, choices.excluded))
        choices.verify(paths)
        targets = {path: arguments.output or choices.baseline(path) or DEFAULT for path in paths}
        known = {target: _present(target) for target in dict.fromkeys(targets.values())}
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    if not paths:
        return usage(word("没有找到可以检查的文件"))
    result = run_files(paths, registry, choices.options)
    for target, baseline in known.items():
        files = [file for file in result.files if targets[file.path] == target and not file.unreadable]
        try:
            if files:
                _write(baseline, files, arguments.paths)
        except OSError as error:
            return usage(word("无法写入 {path}：{strerror}", path=target, strerror=unwritten(error)))
    return _ended(result)


def _present(path: str) -> Baseline:
    """The baseline as it is; one that is not there is empty. What is no baseline is not overwritten."""
    return read_baseline(path) if os.path.lexists(path) else Baseline(path, ())


def _write(baseline: Baseline, files: list[FileResult], searched: list[str]) -> None:
    entries, kept = renewed(baseline, files, searched)
    write_baseline(baseline.path, entries)
    made = len(entries) - kept
    said = word("{path}：记入 {made} 个问题（检查了 {count} 份文件）", path=baseline.path, made=made, count=len(files))
    if kept:
        said = said + word("；没有检查的文件或规则的 {kept} 个照旧", kept=kept)
    sys.stdout.write(clean(said) + "\n")


def _ended(result: RunResult) -> int:
    """Say what was not checked, and is therefore not in the baseline; returns the exit code."""
    for file in result.files:
        if file.unreadable:
            for made in file.diagnostics:
                sys.stderr.write(clean(f"{file.path}: {made.rule.code} {shown(made.finding.message)}") + "\n")
    for failure in result.all_failures:
        sys.stderr.write(clean(f"{failure.path or 'govlint'}: {failure.rule} {shown(failure.message)}") + "\n")
    if result.all_failures:
        return EXIT_FAILURE
    return EXIT_USAGE if any(file.unreadable for file in result.files) else EXIT_CLEAN
