"""表三每列的收支平衡

表三每一列中，第一项“本年新收”加第二项“上年结转”，等于第三项的“（七）总计”加第四项“结转下年度继续办理”。

## 为什么

表三左上角写明了这一勾稽关系：收到的申请要么在本年度办结，要么结转下年度，不会凭空增减。

## 错误示例

```markdown
| 四、结转下年度继续办理 |  |  | 1 | 2 | 0 | 0 | 0 | 0 | 3 |
```

## 正确示例

```markdown
| 四、结转下年度继续办理 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |
```

## 修复

依次核对四项。上年结转应当与上一年度报告的“结转下年度继续办理”相同；（七）总计已与各项办理结果核对一致时，
多半是新收、上年结转或者结转下年度填错。（七）总计本身差同样的数时只由 GL302 报告。

## 何时可以不理会

没有例外。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import joined, say, term
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_3
from govlint_disclosure.naming import column_name, figure, row_name
from govlint_disclosure.sums.judging import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.forms.form import Row
    from govlint.forms.report import Report
    from govlint.forms.sum_check import Term

_SHORT: Final = {
    "一、本年新收政府信息公开申请数量": say("本年新收"),
    "二、上年结转政府信息公开申请数量": say("上年结转"),
    "四、结转下年度继续办理": say("结转下年度"),
}


@rule("GL303", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_TABLE_3, FORM_2019), parts="三")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Each column: received and carried over are handled or carried on."""
    for found in judge(report, "balance"):
        if isinstance(found, NotApplicable):
            yield found
            continue
        yield Finding(
            span=found.correction.span if found.correction else found.span,
            message=(
                say(
                    "{table}“{column}”列收支不平：{side}＝{computed}，而{side_2}＝{reported}（差 {difference}"
                    "）{remedy}",
                    table=term(found.table),
                    column=column_name(found.total.column),
                    side=_side(found.check.terms),
                    computed=figure(found.computed),
                    side_2=_side(found.check.total),
                    reported=figure(found.reported),
                    difference=found.difference,
                    remedy=found.remedy,
                )
            ),
            place=found.place,
            related=found.related(by_row=True),
        )


def _side(terms: Iterable[Term]) -> str:
    """One side with its figures: 本年新收 31＋上年结转 3."""
    filled = ((term.row, term.value.number) for term in terms if term.value and term.value.number is not None)
    return joined((say("{name} {number}", name=_name(row), number=figure(number)) for row, number in filled), "＋")


def _name(row: Row) -> str:
    return _SHORT.get(row.id) or say("{row}", row=row_name(row))
