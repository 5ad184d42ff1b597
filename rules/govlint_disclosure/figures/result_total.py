"""表三每列的（七）总计等于各项办理结果之和

表三每一列中，“（七）总计”等于“三、本年度办理结果”下（一）至（六）各项数字之和（2021年度起的格式为 21 项）。

## 为什么

（七）总计是本年度办结的申请数，由各种办理结果相加得出；它不对，收支平衡关系也就无从核对。

## 错误示例

```markdown
| 三、本年度办理结果 | （一）予以公开 |  | 13 | 3 | 1 | 0 | 1 | 0 | 18 |
```

## 正确示例

```markdown
| 三、本年度办理结果 | （一）予以公开 |  | 14 | 2 | 1 | 0 | 1 | 0 | 18 |
```

## 修复

对照台账核对这一列。提示中给出“这一格若为……”时，先核对那一格。“总计”列没有自己的数据，它的差额能由已报告的各行、
各列合计解释的，不再重复报告，本规则的结论是“未核对”而不是“通过”。

## 何时可以不理会

没有例外。一件申请只计入一种办理结果，部分公开的只计入（二）。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_3
from govlint_disclosure.naming import column_name, figure
from govlint_disclosure.sums.judging import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


@rule("GL302", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_TABLE_3, FORM_2019), parts="三")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Each column: （七）总计 is all results together."""
    for found in judge(report, "result-total"):
        if isinstance(found, NotApplicable):
            yield found
            continue
        yield Finding(
            span=found.span,
            message=(
                say(
                    "{table}“{column}”列合计不符：（七）总计填报 {reported}，{count} 项办理结果相加为 {addition}"
                    "（差 {difference}）{remedy}",
                    table=term(found.table),
                    column=column_name(found.total.column),
                    reported=figure(found.reported),
                    count=len(found.check.terms),
                    addition=found.addition,
                    difference=found.difference,
                    remedy=found.remedy,
                )
            ),
            place=found.place,
            related=found.related(by_row=True),
        )
