"""收取信息处理费的说明与表格一致

正文说收取了信息处理费的，表二“行政事业性收费”应当大于0；表三有申请人逾期未按收费通知缴纳费用的，正文不应说没有发出过收费通知。

## 为什么

信息处理费是行政事业性收费的一种，收了就在表二的数里；没有发出收费通知，也就不会有逾期未缴的申请。反过来不成立：
表二的收费包括各种行政事业性收费，没有收信息处理费也可以大于0。

## 错误示例

```markdown
| 行政事业性收费 | 0 |  |  |
……
本机关2024年度收取政府信息公开信息处理费120元。
```

## 正确示例

```markdown
| 行政事业性收费 | 128.5 |  |  |
……
本机关2024年度未收取政府信息公开信息处理费。
```

## 修复

核对收费票据和收费通知，改写错的一处。

## 何时可以不理会

收取的信息处理费不足表二金额的最小单位，按四舍五入写成0时。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FEES, FORM_2021_FEES, FORM_2021_TABLE_2
from govlint_disclosure.statements import quantities
from govlint_disclosure.statements.sentences import sentences
from govlint_disclosure.statements.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.context import Context
    from govlint.forms.report import Report
    from govlint.forms.values import Value
    from govlint.rules import Outcome

_UNPAID: Final = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
_NO_NOTICE: Final = r"(?:未|没有)(?:曾)?(?:制发|发出|发放|送达|作出|下达|出具)[^,;]{0,14}(?:收费|缴费)通知"


@rule("GL407", severity=Severity.WARNING, basis=(FORM_2021_FEES, FEES, FORM_2021_TABLE_2), parts="二三六")
def check(report: Report, context: Context) -> Iterable[Outcome]:
    """A finding for each fee that table 2 does not have, and for a notice that table 3 presupposes."""
    if "fee-statement" not in report.due_form.facts:
        yield NotApplicable(say("这一年度的格式不要求写明信息处理费"))
        return
    yield from _collected(report, context)
    yield from _notices(report)


def _collected(report: Report, context: Context) -> Iterator[Outcome]:
    for statement in statements(report, context):
        if statement.quantity != quantities.FEE or not statement.number or statement.scope == "other":
            continue
        charges = _charges(report)
        if charges is None or charges.number is None:
            yield NotApplicable(say("表二“行政事业性收费”没有读出"))
        elif not charges.number:
            yield Finding(
                statement.span,
                say("正文写“{words}”，表二“行政事业性收费”是 0：收取的信息处理费应当计入", words=statement.words),
                place=statement.sentence.place,
                related=(Related(charges.span, say("表二“行政事业性收费”：0")),),
            )


def _notices(report: Report) -> Iterator[Finding]:
    unpaid = report.value("表三", _UNPAID, "总计") if report.form.table("表三") else None
    if unpaid is None or not unpaid.number:
        return
    for sentence in sentences(report):
        found = re.search(_NO_NOTICE, sentence.words) if "通知" in sentence.words else None
        if found:
            yield Finding(
                sentence.span(*found.span()),
                say(
                    "正文写“{found}”，表三有 {raw} 件申请因逾期未按收费通知缴费而不再处理",
                    found=found[0],
                    raw=unpaid.raw,
                ),
                place=sentence.place,
                related=(Related(unpaid.span, say("表三“{row}”总计：{raw}", row=_UNPAID, raw=unpaid.raw)),),
            )


def _charges(report: Report) -> Value | None:
    """The figure for fees; its column's name depends on the form."""
    for reading in report.table("表二").readings[:1]:
        row = reading.row("行政事业性收费")
        return row.values[-1] if row and row.values else None
    return None
