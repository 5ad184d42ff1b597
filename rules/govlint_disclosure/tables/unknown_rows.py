"""表格没有多出的行和列

表格只有格式规定的行和列，不自行增加。

## 为什么

自行增加的行不在汇总口径之内，它的数字计入（七）总计而各项中没有，或者各项中有而总计没有。

## 错误示例

```markdown
|  |  | 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 9.属于工作秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
```

## 正确示例

```markdown
|  |  | 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
```

## 修复

把多出的行并入格式中相应的一项，例如（六）其他处理“3.其他”，并重新计算合计；说明性的文字写在表格之外。

## 何时可以不理会

上级机关统一要求增加的行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say, term
from govlint.matching import key
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021
from govlint_disclosure.due_labels import due_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report


@rule("GL204", severity=Severity.WARNING, basis=(FORM_2021, FORM_2019), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """No row or column beyond the form; labels of the form that was due are GL210's business."""
    for reading in report.readings():
        if not reading.readable:
            yield NotApplicable(say("{table}没有读出", table=term(reading.form.id)))
            continue
        due = due_labels(report, reading.form.id)
        for unknown in reading.unknown:
            if key(unknown.text.value) in due:
                continue
            values = {"table": term(reading.form.id), "text": unknown.text.folded.text}
            yield Finding(
                span=unknown.span,
                message=say("{table}有格式没有的行“{text}”", **values)
                if unknown.axis == "row"
                else say("{table}有格式没有的列“{text}”", **values),
                place=(reading.form.id,),
            )
