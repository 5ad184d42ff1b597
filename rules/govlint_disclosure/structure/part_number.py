"""各部分的编号正确

六个部分依次编号为“一、”至“六、”，用汉字数字加顿号。编号写成“1、”“（一）”、缺编号或者编错，都不合格式。

## 为什么

编号是格式的一部分；各级汇总和引用（“第三部分的表格”）都以编号为准。标题层次第一级用“一、”，第二级才用“（一）”。

## 错误示例

```markdown
## 四、收到和处理政府信息公开申请情况
```

## 正确示例

```markdown
## 三、收到和处理政府信息公开申请情况
```

## 修复

改成格式规定的编号，`--fix` 可以自动改。编号错开往往是因为前面多了或者少了一个部分，请同时看 GL101、GL110。

## 何时可以不理会

编号由 Word 自动编排，转成文本时丢失的。六个标题都没有编号时多半如此，由人判断。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document import Span
from govlint.language import say
from govlint.matching import fold
from govlint.rules import Edit, Finding, Fix, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, HEADING_NUMBERS
from govlint_disclosure.parts import as_written, in_document_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.forms.report import PartHeading, PartSlot, Report
    from govlint.rules import Outcome

_MARKS: Final = "、.,:;"
_SEVERAL: Final = 4


@rule(
    "GL104",
    severity=Severity.ERROR,
    basis=(FORM_2021, FORM_2019, HEADING_NUMBERS),
    fixable="safe",
    parts="一二三四五六",
)
def check(report: Report) -> Iterable[Outcome]:
    """One finding at the first heading of each part whose number is not the part's own."""
    slots = in_document_order(report)
    numbers = [slot.part.number for slot in slots]
    numbered = [(slot, slot.headings[0], _written(slot.headings[0])) for slot in slots]
    if len(slots) >= _SEVERAL and not any(written for _, _, written in numbered):
        yield _all_unnumbered(slots)
        return
    displaced = numbers != [slot.part.number for slot in report.parts if slot.headings]
    for position, (slot, heading, written) in enumerate(numbered):
        number = slot.part.number
        if written == f"{number}、" or (bare := fold(written).rstrip(_MARKS)) == number:
            continue
        if displaced and bare == report.parts[position].part.number:
            continue  # numbered as it stands: the order is at fault, not the number
        text = as_written(heading.text)
        if not written:
            message = say("标题“{text}”没有编号，应当写作“{due}”", text=text, due=slot.part.heading)
        else:
            told = "“{text}”的编号是“{written}”，按格式应当是“{number}、”"
            message = say(told, text=text, written=written, number=number)
        yield Finding(
            heading.span if not written else _number_span(heading),
            message,
            place=(slot.part.heading,),
            fix=Fix(say("编号改为“{number}、”", number=number), (Edit(_number_span(heading), f"{number}、"),)),
        )


def _all_unnumbered(slots: Sequence[PartSlot]) -> Finding:
    """Numbers that a word processor counts are lost in a copy of the text: whether they are there, a person sees."""
    edits = []
    for slot in slots:
        start = slot.headings[0].wording_text.span()
        edits.append(Edit(Span(start.line, start.column, start.line, start.column), f"{slot.part.number}、"))
    first, last = slots[0].part.number, slots[-1].part.number
    return Finding(
        slots[0].headings[0].span,
        say(
            "{count} 个部分的标题都没有编号，应当是“{first}、”至“{last}、”"
            "；自动编号的文件转成文本会丢失编号，请核对原文件",
            count=len(slots),
            first=first,
            last=last,
        ),
        kind="review",
        fix=Fix(say("编上“{first}、”至“{last}、”", first=first, last=last), tuple(edits)),
    )


def _written(heading: PartHeading) -> str:
    """The number with its marks, as it stands before the words of the heading."""
    whole, words = heading.text.value, heading.wording_text.value
    return whole[: len(whole) - len(words)].strip() if whole.endswith(words) else heading.number


def _number_span(heading: PartHeading) -> Span:
    """From the start of the heading to its first word."""
    begin, words = heading.span, heading.wording_text.span()
    return Span(begin.line, begin.column, words.line, words.column)
