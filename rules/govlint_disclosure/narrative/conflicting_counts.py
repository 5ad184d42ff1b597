"""同一个数在全文中前后一致

同一件事的数在不同段落重复出现时，前后相同。表格里有的数由GL404至GL406与表格核对，这里核对的是只在正文中出现的数。

## 为什么

前后两个数不同，总有一个不准确。多半是修改时只改了一处。

## 错误示例

```markdown
2024年，云岭市水务局全年共主动公开政府信息386条，围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。

（一）主动公开。全年共主动公开政府信息412条，其中供水水质公告52条、河湖管护信息118条，其余为工作动态和人事信息。
```

## 正确示例

```markdown
2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。

（一）主动公开。全年在局网站发布政府信息412条，其中供水水质公告52条、河湖管护信息118条，其余为工作动态和人事信息。
```

## 修复

核对哪一个数准确，改正另一个；两处说的不是一回事的，写明各自的范围。

## 何时可以不理会

两处说的范围不同，例如一处只算门户网站。这种情况由人判断，所以不作为错误。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Related, Severity, rule
from govlint_disclosure.basis import FORM_2021_OVERVIEW, FORM_2021_TABLE_3
from govlint_disclosure.naming import figure
from govlint_disclosure.statements.scope import owner_of, scope_at
from govlint_disclosure.statements.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.context import Context
    from govlint.document import Span
    from govlint.forms.report import Report
    from govlint_disclosure.statements.counts import Count
    from govlint_disclosure.statements.scope import Owner
    from govlint_disclosure.statements.sentences import Sentence

_WHOLE: Final = re.compile(r"全年|共|累计|总[数量计共]")
_THING: Final = re.compile(r"主动公开|政府信息|政务信息")
_TABULATED: Final = re.compile(r"申请|复议|诉讼|规范性文件|规章|行政许可|行政处罚|行政强制")
_ASIDE: Final = re.compile(
    r"20\d\d年度?|全年|[本今]年度?|[我本全](?:单位|机关|局|办|委|厅|镇|乡|街道|县|市|区|省|年)|截[至止]|1?[12]月31?日?|共计|总共"
    r"|累计|合计|总[数量计]|数量|达到?|已经?|[共为是了的约近数:]"
)
_SHORTEST: Final = 6


@rule("GL410", severity=Severity.WARNING, basis=(FORM_2021_TABLE_3, FORM_2021_OVERVIEW), parts="一五")
def check(report: Report, context: Context) -> Iterator[Finding]:
    """A question for each number of a whole that differs from what the text said of the same thing before."""
    owner = owner_of(report, context)
    known: dict[tuple[str, str], tuple[Count, Span]] = {}
    for sentence in sentences(report):
        if not (sentence.counts and _THING.search(sentence.words) and _WHOLE.search(sentence.words)):
            continue
        for thing, count in _wholes(sentence, owner):
            first = known.get((thing, count.unit))
            span = sentence.span(count.start, count.end)
            if first is None:
                known[thing, count.unit] = (count, span)
            elif first[0].number != count.number:
                before = f"{figure(first[0].number)}{count.unit}"
                yield Finding(
                    span,
                    say(
                        "“{thing}”这里是 {number}{unit}，前文是 {before}，请核对",
                        thing=thing,
                        number=figure(count.number),
                        unit=count.unit,
                        before=before,
                    ),
                    place=sentence.place,
                    kind="review",
                    related=(Related(first[1], say("前文：{before}", before=before)),),
                )


def _wholes(sentence: Sentence, owner: Owner) -> Iterator[tuple[str, Count]]:
    """The counts of a sentence that are of the whole year and of a thing of their own, with what is counted."""
    words, last = sentence.words, 0
    for count in sentence.counts:
        begin = max([words.rfind(mark, last, count.start) + 1 for mark in ",:;()"])
        clause = words[max(begin, last) : count.start]
        last = count.end
        if len(clause) < _SHORTEST or count.vague or not _WHOLE.search(clause):
            continue
        thing = _ASIDE.sub("", clause).replace(owner.name, "")
        if len(thing) < _SHORTEST or not _THING.search(thing):
            continue
        if not _TABULATED.search(thing) and scope_at(words, count.start, owner) == "own":
            yield thing, count
