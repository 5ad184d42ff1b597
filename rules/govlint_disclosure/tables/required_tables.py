"""第二、三、四部分各有规定的表格

第二部分有主动公开情况表（表二），第三部分有申请情况表（表三），第四部分有复议、诉讼情况表（表四）。

## 为什么

三张表是格式规定的内容，没有发生的事项也要列表填 0；用文字代替表格，就无法汇总和比较。

## 错误示例

```markdown
本年度政府信息公开行政复议、行政诉讼情况见附表。
```

## 正确示例

```markdown
| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |
```

## 修复

把格式规定的表格整张放进所属的部分，没有的填 0。

## 何时可以不理会

表格在文件里是图片，或者转换成文本时丢失，而发布的版本里有。整个部分都没有时，只报告缺少这一部分（GL101）。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.language import say, term
from govlint.matching import key
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import ART_50, FORM_2019, FORM_2021, FORM_2021_CONTENTS
from govlint_disclosure.parts import content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Block
    from govlint.forms.form import TableForm
    from govlint.forms.report import Report

_MOST: Final = 0.7
_TELLING: Final = 6
_FEWEST: Final = 5
"""So many labels of rows, each of so many characters, stand in no text by chance."""
_NAMES: Final = {
    say("表二"): say("主动公开政府信息情况表"),
    say("表三"): say("收到和处理政府信息公开申请情况表"),
    "表四": say("政府信息公开行政复议、行政诉讼情况表"),
}


@rule("GL201", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_CONTENTS, FORM_2019, ART_50), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """Each table of the form occurs, unless its whole part is missing."""
    for slot in report.tables:
        part = report.part(slot.form.part)
        if slot.readings:
            continue
        if not part.headings:
            yield NotApplicable(say("没有第{number}部分", number=term(part.part.number)))
            continue
        if _run_together(slot.form, content(report, part)) or _scattered(slot.form, report.document.blocks):
            yield NotApplicable(say("{table}的文字连在一起，分不出行和列", table=term(slot.form.id)))
            continue
        yield Finding(
            span=slot.expected,
            message=say(
                "“{heading}”之下没有{name}（{table}）",
                heading=part.part.heading,
                name=_NAMES.get(slot.form.id) or say("规定的表格"),
                table=term(slot.form.id),
            ),
            place=(part.part.heading,),
        )


def _scattered(table: TableForm, blocks: Iterable[Block]) -> bool:
    """Whether rows of the table lie about elsewhere in the text, as where a copy was read column by column."""
    said = "".join(block.text.keyed.text for block in blocks if not isinstance(block, Table))
    labels = {key(row.label.text) for row in table.rows}
    return sum(len(label) >= _TELLING and label in said for label in labels) >= _FEWEST


def _run_together(table: TableForm, blocks: Iterable[Block]) -> bool:
    """Whether the labels of the table stand in the part's running text, as where a copy has lost all borders."""
    said = "".join(block.text.keyed.text for block in blocks if not isinstance(block, Table))
    labels = {key(label.text) for section in table.sections for label in section.titles}
    labels |= {key(row.label.text) for row in table.rows if row.label.text}
    return sum(label in said for label in labels) >= _MOST * len(labels)
