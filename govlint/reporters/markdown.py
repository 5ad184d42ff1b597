"""`--format markdown`: a summary for the page of a CI run, for `$GITHUB_STEP_SUMMARY` and for comments.

GitHub takes no summary of more than 1 MiB: what does not fit is counted. Nothing in a report is markup, a link, or the
name of somebody who would be notified.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import shown, word
from govlint.reporters.annotations import FAILURE, cut, has_lines, judged, shown_path
from govlint.reporters.tally import SEVERITY_WORDS, STATUS_WORDS, ranked, rules_by_code, tally
from govlint.reporters.terminal_text import clean
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from govlint.plugins import ReportOptions
    from govlint.reporters.tally import Tally
    from govlint.results import Diagnostic, FileResult, RunResult

_ROOM: Final = 900_000
"""Bytes; 1 MiB is the limit for all that a step writes."""
_LONGEST: Final = 1_000
_ENTITIES: Final = {char: f"&#{ord(char)};" for char in "&<>`*_[]|~#!:@$\\"}
_MARKS: Final = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.NOTE: "🔵"}


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write counts, then for every file with findings a table of them."""
    counts = tally(result)
    room = _ROOM
    for line in _head(counts):
        room -= _write(line, stream)
    for block, findings in _blocks(result, options):
        needed = sum(len(line.encode("utf-8", "surrogatepass")) + 1 for line in block)
        if needed > room:
            _write("", stream)
            _write(word("摘要的篇幅有限，其余 {findings} 条没有列出，请看完整的结果。", findings=findings), stream)
            return
        for line in block:
            room -= _write(line, stream)
    for line in _foot(result, counts, options):
        _write(line, stream)


def _write(line: str, stream: TextIO) -> int:
    stream.write(line + "\n")
    return len(line.encode("utf-8", "surrogatepass")) + 1


def _head(counts: Tally) -> Iterator[str]:
    yield word("## 年度报告检查：{verdict}", verdict=_verdict(counts))
    yield ""
    yield word("{sentence}。", sentence=counts.sentence)


def _verdict(counts: Tally) -> str:
    if counts.failures:
        return word("没有做完")
    if counts.unreadable or not counts.files:
        return word("有文件没有读出来") if counts.files else word("没有可以检查的文件")
    if counts.severities.total():
        return word("有需要修改或者核对的内容")
    return word("没有发现问题")


def _blocks(result: RunResult, options: ReportOptions) -> Iterator[tuple[list[str], int]]:
    """What is written in one piece, each with how many findings there are from it on."""
    left = sum(len(file.diagnostics) for file in result.files)
    for file in result.files:
        if not file.diagnostics:
            continue
        yield list(_file_head(file)), left
        for diagnostic in file.diagnostics:
            yield [_row(diagnostic)], left
            left -= 1


def _file_head(file: FileResult) -> Iterator[str]:
    yield ""
    yield f"### {_text(clean(shown_path(file.path)))}"
    yield ""
    yield word("| 位置 | 级别 | 规则 | 问题 |")
    yield "|---|---|---|---|"


def _row(diagnostic: Diagnostic) -> str:
    finding, rule = diagnostic.finding, diagnostic.rule
    called = shown(STATUS_WORDS[Status.REVIEW] if finding.kind == "review" else SEVERITY_WORDS[diagnostic.severity])
    mend = word("（可以用 --fix 改正）") if diagnostic.mendable == "safe" else ""
    cells = (
        _position(diagnostic),
        f"{_MARKS[diagnostic.severity]} {called}",
        f"{_text(rule.code)}<br>{_text(rule.title)}",
        f"{_text(cut(judged(diagnostic), _LONGEST))}{mend}",
    )
    return f"| {' | '.join(cells)} |"


def _position(diagnostic: Diagnostic) -> str:
    finding = diagnostic.finding
    at = word("第{line}段", line=finding.span.line)
    places = [] if finding.whole or has_lines(diagnostic) else [at]
    places += [place for place in finding.place if place != at]
    line = [f"{finding.span.line}:{finding.span.column}"] if has_lines(diagnostic) else []
    return "<br>".join([*line, *map(_text, places)])


def _foot(result: RunResult, counts: Tally, options: ReportOptions) -> Iterator[str]:
    if result.all_failures:
        yield from ("", f"### {shown(FAILURE)}", "")
        for failure in result.all_failures[:50]:
            where = " ".join(
                filter(None, (clean(shown_path(failure.path)) if failure.path else "govlint", failure.rule))
            )
            yield word("- {text}：{text_2}", text=_text(where), text_2=_text(cut(failure.message, _LONGEST)))
    if options.statistics and counts.codes:
        yield from ("", word("### 各规则的条数"), "", word("| 规则 | 条数 |"), "|---|---|")
        rules = rules_by_code(result)
        yield from (f"| {_text(f'{code} {rules[code].title}')} | {count} |" for code, count in ranked(counts.codes))
    yield from _paragraphs(counts.mending)


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from ("", word("{line}。", line=line))


def _text(text: str) -> str:
    """Text that is nothing but text in Markdown and in a cell of a table."""
    shown = clean(text.replace("\n", " "))
    plain = shown if shown.isalnum() else "".join(_ENTITIES.get(char, char) for char in shown)
    return plain.replace("www.", "www&#46;")
