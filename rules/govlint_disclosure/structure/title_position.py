"""标题在第一部分之前

报告的标题放在最前面，在“一、总体情况”之前。

## 为什么

标题先于正文是公文的通例。标题落到正文里面，多半是排版或者复制时错了位，网页目录和检索结果会把它当作正文。经验规则。

## 错误示例

```markdown
## 一、总体情况

# 云岭市水务局2024年政府信息公开工作年度报告

本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限为2024年1月1日至2024年12月31日。
```

## 正确示例

```markdown
# 云岭市水务局2024年政府信息公开工作年度报告

本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限为2024年1月1日至2024年12月31日。

## 一、总体情况
```

## 修复

把标题移到“一、总体情况”之前。

## 何时可以不理会

前面有整份目录，目录中的“一、总体情况”被当成了第一部分时。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import ART_49
from govlint_disclosure.parts import as_written, start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL109", severity=Severity.WARNING, basis=(ART_49,))
def check(report: Report) -> Iterable[Outcome]:
    """One finding at a title that stands below the first part's heading."""
    title, first = report.title, report.first_heading
    if title is None or first is None:
        yield NotApplicable(say("没有标题，或者没有可辨认的部分"))
    elif start(title.span) > start(first.span):
        yield Finding(
            title.span,
            say("标题在“{text}”之后，应当移到最前面", text=as_written(first.text)),
            related=(Related(first.span, say("第一个部分从这里开始")),),
        )
