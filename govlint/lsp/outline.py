"""The parts and tables of a report, or the headings and tables of another text: as an outline, and for folding."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from govlint.document import Heading, Span, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.document import Document
    from govlint.forms.report import PartHeading, Report, TableReading
    from govlint.lsp.desk import Analysis
    from govlint.lsp.positions import Lines


def symbols(analysis: Analysis) -> list[lsp.DocumentSymbol]:
    """The outline of a document."""
    document, report = analysis.checked.document, analysis.checked.report
    if report is not None:
        return _of_report(report, analysis.lines)
    return _of_document(document, analysis.lines) if document else []


def flat(
    found: Iterable[lsp.DocumentSymbol], uri: str, container: str | None = None
) -> Iterator[lsp.SymbolInformation]:
    """The same outline for clients that know of none within another."""
    for symbol in found:
        yield lsp.SymbolInformation(lsp.Location(uri, symbol.range), symbol.name, symbol.kind, container_name=container)
        yield from flat(symbol.children or (), uri, symbol.name)


def folds(analysis: Analysis) -> list[lsp.FoldingRange]:
    """What can be folded: everything in the outline that is longer than a line, and comments to govlint."""
    found = dict.fromkeys(_extents(symbols(analysis)))
    ranges = [lsp.FoldingRange(first, last) for first, last in found]
    document = analysis.checked.document
    for directive in document.directives if document else ():
        if directive.span.line < directive.span.end_line:
            first, last = directive.span.line - 1, directive.span.end_line - 1
            ranges.append(lsp.FoldingRange(first, last, kind=lsp.FoldingRangeKind.Comment))
    return ranges


def _extents(found: Iterable[lsp.DocumentSymbol]) -> Iterator[tuple[int, int]]:
    for symbol in found:
        first, last = symbol.range.start.line, symbol.range.end.line
        last -= last > first and symbol.range.end.character == 0
        if last > first:
            yield first, last
        yield from _extents(symbol.children or ())


def _of_report(report: Report, lines: Lines) -> list[lsp.DocumentSymbol]:
    ends = [_end_above(after.span, lines) for _, after in pairwise(report.headings)]
    spans = [_until(heading.span, end) for heading, end in zip(report.headings, [*ends, _end(lines)], strict=True)]
    tables = [
        _symbol(_table_name(reading), lsp.SymbolKind.Array, reading.span, reading.span, lines, _rows(reading, lines))
        for reading in report.readings()
    ]
    parts = [
        _symbol(
            heading.text.value,
            lsp.SymbolKind.Namespace,
            span,
            heading.span,
            lines,
            _take(tables, lines.range(span)),
            _detail(heading),
        )
        for heading, span in zip(report.headings, spans, strict=True)
    ]
    title = report.title
    first = [_symbol(title.text.value, lsp.SymbolKind.File, title.span, title.span, lines)] if title else []
    return sorted([*first, *parts, *tables], key=_start)


def _detail(heading: PartHeading) -> str:
    return "" if heading.part else "不在格式的各部分之内"


def _table_name(reading: TableReading) -> str:
    return reading.form.id if reading.readable else f"{reading.form.id}（没有读数值）"


def _rows(reading: TableReading, lines: Lines) -> list[lsp.DocumentSymbol]:
    found = []
    for row in reading.rows:
        name = row.label.text.value if row.label else row.row.id
        values = " ".join(value.raw.strip() or "〔空〕" for value in row.values or ())
        found.append(_symbol(name, lsp.SymbolKind.Number, row.span, row.span, lines, detail=" ".join(values.split())))
    return found


def _of_document(document: Document, lines: Lines) -> list[lsp.DocumentSymbol]:
    """Headings within those above them, and tables within headings."""
    top: list[lsp.DocumentSymbol] = []
    holding = [(0, top)]
    ends = _section_ends(document, lines)
    number = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            while holding[-1][0] >= block.level:
                holding.pop()
            span = _until(block.span, ends[block.span])
            inner: list[lsp.DocumentSymbol] = []
            made = _symbol(block.text.value, lsp.SymbolKind.String, span, block.span, lines, inner)
            holding[-1][1].append(made)
            holding.append((block.level, inner))
        elif isinstance(block, Table):
            number += 1
            table = _symbol(f"表格 {number}", lsp.SymbolKind.Array, block.span, block.span, lines)
            holding[-1][1].append(table)
    return top


def _section_ends(document: Document, lines: Lines) -> dict[Span, tuple[int, int]]:
    """Where the text below each heading ends: above the next one that is not below it."""
    ends: dict[Span, tuple[int, int]] = {}
    after: list[tuple[int, tuple[int, int]]] = [(0, _end(lines))]
    for heading in reversed([block for block in document.blocks if isinstance(block, Heading)]):
        while after[-1][0] > heading.level:
            after.pop()
        ends[heading.span] = after[-1][1]
        after.append((heading.level, _end_above(heading.span, lines)))
    return ends


def _symbol(
    name: str,
    kind: lsp.SymbolKind,
    span: Span,
    selection: Span,
    lines: Lines,
    children: Sequence[lsp.DocumentSymbol] = (),
    detail: str = "",
) -> lsp.DocumentSymbol:
    """A symbol, which holds the list `children` itself; a client refuses one without a name."""
    shown = " ".join(name.split()) or "（空）"
    own, chosen = lines.range(span), lines.range(selection)
    return lsp.DocumentSymbol(shown[:200], kind, own, chosen, detail[:200] or None, children=children)


def _take(symbols: list[lsp.DocumentSymbol], within: lsp.Range) -> list[lsp.DocumentSymbol]:
    """Take those that begin in a range out of a list."""
    inside = [symbol for symbol in symbols if _at(within.start) <= _start(symbol) < _at(within.end)]
    taken = set(map(id, inside))
    symbols[:] = [symbol for symbol in symbols if id(symbol) not in taken]
    return inside


def _at(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character


def _start(symbol: lsp.DocumentSymbol) -> tuple[int, int]:
    return _at(symbol.range.start)


def _until(span: Span, end: tuple[int, int]) -> Span:
    """From the beginning of a span to an end, at least as far as the span goes."""
    return Span(span.line, span.column, *max(end, (span.end_line, span.end_column)))


def _end_above(span: Span, lines: Lines) -> tuple[int, int]:
    """The end of the last line above a span that says anything."""
    number = span.line - 1
    while number > 1 and not lines.line(number).strip():
        number -= 1
    return max(number, 1), len(lines.line(max(number, 1))) + 1


def _end(lines: Lines) -> tuple[int, int]:
    return _end_above(Span(len(lines) + 1, 1, len(lines) + 1, 1), lines)
