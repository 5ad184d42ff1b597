"""One file: read it, lay it against its form, run the rules, sign what they find.

A rule that raises is a failure of that rule on that file; every other rule still runs.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.context import Context
from govlint.discovery import FOREIGN, is_owner_file, suffix_of
from govlint.document import Span
from govlint.forms.align import Wanted, align
from govlint.limits import MAX_FILE
from govlint.named_tuple import NamedTuple
from govlint.results import Diagnostic, Failure, FileResult, RuleOutcome, failure_of
from govlint.rule_run import described, run_rule
from govlint.rules import Finding, NotApplicable, Severity, Status
from govlint.signing import Signer, digest
from govlint.suppression.outcomes import outcome, outcome_of_signed
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from govlint.document import Document
    from govlint.forms.form_file import FormFile
    from govlint.forms.report import Report
    from govlint.plugins import Reader, Registry
    from govlint.rules import Outcome, Rule
    from govlint.suppression.entries import Entry
    from govlint.suppression.inline import Inline

    Converter = Callable[[bytes, str], bytes]
    """Makes a Word file of a file whose format has the suffix given; raises `UnreadableError` where it cannot."""

READABLE: Final = "GL001"
RECOGNISED: Final = "GL002"
UNUSED: Final = "GL003"
CONVERTED: Final = ".docx"
"""What legacy formats are converted to."""


_AS_DECLARED: Final[Mapping[str, Severity]] = MappingProxyType({})


class Options(NamedTuple):
    """What to check: the rules (in the order of their codes) and what the user says of the report.

    `severities` are those that the user gave rules by code; `context` is what rules that ask for it are told. `forms`
    take the place of the registry's, where the user accepts spellings besides theirs. `entries` are those of the
    configuration that may suppress findings in the file; with `require_reason`, a comment that says none does not.
    """

    rules: tuple[Rule, ...]
    wanted: Wanted = Wanted()
    require_form: bool = False
    convert: Converter | None = None
    severities: Mapping[str, Severity] = _AS_DECLARED
    context: Context = Context()
    forms: tuple[FormFile, ...] = ()
    entries: tuple[Entry, ...] = ()
    require_reason: bool = False


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
    signer = Signer(path, document, report, others, _severities(options))
    inline = _inline(path, document, registry, options)
    diagnostics: list[Diagnostic] = []
    outcomes: dict[str, RuleOutcome] = {}
    failures: list[Failure] = []
    for rule in options.rules:
        try:
            found = _run(rule, document, report, options)
            signed = [signer.sign(rule, item) for item in found if not isinstance(item, NotApplicable)]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule that raises is a failure of that rule alone
            failures.append(failure_of(path, rule.code, described(rule, error), error))
            continue
        signed = [_suppressed(made, inline, options.entries) for made in signed]
        outcomes[rule.code] = outcome_of_signed(signed, _reasons(found))
        diagnostics.extend(signed)
    for rule in options.rules:
        if rule.code == UNUSED and inline is not None:
            signed = [signer.sign(rule, item) for item in inline.findings(outcomes)]
            outcomes[rule.code] = outcome_of_signed(signed)
            diagnostics.extend(signed)
    diagnostics.sort(key=_order)
    return FileResult(
        path,
        report.form.id if report else None,
        report.year if report else None,
        tuple(made for made in diagnostics if made.suppression is None),
        outcomes,
        tuple(failures),
        title=report.title.text.folded.text if report and report.title else None,
        suppressed=tuple(made for made in diagnostics if made.suppression is not None),
    )


def _reasons(found: Iterable[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.reason for item in found if isinstance(item, NotApplicable)))


def _severities(options: Options) -> Mapping[str, Severity]:
    return {**options.severities, RECOGNISED: Severity.ERROR} if options.require_form else options.severities


def _inline(path: str, document: Document, registry: Registry, options: Options) -> Inline | None:
    if not document.directives:
        return None
    from govlint.suppression.inline import Inline

    return Inline(path, document, registry.rules, require_reason=options.require_reason)


def _suppressed(made: Diagnostic, inline: Inline | None, entries: Sequence[Entry]) -> Diagnostic:
    """The diagnostic, with what suppresses it: a comment beside it before an entry of the configuration."""
    suppression = inline.suppression(made.rule.code, made.finding) if inline is not None else None
    if suppression is None and entries:
        from govlint.suppression.entries import suppression_by

        suppression = suppression_by(entries, made)
    return made if suppression is None else made._replace(suppression=suppression)


def _order(made: Diagnostic) -> tuple[Span, str, str]:
    return made.finding.span, made.rule.code, made.finding.message


def _run(rule: Rule, document: Document, report: Report | None, options: Options) -> list[Outcome]:
    if rule.on == "engine":
        return list(_recognised(report, document, options)) if rule.code == RECOGNISED else []
    subject = document if rule.on == "document" else report
    if subject is None:
        return [NotApplicable("不是可以辨认的年度报告")]
    return run_rule(rule, subject, options.context, document.source)


def _recognised(report: Report | None, document: Document, options: Options) -> Iterable[Finding]:
    if report is None:
        first = document.blocks[0].span if document.blocks else Span(1, 1, 1, 1)
        wish = "（已要求必须是年度报告）" if options.require_form else ""
        yield Finding(
            first._replace(end_line=first.line, end_column=first.column),
            f"没有认出政府信息公开工作年度报告：未按任何格式检查六个部分和三张表{wish}",
        )


def outcome_of(found: Sequence[Outcome]) -> RuleOutcome:
    """What became of a rule that yielded this."""
    return outcome({item.kind for item in found if isinstance(item, Finding)}, _reasons(found))


def _unreadable(path: str, error: UnreadableError, options: Options) -> FileResult:
    rule = next((rule for rule in options.rules if rule.code == READABLE), None)
    outcomes = {rule.code: RuleOutcome(Status.NOT_APPLICABLE, ("文件没有读出来",)) for rule in options.rules}
    if rule is None:
        return FileResult(path, None, None, (), outcomes, (Failure(path, READABLE, str(error)),), unreadable=True)
    outcomes[READABLE] = RuleOutcome(Status.FAIL)
    span = Span(error.line, error.column, error.line, error.column)
    finding = Finding(span, str(error), whole=(error.line, error.column) == (1, 1))
    severity = options.severities.get(READABLE, rule.severity)
    diagnostic = Diagnostic(path, rule, severity, finding, digest(READABLE, str(error)), basis=rule.basis)
    return FileResult(path, None, None, (diagnostic,), outcomes, unreadable=True)


def _failed(path: str, code: str, error: BaseException) -> Failure:
    return failure_of(path, code, f"{type(error).__name__}: {error}", error)
