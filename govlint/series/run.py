"""A run over a series: every file read and reduced to its extract, then all of them checked against one another."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.document import Document
from govlint.linter import READABLE, lint
from govlint.run import lint_file, lost, processes_for, result_of, tune_collector
from govlint.series.assembly import assembled
from govlint.series.checking import check_series
from govlint.series.extracts import extract_of
from govlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from govlint.forms.form_file import FormFile
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
    jobs: int = 1,
) -> RunResult:
    """Check every file on its own and all of them together.

    `options_for` says for a path what it is checked by: its rules on single files run on the file, those on series on
    all of them. `progress` is called with the number of files done after each file. Files that are `held` in memory,
    by their paths, are not looked for anywhere else. `jobs` is how many processes read at most, 0 for as many as are
    worth it; the result does not depend on it.
    """
    reading = _Reading(registry, options_for, held)
    reading.read(paths, progress, jobs)
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
    jobs: int = 1,
) -> tuple[Series, list[FileResult]]:
    """The series that the files are, placed by their titles, and what became of each; no rule but GL001 is run.

    `jobs` as in `run_series`.
    """
    readable = (registry.rules[READABLE],) if READABLE in registry.rules else ()
    reading = _Reading(registry, lambda path: options_for(path)._replace(rules=readable))
    reading.read(paths, progress, jobs)
    return assembled(reading.extracts.values()), reading.files


class _Reading:
    """Reads files and keeps of each its result and its extract, in the order in which they were named."""

    def __init__(self, registry: Registry, options_for: OptionsFor, held: Mapping[str, bytes] = _NOTHING_HELD) -> None:
        self.extracts: dict[str, Extract] = {}
        self.files: list[FileResult] = []
        self.used: dict[tuple[Rule, ...], Options] = {}
        self._registry = registry
        self._options_for = options_for
        self._held = held

    def read(self, paths: Sequence[str], progress: Callable[[int], None] | None, jobs: int) -> None:
        tune_collector()
        for path in paths:
            options = self._options_for(path)
            self.used.setdefault(options.rules, options)
        # A view is not sent from process to process.
        viewed = any(options.keeps_view for options in self.used.values())
        count = 1 if viewed else processes_for(paths, jobs)
        if count > 1:
            self._read_in_processes(paths, progress, count)
            return
        for path in paths:
            self._keep(path, *self._read(path))
            if progress:
                progress(len(self.files))

    def _read(self, path: str) -> tuple[FileResult, Extract | None]:
        options = self._options_for(path)
        extracts: list[Extract] = []

        def seen(report: Report) -> None:
            extracts.append(extract_of(report)._replace(path=path))

        if path in self._held:
            result = lint(path, self._held[path], self._registry, options, seen)
        else:
            result = lint_file(path, self._registry, options, seen=seen)
        return result, extracts[0] if extracts else None

    def _forms(self, path: str) -> Sequence[FormFile]:
        return self._options_for(path).forms or self._registry.forms

    def _keep(self, path: str, result: FileResult, extract: Extract | None) -> None:
        self.files.append(result)
        if extract is not None:
            self.extracts[path] = extract

    def _read_in_processes(self, paths: Sequence[str], progress: Callable[[int], None] | None, count: int) -> None:
        from govlint.caching import record as results
        from govlint.processes import spread
        from govlint.series import extract_record as extracts

        done: dict[int, tuple[FileResult, Extract | None]] = {}

        def work(number: int) -> tuple[results.Record, extracts.Record | None]:
            result, extract = self._read(paths[number])
            return results.record_of(result), extract and extracts.record_of(extract, self._forms(paths[number]))

        def answered(number: int, answer: tuple[results.Record, extracts.Record | None] | None) -> None:
            path = paths[number]
            if answer is None:
                done[number] = lost(path), None
            else:
                result, extract = answer
                done[number] = (
                    results.result_of_record(result, path, self._registry.rules),
                    extracts.extract_of_record(extract, path, self._forms(path)) if extract is not None else None,
                )
            if progress:
                progress(len(done))

        spread(len(paths), work, count, answered, lambda: None)
        for number, path in enumerate(paths):
            self._keep(path, *done[number])


def _document(manifest: Manifest | None) -> Document | None:
    """The manifest as a document without blocks: findings may stand in it."""
    return Document(Source(manifest.path, b"", text=manifest.text), ()) if manifest else None
