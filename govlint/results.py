"""What a run produces: diagnostics, the outcome of every rule, and failures of the tool itself."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Addressing
    from govlint.rules import Finding, Provision, Rule, Severity, Status


class Diagnostic(NamedTuple):
    """A finding signed by the engine. `source_line` is the text of its first line, for showing it.

    `fingerprint` is made of rule, place and text, not of line numbers, so it survives edits elsewhere in the file.
    `basis` are the rule's provisions without those of forms for other years. `addressing` says what its lines are.
    """

    path: str
    rule: Rule
    severity: Severity
    finding: Finding
    fingerprint: str
    source_line: str = ""
    basis: tuple[Provision, ...] = ()
    addressing: Addressing = "text"


class RuleOutcome(NamedTuple):
    """What became of a rule on a file; `reasons` says what was not applicable, and why."""

    status: Status
    reasons: tuple[str, ...] = ()


class Failure(NamedTuple):
    """A rule, reader or plugin that raised. `rule` is its code, "" for the file as a whole."""

    path: str
    rule: str
    message: str
    traceback: str = ""


def failure_of(path: str, rule: str, message: str, error: BaseException) -> Failure:
    """The failure that `error` is, with its traceback."""
    import traceback

    return Failure(path, rule, message, "".join(traceback.format_exception(error)))


class Refusal(NamedTuple):
    """So many fixes of a rule, "" for those of all rules, that were asked for and not made; `reason` is in Chinese."""

    rule: str
    count: int
    reason: str


class FileResult(NamedTuple):
    """The result for one file. `form` and `year` are None where no form claimed the document.

    Of a file that was mended, it is what remains: `fixed` counts by rule the findings that were mended, `unfixed` are
    fixes that were not made. `unwritten` says why a mended file could not be written: then nothing was mended.
    """

    path: str
    form: str | None
    year: int | None
    diagnostics: tuple[Diagnostic, ...]
    outcomes: dict[str, RuleOutcome]
    failures: tuple[Failure, ...] = ()
    unreadable: bool = False
    title: str | None = None
    fixed: Mapping[str, int] = MappingProxyType({})
    unfixed: tuple[Refusal, ...] = ()
    unwritten: str = ""


class RunResult(NamedTuple):
    """All files of a run, in the order they were named, with the rules that ran."""

    files: tuple[FileResult, ...]
    rules: tuple[Rule, ...]
    failures: tuple[Failure, ...] = ()
    counts: Mapping[Severity, int] = MappingProxyType({})

    @property
    def all_failures(self) -> tuple[Failure, ...]:
        """Failures of the run and of every file."""
        return (*self.failures, *(failure for file in self.files for failure in file.failures))
