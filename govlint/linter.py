"""One file: read it, lay it against its form, run the rules, sign what they find.

A rule that raises is a failure of that rule on that file; every other rule still runs.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.context import Context
from govlint.discovery import FOREIGN, is_owner_file, suffix_of
from govlint.document import Span
from govlint.forms.align import Wanted, align
from govlint.limits import MAX_FILE
from govlint.matching import fold
from govlint.named_tuple import NamedTuple
from govlint.results import Diagnostic, Failure, FileResult, RuleOutcome, failure_of
from govlint.rules import Finding, NotApplicable, Severity, Status
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from govlint.document import Document
    from govlint.forms.form_file import FormFile
    from govlint.forms.report import Report
    from govlint.plugins import Reader, Registry
    from govlint.rules import Rule

    Converter = Callable[[bytes, str], bytes]
    """Makes a Word file of a file whose format has the suffix given; raises `UnreadableError` where it cannot."""

READABLE: Final = "GL001"
RECOGNISED: Final = "GL002"
CONVERTED: Final = ".docx"
"""What legacy formats are converted to."""


_AS_DECLARED: Final[Mapping[str, Severity]] = MappingProxyType({})


class Options(NamedTuple):
    """What to check: the rules (in the order of their codes) and what the user says of the report.

    `severities` are those that the user gave rules by code; `context` is what rules that ask for it are told. `forms`
    take the place of the registry's, where the user accepts spellings besides theirs.
    """

    rules: tuple[Rule, ...]
    wanted: Wanted = Wanted()
    require_form: bool = False
    convert: Converter | None = None
    severities: Mapping[str, Severity] = _AS_DECLARED
    context: Context = Context()
    forms: tuple[FormFile, ...] = ()


def lint(path: str, data: bytes, registry: Registry, options: Options) -> FileResult:
    """Check one file given as bytes. Never raises for what the file holds."""
    try:
        document = read(path, data, registry.readers, options.convert)
    except UnreadableError as error:
        return _unreadable(path, error, options)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a reader does, the other files must still be checked
        return FileResult(path, None, None, (), {}, (_failed(path, "", error),), unreadable=True)
    return check(path, document, registry, options)


def read(path: str, data: bytes, readers: Mapping[str, Reader], convert: Converter | None = None) -> Document:
    """Read a file by the reader for its suffix; `UnreadableError` says what it is where that cannot read it.

    With `convert`, a file that is really of a legacy format is converted, and read as what it was converted to.
    """
    try:
        if len(data) > MAX_FILE:
            raise UnreadableError(f"文件超过上限 {MAX_FILE} 字节；请确认给出的是一份年度报告")
        return _reader_of(path, data, readers)(path, data)
    except UnreadableError as error:
        if convert is None or not error.convert_as or CONVERTED not in readers:
            raise
        return readers[CONVERTED](path, convert(data, error.convert_as))


def _reader_of(path: str, data: bytes, readers: Mapping[str, Reader]) -> Reader:
    reader = reader_for(path, readers)
    if reader is not None and not is_owner_file(path):
        return reader
    from govlint.foreign import foreign_error, owner_error, unsupported_error

    if is_owner_file(path):
        raise owner_error()
    if suffix_of(path) in FOREIGN:
        raise foreign_error(data)
    raise unsupported_error(data, "、".join(sorted(readers)))


def reader_for(path: str, readers: Mapping[str, Reader]) -> Reader | None:
    """The reader for the suffix of `path`, or None."""
    return readers.get(suffix_of(path))


def unreadable(path: str, message: str, options: Options) -> FileResult:
    """The result for a file that could not even be opened."""
    return _unreadable(path, UnreadableError(message), options)


def check(path: str, document: Document, registry: Registry, options: Options) -> FileResult:
    """Check a document that has been read."""
    forms = options.forms or registry.forms
    try:
        report = align(document, forms, options.wanted)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a fault of the engine on this file must not hide the others
        return FileResult(path, None, None, (), {}, (_failed(path, "", error),))
    others = frozenset(form.instrument for form in forms if report and form.id != report.due_form.id)
    signer = _Signer(path, document, report, others)
    diagnostics: list[Diagnostic] = []
    outcomes: dict[str, RuleOutcome] = {}
    failures: list[Failure] = []
    for rule in options.rules:
        try:
            found = list(_run(rule, document, report, options))
            signed = [signer.sign(rule, item, options) for item in found if not isinstance(item, NotApplicable)]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule that raises is a failure of that rule alone
            failures.append(_failed(path, rule.code, error))
            continue
        outcomes[rule.code] = _outcome(found)
        diagnostics.extend(signed)
    diagnostics.sort(key=lambda made: (made.finding.span, made.rule.code, made.finding.message))
    return FileResult(
        path,
        report.form.id if report else None,
        report.year if report else None,
        tuple(diagnostics),
        outcomes,
        tuple(failures),
        title=report.title.text.folded.text if report and report.title else None,
    )


def _run(rule: Rule, document: Document, report: Report | None, options: Options) -> Iterable[Finding | NotApplicable]:
    if rule.on == "engine":
        return _recognised(report, document, options) if rule.code == RECOGNISED else ()
    subject = document if rule.on == "document" else report
    if subject is None:
        return (NotApplicable("不是可以辨认的年度报告"),)
    return rule.check(subject, options.context) if rule.asks else rule.check(subject)


def _recognised(report: Report | None, document: Document, options: Options) -> Iterable[Finding]:
    if report is None:
        first = document.blocks[0].span if document.blocks else Span(1, 1, 1, 1)
        wish = "（已要求必须是年度报告）" if options.require_form else ""
        yield Finding(
            first._replace(end_line=first.line, end_column=first.column),
            f"没有认出政府信息公开工作年度报告：未按任何格式检查六个部分和三张表{wish}",
        )


def _outcome(found: Sequence[Finding | NotApplicable]) -> RuleOutcome:
    kinds = {item.kind for item in found if isinstance(item, Finding)}
    reasons = tuple(dict.fromkeys(item.reason for item in found if isinstance(item, NotApplicable)))
    if "fail" in kinds:
        return RuleOutcome(Status.FAIL, reasons)
    if "review" in kinds:
        return RuleOutcome(Status.REVIEW, reasons)
    return RuleOutcome(Status.NOT_APPLICABLE if reasons else Status.PASS, reasons)


class _Signer:
    """Makes diagnostics of findings: path, severity, place and a fingerprint that survives edits elsewhere."""

    def __init__(self, path: str, document: Document, report: Report | None, others: frozenset[str]) -> None:
        self._path = path
        self._report = report
        self._document = document
        self._lines: list[str] | None = None
        self._seen: Counter[str] = Counter()
        self._others = others

    def sign(self, rule: Rule, finding: Finding, options: Options) -> Diagnostic:
        if not finding.place and self._report:
            finding = _placed(finding, self._report)
        line = "" if finding.whole else self._line(finding.span.line)
        fingerprint = self._fingerprint(rule, finding, line)
        severity = options.severities.get(rule.code, rule.severity)
        if rule.code == RECOGNISED and options.require_form:
            severity = Severity.ERROR
        if finding.kind == "review" and severity is Severity.ERROR:
            severity = Severity.WARNING
        basis = tuple(provision for provision in rule.basis if provision.number not in self._others)
        finding = finding if finding.whole else self._addressed(finding)
        return Diagnostic(self._path, rule, severity, finding, fingerprint, line, basis, self._document.addressing)

    def _addressed(self, finding: Finding) -> Finding:
        """Say where in a document without lines of its own a finding stands: its page, or which paragraph it is."""
        document, span = self._document, finding.span
        mark = document.page_of(span.line, span.column)
        if mark is not None:
            return finding._replace(place=(f"第{mark.page}页第{mark.row}行", *finding.place))
        if document.addressing == "block" and not finding.place:
            return finding._replace(place=(f"第{span.line}段",))
        return finding

    def _line(self, number: int) -> str:
        if self._lines is None:
            self._lines = self._document.source.lines()
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _fingerprint(self, rule: Rule, finding: Finding, line: str) -> str:
        content = "\x1f".join((rule.code, *finding.place, fold(line)))
        self._seen[content] += 1
        return _digest(f"{content}\x1f{self._seen[content]}")


def _digest(content: str) -> str:
    # Most files that are checked in a hook are clean: the hash is imported for those that are not.
    import hashlib

    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _placed(finding: Finding, report: Report) -> Finding:
    return finding._replace(place=report.place_of(finding.span) or (report.form.document,))


def _unreadable(path: str, error: UnreadableError, options: Options) -> FileResult:
    rule = next((rule for rule in options.rules if rule.code == READABLE), None)
    outcomes = {rule.code: RuleOutcome(Status.NOT_APPLICABLE, ("文件没有读出来",)) for rule in options.rules}
    if rule is None:
        return FileResult(path, None, None, (), outcomes, (Failure(path, READABLE, str(error)),), unreadable=True)
    outcomes[READABLE] = RuleOutcome(Status.FAIL)
    span = Span(error.line, error.column, error.line, error.column)
    fingerprint = _digest(f"{READABLE}\x1f{error}")
    finding = Finding(span, str(error), whole=(error.line, error.column) == (1, 1))
    diagnostic = Diagnostic(path, rule, rule.severity, finding, fingerprint, basis=rule.basis)
    return FileResult(path, None, None, (diagnostic,), outcomes, unreadable=True)


def _failed(path: str, code: str, error: BaseException) -> Failure:
    return failure_of(path, code, f"{type(error).__name__}: {error}", error)
