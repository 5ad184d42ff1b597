"""没有上年报告留下的年份

报告本年度工作的句子，写的是本报告的年度；第五部分下一步的计划，写的是下一年。

## 为什么

年度报告常在上年文稿上修改，漏改的年份会让读者以为这一句说的是上一年，也说明内容没有重新核实。与往年比较、文件名称和文号、
具体日期、跨年的经过和上年结转写别的年份是正常的，不在此列。

## 错误示例

```markdown
本机关2023年度未收取政府信息公开信息处理费。
```

## 正确示例

```markdown
本机关2024年度未收取政府信息公开信息处理费。
```

## 修复

核对这一句说的是哪一年：是本年度的，改成本年度；是沿用上年的句子，按本年度的情况重写。

## 何时可以不理会

这一句确实在说往年的事情。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import ART_49, FORM_2021_FAULTS
from govlint_disclosure.organ import organ_of
from govlint_disclosure.prose import passages, prose
from govlint_disclosure.years import planned, recounted, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.context import Context
    from govlint.document import Span, Text
    from govlint.forms.report import Report
    from govlint.rules import Outcome
    from govlint_disclosure.prose import Passage
    from govlint_disclosure.years import Mention

_OLDEST: Final = 6


@rule("GL409", severity=Severity.WARNING, basis=(ART_49, FORM_2021_FAULTS), parts="一五六")
def check(report: Report, context: Context) -> Iterable[Outcome]:
    """A finding for each sentence on another year's work; a single one where the whole text is of another year."""
    year = report.year
    if year is None:
        yield NotApplicable(say("报告没有写明年度"))
        return
    dated = [passage for passage in passages(report) if "20" in passage.text.folded.text]
    stale = list(_stale(dated, year, organ_of(report, context) or ""))
    if len(stale) > 1 and not any(f"{year}年" in text.folded.text for _, text in dated):
        yield from _other_year(report, stale, year)
    else:
        for text, mention in stale:
            message = say(
                "这里报告的是 {year} 年的情况，本报告是 {year_2} 年度的，请核对是不是上年留下的",
                year=mention.year,
                year_2=year,
            )
            yield Finding(_span(text, mention), message, kind="review")
    for part, text in dated:
        for mention in planned(text.folded.text, year) if part.number == "五" else ():
            message = say(
                "这里的计划写的是 {year} 年，本报告就是 {year} 年度的，请核对是不是应为 {year_2} 年",
                year=year,
                year_2=year + 1,
            )
            yield Finding(_span(text, mention), message, kind="review")


def _stale(passages: Iterable[Passage], year: int, organ: str) -> Iterator[tuple[Text, Mention]]:
    past = tuple(f"{before}年" for before in range(year - _OLDEST, year))
    for _, text in passages:
        folded = text.folded.text
        if any(name in folded for name in past):
            for mention in reported(folded, organ):
                if year - _OLDEST <= mention.year < year and not recounted(folded, mention, year):
                    yield text, mention


def _other_year(report: Report, stale: Sequence[tuple[Text, Mention]], year: int) -> Iterator[Outcome]:
    """The text never names the report's year. Where the statistics period does not either, that is GL403's to say."""
    if any(f"{mention.year}年1月1日" in text.folded.text for text in prose(report) for _, mention in stale):
        yield NotApplicable(say("统计期限和正文是同一年度，与标题不同"))
        return
    text, mention = stale[0]
    yield Finding(
        _span(text, mention),
        say("标题是 {year} 年度，正文报告的都是 {year_2} 年的情况，请核对", year=year, year_2=mention.year),
        kind="review",
        related=tuple(Related(_span(*other), say("也写作 {year} 年", year=other[1].year)) for other in stale[1:]),
    )


def _span(text: Text, mention: Mention) -> Span:
    return text.span(*text.folded.origins(mention.start, mention.end))
