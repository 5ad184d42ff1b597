"""Faults of the tables: GL201 to GL212."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import mandated
from tests.synthetic.consistent import TABLE_OF, consistent
from tests.synthetic.layouts import ALL, BORDERED, BORDERLESS, ROWS
from tests.synthetic.model import Row, Section, Table
from tests.synthetic.mutations.mutation import Mutation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import ReportModel

    Apply = Callable[[ReportModel], ReportModel]

_SUMS = frozenset({"GL301", "GL302", "GL303", "GL304"})
_FEE = "本年收费金额（单位：万元）"
_T3_ROW = "3.补正后申请内容仍不明确"
_COLUMN = "法人或其他组织/科研机构"

#: A label's key, how it is misspelt.
TYPOS: tuple[tuple[str, str], ...] = (
    ("title:表二:0:本年废止件数", "本年度止件数"),
    ("title:表二:1:本年处理决定数量", "本年处理决定数里"),
    ("title:表二:3:第二十条第（八）项", "第二十条第（七）项"),
    ("row:表二:行政规范性文件", "规范性文件"),
    ("row:表二:行政事业性收费", "行政事业性收废"),
    ("row:表三:2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
    ("row:表三:5.属于三类内部事务信息", "5.属于四类内部事务信息"),
    ("row:表三:6.属于四类过程性信息", "6.属于三类过程性信息"),
    ("row:表三:1.本机关不掌握相关政府信息", "1.本机关不掌提相关政府信息"),
    ("row:表三:二、上年结转政府信息公开申请数量", "二、上年结转政府信息公开申请数童"),
    ("row:表三:四、结转下年度继续办理", "四、结转下年度继续办里"),
    ("group:表三:（三）不予公开", "（三）不于公开"),
    ("group:表三:（五）不予处理", "（五）不予处里"),
    ("title:表三:0:法人或其他组织/法律服务机构", "法律服务机够"),
    ("title:表三:0:自然人", "自燃人"),
    ("title:表四:0:行政诉讼/复议后起诉", "复义后起诉"),
    ("title:表四:0:行政复议/结果维持", "结果维特"),
)


def emptied(model: ReportModel, row_id: str) -> ReportModel:
    """The same sums with a result row of 表三 at zero: its figures go to （一）予以公开."""
    amounts = {column: model.number("表三", row_id, column) for column in (*mandated.APPLICANTS, mandated.TOTAL)}
    return model.added("表三", mandated.GRANTED, amounts).with_values("表三", row_id, dict.fromkeys(amounts, "0"))


def _spelled(key: str, text: str) -> Apply:
    return lambda model: model.with_spelling(key, text)


def _tables(part_id: str, times: int) -> Apply:
    return lambda model: model.with_part(part_id, lambda part: replace(part, tables=part.tables * times))


def _without_row(table: str, row_id: str) -> Apply:
    def drop(row: Row) -> Iterator[Row]:
        if row.id != row_id:
            yield row

    def apply(model: ReportModel) -> ReportModel:
        return (emptied(model, row_id) if table == "表三" else model).with_rows(table, drop)

    return apply


def _without_column(model: ReportModel) -> ReportModel:
    """The figures of 科研机构 go to 自然人, then the column is dropped."""

    def section(section: Section) -> Section:
        rows = []
        for row in section.rows:
            values = dict(row.values)
            values["自然人"] = str(int(values["自然人"]) + int(values.pop(_COLUMN)))
            rows.append(replace(row, values=values))
        columns = tuple(column for column in section.columns if column != _COLUMN)
        return replace(section, columns=columns, rows=tuple(rows))

    def table(table: Table) -> Table:
        return replace(table, sections=tuple(section(each) for each in table.sections))

    return model.with_table("表三", table)


def _with_row(table: str, after: str, row_id: str) -> Apply:
    def add(row: Row) -> Iterator[Row]:
        yield row
        if row.id == after:
            yield Row(row_id, dict.fromkeys(row.values, "0"), row.groups)

    return lambda model: model.with_rows(table, add)


def _value(table: str, row: str, column: str, value: str) -> Apply:
    return lambda model: model.with_value(table, row, column, value)


def _unit(model: ReportModel) -> ReportModel:
    return model.with_value("表三", mandated.GRANTED, "自然人", f"{model.number('表三', mandated.GRANTED, '自然人')}件")


def _run_together(model: ReportModel) -> ReportModel:
    first, second = (model.values["表三", mandated.RECEIVED, column] for column in mandated.APPLICANTS[:2])
    joined = dict(zip(mandated.APPLICANTS, (first + second, ""), strict=False))
    return model.with_values("表三", mandated.RECEIVED, joined)


def _split(*keys: str) -> Apply:
    return lambda model: replace(model, before={**model.before, **dict.fromkeys(keys, ("",))})


def _displaced(key: str) -> Apply:
    return lambda model: replace(model, displaced=key)


def _old_form(model: ReportModel) -> ReportModel:
    old = consistent(1, form="2019", year=model.year)
    model = replace(model, form="2019")
    for part_id in TABLE_OF:
        tables = old.part(part_id).tables
        model = model.with_part(part_id, lambda part, tables=tables: replace(part, tables=tables))  # type: ignore[misc]
    return model.with_part("一", lambda part: replace(part, paragraphs=old.part("一").paragraphs))


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    for part_id, after in (("二", "三"), ("三", "四"), ("四", "五")):
        where = (f"part:{part_id}..part:{after}",)
        yield Mutation("GL201", f"{TABLE_OF[part_id]}-missing", _tables(part_id, 0), where)
    for key, text in TYPOS:
        yield Mutation("GL202", f"{key.rpartition(':')[2]}-as-{text}", _spelled(key, text), (key,))
    yield from _rows_and_columns()
    yield from _values()
    yield from _wholeness()
    for part_id, table in TABLE_OF.items():
        yield Mutation("GL209", f"{table}-twice", _tables(part_id, 2), (f"table:{table}|table:{table}#2",))
    old = ("table:表二..part:三",)
    yield Mutation("GL210", "tables-of-2019-in-2023", _old_form, old)
    for amount, name in (("251000元", "in-元"), ("12.34567", "five-decimals")):
        change = _value("表二", "行政事业性收费", _FEE, amount)
        yield Mutation("GL211", f"fee-{name}", change, (f"cell:表二:行政事业性收费:{_FEE}",))
    fee_title = f"title:表二:3:{_FEE}"
    yield Mutation("GL211", "fee-title-in-元", _spelled(fee_title, "本年收费金额（单位：元）"), (fee_title,))


def _rows_and_columns() -> Iterator[Mutation]:
    for table, row, before, after in (
        ("表三", _T3_ROW, mandated.UNABLE[1], mandated.DECLINED[0]),
        ("表三", "3.要求提供公开出版物", mandated.DECLINED[1], mandated.DECLINED[3]),
        ("表二", "行政强制", "行政处罚", "行政事业性收费"),
    ):
        where = (f"row:{table}:{before}..row:{table}:{after}",)
        yield Mutation("GL203", f"{row}-missing", _without_row(table, row), where)
    where = (f"table:表三..row:表三:{mandated.RECEIVED}",)
    yield Mutation("GL203", "科研机构-missing", _without_column, where, BORDERED, _SUMS | {"GL212"})
    for table, after, row in (("表三", mandated.REFUSED[-1], "9.属于工作秘密"), ("表二", "行政处罚", "行政检查")):
        yield Mutation("GL204", f"{row}-added", _with_row(table, after, row), (f"row:{table}:{row}",))


def _values() -> Iterator[Mutation]:
    granted = f"cell:表三:{mandated.GRANTED}:法人或其他组织/其他"
    blanks = (
        ("表三", mandated.GRANTED, "法人或其他组织/其他"),
        ("表三", mandated.DECLINED[0], "自然人"),
        ("表二", "规章", "本年废止件数"),
        ("表二", "行政处罚", "本年处理决定数量"),
        ("表四", mandated.REVIEW_ROW, "行政复议/其他结果"),
    )
    for table, row, column in blanks:
        change = _value(table, row, column, "")
        name = f"{row}-{column.rpartition('/')[2]}"
        yield Mutation("GL205", f"{name}-blank", change, (f"cell:{table}:{row}:{column}",), BORDERED)
        if table != "表二" or row == "规章":
            where = (f"row:{table}:{row}|cell:{table}:{row}:{column}",)
            yield Mutation("GL212", f"{name}-missing", change, where, BORDERLESS)
    where = (f"row:表三:{mandated.RECEIVED}|cell:表三:{mandated.RECEIVED}:自然人",)
    yield Mutation("GL212", "digits-run-together", _run_together, where, BORDERLESS)
    for name, value, layouts in (
        ("word", "无", BORDERED),
        ("slash", "/", BORDERED),
        ("dash", "—", BORDERED),
        ("numeral", "三", BORDERED),
        ("negative", "-3", ALL),
        ("fraction", "2.5", ALL),
    ):
        change = _value("表三", mandated.GRANTED, "法人或其他组织/其他", value)
        yield Mutation("GL206", f"count-{name}", change, (granted,), layouts, _SUMS)
    yield Mutation("GL206", "count-with-unit", _unit, (f"cell:表三:{mandated.GRANTED}:自然人",))
    change = _value("表二", "行政许可", "本年处理决定数量", "无")
    yield Mutation("GL206", "licences-word", change, ("cell:表二:行政许可:本年处理决定数量",), BORDERED)


def _wholeness() -> Iterator[Mutation]:
    for table, before, after in (
        ("表二", "行政处罚", "行政强制"),
        ("表三", mandated.UNABLE[-1], mandated.DECLINED[0]),
        ("表三", mandated.DECLINED[-2], mandated.DECLINED[-1]),
    ):
        where = (f"row:{table}:{before}..row:{table}:{after}",)
        yield Mutation("GL207", f"{table}-split-before-{after}", _split(f"row:{table}:{after}"), where, ROWS)
    for row in (mandated.DECLINED[-1], mandated.OTHERWISE[-1]):
        yield Mutation("GL208", f"{row}-displaced", _displaced(f"row:表三:{row}"), (f"row:表三:{row}",), ROWS)
