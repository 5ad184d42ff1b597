"""收费金额以万元为单位

表二“行政事业性收费”填写以万元为单位的数字，不带单位和文字，小数最多四位；没有收费的填 0。
列名没有写明保留4位小数的，五位、六位小数（精确到角、分）只请核对。

## 为什么

格式规定的单位是万元。按元填报的数会使收费金额扩大一万倍，汇总时最难发现。

## 错误示例

```markdown
| 行政事业性收费 | 1285000元 |  |  |
```

## 正确示例

```markdown
| 行政事业性收费 | 128.5 |  |  |
```

## 修复

把金额换算成万元，格内只留数字。列名中的单位写作“万元”：改列名之前先确认数字是按万元填报的。

## 何时可以不理会

2019年格式的采购总金额没有规定单位和小数位数，只检查收费的填写。金额后括号里的说明只提示复核。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.forms.values import Value, ValueKind
from govlint.language import say, term
from govlint.matching import fold
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2021, FORM_2021_TABLE_2
from govlint_disclosure.cells import AMOUNTS, bears_remark, filled_cells, has_any
from govlint_disclosure.naming import figure, in_yuan
from govlint_disclosure.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report

_TEN_THOUSAND: Final = 10000
_DECIMALS: Final = 4
"""Some organs ask for these in the title of the column; elsewhere amounts to the fen are met, which has six."""
_FEN: Final = 6


@rule("GL211", severity=Severity.WARNING, basis=(FORM_2021, FORM_2021_TABLE_2), parts="二")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Amounts are numbers in 万元, and the title above them says so."""
    yield from unread(report, AMOUNTS)
    for reading in [reading for reading in report.readings() if has_any(reading.form, AMOUNTS)]:
        for title in [each for each in reading.titles if "元" in each.label.text and in_yuan(each)]:
            message = say(
                "{table}列名“{value}”的单位应为万元，请确认金额是按万元填报的",
                table=term(reading.form.id),
                value=fold(title.text.value),
            )
            yield Finding(title.span, message, title.place or (reading.form.id,))
        asked = any("4位小数" in fold(title.text.value) for title in reading.titles)
        for cell in filled_cells(reading, AMOUNTS):
            if "元" not in cell.column.label.text:
                continue
            fault, sure = _fault(cell.value, asked=asked)
            if fault:
                message = say("{name}{fault}", name=cell.name, fault=fault)
                yield Finding(cell.span, message, cell.place, "fail" if sure else "review")


def _fault(value: Value, *, asked: bool) -> tuple[str, bool]:
    """What is wrong with an amount, "" for nothing, and whether that is beyond doubt."""
    raw, number = fold(value.raw), value.number
    if value.kind is ValueKind.BLANK:
        return "", True
    if number is None:
        return say("填写的是“{raw}”，应为以万元为单位的数字；没有收费的填 0", raw=raw), True
    if "元" in value.remark and "万" not in value.remark:
        return say("填写的是“{raw}”，应换算成万元，即 {number}", raw=raw, number=figure(number / _TEN_THOUSAND)), True
    if value.remark:
        return say("填写的是“{raw}”，格内应只有数字", raw=raw), not bears_remark(value)
    if number < 0:
        return say("填写的是 {raw}，金额不能小于 0", raw=raw), True
    exponent = number.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if decimals <= _DECIMALS:
        return "", True
    if asked:
        return say("填写的是 {raw}，列名写明保留4位小数", raw=raw), True
    return say("填写的是 {raw}，以万元为单位的金额一般不超过四位小数", raw=raw), decimals > _FEN
