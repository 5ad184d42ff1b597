"""The examples of rules on series: fragments of one file of the ruleset's sample series, which is without fault."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from govlint.results import FileResult
from govlint.rule_page import RIGHT
from govlint.rules import Status
from govlint.series.manifest import NAME, read_manifest
from govlint.series.run import run_series
from govlint.testing.example_files import with_fault
from govlint.testing.pages import examples, page_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import RunResult
    from govlint.rules import Rule, Ruleset


def sample_series_of(ruleset: Ruleset) -> dict[str, str]:
    """The files of a ruleset's faultless series by their paths, its manifest among them."""
    folder = Path(ruleset.series_sample)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def wrong_series(ruleset: Ruleset, rule: Rule) -> dict[str, str]:
    """The sample series with the fault of the rule's wrong example.

    Raises `PageError` unless the right example is whole lines that occur exactly once in the file that it names.
    """
    shown = examples(rule)
    files = sample_series_of(ruleset)
    if shown.file not in files:
        raise page_error(
            rule, f"样例系列 {ruleset.series_sample} 中没有文件 {shown.file or '（file=… 没有写）'}", RIGHT
        )
    return {**files, shown.file: with_fault(rule, files[shown.file], shown.file)}


def series_result(rule: Rule, files: Mapping[str, str | bytes], registry: Registry, options: Options) -> FileResult:
    """What is found in the files of a series, as if they were one, with what became of the rule on any of them."""
    result = run_files(files, registry, options)
    outcomes = [file.outcomes[rule.code] for file in result.files if rule.code in file.outcomes]
    outcomes.sort(key=lambda outcome: outcome.status is Status.NOT_APPLICABLE)
    return FileResult(
        "series",
        None,
        None,
        tuple(made for file in result.files for made in file.diagnostics),
        {rule.code: outcomes[0]} if outcomes else {},
        result.all_failures,
        unreadable=any(file.unreadable for file in result.files),
    )


def run_files(files: Mapping[str, str | bytes], registry: Registry, options: Options) -> RunResult:
    """The result for a series given as texts by path; a manifest among them is used. Paths in it are relative."""
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        manifest = read_manifest(str(Path(folder, NAME))) if NAME in files else None
        paths = [str(Path(folder, name)) for name in files if name != NAME]
        return run_series(paths, registry, lambda _: options, manifest=manifest)
