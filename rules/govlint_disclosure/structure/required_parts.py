"""六个部分齐全

年度报告应当有格式规定的全部六个部分：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、
政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。

## 为什么

六个部分对应条例要求报告的事项，缺一个部分就有一项法定内容没有报告。某项工作当年没有发生，也要保留标题并如实写明。

## 错误示例

```markdown
存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。
```

## 正确示例

```markdown
## 五、存在的主要问题及改进情况

存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。
```

## 修复

在应有的位置补上标题，并在标题下写明该部分的内容；没有发生的写明“未发生”，不要删去标题。

## 何时可以不理会

报告不适用这一格式时，例如学校、医院等按主管部门另行规定的格式编制的报告。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_disclosure.basis import ART_50, FORM_2019, FORM_2021, FORM_2021_CONTENTS
from govlint_disclosure.parts import as_written, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL101", severity=Severity.ERROR, basis=(ART_50, FORM_2021, FORM_2021_CONTENTS, FORM_2019), parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding for each part that has no heading, at the place where its heading would stand."""
    for slot in report.parts:
        if slot.headings:
            continue
        heading = slot.part.heading
        other = stand_in(report, slot)
        if other is not None:
            message = say("缺少“{heading}”：这个位置上的标题是“{text}”", heading=heading, text=as_written(other.text))
            yield Finding(other.span, message, place=(heading,))
        else:
            yield Finding(slot.expected, say("缺少“{heading}”，其标题应当在这里", heading=heading), place=(heading,))
