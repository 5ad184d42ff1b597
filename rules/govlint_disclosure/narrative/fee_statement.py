"""第六部分写明收取信息处理费的情况

自2021年度起，第六部分“其他需要报告的事项”要写明收取政府信息公开信息处理费的情况；一分钱没有收，也要写明没有收取。

## 为什么

格式要求收取信息处理费的情况在第六部分专门报告。只写“无”，或者只写行政事业性收费，看不出信息处理费收没收、收了多少。

## 错误示例

```markdown
无。
```

## 正确示例

```markdown
本机关2024年度未收取政府信息公开信息处理费。
```

## 修复

在第六部分加一句话：没有收取的，写“本机关某年度未收取信息处理费”；收取了的，写明件数和金额。

## 何时可以不理会

2019、2020年度的报告不要求这一说明，不作检查。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FEES, FORM_2021_FEES
from govlint_disclosure.parts import content, headings_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.forms.report import Report
    from govlint.rules import Outcome

_CITED: Final = re.compile(r"《[^《》]*》")
_CHARGE: Final = r"(?<!事业性)(?:收费(?!标准|目录|清单|公示|依据)|费用)"
# "Nothing was charged", in whatever words: what part 6 says of a charge is about this one.
_STATEMENT: Final = re.compile(
    r"(?<![水圾物])处理费"
    rf"|(?:信息|公开)[^。;]{{0,12}}{_CHARGE}"
    rf"|(?:未|没有|无|不|零|0)[^。;]{{0,12}}{_CHARGE}"
    rf"|{_CHARGE}[^。;]{{0,10}}(?:未|没有|无|零|元)"
    r"|收取[^。;]{0,12}(?<!事业性收)(?<![水圾物]处理)费"
)
# Elsewhere only a plain statement counts.
_ELSEWHERE: Final = re.compile(r"(?<![水圾物])处理费|信息公开[^。;]{0,6}收费(?!标准|目录|清单|公示|依据)")


@rule("GL401", severity=Severity.ERROR, basis=(FORM_2021_FEES, FEES), parts="六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding at the heading of part 6 if nothing below it tells of fees for processing information."""
    slot = report.part("六")
    if "fee-statement" not in report.due_form.facts:
        yield NotApplicable(say("这一年度的格式不要求写明信息处理费"))
        return
    extra = [heading.text for heading in headings_of(report, slot) if heading.part is None]
    said = [text.folded.text for text in (*extra, *texts(content(report, slot))) if text.folded.text]
    if not said:
        yield NotApplicable(say("第六部分缺失或没有内容"))
        return
    if any(_STATEMENT.search(_CITED.sub("", words)) for words in said):
        return
    others = tuple(_others(report))
    where = say("（别的部分写了，应当写在这里）") if others else say("，没有收取也要写明")
    yield Finding(
        slot.headings[0].span,
        say("“{heading}”没有写明收取信息处理费的情况{where}", heading=slot.part.heading, where=where),
        place=(slot.part.heading,),
        related=others[:1],
    )


def _others(report: Report) -> Iterator[Related]:
    """Statements in the other parts of words; table 3 has a label on fees that is none."""
    tabular = {slot.form.part for slot in report.tables}
    for slot in report.parts:
        if slot.part.number in tabular or slot.part.number == "六":
            continue
        for text in texts(content(report, slot)):
            for found in _ELSEWHERE.finditer(text.folded.text):
                span = text.span(*text.folded.origins(*found.span()))
                yield Related(span, say("“{heading}”中提到", heading=slot.part.heading))
