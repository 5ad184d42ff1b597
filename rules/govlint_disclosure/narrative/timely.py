"""在规定的期限前公布

年度报告在期限之前公布：政府部门和乡镇在次年1月31日前，县级以上人民政府在次年3月31日前。

## 为什么

条例规定了每年公布上一年度报告的期限，不按时发布的要追究责任。公布日期用 `--published` 给出，没有给出的不作检查；
地方规定得更早的，在配置中按机关类别写明期限。

## 错误示例

```markdown published=2025-02-10
# 云岭市水务局2024年政府信息公开工作年度报告

（2025年2月10日公布）
```

## 正确示例

```markdown published=2025-01-24
# 云岭市水务局2024年政府信息公开工作年度报告
```

## 修复

尽快公布；已经公布的，核对 `--published` 是不是第一次公布的日期。

## 何时可以不理会

给出的是修改后重新公布的日期，第一次公布没有超过期限的。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document import Span
from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import ART_49, FORM_2021_DEADLINES
from govlint_disclosure.organ import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from govlint.context import Context
    from govlint.forms.report import Report
    from govlint.rules import Outcome

_KINDS: Final = {"government": say("人民政府"), "department": say("政府部门"), "township": say("乡镇和街道")}
_DEADLINES: Final = {"government": "03-31", "department": "01-31", "township": "01-31"}


@rule("GL417", severity=Severity.WARNING, basis=(ART_49, FORM_2021_DEADLINES))
def check(report: Report, context: Context) -> Iterable[Outcome]:
    """One finding at the title of a report that appeared after the last day for its kind of organ."""
    published = context.published
    if published is None:
        yield NotApplicable(say("没有给出公布日期（--published）"))
        return
    if report.year is None:
        yield NotApplicable(say("报告没有写明年度，不知道期限"))
        return
    days = {kind: _last_day(report.year + 1, day) for kind, day in (_DEADLINES | dict(context.deadlines)).items()}
    kind = kind_of(report, context)
    if kind is None and min(days.values()) < published <= max(days.values()):
        yield NotApplicable(say("看不出是哪一类机关，不知道期限是哪一天"))
        return
    last = days[kind] if kind else max(days.values())
    if published <= last:
        return
    whose = say("{kinds}的期限", kinds=_KINDS[kind]) if kind else say("各类机关中最晚的期限")
    message = say(
        "{published}公布，晚于{whose}{last}，晚了 {days} 天",
        published=_day(published),
        whose=whose,
        last=_day(last),
        days=(published - last).days,
    )
    if report.title:
        yield Finding(report.title.span, message)
    else:
        yield Finding(Span(1, 1, 1, 1), message, whole=True)


def _last_day(year: int, day: str) -> date:
    """`day` ("MM-DD") in `year`; 29 February is the 28th in most years."""
    from datetime import date

    month, number = map(int, day.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, month, 28 if (month, number) == (2, 29) and not leap else number)


def _day(day: date) -> str:
    return say("{year}年{month}月{day}日", year=day.year, month=day.month, day=day.day)
