"""`--format rdjson`: the Reviewdog Diagnostic Format, for `reviewdog -f=rdjson`.

Columns count bytes of UTF-8, from 1; ends are exclusive. reviewdog refuses a file with a key that it does not know, so
there is none beyond the first version of the format. Where the text of a line is not at hand its columns are left out:
a range without columns is that of whole lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint.language import word
from govlint.reporters.annotations import FAILURE, cut, has_lines, judged, shown_path, where
from govlint.reporters.json_text import write_json
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from govlint.document import Span
    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, Failure, RunResult

_SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write every finding and failure as a diagnostic."""
    found = {"source": {"name": "govlint"}, "diagnostics": list(_diagnostics(result))}
    write_json(found, stream, levels=2)


def _diagnostics(result: RunResult) -> Iterator[dict[str, Any]]:
    for file in result.files:
        for diagnostic in file.diagnostics:
            yield _finding(diagnostic, mendable=file.encoding == "utf-8")
    for failure in result.all_failures:
        yield _failure(failure)


def _finding(diagnostic: Diagnostic, *, mendable: bool) -> dict[str, Any]:
    """`mendable` says that the bytes of the file are those of its text in UTF-8, which suggestions are made of."""
    finding = diagnostic.finding
    location: dict[str, Any] = {"path": shown_path(diagnostic.path)}
    message = cut(judged(diagnostic))
    if has_lines(diagnostic):
        location["range"] = _range(finding.span, diagnostic.source_line)
    else:
        message = word("{where}：{message}", where=where(diagnostic), message=message)
    written: dict[str, Any] = {
        "message": message,
        "location": location,
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.rule.code},
    }
    suggestions = list(_suggestions(diagnostic)) if mendable else []
    return {**written, "suggestions": suggestions} if suggestions else written


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "message": word("{failure}：{cut}", failure=FAILURE, cut=cut(failure.message)),
        "location": {"path": shown_path(failure.path) if failure.path else "."},
        "severity": "ERROR",
        **({"code": {"value": failure.rule}} if failure.rule else {}),
    }


def _suggestions(diagnostic: Diagnostic) -> Iterator[dict[str, Any]]:
    """The fix, if it is one edit in the line of the finding: reviewdog offers each suggestion by itself."""
    fix, line = diagnostic.finding.fix, diagnostic.finding.span.line
    if fix is None or len(fix.edits) != 1 or not has_lines(diagnostic):
        return
    (edit,) = fix.edits
    if edit.span.line == edit.span.end_line == line and diagnostic.source_line and "\n" not in edit.text:
        yield {"range": _range(edit.span, diagnostic.source_line), "text": edit.text}


def _range(span: Span, line: str) -> dict[str, Any]:
    """`line` is the text of the first line of the span, "" where it is not known."""
    one = span.line == span.end_line
    if not one or span.end_column - 1 > len(line):
        return {"start": {"line": span.line}, "end": {"line": max(span.line, span.end_line)}}
    start, end = (_byte_column(line, column) for column in (span.column, max(span.column, span.end_column)))
    return {"start": {"line": span.line, "column": start}, "end": {"line": span.line, "column": end}}


def _byte_column(line: str, column: int) -> int:
    before = line[: column - 1]
    return 1 + (len(before) if before.isascii() else len(before.encode("utf-8", "surrogatepass")))
