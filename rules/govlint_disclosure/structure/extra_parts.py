"""没有六个部分以外的部分

与六个部分同级的标题只有格式规定的六个。其他内容归入相应的部分，用下一级标题。

## 为什么

格式要求内容不遗漏，也不宜泛化。另立部分会打乱编号，也使同样的内容在各机关的报告里落在不同的地方。

## 错误示例

```markdown
本机关2024年度未收取政府信息公开信息处理费。

## 七、下一步工作打算

继续做好水情数据的发布。
```

## 正确示例

```markdown
本机关2024年度未收取政府信息公开信息处理费。
```

## 修复

把内容并入相应的部分：工作打算并入第五部分，其他事项并入第六部分，总体情况下的各方面用“（一）”“（二）”作小标题。

## 何时可以不理会

附件、附表单独成节时。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_CONTENTS
from govlint_disclosure.parts import as_written, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL110", severity=Severity.WARNING, basis=(FORM_2021_CONTENTS, FORM_2021, FORM_2019), parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding for each heading at the level of the parts that is none of them."""
    taken = [stand_in(report, slot) for slot in report.parts]
    tabular = {slot.form.part for slot in report.tables}
    inside = None
    for heading in report.headings:
        if heading.part is not None:
            inside = heading.part
        elif not any(heading is other for other in taken):
            where = say("“{heading}”或者", heading=inside.heading) if inside and inside.number not in tabular else ""
            yield Finding(
                heading.span,
                say(
                    "“{text}”不是格式规定的部分，内容应当并入{where}相应的部分",
                    text=as_written(heading.text),
                    where=where,
                ),
                place=(inside.heading,) if inside else (),
            )
