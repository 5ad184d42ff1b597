"""Checking a series given as texts: what the tests of rules on series have in common."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from govlint.linter import Options
from govlint.testing.series_examples import run_files, sample_series_of
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.results import Diagnostic, RuleOutcome, RunResult

SERIES_RULES = tuple(
    rule for rule in registry().rules.values() if rule.on == "series" or rule.code in ("GL001", "GL002")
)


class Told(NamedTuple):
    """A diagnostic as tests compare it; `path` is that in the series."""

    code: str
    path: str
    line: int
    message: str
    kind: str
    made: Diagnostic


class Checked(NamedTuple):
    """The result for a series."""

    files: Mapping[str, str | bytes]
    result: RunResult

    def name(self, path: str) -> str:
        """The path in the series of a file that was written below a folder of the test's own."""
        return max((name for name in self.files if path.endswith(name)), key=len)

    def told(self, code: str = "") -> list[Told]:
        """Every diagnostic, or those of one rule."""
        return [
            Told(
                made.rule.code,
                self.name(made.path),
                made.finding.span.line,
                made.finding.message,
                made.finding.kind,
                made,
            )
            for file in self.result.files
            for made in file.diagnostics
            if made.rule.code.startswith(code)
        ]

    def messages(self, code: str = "") -> list[str]:
        """`path:line: message` of every diagnostic, or of those of one rule."""
        return [f"{told.path}:{told.line}: {told.message}" for told in self.told(code)]

    def outcome(self, code: str, path: str) -> RuleOutcome:
        """What became of a rule on a file."""
        return next(file.outcomes[code] for file in self.result.files if self.name(file.path) == path)


def checked(files: Mapping[str, str | bytes]) -> Checked:
    """The result of the rules on series; a rule that raises fails the test."""
    result = run_files(files, registry(), Options(SERIES_RULES))
    assert not result.all_failures, result.all_failures
    return Checked(files, result)


@cache
def sample_files() -> Mapping[str, str]:
    """The series without fault: a government, its office and a bureau, the bureau for the year before as well."""
    ruleset = next(ruleset for ruleset in registry().rulesets if ruleset.series_sample)
    return MappingProxyType(sample_series_of(ruleset))


def changed(*changes: tuple[str, str, str]) -> dict[str, str | bytes]:
    """The sample series with (file, old, new) put in place; each `old` must occur exactly once in its file."""
    files: dict[str, str] = dict(sample_files())
    for name, old, new in changes:
        assert files[name].count(old) == 1, f"{name}: {old!r} occurs {files[name].count(old)} times"
        files[name] = files[name].replace(old, new)
    return dict(files)


def without(files: Mapping[str, str | bytes], *names: str) -> dict[str, str | bytes]:
    """The files less some."""
    return {name: data for name, data in files.items() if name not in names}


WATER_2023, WATER, OFFICE, GOVERNMENT, MANIFEST = (
    "2023/云岭市水务局.md",
    "2024/云岭市水务局.md",
    "2024/云岭市人民政府办公室.md",
    "2024/云岭市人民政府.md",
    "govlint-series.toml",
)
