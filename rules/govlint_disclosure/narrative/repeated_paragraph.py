"""没有重复的段落

同一段文字只出现一次，不在别的部分再写一遍；只改了数字或者个别字句的，也算重复。

## 为什么

格式要求内容不遗漏，也不宜泛化，各个部分报告的是不同的事项。整段重复多半是拼接材料或者套用模板时留下的，读者分不清以哪一处为准，
检查时按内容雷同、敷衍应付处理。

## 错误示例

```markdown
存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。

（一）主动公开。全年在局网站发布政府信息412条，其中供水水质公告52条、河湖管护信息118条，其余为工作动态和人事信息。
```

## 正确示例

```markdown
存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。
```

## 修复

只在应当写的部分保留这一段，另一处删去，或者改写成那一部分要求的内容。

## 何时可以不理会

50字以内的短句、表格下的注和“未收到申请”“未收取信息处理费”一类的固定写法不作检查；别的文字确有必要在两处写明时，可以不理会。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Related, Severity, rule
from govlint_disclosure.basis import FORM_2021_CONTENTS, FORM_2021_FAULTS
from govlint_disclosure.parts import as_written
from govlint_disclosure.prose import passages
from govlint_disclosure.repetition import repeats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Text
    from govlint.forms.report import Report
    from govlint.rules import Outcome
    from govlint_disclosure.prose import Passage
    from govlint_disclosure.repetition import Repeat

_QUOTED: Final = 12


@rule("GL408", severity=Severity.WARNING, basis=(FORM_2021_CONTENTS, FORM_2021_FAULTS), parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding for each run of paragraphs that stood before.

    Where a whole part is there twice, GL102 says so, and where a table is, GL209.
    """
    twice = {slot.part.number for slot in report.parts if len(slot.headings) > 1}
    twice |= {slot.form.part for slot in report.tables if len(slot.readings) > 1}
    related: tuple[Passage | None, tuple[Related, ...]] = (None, ())
    for repeat in repeats(passages(report)):
        part = repeat.first.part
        if part is repeat.last.part and part.number in twice:
            continue
        if related[0] is not repeat.first:
            first = Related(repeat.first.text.span(), say("在“{heading}”中第一次出现", heading=part.heading))
            related = (repeat.first, (first,))
        span = repeat.start.text.span()
        if repeat.last is not repeat.start:
            span = span.until(repeat.last.text.span())
        yield Finding(span, _message(repeat), related=related[1])


def _message(repeat: Repeat) -> str:
    opening = f"“{_beginning(repeat.start.text)}…”"
    what = (
        say("{opening}这一段", opening=opening)
        if repeat.length == 1
        else say("{opening}起的 {length} 段", opening=opening, length=repeat.length)
    )
    if repeat.first.part is repeat.start.part:
        return say("{what}在这一部分的前面已经写过", what=what)
    if repeat.exact:
        return say("{what}在“{heading}”中已经写过", what=what, heading=repeat.first.part.heading)
    return say("{what}与“{heading}”中的几乎一样，只改了个别字句或者数字", what=what, heading=repeat.first.part.heading)


def _beginning(text: Text) -> str:
    """The first characters, without white space."""
    near = "".join(text.value[: _QUOTED * 2].split())
    return (near if len(near) >= _QUOTED else as_written(text))[:_QUOTED]
