"""没有征求意见稿、送审稿等稿次标记

要公开的文件，标题、页眉页脚和单独成行的文字里没有征求意见稿、送审稿、讨论稿、修改稿、草稿、初稿、第几稿一类的标记。

## 为什么

讨论记录和过程稿是过程性信息，可以不予公开；标着稿次的文件公开出去，读者不知道它是不是正式文件，往往也确实拿错了版本。
正文里说到别的文件（就《节约用水办法（征求意见稿）》公开征求意见）不算。
年度报告以外的文件，征求意见稿、送审稿、讨论稿等可能正是为了听取意见才公开的，所以只请人核对。

## 错误示例

```markdown
# 云岭市水务局节约用水工作情况通报（第二稿）

全年用水总量比上年下降3%。
```

## 正确示例

```markdown
# 云岭市水务局节约用水工作情况通报

全年用水总量比上年下降3%。《云岭市节约用水办法（征求意见稿）》已公开征求意见。
```

## 修复

先确认手里的是不是最后审定的版本，再删去标题、页眉、水印里的稿次标记。文件名里的也一并改掉。

## 何时可以不理会

文件就是为了公开征求意见而发布的。
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_publication.basis import ART_16
from govlint_publication.placed_texts import holds
from govlint_publication.short_lines import short_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.context import Context
    from govlint.document import Document
    from govlint.rules import Outcome

_SIGNS: Final = ("稿", "草案")
_INTERNAL: Final = "修改稿|审核稿|审阅稿|会签稿|呈批稿|代拟稿|校对稿|草稿|初稿|样稿"
_OPEN_TO_ALL: Final = "征求意见稿|送审稿|报批稿|审议稿|讨论稿"
_ONLY_IN_REPORTS: Final = "草案|修订稿|定稿|终稿"
_WHERE: Final = {"opening": say("标题"), "margin": say("页眉、页脚或者脚注"), "body": say("单独的一行")}


@rule("GL605", severity=Severity.ERROR, basis=(ART_16,), on="document")
def check(document: Document, context: Context) -> Iterable[Outcome]:
    """One finding for each line that marks the document as a draft."""
    if not holds(document.source.text, _SIGNS):
        return
    report = context.form is not None
    for line in short_lines(document, body=report):
        text, place = line.text, line.place
        match = _marking(text.folded.text, alone=place == "body") if holds(text.folded.text, _SIGNS) else None
        if match is None or (not report and match["mark"] in _ONLY_IN_REPORTS.split("|")):
            continue
        start, end = text.folded.origins(*match.span("marking"))
        if not line.holds(start, end):
            continue
        question = not report and match["mark"] in _OPEN_TO_ALL.split("|")
        advice = say("如果不是公开征求意见，应当换成定稿") if question else say("确认是最后审定的版本后删去")
        shown = text.value[start:end].replace("\n", "")
        message = say("{where}里有稿次标记“{shown}”，{advice}", where=_WHERE[place], shown=shown, advice=advice)
        yield Finding(text.span(start, end), message, kind="review" if question else "fail")


def _marking(line: str, *, alone: bool) -> re.Match[str] | None:
    """The mark of a draft: the whole line, or (unless only `alone`) the first or last words of a title."""
    for pattern in _patterns()[: 1 if alone else None]:
        if match := pattern.search(line):
            return match
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    count = "第?[一二三四五六七八九十0-9]{1,3}次?(?:修改)?稿"
    dated = r"[0-9一二三四五六七八九十年月日第次版vV.\-:/]{0,16}"
    mark = rf"(?P<mark>{_INTERNAL}|{_OPEN_TO_ALL}|{_ONLY_IN_REPORTS}|{count})"
    inner = rf"{dated}{mark}(?:\({dated}\)|{dated})"
    return (
        re.compile(rf"\A(?P<marking>[(\[【<]?{inner}[)\]】>]?)\Z"),
        re.compile(rf"\A(?P<marking>[(\[【<]{inner}[)\]】>])"),
        re.compile(rf"(?<!》)(?P<marking>[(\[【<]{inner}[)\]】>])\Z"),
        re.compile(rf"\A[^《》]*[^《》第](?P<marking>{mark})\Z"),
    )
