"""政府报告写明考核、评议、追责结果

各级人民政府的年度报告要写明工作考核、社会评议和责任追究的结果情况，没有发生责任追究的也写一句。

## 为什么

条例要求各级人民政府的报告在一般内容之外，还应当包括工作考核、社会评议和责任追究结果情况；格式把它放在总体情况的监督保障中。
政府部门和街道办事处不作要求，看不出是哪一类机关的不作检查。

## 错误示例

```markdown organ-kind=government
（五）监督保障。每季度抽查各科室的公开目录，组织培训2次。
```

## 正确示例

```markdown organ-kind=government
（五）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。
```

## 修复

在监督保障中补写缺少的结果，例如“年度考核等次为良好，社会评议满意率为96%，未发生责任追究”。

## 何时可以不理会

结果用别的说法写到了，govlint 没有认出来时。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import ART_50_PROBLEMS, FORM_2021_OVERVIEW
from govlint_disclosure.naming import quoted
from govlint_disclosure.organ import kind_of, organ_of
from govlint_disclosure.parts import content, texts, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.context import Context
    from govlint.document import Span, Text
    from govlint.forms.report import Report
    from govlint.rules import Outcome

_RESULTS: Final = {
    "工作考核": r"考核|考评|绩效|评估|督查通报",
    "社会评议": r"评议|满意|测评|评价|问卷|测验|社会监督员",
    "责任追究": r"追究|问责|追责",
}


@rule("GL415", severity=Severity.NOTE, basis=(ART_50_PROBLEMS, FORM_2021_OVERVIEW), parts="一")
def check(report: Report, context: Context) -> Iterable[Outcome]:
    """One finding that names the results a government's report does not speak of, in whatever part of words."""
    kind = kind_of(report, context)
    if kind is None or kind == "department" or "街道" in (organ_of(report, context) or ""):
        yield NotApplicable(
            say("只检查各级人民政府的报告") if kind else say("看不出是哪一类机关，不知道是否应当写考核、评议和追责结果")
        )
        return
    slot = report.part("一")
    if not slot.headings:
        yield NotApplicable(say("没有“{heading}”", heading=slot.part.heading))
        return
    parts = [report.part(number) for number in "一五六"]
    missing = _missing([text for part in parts for text in texts_of(report, part)])
    if missing:  # unless a table says so
        missing = _missing([text for part in parts for text in texts(content(report, part))])
    if missing:
        message = say("政府的年度报告应当写明{missing}的结果情况，没有找到", missing=quoted(missing))
        yield Finding(_where(report) or slot.headings[0].span, message, place=(slot.part.heading,))


def _missing(said: Iterable[Text]) -> list[str]:
    together = "。".join([text.folded.text for text in said])
    return [name for name, words in _RESULTS.items() if not re.search(words, together)]


def _where(report: Report) -> Span | None:
    """The paragraph of part 1 on supervision, where the results belong."""
    for text in texts(content(report, report.part("一"))):
        if re.match(r"\(?[一二三四五六七\d]{1,2}[)、.]?[^。:]{0,8}监督保障", text.folded.text):
            return text.span()
    return None
