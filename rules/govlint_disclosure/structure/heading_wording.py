"""各部分的标题与格式一致

标题的文字照格式书写。常见的改写（如“整改措施”“其他事项”）能够辨认，但应当改回格式规定的文字；
条例原文的说法（如“因政府信息公开工作被申请行政复议、提起行政诉讼情况”）可以使用。

## 为什么

统一的标题使不同机关、不同年度的报告可以对照和汇总。改写还常常悄悄改变了范围，例如把“改进情况”写成“整改措施”，就只剩打算而没有结果。

## 错误示例

```markdown
## 五、存在的主要问题及整改措施
```

## 正确示例

```markdown
## 五、存在的主要问题及改进情况
```

## 修复

改成格式规定的标题，`--fix` 可以自动改。

## 何时可以不理会

上级机关书面规定了另外的标题时。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.rules import Edit, Finding, Fix, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021
from govlint_disclosure.parts import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL105", severity=Severity.WARNING, basis=(FORM_2021, FORM_2019), fixable="safe", parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding at the first heading of each part whose words are recognised but not those of the form."""
    for slot in report.parts:
        for heading in slot.headings[:1]:
            if heading.wording in ("mandated", "accepted"):
                continue
            found, wanted = heading.wording_text, slot.part.label.text
            yield Finding(
                found.span(),
                say("标题写作“{found}”，格式规定为“{wanted}”", found=as_written(found), wanted=wanted),
                place=(slot.part.heading,),
                fix=Fix(say("标题改为“{wanted}”", wanted=wanted), (Edit(found.span(), wanted),)),
            )
