"""第一、第五部分不照抄

第一部分和第五部分写本机关当年的情况，不照抄本机关上一年度的报告，也不照抄其他机关的报告。

## 为什么

照抄的文字说明不了当年做了什么、有什么问题。国办要求问题和措施明确具体、不得年年雷同，内容雷同属于要追究责任的情形。

## 错误示例

```series file=2024/云岭市水务局.md
存在的主要问题：水质检测结果公布得偏晚，部分乡镇供水站没有公开收费依据，群众反映查询停水通知要打开多个页面。

改进情况：一是与检测机构约定报送时间，结果在三个工作日内公布；二是统一制作收费公示牌，年底前安装到各供水站；
三是把停水通知集中到一个页面，按街道排列。
```

## 正确示例

```series file=2024/云岭市水务局.md
存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。

改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。
```

## 修复

按当年的实际情况重写：做了哪几件事，有哪些具体的数和事例，上一年提出的问题改得怎样，还有哪些新问题。

## 何时可以不理会

几个机关合署办公、共用一份材料，或者确有需要逐年沿用的固定说明。相同的比例按十个字的片段计算，格式和法规中的用语、文件名称、
机关名称、数字的变化和多数机关都有的套话不计入。一半以上相同的请人核对，九成以上相同的算问题。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Severity, rule
from govlint_disclosure.basis import FORM_2021_FAULTS, FORM_2021_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.rules import Finding, Outcome
    from govlint.series.view import Series
    from govlint_disclosure.copying.copies import Copy
    from govlint_disclosure.copying.part_text import PartText

_PARTS: Final = "一五"
_FIRST_YEAR: Final = 2021


@rule("GL703", severity=Severity.WARNING, basis=(FORM_2021_PROBLEMS, FORM_2021_FAULTS), on="series", parts=_PARTS)
def check(series: Series) -> Iterator[Outcome]:
    """A finding for each part that is copied from last year, and for each that is copied from another organ."""
    from govlint_disclosure.copying.part_text import forget, part_texts

    for report, reason in series.unplaced():
        yield report.unchecked(say("没有比较：{reason}", reason=reason))
    for year in series.years():
        for part in _PARTS:
            texts = part_texts(series, year, part)
            if year < _FIRST_YEAR:
                yield from (
                    text.report.unchecked(say("{year} 年度的格式没有对内容雷同的要求", year=year)) for text in texts
                )
            else:
                yield from _compared(texts, year)
    forget()


def _compared(texts: Sequence[PartText], year: int) -> Iterator[Outcome]:
    from govlint_disclosure.copying.copies import copied
    from govlint_disclosure.copying.part_text import is_long, last_year
    from govlint_disclosure.copying.sharing import common, copied_from_others

    yield from (
        text.report.unchecked(say("{name}的文字很少，没有比较", name=text.name)) for text in texts if not is_long(text)
    )
    long = [text for text in texts if is_long(text)]
    everywhere = common(long)
    for text in long:
        last = last_year(text, year)
        found = copied(text, last, everywhere) if last else None
        if last is None:
            yield text.report.unchecked(say("没有 {year} 年度的报告可以比较", year=year - 1))
        elif found:
            yield _finding(text, found, say("上一年度的报告"))
    for text, outcome in copied_from_others(long, everywhere):
        if isinstance(outcome, str):
            yield text.report.unchecked(outcome)
        else:
            yield _finding(text, outcome, say("“{name}”的报告", name=outcome.source.organ.name))


def _finding(text: PartText, found: Copy, source: str) -> Finding:
    return text.report.finding(
        found.span,
        say(
            "{name}有 {percent} 的文字与{source}相同，例如“{passage}”",
            name=text.name,
            percent=found.percent,
            source=source,
            passage=found.passage,
        ),
        place=(text.heading,),
        kind=found.kind,
        related=(found.source.report.related(found.source_span, say("{source}中相同的文字", source=source)),),
    )._replace(private=found.private)
