"""不予公开不超过办结总数的一半

表三“（三）不予公开”各项的总计之和，不超过“（七）总计”的一半；超过的由人核对。办结不足 10 件的不作检查。

## 为什么

以公开为常态、不公开为例外。不予公开超过一半，多半是把无法提供、不予处理的申请也填进了这一组。

## 错误示例

```markdown
| 三、本年度办理结果 | （一）予以公开 |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
……
|  |  | 4.保护第三方合法权益 | 17 | 4 | 1 | 0 | 1 | 0 | 23 |
```

## 正确示例

```markdown
| 三、本年度办理结果 | （一）予以公开 |  | 19 | 4 | 1 | 0 | 1 | 0 | 25 |
……
|  |  | 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
```

## 修复

对照台账逐件核对办理结果。没有填错的，不用改数字，在报送单上写明原因。

## 何时可以不理会

核对过，确实有一批申请依法不予公开。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.rules import Finding, NotApplicable, Related, rule
from govlint_yunling.basis import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report
    from govlint.rules import Outcome

_REFUSED: Final = "（三）不予公开"
_FEWEST: Final = 10


@rule("YL201", severity="warning", basis=(REFUSALS,), parts="三")
def check(report: Report) -> Iterator[Outcome]:
    """A finding for a person to judge: the figures may be right."""
    total = report.value("表三", "（七）总计", "总计")
    if total is None or total.number is None:
        yield NotApplicable("表三的（七）总计没有读出")
        return
    refused = Related(total.span, f"（七）总计：{total.number}")
    rows = [
        row for row in report.table("表三").readings[0].rows if _REFUSED in [group.text for group in row.row.groups]
    ]
    values = [(row.row.label.text, row.value("总计")) for row in rows]
    if any(value is None or value.number is None for _, value in values):
        yield NotApplicable("表三“（三）不予公开”下有没读出的数字")
        return
    figures = [(label, value) for label, value in values if value and value.number]
    count = sum(value.number for _, value in figures if value.number)
    if total.number >= _FEWEST and count * 2 > total.number:
        yield Finding(
            figures[0][1].span,
            f"表三不予公开共 {count} 件，超过办结总数 {total.number} 件的一半，请核对办理结果",
            place=("表三", _REFUSED, "总计"),
            kind="review",
            related=(*(Related(value.span, f"{label}：{value.number}") for label, value in figures), refused),
        )
