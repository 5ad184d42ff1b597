"""表四每个总计等于四种结果之和

表四的行政复议、未经复议直接起诉、复议后起诉三栏，每栏的“总计”等于结果维持、结果纠正、其他结果、尚未审结四格之和。

## 为什么

总计由四种结果相加得出，不相符说明至少有一格填错，复议和诉讼的纠错率也就算不出来。

## 错误示例

```markdown
| 2 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |
```

## 正确示例

```markdown
| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |
```

## 修复

对照案件台账核对这五格。复议机关作共同被告的案件，只由原行为机关统计。

## 何时可以不理会

没有例外。空白或者“—”不按 0 计算，所在的一栏列为“未核对”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_4
from govlint_disclosure.naming import figure
from govlint_disclosure.sums.judging import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


@rule("GL304", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_TABLE_4, FORM_2019), parts="四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Each of the three blocks: 总计 is its four results."""
    for found in judge(report, "review-total"):
        if isinstance(found, NotApplicable):
            yield found
            continue
        block = "·".join(group.text for group in found.total.column.groups)
        yield Finding(
            span=found.span,
            message=(
                say(
                    "{table}“{block}”合计不符：总计填报 {reported}，四种结果相加为 {addition}（差 {difference}）",
                    table=term(found.table),
                    block=block,
                    reported=figure(found.reported),
                    addition=found.addition,
                    difference=found.difference,
                )
            ),
            place=found.place,
            related=found.related(by_row=False),
        )
