"""每张表只有一份

第二、三、四部分的表格各有一张，不重复出现。

## 为什么

同一张表出现两次，数字一致是多余，不一致就不知道以哪一张为准。

## 错误示例

```markdown
| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |

| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |
```

## 正确示例

```markdown
| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |
```

## 修复

核对两张表，只留正确的一张。勾稽关系按先出现的一张核对。

## 何时可以不理会

政府的汇总报告另附本机关自己的表格。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say, term
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


@rule("GL209", severity=Severity.ERROR, basis=(FORM_2021, FORM_2019), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Each further occurrence of a table is a finding, the first one related."""
    if not any(slot.readings for slot in report.tables):
        yield NotApplicable(say("没有表格"))
    for slot in report.tables:
        for number, reading in enumerate(slot.readings[1:], 2):
            yield Finding(
                span=reading.span,
                message=say("{table}重复，这是第 {number} 张", table=term(slot.form.id), number=number),
                place=(slot.form.id,),
                related=(Related(slot.readings[0].span, say("第 1 张{table}", table=term(slot.form.id))),),
            )
