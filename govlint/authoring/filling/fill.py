"""Figures into a report: found by its form, computed where they are sums, refused where they contradict."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint.authoring.figures.names import CellKey
from govlint.authoring.figures.saving import plain
from govlint.authoring.filling.arithmetic import completed, contradictions, sums_of
from govlint.authoring.filling.cells import opened
from govlint.forms.align import align
from govlint.forms.values import ValueKind
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from govlint.authoring.figures.reading import DataFile
    from govlint.authoring.filling.arithmetic import Sum
    from govlint.document import Document
    from govlint.forms.align import Wanted
    from govlint.forms.form_file import FormFile
    from govlint.forms.report import Report
    from govlint.forms.values import Value
    from govlint.plugins import Reader

_MOST: Final = 12
_FEW: Final = 8


class FillError(Exception):
    """A report that was not filled in; `reasons` say why, one a line, in Chinese."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__("；".join(self.reasons))


class Filled(NamedTuple):
    """A report with its figures: the bytes of its file, what was written, computed, left as it was and left blank.

    `zeros` are the cells that were blank in the data as well, and have a 0 because that was asked for.
    """

    data: bytes
    written: tuple[CellKey, ...]
    computed: tuple[CellKey, ...]
    same: tuple[CellKey, ...]
    blank: tuple[CellKey, ...]
    notes: tuple[str, ...] = ()
    zeros: tuple[CellKey, ...] = ()


class Target:
    """A report that is to be filled in: `path` and `data` of its file, and how it was read."""

    def __init__(
        self, path: str, data: bytes, readers: Mapping[str, Reader], forms: tuple[FormFile, ...], wanted: Wanted
    ) -> None:
        self.path: Final = path
        self._readers = readers
        self._forms = forms
        self._wanted = wanted
        self.writing: Final = opened(path, data, readers)
        report = align(self.writing.document, forms, wanted)
        if report is None:
            raise FillError([f"{path} 没有认出年度报告；是空白表格的，用 --form 指明格式"])
        self.report: Final = report

    def aligned(self, data: bytes) -> Report | None:
        """The report that stands in other bytes of the file."""
        return align(opened(self.path, data, self._readers).document, self._forms, self._wanted)


def fill(target: Target, data: DataFile, *, overwrite: bool = False, zeros: bool = False) -> Filled:
    """Put the figures of a data file into a report; raises `FillError`, and then nothing is to be written.

    Only blank cells are filled, unless `overwrite` says that others may be replaced. Cells for which there is no figure
    stay blank, unless `zeros` says that there were none to count.
    """
    report = target.report
    _same_report(report, data)
    values = dict(_values(report))
    given = {cell: made.number for cell, made in data.cells.items()}
    there = {cell: value.number for cell, value in values.items() if value.number is not None and not value.remark}
    sums = sums_of(report.form)
    kept = _kept(sums, given, there) if overwrite else there
    nil = _nil(sums, values, kept | given) if zeros else {}
    computed = completed(sums, kept | given | nil)
    figures = kept | given | nil | computed
    wanted = given | nil | computed
    reasons = [
        *_unreachable(report, given, values),
        *_occupied(wanted, values, overwrite),
        *_wrong(sums, figures, wanted),
    ]
    if reasons:
        raise FillError(reasons)
    reachable = {cell: number for cell, number in wanted.items() if cell in values}
    same = {cell for cell, number in reachable.items() if there.get(cell) == number}
    changes = {cell: plain(number) for cell, number in reachable.items() if cell not in same}
    made = _written(target, values, changes)
    blank = [cell for cell, value in values.items() if value.kind is ValueKind.BLANK and cell not in changes]
    return Filled(
        made,
        tuple(cell for cell in changes if cell in given),
        tuple(cell for cell in changes if cell in computed),
        tuple(same),
        tuple(blank),
        tuple(_notes(report, data, values)),
        tuple(cell for cell in changes if cell in nil),
    )


def _same_report(report: Report, data: DataFile) -> None:
    reasons = []
    if data.year is not None and report.year is not None and data.year != report.year:
        reasons.append(f"数据是 {data.year} 年度的，报告是 {report.year} 年度的")
    if data.form and data.form != report.form.id:
        reasons.append(f"数据按格式 {data.form}，报告按格式 {report.form.id}")
    if reasons:
        raise FillError(reasons)


def _values(report: Report) -> Iterator[tuple[CellKey, Value]]:
    """The cells of the report that can be told apart; of a table that occurs several times none."""
    for slot in report.tables:
        for reading in slot.readings if len(slot.readings) == 1 else ():
            for row in reading.rows:
                for column, value in zip(row.columns, row.values or (), strict=False):
                    yield CellKey(slot.form.id, row.row.id, column.id), value


def _kept(
    sums: Iterable[Sum], given: Mapping[CellKey, Decimal], there: Mapping[CellKey, Decimal]
) -> dict[CellKey, Decimal]:
    """The figures of the report without totals of what the data changes: they are computed again."""
    changed = {cell for cell, number in given.items() if there.get(cell) != number}
    stale: set[CellKey] = set()
    again = True
    while again:
        before = len(stale)
        for made in sums:
            if len(made.total) == 1 and not (changed | stale).isdisjoint(made.terms):
                stale.update(cell for cell in made.total if cell not in given)
        again = len(stale) > before
    return {cell: number for cell, number in there.items() if cell not in stale}


def _nil(
    sums: Collection[Sum], values: Mapping[CellKey, Value], known: Mapping[CellKey, Decimal]
) -> dict[CellKey, Decimal]:
    """0 for the blank cells of which nothing is known and that are no totals."""
    totals = {cell for made in sums for cell in made.total}
    return {
        cell: Decimal(0)
        for cell, value in values.items()
        if value.kind is ValueKind.BLANK and cell not in totals and cell not in known
    }


def _unreachable(report: Report, given: Mapping[CellKey, Decimal], values: Mapping[CellKey, Value]) -> Iterator[str]:
    """Given figures for which the report has no cell, or none that can be told from others."""
    lost: dict[str, None] = {}
    for cell in given:
        if cell in values:
            continue
        slot = report.table(cell.table)
        row = slot.readings[0].row(cell.row) if slot.readings else None
        if not slot.readings:
            lost[f"报告里没有{cell.table}"] = None
        elif len(slot.readings) > 1:
            lost[f"{cell.table}在报告里出现了 {len(slot.readings)} 次，不知道填哪一张"] = None
        elif row is None:
            lost[f"报告的{cell.table}里没有“{cell.row}”这一行"] = None
        elif row.values is None:
            lost[f"报告的{cell.table}“{cell.row}”没有读出（{row.reason or '整张表与格式对不上'}），无法填写"] = None
        else:
            lost[f"报告的{cell}没有这一格"] = None
    yield from lost


def _occupied(wanted: Mapping[CellKey, Decimal], values: Mapping[CellKey, Value], overwrite: bool) -> Iterator[str]:
    for cell, number in wanted.items():
        value = values.get(cell)
        if overwrite or value is None or value.kind is ValueKind.BLANK:
            continue
        if value.number != number or value.remark:
            yield f"{cell}已经填了“{value.raw.strip()}”，数据是 {plain(number)}；要改写请加 --overwrite"


def _wrong(sums: Iterable[Sum], figures: Mapping[CellKey, Decimal], wanted: Mapping[CellKey, Decimal]) -> Iterator[str]:
    for cell, number in wanted.items():
        if number < 0 and any(cell in made.total for made in sums):
            yield f"{cell}按其他各格计算是 {plain(number)}，不会是负数"
    for made, difference in contradictions(tuple(sums), figures):
        if not wanted.keys().isdisjoint(made.cells):
            yield _contradiction(made, difference, figures)


def _contradiction(made: Sum, difference: Decimal, figures: Mapping[CellKey, Decimal]) -> str:
    table, row, column = made.total[0]
    along_row = all(cell.row == row for cell in made.cells)
    place = f"{table}“{row}”行" if along_row else f"{table}“{column}”列"

    def said(cells: tuple[CellKey, ...]) -> str:
        shown = [(cell.column if along_row else cell.row, figures[cell]) for cell in cells]
        told = [(name, number) for name, number in shown if number]
        kept = shown if len(shown) == 1 or (told and len(shown) <= _FEW) else told
        if not kept:
            return "各格都是 0"
        names = " + ".join(f"{name} {plain(number)}" for name, number in kept)
        rest = "（其余为 0）" if len(kept) < len(shown) else ""
        total = sum((figures[cell] for cell in cells), start=Decimal(0))
        return f"{names}{rest} = {plain(total)}" if len(cells) > 1 else names

    return f"{place}合计不符：{said(made.total)}，而 {said(made.terms)}（差 {plain(abs(difference))}）"


def _notes(report: Report, data: DataFile, values: Mapping[CellKey, Value]) -> Iterator[str]:
    yield from data.notes
    organ = report.title.organ if report.title else None
    if data.agency and organ and data.agency not in organ and organ not in data.agency:
        yield f"数据写的机关是“{data.agency}”，报告的标题是“{organ}”"
    total = sum(len(row.columns) for table in report.form.tables for row in table.rows)
    if len(values) < total:
        yield f"报告的表格有 {total - len(values)} 格没有读出，没有填写"


def _written(target: Target, values: Mapping[CellKey, Value], changes: Mapping[CellKey, str]) -> bytes:
    """The file with the figures; raises `FillError` unless it then says just that, and everything else as before."""
    writing = target.writing
    if not changes:
        return writing.data
    made = writing.written({values[cell].span: (values[cell].raw, text) for cell, text in changes.items()})
    after = target.aligned(made)
    expected = {cell: changes.get(cell, value.raw) for cell, value in values.items()}
    found = {cell: value.raw for cell, value in _values(after)} if after else {}
    wrong = [cell for cell, text in expected.items() if found.get(cell, "").strip() != text.strip()]
    if wrong:
        raise FillError([f"填写以后核对不上，没有写入：{'、'.join(map(str, wrong[:_MOST]))}"])
    if after is None or _rest(after.document, after) != _rest(writing.document, target.report):
        raise FillError(["填写会改动表格数字以外的内容，没有写入"])
    return made


def _rest(document: Document, report: Report) -> list[str]:
    """All texts of a document but its figures."""
    figures = {(value.span.line, value.span.column) for _, value in _values(report)}
    return [text.value for text in document.texts() if text.position(0) not in figures]
