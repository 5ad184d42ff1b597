"""表格每行的数字分辨得清

表格每一行的数字能够一一对应到各列：个数不多不少，相邻的数字之间有分隔。

## 为什么

没有边框的文本里少一个数、两个数连在一起，就无从知道哪个数属于哪一列。govlint 不作猜测，这一行的合计不核对，
也不算通过；读者和汇总的人遇到的是同样的困难。

## 错误示例

```markdown
|  |  | 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 |
```

## 正确示例

```markdown
|  |  | 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
```

## 修复

核对这一行的数字是否齐全，数字之间用制表符、竖线或者空格分开；最好直接检查带表格的原文件。

## 何时可以不理会

数字只是在转换成文本时连在一起或者丢失，发布的版本里清楚；这时以原文件检查为准。
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021
from govlint_disclosure.naming import quoted, row_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report, RowReading, TableReading


_MOST_RUNS: Final = 5
"""Where more runs of rows were not read, the copy has lost its empty cells: that is one cause."""


@rule("GL212", severity=Severity.WARNING, basis=(FORM_2021, FORM_2019), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Rows whose values could not be told apart, and tables that could not be read at all."""
    readings = tuple(report.readings())
    if not readings:
        yield NotApplicable(say("没有表格"))
    for reading in readings:
        if not reading.readable:
            yield Finding(
                span=reading.span,
                message=say(
                    "{table}的行和数字对应不上，没有读出；这张表的数字和合计都没有核对，请人工核对",
                    table=term(reading.form.id),
                ),
                place=(reading.form.id,),
                kind="review",
            )
            continue
        if None not in [row.values for row in reading.rows]:
            continue
        order = groupby(_in_order(reading), lambda row: row.reason if row.values is None else None)
        runs = [(reason, list(run)) for reason, run in order if reason is not None]
        if len(runs) > _MOST_RUNS:
            runs = [("", [row for _, run in runs for row in run])]
        for reason, rows in runs:
            yield _unread(reading, reason, rows)


def _in_order(reading: TableReading) -> list[RowReading]:
    """The rows in the order of the form, so that neighbours are neighbours."""
    order = {row.id: index for index, row in enumerate(reading.form.rows)}
    return sorted(reading.rows, key=lambda row: order[row.row.id])


def _unread(reading: TableReading, reason: str, rows: list[RowReading]) -> Finding:
    first = rows[0]
    why = say("（{reason}）", reason=reason) if reason else ""
    names = quoted(row_name(row.row) for row in rows)
    several = len(rows) > 1
    named = say("{names} {count} 行", names=names, count=len(rows)) if several else say("{names}行", names=names)
    return Finding(
        span=first.label.span if first.label else first.span,
        message=say(
            "{table}{rows}的数字分辨不清{why}，没有核对它们的合计，请人工核对",
            table=term(reading.form.id),
            rows=named,
            why=why,
        ),
        place=(reading.form.id, first.row.id),
        kind="review",
    )
