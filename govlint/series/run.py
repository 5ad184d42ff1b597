"""A run over a series: every file read and reduced to its extract, then all of them checked against one another."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.document import Document
from govlint.linter import READABLE, lint
from govlint.run import contents, lint_file, result_of, tune_collector
from govlint.series.assembly import assembled
from govlint.series.checking import check_series
from govlint.series.extracts import extract_of
from govlint.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from govlint.forms.report import Report
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import FileResult, RunResult
    from govlint.rules import Rule
    from govlint.series.checking import OptionsFor
    from govlint.series.manifest import Manifest
    from govlint.series.view import Extract, Series

_NOTHING_HELD: Final[Mapping[str, bytes]] = MappingProxyType({})


def run_series(
    paths: Sequence[str],
    registry: Registry,
    options_for: OptionsFor,
    *,
    manifest: Manifest | None = None,
    progress: Callable[[int], None] | None = None,
    held: Mapping[str, bytes] = _NOTHING_HELD,
) -> RunResult:
    """Check every file on its own and all of them together.

    `options_for` says for a path what it is checked by: its rules on single files run on the file, those on series on
    all of them. `progress` is called with the number of files done after each file. Files that are `held` in memory,
    by their paths, are not looked for anywhere else.
    """
    reading = _Reading(registry, options_for, held)
    reading.read(paths, progress)
    series = assembled(reading.extracts.values(), manifest)
    checked, failures = check_series(
        series, reading.extracts, reading.files, _document(manifest), registry, options_for
    )
    result = result_of(checked, registry, *reading.used.values())
    return result._replace(failures=(*result.failures, *failures))


def read_series(
    paths: Sequence[str],
    registry: Registry,
    options_for: OptionsFor,
    *,
    progress: Callable[[int], None] | None = None,
) -> tuple[Series, list[FileResult]]:
    """The series that the files are, placed by their titles, and what became of each; no rule but GL001 is run."""
    readable = (registry.rules[READABLE],) if READABLE in registry.rules else ()
    reading = _Reading(registry, lambda path: options_for(path)._replace(rules=readable))
    reading.read(paths, progress)
    return assembled(reading.extracts.values()), reading.files


class _Reading:
    """Reads files one after the other and keeps of each its result and its extract."""

    def __init__(self, registry: Registry, options_for: OptionsFor, held: Mapping[str, bytes] = _NOTHING_HELD) -> None:
        self.extracts: dict[str, Extract] = {}
        self.files: list[FileResult] = []
        self.used: dict[tuple[Rule, ...], Options] = {}
        self._registry = registry
        self._options_for = options_for
        self._held = held

    def read(self, paths: Sequence[str], progress: Callable[[int], None] | None) -> None:
        tune_collector()
        for path in paths:
            options = self._options_for(path)
            self.used.setdefault(options.rules, options)
            seen = partial(self._keep, path)
            if path in self._held:
                self.files.append(lint(path, self._held[path], self._registry, options, seen))
            else:
                self.files.append(lint_file(path, self._registry, options, seen=seen))
            if progress:
                progress(len(self.files))

    def _keep(self, path: str, report: Report) -> None:
        self.extracts[path] = extract_of(report)._replace(path=path)


def _document(manifest: Manifest | None) -> Document | None:
    """The manifest as a document without blocks: findings may stand in it."""
    return Document(decode(manifest.path, contents(manifest.path)), ()) if manifest else None
