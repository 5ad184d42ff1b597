"""Random figures that keep every identity of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import mandated
from tests.synthetic.model import Row, Section, Table

if TYPE_CHECKING:
    from random import Random

Figures = dict[str, dict[str, int]]


def tables(random: Random, form: str, *, zero: bool) -> dict[str, Table]:
    """表二, 表三 and 表四 by id."""
    return {"表二": _table_2(random, form, zero), "表三": _table_3(random, form, zero), "表四": _table_4(random, zero)}


def _build(table: str, form: str, printed: dict[str, dict[str, str]]) -> Table:
    built = []
    for section in mandated.sections(table, form):
        rows = tuple(Row(row.id, printed[row.id], row.groups) for row in section.rows)
        built.append(Section(section.titles, section.columns, rows))
    return Table(table, tuple(built))


def _printed(figures: Figures) -> dict[str, dict[str, str]]:
    return {row: {column: str(value) for column, value in values.items()} for row, values in figures.items()}


def _table_2(random: Random, form: str, zero: bool) -> Table:
    def upto(limit: int) -> int:
        return 0 if zero else random.randint(0, limit)

    printed: dict[str, dict[str, str]] = {}
    for section in mandated.table_2(form):
        for row in section.rows:
            printed[row.id] = {column: str(upto(999)) for column in section.columns}
    if form == "2019":
        made = upto(9)
        printed["规章"] = dict.fromkeys(printed["规章"], "0")
        printed["规范性文件"] = {
            "本年新制作数量": str(made),
            "本年新公开数量": str(made),
            "对外公开总数量": str(made + upto(40)),
        }
        for changed in ("行政许可", "其他对外管理服务事项", "行政处罚", "行政强制", "行政事业性收费"):
            printed[changed]["本年增/减"] = "0" if zero else str(random.randint(-9, 9))
        printed["政府集中采购"]["采购总金额"] = "0" if zero else f"{random.randint(1, 9999)}.{random.randint(1, 9)}"
        return _build("表二", form, printed)
    made, repealed = upto(9), upto(5)
    printed["规章"] = dict.fromkeys(printed["规章"], "0")
    printed["行政规范性文件"] = {
        "本年制发件数": str(made),
        "本年废止件数": str(repealed),
        "现行有效件数": str(max(made - repealed, 0) + upto(40)),
    }
    amount = "0" if zero else random.choice(["0", "36", "128.5", "7.2604", f"{random.randint(1, 9999)}.75"])
    printed["行政事业性收费"] = dict.fromkeys(printed["行政事业性收费"], amount)
    return _build("表二", form, printed)


def _table_3(random: Random, form: str, zero: bool) -> Table:
    leaves = [row.id for row in mandated.result_rows(form)]
    scale = 0 if zero else random.choice([4, 30, 250])
    figures: Figures = {}
    for row in leaves:
        figures[row] = {
            column: random.randint(0, max(scale // (1 + 6 * index), 1)) if scale and random.random() < 0.6 else 0
            for index, column in enumerate(mandated.APPLICANTS)
        }
    if not zero:
        figures[mandated.GRANTED]["自然人"] += 2
        figures[mandated.UNABLE[0]]["自然人"] += 1
    done = {column: sum(figures[row][column] for row in leaves) for column in mandated.APPLICANTS}
    carried = {column: random.randint(0, min(done[column], 1 + scale // 5)) for column in mandated.APPLICANTS}
    pending = {column: random.randint(0, 1 + scale // 8) if scale else 0 for column in mandated.APPLICANTS}
    figures[mandated.DONE], figures[mandated.CARRIED], figures[mandated.PENDING] = done, carried, pending
    figures[mandated.RECEIVED] = {column: done[column] + pending[column] - carried[column] for column in done}
    for values in figures.values():
        values[mandated.TOTAL] = sum(values.values())
    return _build("表三", form, _printed(figures))


def _table_4(random: Random, zero: bool) -> Table:
    values: dict[str, int] = {}
    for block in mandated.REVIEW_BLOCKS:
        results = {f"{block}/{result}": 0 if zero else random.randint(0, 12) for result in mandated.REVIEW_RESULTS}
        values |= {**results, f"{block}/{mandated.TOTAL}": sum(results.values())}
    return _build("表四", "2021", _printed({mandated.REVIEW_ROW: values}))
