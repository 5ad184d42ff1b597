"""Sums that do not hold, each mutation breaking one kind of identity only: GL301 to GL306."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import mandated
from tests.synthetic.mutations.mutation import Mutation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.synthetic.model import ReportModel

    Apply = Callable[[ReportModel], ReportModel]

_TOTAL = mandated.TOTAL
_COMPANIES = "法人或其他组织/商业企业"


def _added(table: str, changes: Mapping[str, Mapping[str, int]]) -> Apply:
    def apply(model: ReportModel) -> ReportModel:
        for row, amounts in changes.items():
            model = model.added(table, row, amounts)
        return model

    return apply


def _documents(made: str, repealed: str, effective: str) -> Apply:
    columns = {"本年制发件数": made, "本年废止件数": repealed, "现行有效件数": effective}
    return lambda model: model.with_values("表二", "行政规范性文件", columns)


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    yield from _rows()
    yield from _columns()
    for block in mandated.REVIEW_BLOCKS:
        column = f"{block}/{_TOTAL}"
        change = _added("表四", {mandated.REVIEW_ROW: {column: 1}})
        name = f"{block.rpartition('/')[2]}-total-off-by-one"
        yield Mutation("GL304", name, change, (f"cell:表四:{mandated.REVIEW_ROW}:{column}",))
    where = ("row:表二:行政规范性文件|cell:表二:行政规范性文件:现行有效件数",)
    yield Mutation("GL305", "fewer-in-force-than-made", _documents("9", "0", "3"), where)
    change = _added("表二", {"规章": {"现行有效件数": 1}})
    yield Mutation("GL306", "bureau-with-规章", change, ("row:表二:规章|cell:表二:规章:现行有效件数",))


def _rows() -> Iterator[Mutation]:
    """Two totals are off by one in opposite directions, so that the column 总计 still adds up."""
    for name, more, less in (
        ("two-results", mandated.GRANTED, mandated.UNABLE[0]),
        ("received-and-carried", mandated.RECEIVED, mandated.CARRIED),
    ):
        change = _added("表三", {more: {_TOTAL: 1}, less: {_TOTAL: -1}})
        yield Mutation("GL301", name, change, tuple(f"cell:表三:{row}:{_TOTAL}" for row in (more, less)))
    change = _added("表三", {mandated.GRANTED: {_TOTAL: 1}})
    where = (f"cell:表三:{mandated.GRANTED}:{_TOTAL}",)
    yield Mutation("GL301", "one-total", change, where, also=frozenset({"GL302"}))


def _columns() -> Iterator[Mutation]:
    """A figure and its row total grow together, so that the row still adds up; 总计 is off as a consequence."""
    for name, row, column in (
        ("granted-natural-persons", mandated.GRANTED, "自然人"),
        ("other-companies", mandated.OTHERWISE[-1], _COMPANIES),
    ):
        change = _added("表三", {row: {column: 1, _TOTAL: 1}})
        yield Mutation("GL302", name, change, (f"cell:表三:{mandated.DONE}:{column}",))
    for name, row, column in (
        ("pending-natural-persons", mandated.PENDING, "自然人"),
        ("received-companies", mandated.RECEIVED, _COMPANIES),
    ):
        change = _added("表三", {row: {column: 2, _TOTAL: 2}})
        rows = (mandated.RECEIVED, mandated.CARRIED, mandated.DONE, mandated.PENDING)
        yield Mutation("GL303", name, change, ("|".join(f"cell:表三:{found}:{column}" for found in rows),))
