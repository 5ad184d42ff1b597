"""表格的行和列齐全

格式规定的每一行、每一列都在表中，没有发生的填 0，不删行、不并行。

## 为什么

删去没有发生的行，读者就分不清是 0 还是漏报；（七）总计等勾稽关系也无法核对。

## 错误示例

```markdown
|  |  | 2.没有现成信息需要另行制作 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
```

## 正确示例

```markdown
|  |  | 2.没有现成信息需要另行制作 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  |  | 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
```

## 修复

按格式补上缺少的行或列并填写数字，没有的填 0。“（六）其他处理”在2021年度起的格式中分为三行，不要并成一行。

## 何时可以不理会

表格在转换成文本时丢了行，而发布的版本里有。
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govlint.document import Span
from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_CONTENTS
from govlint_disclosure.naming import column_name, quoted, row_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.form import Row
    from govlint.forms.report import Report, TableReading


@rule("GL203", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_CONTENTS, FORM_2019), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """No row or column of the form is missing; rows that the form of the year does not have are GL210's."""
    for reading in report.readings():
        if not reading.readable:
            yield NotApplicable(say("{table}没有读出", table=term(reading.form.id)))
            continue
        if not reading.missing_rows and not reading.missing_columns:
            continue
        due = report.due_form.table(reading.form.id) or reading.form
        owed = {row.id for row in due.rows}
        yield from _rows(reading, [row for row in reading.missing_rows if row.id in owed])
        owed = {column.id for row in due.rows for column in row.columns}
        columns = [column for column in reading.missing_columns if column.id in owed]
        if columns:
            names = quoted(column_name(column) for column in columns)
            yield Finding(
                span=reading.rows[0].span if reading.rows else reading.span,
                message=say(
                    "{table}缺少{names} {count} 列", table=term(reading.form.id), names=names, count=len(columns)
                ),
                place=(reading.form.id, columns[0].id),
            )


def _rows(reading: TableReading, missing: list[Row]) -> Iterator[Finding]:
    """One finding for each run of rows that are missing side by side."""
    ids = {row.id for row in missing}
    above: Row | None = None
    for absent, run in groupby(reading.form.rows, lambda row: row.id in ids):
        rows = list(run)
        if not absent:
            above = rows[-1]
            continue
        found = reading.row(above.id) if above else None
        where = say("，应在“{row}”行之后", row=row_name(above)) if above and found else ""
        end = found.span if found else None
        yield Finding(
            span=Span(end.end_line, end.end_column, end.end_line, end.end_column) if end else reading.span,
            message=say(
                "{table}缺少{names} {count} 行{where}",
                table=term(reading.form.id),
                names=quoted(map(row_name, rows)),
                count=len(rows),
                where=where,
            ),
            place=(reading.form.id, rows[0].id),
        )
