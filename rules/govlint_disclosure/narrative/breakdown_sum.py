"""“共……其中……”的分项相加与总数相符

正文写“共若干条，其中甲若干条、乙若干条”时，各分项相加不大于总数；写明“其他”“分别为”、各项已经列全的，相加等于总数。

## 为什么

分项与总数不符，总有一个数不准确；这些数没有表格可以核对，读者只能自己加。

## 错误示例

```markdown
（一）主动公开。全年在局网站发布政府信息412条，其中供水水质公告252条、河湖管护信息218条，其余为工作动态和人事信息。
```

## 正确示例

```markdown
（一）主动公开。全年在局网站发布政府信息412条，其中供水水质公告52条、河湖管护信息118条，其余为工作动态和人事信息。
```

## 修复

核对总数和各个分项，改正写错的一个；分项之间有重叠的，在文中说明。

## 何时可以不理会

分项之间本来就有重叠，例如同一条信息在几个渠道发布。这种情况只能由人判断，所以不作为错误；各渠道的条数不检查。
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.language import joined, say
from govlint.rules import Finding, Related, Severity, rule
from govlint_disclosure.basis import FORM_2021_OVERVIEW, FORM_2021_TABLE_3
from govlint_disclosure.naming import figure
from govlint_disclosure.statements.breakdowns import breakdowns, with_list
from govlint_disclosure.statements.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


@rule("GL414", severity=Severity.WARNING, basis=(FORM_2021_TABLE_3, FORM_2021_OVERVIEW), parts="一三")
def check(report: Report) -> Iterator[Finding]:
    """A question for each total whose parts do not add up to it."""
    for sentence in sentences(report):
        words, found = with_list(sentence)
        for made in breakdowns(words, found):
            total, parts = made.total, made.parts
            if total.start >= len(sentence.words):
                break
            added = sum((part.number for part in parts), Decimal(0))
            addition = joined((figure(part.number) for part in parts), "＋")
            sums = say(
                "{addition}＝{added}，{part}总数",
                addition=addition,
                added=figure(added),
                part=say("大于") if added > total.number else say("小于"),
            )
            yield Finding(
                sentence.span(total.start, parts[-1].end),
                say(
                    "总数 {number}{unit}，分项相加 {sums}，请核对",
                    number=figure(total.number),
                    unit=total.unit,
                    sums=sums,
                ),
                place=sentence.place,
                kind="review",
                related=tuple(
                    Related(
                        sentence.span(part.start, part.end),
                        say("分项 {words}", words=words[part.start : part.end]),
                    )
                    for part in parts
                ),
            )
