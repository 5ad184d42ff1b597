"""`--format concise`: one line per finding, `path:line:column: GL302 error 消息`, for pipes, grep and editors.

Lines are never broken, and nothing in a report can add a line of its own. Colours, where they are asked for, take no
character away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.reporters.colors import BOLD, BOLD_CYAN, BOLD_RED, BOLD_YELLOW, painted
from govlint.reporters.tally import ranked, rules_by_code, tally, told
from govlint.reporters.terminal_text import cleaner
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, Failure, FileResult, RunResult
    from govlint.rules import Rule

    Pieces = tuple[tuple[str, str], ...]
    """A line in pieces, each with its colour, "" for none."""

_MOST_ELSEWHERE: Final = 2
_COLORS: Final = {Severity.ERROR: BOLD_RED, Severity.WARNING: BOLD_YELLOW, Severity.NOTE: BOLD_CYAN}

MENDABLE: Final = " [可改]"
"""Stands behind what `--fix` mends."""


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write a line for every diagnostic and failure, then statistics if asked for, and the summary."""
    clean = cleaner(getattr(stream, "encoding", None))
    for line in _lines(result, options):
        if isinstance(line, str):
            stream.write(clean(line) + "\n")
        else:
            made = (painted(clean(text), color if options.color else "") for text, color in line)
            stream.write("".join(made) + "\n")


def _lines(result: RunResult, options: ReportOptions) -> Iterator[str | Pieces]:
    rules = rules_by_code(result)
    for file in result.files:
        yield from map(_diagnostic, file.diagnostics)
        if options.show_suppressed:
            yield from map(_suppressed, file.suppressed)
        if options.show_passed:
            yield from _outcomes(file, rules)
    yield from map(_failure, result.all_failures)
    counts = tally(result)
    if options.statistics:
        for code, count in ranked(counts.codes):
            yield f"{count:>4} {code} {rules[code].name} {rules[code].title}"
    yield counts.sentence
    yield from counts.mending


def _diagnostic(diagnostic: Diagnostic) -> Pieces:
    span = diagnostic.finding.span
    judge = "请核对：" if diagnostic.finding.kind == "review" and "请核对" not in diagnostic.finding.message else ""
    mendable = MENDABLE if diagnostic.mendable == "safe" and not diagnostic.suppression else ""
    return (
        (f"{diagnostic.path}:{span.line}:{span.column}:", BOLD),
        (f" {diagnostic.rule.code} ", ""),
        (diagnostic.severity, _COLORS[diagnostic.severity]),
        (f" {judge}{_flat(diagnostic.finding.message)}{_elsewhere(diagnostic)}{mendable}", ""),
    )


def _elsewhere(diagnostic: Diagnostic) -> str:
    """The first related position in each other file: which file that is, only they say."""
    first = {item.path: item for item in reversed(diagnostic.finding.related) if item.path}
    places = [f"{item.path}:{item.span.line}:{item.span.column}" for item in reversed(first.values())]
    more = f" 等 {len(places)} 个文件" if len(places) > _MOST_ELSEWHERE else ""
    return f"（见 {'、'.join(places[:_MOST_ELSEWHERE])}{more}）" if places else ""


def _suppressed(diagnostic: Diagnostic) -> Pieces:
    suppression = diagnostic.suppression
    reason = f"〔不报告：{_flat(told(suppression, diagnostic.path))}〕" if suppression else ""
    return (*_diagnostic(diagnostic), (reason, ""))


def _outcomes(file: FileResult, rules: Mapping[str, Rule]) -> Iterator[str]:
    for code, outcome in sorted(file.outcomes.items()):
        if outcome.status is not Status.FAIL:
            title = rules[code].title if code in rules else ""
            reasons = f"（{'；'.join(outcome.reasons)}）" if outcome.reasons else ""
            yield f"{file.path}: {code} {outcome.status} {title}{_flat(reasons)}"


def _failure(failure: Failure) -> str:
    rule = f" {failure.rule}" if failure.rule else ""
    return f"{failure.path or 'govlint'}: failure{rule}: {_flat(failure.message)}"


def _flat(message: str) -> str:
    return message.replace("\n", " ").replace("\t", " ")
