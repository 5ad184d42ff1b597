"""表格的栏目名称与格式一致

表格的每一个行名、列名和分组名都与格式规定的名称相同；编号、标点和空格的写法不同不算错。

## 为什么

栏目名称界定统计口径，错一个字就可能成为另一个指标；汇总时也按名称对应。

## 错误示例

```markdown
| 信息内容 | 本年制发件数 | 本年度止件数 | 现行有效件数 |
```

## 正确示例

```markdown
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
```

## 修复

改为提示中的名称；`govlint check --fix` 会逐字改正，不改动任何数字。

## 何时可以不理会

文件是识别扫描件得到的，错字不在发布的版本里。收费金额的单位写成“元”的，由 GL211 报告：那不只是错字。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import joined, say, term
from govlint.matching import fold, key
from govlint.rules import Finding, Fix, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021
from govlint_disclosure.due_labels import due_labels, is_due
from govlint_disclosure.naming import in_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import LabelReading, Report, TableReading

_MOST_DIFFERENCES: Final = 3


@rule("GL202", severity=Severity.ERROR, basis=(FORM_2021, FORM_2019), fixable="safe", parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Each label reads as mandated."""
    for reading in report.readings():
        if not reading.readable:
            yield NotApplicable(say("{table}没有读出", table=term(reading.form.id)))
        due = due_labels(report, reading.form.id)
        for label in _inexact(reading):
            if in_yuan(label) or is_due(label, due):
                continue
            yield Finding(
                span=label.span,
                message=say(
                    "{table}“{value}”应为“{text}”{differences}",
                    table=term(reading.form.id),
                    value=fold(label.text.value),
                    text=label.label.text,
                    differences=_differences(label),
                ),
                place=label.place or (reading.form.id,),
                fix=Fix(say("改为“{text}”", text=label.label.text), label.edits) if label.edits else None,
            )


def _inexact(reading: TableReading) -> list[LabelReading]:
    rows = [label for label in [row.label for row in reading.rows] if label is not None and not label.exact]
    return [*[title for title in reading.titles if not title.exact], *rows]


def _differences(label: LabelReading) -> str:
    """Which characters differ, counted in the label as found without spaces; "" where too many do."""
    folded, keyed = label.text.folded, label.text.keyed
    mandated = key(label.label.text)

    def nth(start: int, end: int) -> str:
        """Which characters of the folded text the keyed ones from `start` to `end` are: 第3字, 第1至4字."""
        first, last = (
            next(at for at in range(len(folded.text)) if folded.origin(at) >= keyed.origin(index)) + 1
            for index in (start, end - 1)
        )
        return say("第{first}字", first=first) if first == last else say("第{first}至{last}字", first=first, last=last)

    from difflib import SequenceMatcher

    said = []
    for what, start, end, wanted, until in SequenceMatcher(None, keyed.text, mandated, False).get_opcodes():
        found, due = keyed.text[start:end], mandated[wanted:until]
        if what == "replace":
            said.append(say("{nth}“{found}”应为“{due}”", nth=nth(start, end), found=found, due=due))
        elif what == "delete":
            said.append(say("{nth}“{found}”多余", nth=nth(start, end), found=found))
        elif what == "insert":
            where = (
                say("{nth}“{text}”之后", nth=nth(start - 1, start), text=keyed.text[start - 1])
                if start
                else say("开头")
            )
            said.append(say("{where}缺“{due}”", where=where, due=due))
    return say("：{said}", said=joined(said, "，")) if 0 < len(said) <= _MOST_DIFFERENCES else ""
