"""What the tables say of the quantities that prose speaks of: every number that would agree with them.

A total may be read off its cell or added up from the cells that it is made of; where a sum of the table is broken, the
number that would mend it agrees too: then the table is at fault, and another rule says so.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from itertools import product
from typing import TYPE_CHECKING, Final

from govlint.language import say, term
from govlint.named_tuple import NamedTuple
from govlint_disclosure.naming import cell_name, figure
from govlint_disclosure.statements import wordings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govlint.document import Span
    from govlint.forms.report import Report, TableReading
    from govlint.forms.sum_check import SumCheck
    from govlint.forms.values import Value

    Reader = Callable[[Report, bool], "Tabled | None"]

TOTAL: Final = "总计"
RECEIVED: Final = "一、本年新收政府信息公开申请数量"
CARRIED: Final = "二、上年结转政府信息公开申请数量"
DONE: Final = "（七）总计"
PENDING: Final = "四、结转下年度继续办理"
_GROUPS: Final = {
    wordings.GRANTED: "（一）予以公开",
    wordings.PARTLY: "（二）部分公开",
    wordings.REFUSED: "（三）不予公开",
    wordings.UNABLE: "（四）无法提供",
    wordings.DECLINED: "（五）不予处理",
    wordings.OTHERWISE: "（六）其他处理",
}
_REVIEWS: Final = "行政复议/总计"
_DIRECT: Final = "行政诉讼/未经复议直接起诉/总计"
_LATER: Final = "行政诉讼/复议后起诉/总计"
_BLOCKS: Final = ("行政复议", "行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉")
_OUTCOMES: Final = (wordings.UPHELD, wordings.CORRECTED, wordings.UNDECIDED)

Numbers = frozenset[Decimal]


class Cell(NamedTuple):
    """A cell of figures: its table, row and column."""

    table: str
    row: str
    column: str


class Tabled(NamedTuple):
    """What a table says of a quantity: the numbers that agree with it, what it is called, the cells it is made of.

    `number` is the one that stands there; `most` is the largest number that a part of the quantity could have. `called`
    is asked for the name only where something is said of it.
    """

    agreeing: Numbers
    called: Callable[[], str]
    number: Decimal
    values: tuple[Value, ...]

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.called()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the cells stand."""
        return tuple([value.span for value in self.values])

    @property
    def shown(self) -> str:
        """The number as messages write it."""
        return figure(self.number)

    @property
    def most(self) -> Decimal:
        """The largest of the numbers that agree."""
        return max(self.agreeing)

    @property
    def nothing(self) -> bool:
        """Whether the table agrees that there was none."""
        return Decimal(0) in self.agreeing


def tabled(report: Report, quantity: str, *, mended: bool = False) -> Tabled | None:
    """What the tables say of a quantity; None where they do not have it or it could not be read.

    Only with `mended` do the numbers that would mend broken sums agree too; finding them takes longer.
    """
    made = _QUANTITIES.get(quantity)
    return made(report, mended) if made else None


def _cell(report: Report, cell: Cell) -> Value | None:
    """The figure in a cell; None where there is none, or where the table follows a form that is not due."""
    reading = _due_readings(report).get(cell.table)
    row = reading.by_id.get(cell.row) if reading else None
    value = row.value(cell.column) if row else None
    return value if value is not None and value.number is not None else None


@lru_cache(maxsize=1)
def _due_readings(report: Report) -> Mapping[str, TableReading]:
    """The first occurrence of each table that follows the form that is due."""
    form, due = report.form, report.due_form
    return {
        slot.form.id: slot.readings[0]
        for slot in report.tables
        if slot.readings and (form is due or form.table(slot.form.id) is due.table(slot.form.id))
    }


def _agreeing(report: Report, cell: Cell, number: Decimal, mended: bool) -> set[Decimal]:
    """The number in a cell, and those that would mend a broken sum it stands in."""
    found = {number}
    if not mended:
        return found
    for check in _sums_with(report, cell):
        if check.status == "broken":
            total, terms = (
                sum((term.value.number or Decimal(0) for term in side if term.value), Decimal(0))
                for side in (check.total, check.terms)
            )
            in_total = any((term.row.id, term.column.id) == (cell.row, cell.column) for term in check.total)
            found.add(number + (terms - total if in_total else total - terms))
    return found


def _sums_with(report: Report, cell: Cell) -> Iterator[SumCheck]:
    names = dict.fromkeys(identity.name for identity in report.form.identities if identity.table == cell.table)
    for name in names:
        for check in report.sums(name):
            if any((term.row.id, term.column.id) == (cell.row, cell.column) for term in (*check.total, *check.terms)):
                yield check


def _one(cell: Cell, *more: Cell) -> Reader:
    """A quantity that stands in `cell`; with `more`, one whose number may also be given together with those."""

    def read(report: Report, mended: bool) -> Tabled | None:
        value = _cell(report, cell)
        if value is None or value.number is None:
            return None
        every = found = _agreeing(report, cell, value.number, mended)
        for other in more:
            second = _cell(report, other)
            if second is not None and second.number is not None:
                added = _agreeing(report, other, second.number, mended)
                every = every | {a + b for a in found for b in added}
        return Tabled(frozenset(every), partial(_name, report, cell), value.number, (value,))

    return read


def _several(cells: tuple[Cell, ...], name: str, *, parts: bool = False) -> Reader:
    """A quantity that is the sum of several cells; with `parts`, each of them alone agrees too."""

    def read(report: Report, mended: bool) -> Tabled | None:
        found = [
            (value, value.number, _agreeing(report, cell, value.number, mended))
            for cell in cells
            if (value := _cell(report, cell)) and value.number is not None
        ]
        if len(found) < len(cells):
            return None
        whole = sum([number for _, number, _ in found], Decimal(0))
        sums = {whole}
        if mended:
            sums |= {sum(numbers, Decimal(0)) for numbers in product(*(agreeing for _, _, agreeing in found))}
        if parts:
            sums |= {number for _, _, agreeing in found for number in agreeing if number}
        return Tabled(frozenset(sums), partial(str, name), whole, tuple([value for value, _, _ in found]))

    return read


def _applicant(kind: str) -> Reader:
    """How many applications one kind of applicants made: this year, with those carried over, or of those handled."""

    def read(report: Report, mended: bool) -> Tabled | None:
        columns = [
            column
            for column in report.table("表三").form.rows[0].columns
            if column.label.text == kind or any(group.text == kind for group in column.groups)
        ]
        name = say("表三“{row}”行“{kind}”", row=RECEIVED, kind=kind)
        received, carried, done = (
            _several(tuple(Cell("表三", row, column.id) for column in columns), name)(report, mended)
            for row in (RECEIVED, CARRIED, DONE)
        )
        if not columns or received is None or carried is None or done is None:
            return None
        together = {a + b for a in received.agreeing for b in carried.agreeing}
        return received._replace(agreeing=received.agreeing | together | done.agreeing)

    return read


def _group(*titles: str) -> Reader:
    """How many applications ended in one of some ways: rows of the form, or the rows below a group label."""

    def read(report: Report, mended: bool) -> Tabled | None:
        rows = [
            row
            for row in report.table("表三").form.rows
            if row.label.text.startswith(titles) or any(group.text in titles for group in row.groups)
        ]
        cells = tuple(Cell("表三", row.id, TOTAL) for row in rows)
        return _several(cells, say("表三“{title}”总计", title="”“".join(titles)))(report, mended) if cells else None

    return read


def _outcome(result: str) -> Reader:
    def read(report: Report, mended: bool) -> Tabled | None:
        cells = tuple(Cell("表四", "件数", f"{block}/{result}") for block in _BLOCKS)
        whole = _several(cells, say("表四“{result}”", result=result), parts=True)(report, mended)
        suits = _several(cells[1:], "")(report, mended)
        return whole._replace(agreeing=whole.agreeing | suits.agreeing | {Decimal(0)}) if whole and suits else None

    return read


def _document(kind: str, column: str, old_columns: tuple[str, ...] = ()) -> Reader:
    """A figure of table 2 on 规章 or 规范性文件, whose columns the older form calls otherwise."""

    def read(report: Report, mended: bool) -> Tabled | None:
        table = report.table("表二").form
        row = next((row for row in table.rows if row.id in (kind, kind.removeprefix("行政"))), None)
        if row is None:
            return None
        columns = [name for name in (column, *old_columns) if name in row.positions]
        found = [made for name in columns if (made := _one(Cell("表二", row.id, name))(report, mended))]
        if not found or len(found) < len(columns):
            return None
        return found[0]._replace(agreeing=frozenset().union(*(made.agreeing for made in found)))

    return read


def _decision(kind: str) -> Reader:
    def read(report: Report, mended: bool) -> Tabled | None:
        row = next((row for row in report.table("表二").form.rows if row.id == kind), None)
        column = next((name for name in row.positions if name.endswith("处理决定数量")), None) if row else None
        return _one(Cell("表二", kind, column))(report, mended) if column else None

    return read


def _name(report: Report, cell: Cell) -> str:
    row = report.table(cell.table).form.row(cell.row)
    column = row.columns[row.positions[cell.column]]
    return say("{table}{cell}", table=term(cell.table), cell=cell_name(row, column))


def _third(row: str) -> Cell:
    return Cell("表三", row, TOTAL)


def _fourth(column: str) -> Cell:
    return Cell("表四", "件数", column)


_QUANTITIES: Final[dict[str, Reader]] = {
    wordings.NEW: _one(_third(RECEIVED), _third(CARRIED)),
    wordings.SOME: _one(_third(RECEIVED), _third(CARRIED)),
    wordings.CARRIED: _one(_third(CARRIED)),
    wordings.DONE: _one(_third(DONE)),
    wordings.PENDING: _one(_third(PENDING)),
    **{name: _group(title) for name, title in _GROUPS.items()},
    wordings.OPENED: _group(_GROUPS[wordings.GRANTED], _GROUPS[wordings.PARTLY]),
    **{kind: _applicant(kind) for kind in wordings.APPLICANTS},
    wordings.REVIEWS: _one(_fourth(_REVIEWS)),
    wordings.DIRECT_SUITS: _one(_fourth(_DIRECT)),
    wordings.LATER_SUITS: _one(_fourth(_LATER)),
    wordings.SUITS: _several((_fourth(_DIRECT), _fourth(_LATER)), say("表四“行政诉讼”两项总计之和"), parts=True),
    wordings.BOTH: _several((_fourth(_REVIEWS), _fourth(_DIRECT), _fourth(_LATER)), say("表四各项总计之和")),
    **{result: _outcome(result) for result in _OUTCOMES},
    wordings.REGULATIONS_MADE: _document("规章", "本年制发件数", ("本年新制作数量", "本年新公开数量")),
    wordings.REGULATIONS_REPEALED: _document("规章", "本年废止件数"),
    wordings.DOCUMENTS_MADE: _document("行政规范性文件", "本年制发件数", ("本年新制作数量", "本年新公开数量")),
    wordings.DOCUMENTS_REPEALED: _document("行政规范性文件", "本年废止件数"),
    wordings.DOCUMENTS_EFFECTIVE: _document("行政规范性文件", "现行有效件数"),
    **{kind: _decision(kind) for kind in (wordings.PERMITS, wordings.PENALTIES, wordings.COERCIONS)},
}
