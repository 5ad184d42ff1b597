"""件数是不带单位的整数

三张表中的件数用阿拉伯数字填写不小于 0 的整数，不带单位、文字和小数，没有发生的填 0，不填“—”“无”。

## 为什么

表格的数字要逐级汇总，“—”“无”、带单位或者说明的数不能相加，也无法核对勾稽关系。

## 错误示例

```markdown
| 行政处罚 | 19件 |  |  |
```

## 正确示例

```markdown
| 行政处罚 | 19 |  |  |
```

## 修复

格内只留数字；说明写在表格之后的“注”里。全角数字和千位分隔的逗号可以接受。2019年格式的“本年增/减”可以带正负号。

## 何时可以不理会

数字后括号里的说明，例如 22（其中修订16件），数字本身可以读出，只提示复核。
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.forms.values import Value, ValueKind
from govlint.language import say
from govlint.matching import fold
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_2, FORM_2021_TABLE_3, FORM_2021_TABLE_4
from govlint_disclosure.cells import COUNTS, FilledCell, bears_remark, filled_cells, only_digits
from govlint_disclosure.clusters import clusters
from govlint_disclosure.naming import figure
from govlint_disclosure.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report

_CHANGE: Final = r"[增减][加少长]?[0-9]+\Z"


@rule(
    "GL206",
    severity=Severity.ERROR,
    basis=(FORM_2021, FORM_2021_TABLE_2, FORM_2021_TABLE_3, FORM_2021_TABLE_4, FORM_2019),
    parts="二三四",
)
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Counts are whole numbers; one and the same fault that fills a row or a column is one finding."""
    yield from unread(report, COUNTS)
    for reading in report.readings():
        if only_digits(reading):
            continue
        every = filled_cells(reading, COUNTS)
        alike: dict[tuple[str, bool], list[FilledCell]] = defaultdict(list)
        for cell in every:
            fault, sure = _fault(cell.value, signed=cell.row.values == "signed")
            if fault:
                alike[fault, sure].append(cell)
        for (fault, sure), cells in _with_one_unit(alike).items():
            for cluster in clusters(every, cells):
                yield Finding(
                    span=cluster.first.span,
                    message=say("{name}{fault}", name=cluster.name, fault=fault),
                    place=cluster.place,
                    kind="fail" if sure else "review",
                    related=cluster.related,
                )


def _with_one_unit(alike: dict[tuple[str, bool], list[FilledCell]]) -> dict[tuple[str, bool], list[FilledCell]]:
    """The same with cells whose different numbers all bear the same unit as one fault."""
    units: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for key, cells in alike.items():
        remark = cells[0].value.remark if key[1] else ""
        if remark:
            units[remark].append(key)
    several = {key: unit for unit, keys in units.items() if len(keys) > 1 for key in keys}
    found: dict[tuple[str, bool], list[FilledCell]] = defaultdict(list)
    for key, cells in alike.items():
        unit = several.get(key)
        found[(say("的数字后带有“{unit}”，应为不带单位和文字的整数", unit=unit), True) if unit else key] += cells
    return found


def _fault(value: Value, *, signed: bool) -> tuple[str, bool]:
    """What is wrong with a count, "" for nothing, and whether that is beyond doubt."""
    if value.raw.isdecimal() and value.raw.isascii():
        return "", True
    raw = fold(value.raw)
    if value.kind is ValueKind.BLANK or (signed and re.match(_CHANGE, raw)):
        return "", True
    if value.number is None:
        return say("填写的是“{raw}”，应为数字；没有发生的填 0", raw=raw), True
    if value.remark:
        number = figure(value.number)
        if bears_remark(value):
            return say(
                "的数字 {number} 后带有说明“{remark}”，说明宜写在表格之外", number=number, remark=value.remark
            ), False
        return say("填写的是“{raw}”，应为不带单位和文字的整数，如 {number}", raw=raw, number=number), True
    if value.number % 1:
        return say("填写的是 {raw}，件数应为整数", raw=raw), True
    if value.number < 0 and not signed:
        return say("填写的是 {raw}，件数不能小于 0", raw=raw), True
    if "." in raw or (raw.startswith("+") and not signed):
        return say("填写的是 {raw}，件数宜写作 {number}", raw=raw, number=figure(value.number)), False
    return "", True
