"""What a run produces: diagnostics, the outcome of every rule, and failures of the tool itself."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint.document import Addressing, Span
    from govlint.document_view import DocumentView
    from govlint.rules import Finding, Provision, Rule, Severity, Status


class Suppression(NamedTuple):
    """Why a finding is not reported: a comment beside it, an entry of a configuration, or of a baseline.

    `path` and `line` say where that is written; `reason` is what is said there, "" for nothing.
    """

    kind: Literal["inline", "config", "baseline"]
    reason: str
    path: str
    line: int


class Diagnostic(NamedTuple):
    """A finding signed by the engine. `source_line` is the text of its first line, for showing it.

    `fingerprint` is made of rule, place and text, not of line numbers, so it survives edits elsewhere in the file.
    `basis` are the rule's provisions without those of forms for other years. `addressing` says what its lines are.
    `words` are the sentence, cell or heading that it is about, as matching text.
    """

    path: str
    rule: Rule
    severity: Severity
    finding: Finding
    fingerprint: str
    source_line: str = ""
    basis: tuple[Provision, ...] = ()
    addressing: Addressing = "text"
    words: str = ""
    suppression: Suppression | None = None

    @property
    def mendable(self) -> Literal["safe", "unsafe", "no"]:
        """Whether it can be mended automatically, and whether safely.

        What a person has to judge never is, however safe the edits are once that is done.
        """
        fix = self.finding.fix
        if fix is None or not fix.edits:
            return "no"
        return fix.applicability if self.finding.kind == "fail" else "unsafe"


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
    findings: int
    reason: str


class FileResult(NamedTuple):
    """The result for one file. `form` and `year` are None where no form claimed the document.

    `diagnostics` are those that are reported, `suppressed` those that are not. A `role` other than "document" says that
    the file was not checked itself: it is a configuration or baseline, whose entries have no use any more.

    Of a file that was mended, it is what remains: `fixed` says of which rule how many findings were mended, `unfixed`
    are fixes that were not made. `unwritten` says why a mended file could not be written: then nothing was mended.
    `title_span` is where the report's own title stands, None where it has none.
    `encoding` is what the text was decoded with, "" where the file is none or was not read.

    `view` is the document, kept only where `Options.keeps_view` asks for it.
    """

    path: str
    form: str | None
    year: int | None
    diagnostics: tuple[Diagnostic, ...]
    outcomes: dict[str, RuleOutcome]
    failures: tuple[Failure, ...] = ()
    unreadable: bool = False
    title: str | None = None
    suppressed: tuple[Diagnostic, ...] = ()
    role: Literal["document", "configuration", "baseline"] = "document"
    fixed: tuple[tuple[str, int], ...] = ()
    unfixed: tuple[Refusal, ...] = ()
    unwritten: str = ""
    title_span: Span | None = None
    encoding: str = ""
    view: DocumentView | None = None


class RunResult(NamedTuple):
    """All files of a run, in the order they were named, with the rules that ran."""

    files: tuple[FileResult, ...]
    rules: tuple[Rule, ...]
    failures: tuple[Failure, ...] = ()
    counts: Mapping[Severity, int] = MappingProxyType({})

    def with_files(self, files: Iterable[FileResult]) -> RunResult:
        """The same run with these files in place of its own."""
        done = tuple(files)
        return self._replace(files=done, counts=Counter(made.severity for file in done for made in file.diagnostics))

    @property
    def all_failures(self) -> tuple[Failure, ...]:
        """Failures of the run and of every file."""
        return (*self.failures, *(failure for file in self.files for failure in file.failures))
