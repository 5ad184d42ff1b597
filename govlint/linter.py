"""One file: read it, lay it against its form, run the rules, sign what they find.

A rule that raises is a failure of that rule on that file; every other rule still runs.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.context import Context
from govlint.document import Span
from govlint.forms.align import Wanted, align
from govlint.language import say
from govlint.named_tuple import NamedTuple
from govlint.reading import read
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
    from govlint.masking import Masked
    from govlint.plugins import Registry
    from govlint.reading import Converter
    from govlint.rules import Outcome, Rule
    from govlint.suppression.entries import Entry
    from govlint.suppression.inline import Inline

READABLE: Final = "GL001"
RECOGNISED: Final = "GL002"
UNUSED: Final = "GL003"

_PASSED: Final = RuleOutcome(Status.PASS)
_AS_DECLARED: Final[Mapping[str, Severity]] = MappingProxyType({})


class Options(NamedTuple):
    """What to check: the rules (in the order of their codes) and what the user says of the report.

    `severities` are those that the user gave rules by code; `context` is what rules that ask for it are told. `forms`
    take the place of the registry's, where the user accepts spellings besides theirs. `entries` are those of the
    configuration that may suppress findings in the file; with `require_reason`, a comment that says none does not.
    `keeps_view` asks for the document in the result, for reporters that show it.
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
    keeps_view: bool = False


def lint(
    path: str, data: bytes, registry: Registry, options: Options, seen: Callable[[Report], object] | None = None
) -> FileResult:
    """Check one file given as bytes. Never raises for what the file holds.

    `seen` is given the report that the file is, if it is one, before any rule.
    """
    try:
        document = read(path, data, registry.readers, options.convert)
    except UnreadableError as error:
        return _unreadable(path, error, options)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a reader does, the other files must still be checked
        return FileResult(path, None, None, (), {}, (_failed(path, "", error),), unreadable=True)
    result = check(path, document, registry, options, seen)
    if result.view is not None:
        import hashlib

        result = result._replace(view=result.view._replace(digest=hashlib.sha256(data).hexdigest()))
    if any(made.finding.fix for made in result.diagnostics) and (document.pages or document.source.data != data):
        # Nothing can be mended in a PDF, or in what a file was converted to.
        return _without_fixes(result)
    return result


def unreadable(path: str, message: str, options: Options) -> FileResult:
    """The result for a file that could not even be opened."""
    return _unreadable(path, UnreadableError(message), options)


def check(
    path: str,
    document: Document,
    registry: Registry,
    options: Options,
    seen: Callable[[Report], object] | None = None,
) -> FileResult:
    """Check a document that has been read; `seen` as in `lint`. Rules on series are passed over."""
    forms = options.forms or registry.forms
    try:
        report = align(document, forms, options.wanted)
        if seen is not None and report is not None:
            seen(report)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a fault of the engine on this file must not hide the others
        return FileResult(path, None, None, (), {}, (_failed(path, "", error),))
    others = frozenset(form.instrument for form in forms if report and form.id != report.due_form.id)
    context = options.context._replace(form=report.form.id if report else None)
    ran: list[tuple[Rule, list[Outcome]]] = []
    outcomes: dict[str, RuleOutcome] = {}
    masked: Masked | None = None
    failures: list[Failure] = []
    source = document.source
    for rule in options.rules:
        on = rule.on
        try:
            if on == "document":
                found = run_rule(rule, document, context, source)
            elif on == "report" and report is not None:
                found = run_rule(rule, report, context, source)
            elif on == "series":
                continue
            else:
                found = _found_without(rule, document, report, options)
            for item in found:
                if isinstance(item, Finding) and item.private:
                    masked = masked or _masked(document)
                    masked.hide(item.private)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule that raises is a failure of that rule alone
            failures.append(failure_of(path, rule.code, described(rule, error), error))
        else:
            outcomes[rule.code] = _PASSED
            if found:
                ran.append((rule, found))
    if options.keeps_view:
        from govlint.document_view import masked_for_showing, view_of

        masked = masked_for_showing(document, masked, registry.rules.values(), options.rules, context)
    signer = Signer(path, document, report, others, _severities(options), masked)
    inline = _inline(path, document, registry, options)
    diagnostics: list[Diagnostic] = []
    for rule, found in ran:
        try:
            signed = [signer.sign(rule, item) for item in found if not isinstance(item, NotApplicable)]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - so is one whose findings cannot be signed
            del outcomes[rule.code]
            failures.append(failure_of(path, rule.code, described(rule, error), error))
            continue
        signed = [_suppressed(made, inline, options.entries) for made in signed]
        outcomes[rule.code] = outcome_of_signed(signed, _reasons(found))
        diagnostics.extend(signed)
    if inline is not None:
        for rule in options.rules:
            if rule.code == UNUSED:
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
        title=_title(report, masked),
        suppressed=tuple(made for made in diagnostics if made.suppression is not None),
        view=view_of(document, report, masked) if options.keeps_view else None,
        encoding=document.source.encoding,
        title_span=report.title.span if report and report.title else None,
    )


def check_elsewhere(
    path: str,
    document: Document,
    found: Iterable[tuple[Rule, Sequence[Outcome]]],
    registry: Registry,
    options: Options,
    others: frozenset[str],
) -> tuple[list[Diagnostic], dict[str, RuleOutcome]]:
    """Sign what rules have found in a document that looked at more than it, with what became of each rule.

    `others` are the instruments of the forms for other years. Comments in the document that suppress nothing of it are
    told too, once more where `check` has told them.
    """
    ran = list(found)
    private = [span for _, items in ran for item in items if isinstance(item, Finding) for span in item.private]
    masked = _masked(document) if private else None
    if masked:
        masked.hide(private)
    signer = Signer(path, document, None, others, _severities(options), masked)
    inline = _inline(path, document, registry, options)
    diagnostics: list[Diagnostic] = []
    outcomes: dict[str, RuleOutcome] = {}
    for rule, items in ran:
        signed = [signer.sign(rule, item) for item in items if not isinstance(item, NotApplicable)]
        signed = [_suppressed(made, inline, options.entries) for made in signed]
        outcomes[rule.code] = outcome_of_signed(signed, _reasons(items))
        diagnostics.extend(signed)
    for rule in options.rules:
        if rule.code == UNUSED and inline is not None:
            diagnostics.extend(signer.sign(rule, item) for item in inline.findings(outcomes))
    return diagnostics, outcomes


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


def _without_fixes(result: FileResult) -> FileResult:
    found = (made._replace(finding=made.finding._replace(fix=None)) for made in result.diagnostics)
    return result._replace(diagnostics=tuple(found))


def _found_without(rule: Rule, document: Document, report: Report | None, options: Options) -> list[Outcome]:
    """What is found without running a rule: one of the engine's own, or one on a report where there is none."""
    if rule.on == "engine":
        return list(_recognised(report, document, options)) if rule.code == RECOGNISED else []
    return [NotApplicable(say("不是可以辨认的年度报告"))]


def _recognised(report: Report | None, document: Document, options: Options) -> Iterable[Finding]:
    if report is None:
        first = document.blocks[0].span if document.blocks else Span(1, 1, 1, 1)
        wish = say("（已要求必须是年度报告）") if options.require_form else ""
        yield Finding(
            first._replace(end_line=first.line, end_column=first.column),
            say("没有认出政府信息公开工作年度报告：未按任何格式检查六个部分和三张表{wish}", wish=wish),
        )


def outcome_of(found: Sequence[Outcome]) -> RuleOutcome:
    """What became of a rule that yielded this."""
    return outcome({item.kind for item in found if isinstance(item, Finding)}, _reasons(found))


def _title(report: Report | None, masked: Masked | None) -> str | None:
    if report is None or report.title is None:
        return None
    title = report.title.text.folded.text
    return masked.said(title) if masked else title


def _masked(document: Document) -> Masked:
    # Next to no file holds what has to be masked.
    from govlint.masking import Masked

    return Masked(document.source.lines())


def _unreadable(path: str, error: UnreadableError, options: Options) -> FileResult:
    rule = next((rule for rule in options.rules if rule.code == READABLE), None)
    unread = RuleOutcome(Status.NOT_APPLICABLE, (say("文件没有读出来"),))
    outcomes = {rule.code: unread for rule in options.rules if rule.on != "series"}
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
