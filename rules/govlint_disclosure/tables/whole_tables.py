"""表格不断开

每张表从头到尾是一张表，不被空行、分页或者重复的表头断成几截。

## 为什么

断开的表格在网页和机器读取时成为互不相干的几张表，后半截失去列名，数字无从对应。

## 错误示例

```markdown
| 行政处罚 | 19 |  |  |

| 行政强制 | 3 |  |  |
|---|---|---|---|
```

## 正确示例

```markdown
| 行政处罚 | 19 |  |  |
| 行政强制 | 3 |  |  |
```

## 修复

删去断开处的空行、页码和重复的表头，使前后两截连成一张表。断开的表格 govlint 仍按一张表读取和核对。

## 何时可以不理会

断开只是由 PDF 等分页文件转换而来，发布的版本是一张表。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


_MOST: Final = 2


@rule("GL207", severity=Severity.WARNING, basis=(FORM_2021, FORM_2019), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """A finding for each place where a table starts again; a single one where it was cut into many pieces."""
    readings = tuple(report.readings())
    if not readings:
        yield NotApplicable(say("没有表格"))
    for reading in readings:
        if len(reading.breaks) > _MOST:
            first, *more = reading.breaks
            yield Finding(
                span=first,
                message=say(
                    "{table}断成 {count} 段，这里是第二段，前后不是一张完整的表",
                    table=term(reading.form.id),
                    count=len(reading.breaks) + 1,
                ),
                place=(reading.form.id,),
                related=tuple(Related(span, say("又在这里断开")) for span in more),
            )
            continue
        for span in reading.breaks:
            yield Finding(
                span=span,
                message=say("{table}在这里断开，前后不是一张完整的表", table=term(reading.form.id)),
                place=(reading.form.id,),
            )
