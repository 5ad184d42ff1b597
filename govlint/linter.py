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
from govlint.settling import UNUSED, Settling, kinds, reasons
from govlint.signing import Signer, digest
from govlint.suppression.outcomes import outcome
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
    context = options.context._replace(form=report.form.id if report else None)
    ran = _run_rules(path, document, report, context, options)
    masked = ran.masked
    if options.keeps_view:
        from govlint.document_view import masked_for_showing, view_of

        masked = masked_for_showing(document, masked, registry.rules.values(), options.rules, context)
    due = report.due_form.id if report else None
    others = frozenset([form.instrument for form in forms if due and form.id != due])
    settling = _settling(path, document, report, others, masked, registry, options, ran.outcomes)
    for rule, found in ran.found:
        try:
            settling.take(rule, found)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - so is a rule whose findings cannot be signed
            del ran.outcomes[rule.code]
            ran.failures.append(failure_of(path, rule.code, described(rule, error), error))
    settling.end(options.rules)
    diagnostics = sorted(settling.diagnostics, key=_order)
    return FileResult(
        path,
        report.form.id if report else None,
        report.year if report else None,
        tuple([made for made in diagnostics if made.suppression is None]),
        ran.outcomes,
        tuple(ran.failures),
        title=_title(report, masked),
        suppressed=tuple([made for made in diagnostics if made.suppression is not None]),
        view=view_of(document, report, masked) if options.keeps_view else None,
        encoding=document.source.encoding,
        title_span=report.title.span if report and report.title else None,
    )


class _Ran(NamedTuple):
    """What rules have yielded, if anything, and what became of each; what they call private is `masked`."""

    found: list[tuple[Rule, list[Outcome]]]
    outcomes: dict[str, RuleOutcome]
    failures: list[Failure]
    masked: Masked | None


def _run_rules(path: str, document: Document, report: Report | None, context: Context, options: Options) -> _Ran:
    found: list[tuple[Rule, list[Outcome]]] = []
    outcomes: dict[str, RuleOutcome] = {}
    failures: list[Failure] = []
    masked: Masked | None = None
    source = document.source
    for rule in options.rules:
        on = rule.on
        try:
            if on == "document":
                items = run_rule(rule, document, context, source)
            elif on == "report" and report is not None:
                items = run_rule(rule, report, context, source)
            elif on == "series":
                continue
            else:
                items = _found_without(rule, document, report, options)
            masked = _hidden(document, items, masked)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule that raises is a failure of that rule alone
            failures.append(failure_of(path, rule.code, described(rule, error), error))
        else:
            outcomes[rule.code] = _PASSED
            if items:
                found.append((rule, items))
    return _Ran(found, outcomes, failures, masked)


def _hidden(document: Document, items: Iterable[Outcome], masked: Masked | None) -> Masked | None:
    """What is `masked`, with what these findings call private."""
    for item in items:
        if isinstance(item, Finding) and item.private:
            if masked is None:
                from govlint.masking import Masked  # next to no file holds what has to be masked

                masked = Masked(document.source.lines())
            masked.hide(item.private)
    return masked


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
    masked = _hidden(document, [item for _, items in ran for item in items], None)
    outcomes: dict[str, RuleOutcome] = {}
    settling = _settling(path, document, None, others, masked, registry, options, outcomes)
    for rule, items in ran:
        settling.take(rule, items)
    settling.end(options.rules)
    outcomes.pop(UNUSED, None)  # `check` knows what became of it
    return settling.diagnostics, outcomes


def _settling(
    path: str,
    document: Document,
    report: Report | None,
    others: frozenset[str],
    masked: Masked | None,
    registry: Registry,
    options: Options,
    outcomes: dict[str, RuleOutcome],
) -> Settling:
    severities = {**options.severities, RECOGNISED: Severity.ERROR} if options.require_form else options.severities
    inline: Inline | None = None
    if document.directives:
        from govlint.suppression.inline import Inline

        inline = Inline(path, document, registry.rules, require_reason=options.require_reason)
    signer = Signer(path, document, report, others, severities, masked)
    return Settling(signer, inline, options.entries, outcomes)


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
    return outcome(kinds(found), reasons(found))


def _title(report: Report | None, masked: Masked | None) -> str | None:
    if report is None or report.title is None:
        return None
    title = report.title.text.folded.text
    return masked.said(title) if masked else title


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
