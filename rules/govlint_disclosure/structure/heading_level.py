"""六个部分的标题同级

六个部分的标题用同一级标题样式：要么都是二级标题，要么都是一级标题，不能有的是标题、有的是正文。

## 为什么

标题层次决定网页目录、导航和读屏软件怎样呈现报告。有一个标题低一级，它就成了前一部分里面的一节。

## 错误示例

```markdown
### 二、主动公开政府信息情况
```

## 正确示例

```markdown
## 二、主动公开政府信息情况
```

## 修复

把指出的标题改成和其余部分同一级。Markdown 中 `--fix` 可以自动改 `#` 的个数。

## 何时可以不理会

文件由转换工具生成、标题层次不对外呈现时。纯文本没有标题层次，不作检查。
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.document import Span
from govlint.language import say
from govlint.rules import Edit, Finding, Fix, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import HEADING_NUMBERS
from govlint_disclosure.parts import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import PartHeading, Report
    from govlint.rules import Outcome

_NUMBER_SIGNS: Final = re.compile(r" {0,3}(#{1,6})[ \t]+\Z")


@rule("GL107", severity=Severity.WARNING, basis=(HEADING_NUMBERS,), fixable="safe", parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding for each heading whose level is not that of the majority, or else of the first."""
    headings = [slot.headings[0] for slot in report.parts if slot.headings]
    if not report.document.leveled or all(heading.level is None for heading in headings):
        yield NotApplicable(say("这份文件没有标题层次"))
        return
    if len({heading.level for heading in headings}) == 1:
        return
    common, count = Counter(heading.level for heading in headings).most_common(1)[0]
    level = common if count * 2 > len(headings) else headings[0].level
    model = next(heading for heading in headings if heading.level == level)
    for heading in headings:
        if heading.level == level:
            continue
        yield Finding(
            heading.span,
            say(
                "“{text}”是{name}，其他部分是{name_2}",
                text=as_written(heading.text),
                name=_name(heading.level),
                name_2=_name(level),
            ),
            place=report.place_of(heading.span),
            fix=_relevelled(report, heading, level),
            related=(Related(model.span, _name(level)),),
        )


def _name(level: int | None) -> str:
    return say("正文，不是标题") if level is None else say("第 {level} 级标题", level=level)


def _relevelled(report: Report, heading: PartHeading, level: int | None) -> Fix | None:
    """Other number signs before a Markdown heading; other formats and other kinds of headings are left alone."""
    if report.document.addressing != "text" or level is None or heading.level is None or level > 6:
        return None
    at = heading.span
    signs = _NUMBER_SIGNS.match(report.document.source.lines()[at.line - 1][: at.column - 1])
    if signs is None:
        return None
    marks = Span(at.line, signs.start(1) + 1, at.line, signs.end(1) + 1)
    return Fix(say("改为{name}", name=_name(level)), (Edit(marks, "#" * level),))
