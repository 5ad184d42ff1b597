"""标题、统计期限和正文是同一年度

报告标题的年度、数据的统计期限、正文对本报告的称呼是同一个年度；统计期限是该年1月1日至12月31日。

## 为什么

年度报告报告的是上一年度的情况，数据截至当年12月31日。年度不一致，多半是沿用上年模板时漏改，读者无法确定数据属于哪一年。

## 错误示例

```markdown
本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限为2023年1月1日至2024年12月31日。
```

## 正确示例

```markdown
本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限为2024年1月1日至2024年12月31日。
```

## 修复

核对数据属于哪一年，把写错的一处改过来。

## 何时可以不理会

当年新设立的机关，统计期限从成立之日起算，并在报告中说明的；写明当年几月成立、组建的，只请人核对。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from govlint.document import Table
from govlint.language import say
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import ART_49, FORM_2021_TABLE_2
from govlint_disclosure.parts import start, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Span, Text
    from govlint.forms.report import Report
    from govlint.rules import Outcome

_PERIOD: Final = re.compile(
    r"(20\d\d)年(\d{1,2})月(\d{1,2})日(?:0时)?[起始]?,?(?:至|到|[-—–~─]{1,2})"
    r"(?:(20\d\d)年|当年|同年)?(\d{1,2})月(\d{1,2})日"
)
_CONTEXT: Final = re.compile(
    r"统计(?:期限|时间|时限|时段|期间|区间|周期|范围|口径|起止|截止)|报告期|所列数据|数据的?(?:统计|期限|时间|时限|起止)"
)
_CALLED: Final = re.compile(
    r"(?:现将|现公布|现予以?公布|现向社会公布|特向社会公布|特编制|现编制|本报告是)"
    r"[^。;,]{0,30}?(20\d\d)年[^。;,《》]{0,24}(?:年度报告|年报)"
)


@rule("GL403", severity=Severity.ERROR, basis=(ART_49, FORM_2021_TABLE_2), parts="一")
def check(report: Report) -> Iterable[Outcome]:
    """A finding for each statistics period or self-naming that is not the title's year."""
    year = report.title.year if report.title and report.title.year else None
    related = (Related(report.title.span, say("标题的年度是 {year}", year=year)),) if report.title and year else ()
    seen = year is not None
    for text, place in _opening(report):
        folded = text.folded.text
        for found in _PERIOD.finditer(folded) if "月" in folded else ():
            if not _CONTEXT.search(folded[max(0, found.start() - 30) : found.end() + 16]):
                continue
            seen = True
            if message := _period_fault(found, year):
                yield Finding(_span(text, found), message, place, _kind(report, found, year), related=related)
        for found in _CALLED.finditer(folded) if "年报" in folded or "年度报告" in folded else ():
            if year is not None and int(found[1]) != year:
                message = say("正文称本报告为 {found} 年度的报告，标题的年度是 {year}", found=found[1], year=year)
                yield Finding(_span(text, found), message, place=place, related=related)
    if not seen:
        yield NotApplicable(say("标题没有年度，正文也没有写明统计期限"))


def _period_fault(found: re.Match[str], year: int | None) -> str:
    first, last = int(found[1]), int(found[4] or found[1])
    wanted = year or last
    if (first, last, *(int(found[group]) for group in (2, 3, 5, 6))) == (wanted, wanted, 1, 1, 12, 31):
        return ""
    return say(
        "统计期限写作“{found}”，{wanted} 年度的报告应当是{wanted}年1月1日至{wanted}年12月31日",
        found=found[0],
        wanted=wanted,
    )


def _kind(report: Report, found: re.Match[str], year: int | None) -> Literal["fail", "review"]:
    """A person judges a period that begins in the year where the text tells that the organ was founded then."""
    if {found[1], found[4] or found[1]} != {str(year or found[1])} or (found[5], found[6]) != ("12", "31"):
        return "fail"
    told = rf"(?:{found[1]}年|今年|本年)\d{{1,2}}月[^。;]{{0,20}}(?:机构改革|组建|成立|挂牌|设立|划转)"
    return "review" if any(re.search(told, text.folded.text) for text, _ in _opening(report)) else "fail"


def _opening(report: Report) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """With their place, the paragraphs above the first part and those of part 1: where a report speaks of itself."""
    first = report.first_heading
    end = start(first.span) if first else (0, 0)
    for block in report.document.blocks:
        if start(block.span) >= end:
            break
        if not isinstance(block, Table):
            yield block.text, ()
    slot = report.parts[0]
    place = (slot.part.heading,)
    for text in texts_of(report, slot):
        yield text, place


def _span(text: Text, found: re.Match[str]) -> Span:
    return text.span(*text.folded.origins(*found.span()))
