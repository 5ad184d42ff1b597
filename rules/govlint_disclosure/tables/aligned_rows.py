"""表格的行没有错位

同一层次的行名在同一列，各行的数字在各自的列下面，没有整行左移或者右移。

## 为什么

错位的行在网页上显示时，数字对着别的列名，读者会读成另一类申请人的数。

## 错误示例

```markdown
| （七）总计 |  | 32 | 6 | 1 | 0 | 2 | 0 | 41 |  |
```

## 正确示例

```markdown
|  | （七）总计 |  | 32 | 6 | 1 | 0 | 2 | 0 | 41 |
```

## 修复

在行首补上或者删去空格，使行名和数字与上下各行对齐。跨页时分组名（如“三、本年度办理结果”）丢失的，重新合并单元格。
govlint 按行名之后的数字读取，错位的行仍然核对。

## 何时可以不理会

错位只是由转换造成的，发布的版本里各行对齐。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021
from govlint_disclosure.due_labels import due_labels, is_due
from govlint_disclosure.naming import row_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Span
    from govlint.forms.report import Report, RowReading

_MOST_RELATED: Final = 10


@rule("GL208", severity=Severity.WARNING, basis=(FORM_2021, FORM_2019), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """One finding for each run of displaced rows, at its first row."""
    if not any(reading.bordered for reading in report.readings()):
        yield NotApplicable(say("没有带边框的表格，看不出错位"))
    for reading in report.readings():
        due = due_labels(report, reading.form.id)
        for displaced in reading.displaced:
            run = [row for row in displaced if not is_due(row.label, due)]
            if not run:
                continue
            name = f"“{row_name(run[0].row)}”"
            rows = (
                say("自{name}起 {count} 行", name=name, count=len(run)) if len(run) > 1 else say("{name}行", name=name)
            )
            yield Finding(
                span=_span(run[0]),
                message=say("{table}{rows}与其他行错位", table=term(reading.form.id), rows=rows),
                place=(reading.form.id, run[0].row.id),
                related=tuple(Related(_span(row), row_name(row.row)) for row in run[1 : 1 + _MOST_RELATED]),
            )


def _span(row: RowReading) -> Span:
    return row.label.span if row.label else row.span
