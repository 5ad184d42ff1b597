"""标题写明机关、年度和文件名称

报告要有标题，标题写明编制机关、年度和“政府信息公开工作年度报告”。少“工作”二字，或者写成“2023年度……年度报告”，由人判断是否改正。

## 为什么

条例把这份文件称为“政府信息公开工作年度报告”，公众和检索系统按机关、年度和名称查找它。格式没有规定标题的字句，
所以只看这三样是否齐全。

## 错误示例

```markdown
# 云岭市水务局政府信息公开工作年度报告
```

## 正确示例

```markdown
# 云岭市水务局2024年政府信息公开工作年度报告
```

## 修复

写成“机关名称＋年度＋政府信息公开工作年度报告”，例如“某某县水利局2024年政府信息公开工作年度报告”。

## 何时可以不理会

标题由发布系统另外生成、不在文件里时。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.rules import Finding, Severity, rule
from govlint_disclosure.basis import ART_49, ART_50
from govlint_disclosure.parts import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome

# 2024年度…年度报告; a year in brackets behind the name does not say 年度 a second time in one phrase.
_NUMBER: Final = re.compile(r"20\d\d")
_YEAR_TWICE: Final = re.compile(r"\d{4}年度(?=.*报告)")


@rule("GL108", severity=Severity.ERROR, basis=(ART_49, ART_50))
def check(report: Report) -> Iterable[Outcome]:
    """At most one finding: no title, or all that the title lacks."""
    name = report.due_form.document
    title = report.title
    if title is None:
        blocks = report.document.blocks
        span = report.first_heading.span if report.first_heading else blocks[0].span
        yield Finding(span, say("没有标题：应当有机关名称、年度和“{name}”", name=name), kind="fail")
        return
    text = title.text.folded.text
    lacking = [
        what
        for what, value in ((say("机关名称"), title.organ), (say("年度"), title.year))
        if value is None or value == ""
    ]
    shown = as_written(title.text)
    called = name if name in text else title.name
    arguable = []
    if called != name:
        if called == name.replace("工作", "") or name.replace("工作", "") in text:
            arguable.append(say("少“工作”二字"))
        elif _NUMBER.sub("", called) in (name, name.replace("工作", "")):
            arguable.append(say("把年份写在文件名称中间"))
        else:
            lacking.append(say("文件名称“{name}”", name=name))
    elif _YEAR_TWICE.search(text):
        arguable.append(say("中“年度”出现两次"))
    if lacking:
        yield Finding(title.span, say("标题“{shown}”没有写明{lacking}", shown=shown, lacking=joined(lacking)))
    elif arguable:
        yield Finding(
            title.span,
            say("标题“{shown}”{arguable}：条例中的名称是“{name}”", shown=shown, arguable=joined(arguable), name=name),
            kind="review",
        )
