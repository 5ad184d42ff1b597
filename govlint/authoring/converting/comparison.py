"""What a conversion changed of what is found in a report: figures that differ, findings that are gone or new.

What the other format cannot hold, or the mandated layout mends, is told by what a finding points at: a place where a
table was cut, a tracked change, a page header. Everything else must be the same.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.matching import fold
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from govlint.document import Document, Span
    from govlint.forms.report import Report
    from govlint.results import Diagnostic

_PLACE: Final = re.compile(r"第\d+(?:页第\d+行|段)\Z")
_LEVEL: Final = re.compile(r"第\d级标题")


class Comparison(NamedTuple):
    """`figures` and `findings` say what differs and should not; `lost` which findings are gone, and for what reason."""

    figures: tuple[str, ...]
    findings: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether figures and findings are the same but for what was bound to be lost."""
        return not self.figures and not self.findings


def compared(
    document: Document,
    before: Report | None,
    after: Report | None,
    found: Iterable[Diagnostic],
    then: Iterable[Diagnostic],
) -> Comparison:
    """Compare what was read and `found` in the source `document` with what was read and found `then`."""
    earlier, later = list(found), list(then)
    gone, new = _without_same(earlier, later, _key), _without_same(later, earlier, _key)
    gone, new = _without_same(gone, new, _mended), _without_same(new, gone, _mended)
    reasons = _Reasons(before, document)
    findings: list[str] = []
    lost: list[str] = []
    for made in gone:
        reason = reasons.of(made)
        (lost if reason else findings).append(f"{_told(made)}：{reason or '转换以后没有了'}")
    findings.extend(f"{_told(made)}：转换以后才有" for made in new)
    return Comparison(tuple(_figures(before, after)), tuple(findings), tuple(lost))


def _without_same(
    these: Sequence[Diagnostic], others: Sequence[Diagnostic], parts: Callable[[Diagnostic], Sequence[object]]
) -> list[Diagnostic]:
    """`these` without those of which every part occurs among those of `others`, as often as it is asked for."""
    free = Counter(part for made in others for part in parts(made))
    left = []
    for made in these:
        wanted = Counter(parts(made))
        # The operators of counters look at all that is in them.
        if wanted and all(free[part] >= count for part, count in wanted.items()):
            free.subtract(wanted)
        else:
            left.append(made)
    return left


def _mended(made: Diagnostic) -> Sequence[object]:
    """What a finding would have mended: a rule may find together in one line what stands in two of another format."""
    fix = made.finding.fix
    return [(made.rule.code, edit.text) for edit in fix.edits] if fix else []


def _key(made: Diagnostic) -> Sequence[object]:
    place = made.finding.place
    if place and _PLACE.match(place[0]):
        place = place[1:]
    return ((made.rule.code, place, _LEVEL.sub("标题", fold(made.finding.message))),)


def _told(made: Diagnostic) -> str:
    return f"{made.rule.code} {made.finding.message}"


class _Reasons:
    """Why a finding may be gone."""

    def __init__(self, report: Report | None, document: Document) -> None:
        readings = list(report.readings()) if report else []
        displaced = (row for reading in readings for run in reading.displaced for row in run)
        self._layout = {span for reading in readings for span in reading.breaks}
        self._layout |= {row.label.span for row in displaced if row.label is not None}
        self._traces = {trace.span for trace in document.traces or ()}
        self._margins = [prose.span for prose in document.margins]
        self._comments = {directive.span for directive in document.directives}

    def of(self, made: Diagnostic) -> str:
        """The reason; "" where there is none."""
        span = made.finding.span
        if span in self._layout:
            return "表格已按格式重新排列"
        if span in self._comments:
            return "停用规则的注释不转换"
        if made.finding.whole:
            return "文件属性不转换"
        if span in self._traces:
            return "修订、批注和隐藏的文字不转换"
        if any(_within(span, margin) for margin in self._margins):
            return "页眉、页脚和脚注不转换"
        return ""


def _within(span: Span, outer: Span) -> bool:
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return (outer.line, outer.column) <= start and end <= (outer.end_line, outer.end_column)


def _figures(before: Report | None, after: Report | None) -> Iterator[str]:
    old, new = _values(before), _values(after)
    for cell in dict.fromkeys((*old, *new)):
        if old.get(cell) != new.get(cell):
            yield f"{cell}：原来是{_said(old.get(cell))}，转换以后是{_said(new.get(cell))}"


def _values(report: Report | None) -> Mapping[str, str]:
    """What was read in every cell that could be told apart, of every occurrence of every table."""
    found: dict[str, str] = {}
    for slot in report.tables if report else ():
        for number, reading in enumerate(slot.readings, 1):
            count = f"第 {number} 张" if len(slot.readings) > 1 else ""
            for row in reading.rows:
                for column, value in zip(row.columns, row.values or (), strict=False):
                    found[f"{slot.form.id}{count}“{row.row.id}”的“{column.id}”"] = fold(value.raw)
    return found


def _said(text: str | None) -> str:
    return "没有读出" if text is None else f"“{text}”" if text else "空白"
