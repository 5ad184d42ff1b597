"""`--format json`: the whole result for programs, described by docs/schema/report-v1.schema.json.

Keys are only ever added to version 1; none is renamed, removed or given another meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint.reporters.json_text import write_json
from govlint.reporters.tally import SUPPRESSION_WORDS, ranked, tally
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from typing import TextIO

    from govlint.document import Span
    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, Failure, FileResult, RunResult, Suppression
    from govlint.rules import Fix, Related

VERSION: Final = 1


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write the run as one JSON object; it always holds everything, so no option but the exit code matters."""
    counts = tally(result)
    document = {
        "version": VERSION,
        "files": [_file(file) for file in result.files],
        "summary": {
            "files": counts.files,
            "unreadable": counts.unreadable,
            "errors": counts.severities[Severity.ERROR],
            "warnings": counts.severities[Severity.WARNING],
            "notes": counts.severities[Severity.NOTE],
            "reviews": counts.reviews,
            "failures": counts.failures,
            "suppressed": {kind: counts.suppressed[kind] for kind in SUPPRESSION_WORDS},
            "outcomes": {status.value: counts.outcomes[status] for status in Status},
            "rules": dict(ranked(counts.codes)),
            "fixable": {"safe": counts.mendable["safe"], "unsafe": counts.mendable["unsafe"]},
            "fixed": counts.fixed.total(),
            "exit_code": options.exit_code,
        },
        "failures": [_failure(failure) for failure in result.failures],
    }
    write_json(document, stream)


def _file(file: FileResult) -> dict[str, Any]:
    return {
        "path": file.path,
        "form": file.form,
        "year": file.year,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in file.diagnostics],
        "outcomes": {code: outcome.status.value for code, outcome in sorted(file.outcomes.items())},
        "reasons": {code: list(outcome.reasons) for code, outcome in sorted(file.outcomes.items()) if outcome.reasons},
        "failures": [_failure(failure) for failure in file.failures],
        "unreadable": file.unreadable,
        "title": file.title,
        "suppressed": [
            {**_diagnostic(made), "suppression": _suppression(made.suppression)}
            for made in file.suppressed
            if made.suppression is not None
        ],
        "role": file.role,
        "fixed": dict(file.fixed),
        "unfixed": [made._asdict() for made in file.unfixed],
        "unwritten": file.unwritten or None,
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    finding, rule = diagnostic.finding, diagnostic.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": diagnostic.severity.value,
        "kind": finding.kind,
        **_span(finding.span),
        "place": list(finding.place),
        "message": finding.message,
        "fixable": diagnostic.mendable != "no",
        "fix": None if finding.fix is None else _fix(finding.fix),
        "related": [_related(item) for item in finding.related],
        "basis": [str(provision) for provision in diagnostic.basis],
        "fingerprint": diagnostic.fingerprint,
        "addressing": "file" if finding.whole else diagnostic.addressing,
    }


def _related(item: Related) -> dict[str, Any]:
    related = {**_span(item.span), "message": item.message}
    return {**related, "path": item.path, "addressing": item.addressing} if item.path else related


def _suppression(suppression: Suppression) -> dict[str, Any]:
    return {
        "kind": suppression.kind,
        "reason": suppression.reason,
        "path": suppression.path,
        "line": suppression.line,
    }


def _span(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "description": fix.description,
        "applicability": fix.applicability,
        "edits": [{**_span(edit.span), "text": edit.text} for edit in fix.edits],
    }


def _failure(failure: Failure) -> dict[str, str]:
    return {
        "path": failure.path,
        "rule": failure.rule,
        "message": failure.message,
        "traceback": failure.traceback,
    }
