"""What is told of the place under the pointer: the rules that found something there, or what a figure stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Range

from govlint.rule_page import page_of
from govlint.selection import UnknownRuleError, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lsprotocol.types import Position

    from govlint.document import Span
    from govlint.forms.report import Report
    from govlint.lsp.desk import Analysis
    from govlint.results import Diagnostic
    from govlint.rules import Rule

_MOST: Final = 3
"""So many pages are shown at once."""
_WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_MARKED: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def hover(analysis: Analysis, position: Position, rules: Mapping[str, Rule]) -> Hover | None:
    """The pages of the rules that found something at a position, or else of what stands there; None for nothing."""
    place = analysis.lines.place(position)
    found = list(_found(analysis, place))
    if found:
        told = "\n\n---\n\n".join(_page(made) for made in found[:_MOST])
        return _hover(told, analysis.lines.range(found[0].finding.span))
    return _of_directive(analysis, place, rules) or _of_value(analysis, place)


def _hover(markdown: str, at: Range | None) -> Hover:
    return Hover(MarkupContent(MarkupKind.Markdown, markdown), at)


def _found(analysis: Analysis, place: tuple[int, int]) -> Iterator[Diagnostic]:
    """One finding of each rule whose text is at a place, the narrowest first; those of the file as such at its top."""
    result = analysis.checked.result
    at = [
        made
        for made in (result.diagnostics if result else ())
        if made.addressing == "text" and (place[0] == 1 if made.finding.whole else _holds(made.finding.span, place))
    ]
    at.sort(key=lambda made: (made.finding.whole, *_size(made.finding.span)))
    first: dict[str, Diagnostic] = {}
    for made in at:
        first.setdefault(made.rule.code, made)
    yield from first.values()


def _holds(span: Span, place: tuple[int, int]) -> bool:
    """Whether a place is in a span, the end of it included: there the pointer may stand too."""
    return (span.line, span.column) <= place <= (span.end_line, span.end_column)


def _size(span: Span) -> tuple[int, int]:
    return span.end_line - span.line, span.end_column - span.column


def _page(made: Diagnostic) -> str:
    where = f"（{'，'.join(made.finding.place)}）" if made.finding.place else ""
    return f"**{_escaped(made.finding.message)}**{_escaped(where)}\n\n{page_of(made.rule)}"


def _escaped(text: str) -> str:
    """Words of a report as text: nothing in it may become a link or a tag."""
    return _MARKED.sub(r"\\\1", " ".join(text.split()))


def _of_directive(analysis: Analysis, place: tuple[int, int], rules: Mapping[str, Rule]) -> Hover | None:
    """The page of a rule that is named in a comment to govlint."""
    document = analysis.checked.document
    for directive in document.directives if document else ():
        if not _holds(directive.span, place):
            continue
        for word in _WORD.finditer(analysis.lines.line(place[0])):
            if word.start() < place[1] <= word.end() + 1:
                try:
                    codes = fitting(rules, word[0])
                except UnknownRuleError:
                    return None
                return _hover(page_of(rules[next(iter(codes))]), None) if len(codes) == 1 else None
    return None


def _of_value(analysis: Analysis, place: tuple[int, int]) -> Hover | None:
    """Which cell of the form a value is: in a table of ten columns nobody sees it."""
    report = analysis.checked.report
    for span, names, raw in _values(report) if report else ():
        if _holds(span, place):
            return _hover(_escaped(f"{' / '.join(names)}：{raw.strip() or '空'}"), analysis.lines.range(span))
    return None


def _values(report: Report) -> Iterator[tuple[Span, tuple[str, ...], str]]:
    for reading in report.readings():
        for row in reading.rows:
            labels = [*(group.text for group in row.row.groups), row.row.label.text]
            for column, value in zip(row.columns, row.values or (), strict=False):
                titles = [*(group.text for group in column.groups), column.label.text]
                yield value.span, tuple(filter(None, (reading.form.id, *labels, *titles))), value.raw
