"""表格的每一格都填写数字

三张表的每一格都填写数字，没有发生的填 0，不留空白。

## 为什么

空白分不清是没有发生还是漏填，所在的行和列也无法核对合计；govlint 不把空白当作 0。

## 错误示例

```markdown
| 行政许可 |  |  |  |
```

## 正确示例

```markdown
| 行政许可 | 236 |  |  |
```

## 修复

没有发生的填 0。整行、整列没有填写的只报告一次。

## 何时可以不理会

没有例外；表格转换成文本时丢失了数字的，以发布的版本为准重新转换。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.forms.values import ValueKind
from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_2, FORM_2021_TABLE_3, FORM_2021_TABLE_4
from govlint_disclosure.cells import filled_cells, only_digits
from govlint_disclosure.clusters import clusters
from govlint_disclosure.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


@rule(
    "GL205",
    severity=Severity.ERROR,
    basis=(FORM_2021, FORM_2021_TABLE_2, FORM_2021_TABLE_3, FORM_2021_TABLE_4, FORM_2019),
    parts="二三四",
)
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """No value is blank."""
    yield from unread(report)
    for reading in report.readings():
        if only_digits(reading):
            continue
        every = filled_cells(reading)
        blank = [cell for cell in every if cell.value.kind is ValueKind.BLANK]
        for cluster in clusters(every, blank):
            yield Finding(
                span=cluster.first.span,
                message=say("{name}没有填写；没有发生的填 0", name=cluster.name),
                place=cluster.place,
                related=cluster.related,
            )
