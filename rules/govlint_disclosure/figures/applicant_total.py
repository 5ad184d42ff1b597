"""表三每行的总计等于六类申请人之和

表三每一行的“总计”等于该行“自然人”与“法人或其他组织”下五类申请人的数字之和。

## 为什么

总计由六类申请人相加得出，不相符说明这一行至少有一格填错。上级汇总、社会公众核算时首先看的就是这一列。

## 错误示例

```markdown
| 三、本年度办理结果 | （一）予以公开 |  | 14 | 2 | 1 | 0 | 1 | 0 | 12 |
```

## 正确示例

```markdown
| 三、本年度办理结果 | （一）予以公开 |  | 14 | 2 | 1 | 0 | 1 | 0 | 18 |
```

## 修复

对照台账核对这一行的七格。提示中给出“这一格若为……”时，只要这一格改为所给的数，它所在的行和列就都相符，先核对它；
govlint 不会改动任何数字。同一格填错时，行的合计由本规则报告，列的合计由 GL302、GL303 报告，三处都指向这一格；
“总计”列因行总计填错而不符的，不再重复报告。

## 何时可以不理会

没有例外。空白、“—”和分辨不清的格不按 0 计算，所在的行列为“未核对”，不算通过。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_3
from govlint_disclosure.naming import figure, row_name
from govlint_disclosure.sums.judging import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


@rule("GL301", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_TABLE_3, FORM_2019), parts="三")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Each row: 总计 is the six applicant columns."""
    for found in judge(report, "applicant-total"):
        if isinstance(found, NotApplicable):
            yield found
            continue
        yield Finding(
            span=found.span,
            message=(
                say(
                    "{table}“{row}”行合计不符：总计填报 {reported}，六类申请人相加为 {addition}（差 {difference}"
                    "）{remedy}",
                    table=term(found.table),
                    row=row_name(found.total.row),
                    reported=figure(found.reported),
                    addition=found.addition,
                    difference=found.difference,
                    remedy=found.remedy,
                )
            ),
            place=found.place,
            related=found.related(by_row=False),
        )
