"""What was found, as editors show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types as lsp

from govlint.linter import RECOGNISED
from govlint.lsp.uris import uri_of
from govlint.rules import Severity
from govlint.settling import UNUSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.config.mistakes import Mistake
    from govlint.lsp.checking import Checked
    from govlint.lsp.positions import Lines
    from govlint.results import Diagnostic, Failure

SOURCE: Final = "govlint"
_SEVERITIES: Final = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
_TOP: Final = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))


def diagnostics(
    checked: Checked, uri: str, lines: Lines, failures: Iterable[Failure] = (), rule_page: str = ""
) -> list[lsp.Diagnostic]:
    """What there is to say of a document; `failures` are those of plugins, which concern every document.

    A rule that could not run, and a text that was not checked, is an error too: an empty list means that all is well.
    """
    found = [_of_mistakes(checked.mistakes)] if checked.mistakes else []
    result = checked.result
    if result is None:
        return found
    found += map(_of_failure, (*failures, *result.failures))
    found += (_of_finding(made, uri, lines, rule_page) for made in result.diagnostics if made.addressing == "text")
    return found


def _of_finding(made: Diagnostic, uri: str, lines: Lines, rule_page: str) -> lsp.Diagnostic:
    finding = made.finding
    judge = "请核对：" if finding.kind == "review" and "请核对" not in finding.message else ""
    severity = _SEVERITIES[made.severity]
    if made.rule.code == RECOGNISED and made.severity is Severity.NOTE:
        # Most texts that are open in an editor are no reports, and nobody says that this one is.
        severity = lsp.DiagnosticSeverity.Hint
    return lsp.Diagnostic(
        range=_TOP if finding.whole else lines.range(finding.span),
        message=judge + finding.message,
        severity=severity,
        code=made.rule.code,
        code_description=_page(made.rule.code, rule_page),
        source=SOURCE,
        tags=[lsp.DiagnosticTag.Unnecessary] if made.rule.code == UNUSED else None,
        related_information=list(_related(made, uri, lines)) or None,
        data={"fingerprint": made.fingerprint},
    )


def _page(code: str, rule_page: str) -> lsp.CodeDescription | None:
    return lsp.CodeDescription(rule_page.replace("{code}", code)) if "{code}" in rule_page else None


def _related(made: Diagnostic, uri: str, lines: Lines) -> Iterator[lsp.DiagnosticRelatedInformation]:
    """The places that explain a finding; one in another file has no lines that are known here."""
    for other in made.finding.related:
        where = (uri_of(other.path), _TOP) if other.path else (uri, lines.range(other.span))
        yield lsp.DiagnosticRelatedInformation(lsp.Location(*where), other.message)


def _of_failure(failure: Failure) -> lsp.Diagnostic:
    rule = f"规则 {failure.rule} " if failure.rule else ""
    return lsp.Diagnostic(
        range=_TOP,
        message=f"{rule}运行失败，结果不完整，不能当作通过：{failure.message}",
        severity=lsp.DiagnosticSeverity.Error,
        code=failure.rule or None,
        source=SOURCE,
    )


def _of_mistakes(mistakes: tuple[Mistake, ...]) -> lsp.Diagnostic:
    told = "\n".join(map(str, mistakes) if mistakes[0].path else (mistake.message for mistake in mistakes))
    related = [
        lsp.DiagnosticRelatedInformation(lsp.Location(uri_of(mistake.path), _line_of(mistake)), mistake.message)
        for mistake in mistakes
        if mistake.path
    ]
    return lsp.Diagnostic(
        range=_TOP,
        message=f"没有检查：配置有误\n{told}",
        severity=lsp.DiagnosticSeverity.Error,
        source=SOURCE,
        related_information=related or None,
    )


def _line_of(mistake: Mistake) -> lsp.Range:
    line = max(mistake.line - 1, 0)
    return lsp.Range(lsp.Position(line, 0), lsp.Position(line, 0))


def of_configuration(mistakes: Iterable[Mistake]) -> dict[str, list[lsp.Diagnostic]]:
    """The mistakes in configurations as diagnostics of those files, by their URIs."""
    found: dict[str, list[lsp.Diagnostic]] = {}
    for mistake in mistakes:
        if not mistake.path:
            continue
        line = max(mistake.line - 1, 0)
        end = lsp.Position(line + 1, 0) if mistake.line else lsp.Position(0, 0)
        message = f"键 {mistake.key}: {mistake.message}" if mistake.key else mistake.message
        made = lsp.Diagnostic(
            lsp.Range(lsp.Position(line, 0), end), message, lsp.DiagnosticSeverity.Error, source=SOURCE
        )
        found.setdefault(uri_of(mistake.path), []).append(made)
    return found


def fingerprint_of(diagnostic: lsp.Diagnostic) -> str:
    """The fingerprint of the finding that a client hands back; "" where it hands none back."""
    data: Any = diagnostic.data
    value = data.get("fingerprint", "") if isinstance(data, dict) else ""
    return value if isinstance(value, str) else ""
