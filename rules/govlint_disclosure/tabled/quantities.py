"""Where each quantity that prose speaks of stands in the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint_disclosure.statements import quantities
from govlint_disclosure.tabled.cells import Cell
from govlint_disclosure.tabled.readers import one, several, single

if TYPE_CHECKING:
    from govlint.forms.report import Report
    from govlint_disclosure.tabled.readers import Reader, Tabled

TOTAL: Final = "总计"
RECEIVED: Final = "一、本年新收政府信息公开申请数量"
CARRIED: Final = "二、上年结转政府信息公开申请数量"
DONE: Final = "（七）总计"
PENDING: Final = "四、结转下年度继续办理"
_GROUPS: Final = {
    quantities.GRANTED: "（一）予以公开",
    quantities.PARTLY: "（二）部分公开",
    quantities.REFUSED: "（三）不予公开",
    quantities.UNABLE: "（四）无法提供",
    quantities.DECLINED: "（五）不予处理",
    quantities.OTHERWISE: "（六）其他处理",
}
_REVIEWS: Final = "行政复议/总计"
_DIRECT: Final = "行政诉讼/未经复议直接起诉/总计"
_LATER: Final = "行政诉讼/复议后起诉/总计"
_BLOCKS: Final = ("行政复议", "行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉")
_OUTCOMES: Final = (quantities.UPHELD, quantities.CORRECTED, quantities.UNDECIDED)


def tabled(report: Report, quantity: str, *, mended: bool = False) -> Tabled | None:
    """What the tables say of a quantity; None where they do not have it or it could not be read.

    Only with `mended` do the numbers that would mend broken sums agree too; finding them takes longer.
    """
    made = _QUANTITIES.get(quantity)
    return made(report, mended) if made else None


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
            several(tuple(Cell("表三", row, column.id) for column in columns), name)(report, mended)
            for row in (RECEIVED, CARRIED, DONE)
        )
        if not columns or received is None or carried is None or done is None:
            return None
        together = [a + b for a in received.agreeing for b in carried.agreeing]
        return received._replace(agreeing=(*received.agreeing, *together, *done.agreeing))

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
        return several(cells, say("表三“{title}”总计", title="”“".join(titles)))(report, mended) if cells else None

    return read


def _outcome(result: str) -> Reader:
    def read(report: Report, mended: bool) -> Tabled | None:
        cells = tuple(Cell("表四", "件数", f"{block}/{result}") for block in _BLOCKS)
        whole = several(cells, say("表四“{result}”", result=result), parts=True)(report, mended)
        suits = several(cells[1:], "")(report, mended)
        return whole._replace(agreeing=(*whole.agreeing, *suits.agreeing, Decimal(0))) if whole and suits else None

    return read


def _document(kind: str, column: str, old_columns: tuple[str, ...] = ()) -> Reader:
    """A figure of table 2 on 规章 or 规范性文件, whose columns the older form calls otherwise."""

    def read(report: Report, mended: bool) -> Tabled | None:
        rows = report.table("表二").form.by_id
        row = rows.get(kind) or rows.get(kind.removeprefix("行政"))
        if row is None:
            return None
        columns = [name for name in (column, *old_columns) if name in row.positions]
        found = [made for name in columns if (made := single(report, Cell("表二", row.id, name), mended=mended))]
        if not found or len(found) < len(columns):
            return None
        if len(found) == 1:
            return found[0]
        return found[0]._replace(agreeing=tuple([number for made in found for number in made.agreeing]))

    return read


def _decision(kind: str) -> Reader:
    def read(report: Report, mended: bool) -> Tabled | None:
        row = report.table("表二").form.by_id.get(kind)
        column = next((name for name in row.positions if name.endswith("处理决定数量")), None) if row else None
        return single(report, Cell("表二", kind, column), mended=mended) if column else None

    return read


def _third(row: str) -> Cell:
    return Cell("表三", row, TOTAL)


def _fourth(column: str) -> Cell:
    return Cell("表四", "件数", column)


_QUANTITIES: Final[dict[str, Reader]] = {
    quantities.NEW: one(_third(RECEIVED), _third(CARRIED)),
    quantities.SOME: one(_third(RECEIVED), _third(CARRIED)),
    quantities.CARRIED: one(_third(CARRIED)),
    quantities.DONE: one(_third(DONE)),
    quantities.PENDING: one(_third(PENDING)),
    **{name: _group(title) for name, title in _GROUPS.items()},
    quantities.OPENED: _group(_GROUPS[quantities.GRANTED], _GROUPS[quantities.PARTLY]),
    **{kind: _applicant(kind) for kind in quantities.APPLICANTS},
    quantities.REVIEWS: one(_fourth(_REVIEWS)),
    quantities.DIRECT_SUITS: one(_fourth(_DIRECT)),
    quantities.LATER_SUITS: one(_fourth(_LATER)),
    quantities.SUITS: several((_fourth(_DIRECT), _fourth(_LATER)), say("表四“行政诉讼”两项总计之和"), parts=True),
    quantities.BOTH: several((_fourth(_REVIEWS), _fourth(_DIRECT), _fourth(_LATER)), say("表四各项总计之和")),
    **{result: _outcome(result) for result in _OUTCOMES},
    quantities.REGULATIONS_MADE: _document("规章", "本年制发件数", ("本年新制作数量", "本年新公开数量")),
    quantities.REGULATIONS_REPEALED: _document("规章", "本年废止件数"),
    quantities.DOCUMENTS_MADE: _document("行政规范性文件", "本年制发件数", ("本年新制作数量", "本年新公开数量")),
    quantities.DOCUMENTS_REPEALED: _document("行政规范性文件", "本年废止件数"),
    quantities.DOCUMENTS_EFFECTIVE: _document("行政规范性文件", "现行有效件数"),
    **{kind: _decision(kind) for kind in (quantities.PERMITS, quantities.PENALTIES, quantities.COERCIONS)},
}
