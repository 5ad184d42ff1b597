"""规章由有权制定规章的机关填报

表二的“规章”行，只有能够制定规章的机关才有非零的数：国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府。
地方政府的部门、县级人民政府、乡镇人民政府和街道办事处没有规章制定权，三个数应当都是 0。

## 为什么

把行政规范性文件、本机关起草的规章或者本地现行的规章填进这一行，会使规章的件数在逐级汇总时重复、虚增。

## 错误示例

```markdown
| 规章 | 0 | 0 | 3 |
```

## 正确示例

```markdown
| 规章 | 0 | 0 | 0 |
```

## 修复

本机关制发的规范性文件填入“行政规范性文件”行；本机关起草、由本级政府公布的规章由政府填报，这一行填 0。

## 何时可以不理会

机关的名称容易误认，而本机关确有规章制定权；或者是政府的汇总报告由办公机构署名。机关的种类按标题中的名称判断，
需要人工确认，所以不作为错误。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2021_TABLE_2, LEGISLATION_RULES
from govlint_disclosure.naming import column_name, figure
from govlint_disclosure.organ import organ_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.context import Context
    from govlint.forms.report import Report

# Compiled when a figure asks for them, which is seldom.
_CENTRAL: Final = r"国家|国务院|中国|中华|中央|全国|海关总署|[^省市县区旗州盟]*(?:部|总局|总署|署|总行)\Z"
_OFFICE: Final = r"(?<=政府)办公[厅室]\Z"
_LOWER: Final = r"街道(?:办事处|办)?\Z|(?:(?<!自治)(?<!新)(?<!特)区|县|自治县|旗|[乡镇]|苏木)(?:人民)?政府\Z"
_PLACE: Final = r"(?:.{2,}?(?:省|市|州|盟|县|区|旗)|[省市州盟县区旗](?!场))"
_DEPARTMENT: Final = r".*(?:厅|局|委员会|办公室|中心|委|办|大队|支队|总队)\Z"


@rule("GL306", severity=Severity.WARNING, basis=(LEGISLATION_RULES, FORM_2021_TABLE_2), parts="二")
def check(report: Report, context: Context) -> Iterator[Finding | NotApplicable]:
    """Figures for 规章 need an organ that can make 规章."""
    organ = organ_of(report, context)
    if organ is None:
        yield NotApplicable(say("标题没有写明机关，无法判断有没有规章制定权"))
        return
    found = next((reading.row("规章") for reading in report.table("表二").readings), None)
    if found is None or found.values is None:
        yield NotApplicable(say("表二“规章”行没有读出"))
        return
    if not any(value.number for value in found.values) or not _cannot_make(organ):
        return
    for column, value in zip(found.columns, found.values, strict=True):
        if value.number:
            yield Finding(
                span=value.span,
                message=(
                    say(
                        "表二“规章”行“{column}”填报 {number}，而“{organ}”从名称看没有规章制定权，请核实",
                        column=column_name(column),
                        number=figure(value.number),
                        organ=organ,
                    )
                ),
                place=("表二", "规章", column.id),
                kind="review",
            )
            return


def _cannot_make(organ: str) -> bool:
    """Whether an organ of this name can make no 规章; False also where the name does not tell (a city government)."""
    name = re.sub(_OFFICE, "", organ)
    if re.search(_LOWER, name):
        return True
    if re.match(_CENTRAL, name) or name.endswith("政府"):
        return False
    place = re.match(_PLACE, name)
    return place is not None and re.match(_DEPARTMENT, name[place.end() :]) is not None
