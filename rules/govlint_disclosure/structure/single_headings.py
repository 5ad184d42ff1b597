"""每个部分的标题只出现一次

格式规定的每个部分只有一个标题。同一标题重复，或者在一个部分里又用另一种写法另起一个同名的部分，都要合并。

## 为什么

标题重复多半是复制模板或者拼接各科室材料时留下的。读者和汇总系统都按标题找内容，标题出现两次，就不知道以哪一处为准。

## 错误示例

```markdown
## 一、总体情况

## 一、总体情况

2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。
```

## 正确示例

```markdown
## 一、总体情况

2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。
```

## 修复

保留格式规定的标题，删去多余的一个，把两处内容合到一处。两个标题紧挨着时，可以用 `--fix --unsafe-fixes` 删去后一个；
两处都有内容时要人来合并。

## 何时可以不理会

没有应当保留两个标题的情形。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document import Span
from govlint.language import say
from govlint.rules import Edit, Finding, Fix, Related, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021
from govlint_disclosure.parts import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.forms.report import PartHeading, Report
    from govlint.rules import Outcome


@rule("GL102", severity=Severity.ERROR, basis=(FORM_2021, FORM_2019), fixable="unsafe", parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding at every heading of a part after its first."""
    repeated = any(len(slot.headings) > 1 for slot in report.parts)
    lines = report.document.source.lines() if repeated and report.document.addressing == "text" else []
    for slot in report.parts:
        for previous, again in zip(slot.headings, slot.headings[1:], strict=False):
            first = slot.headings[0]
            found, model = as_written(again.text), as_written(first.text)
            how = (
                say("标题重复")
                if again.text.folded.text == first.text.folded.text
                else say("与“{model}”是同一个部分，标题重复", model=model)
            )
            yield Finding(
                again.span,
                say("“{found}”{how}：格式中“{heading}”只有一个", found=found, how=how, heading=slot.part.heading),
                place=(slot.part.heading,),
                fix=_removal(lines, previous, again),
                related=(Related(first.span, say("第一次出现")),),
            )


def _removal(lines: Sequence[str], previous: PartHeading, again: PartHeading) -> Fix | None:
    """Empty the line of a heading that follows at once on its double; a heading with a text between them stays."""
    if previous.body or not lines:
        return None
    span = again.span
    before, after = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]
    if before.strip(" \t\u3000#") or after.strip(" \t\u3000#"):
        return None
    whole = Span(span.line, 1, span.end_line, span.end_column + len(after))
    return Fix(say("删去紧跟着的重复标题"), (Edit(whole, ""),), "unsafe")
