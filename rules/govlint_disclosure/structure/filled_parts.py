"""每个部分都有内容

每个部分的标题下面都要有内容，不能空着，也不能只写“无”。

## 为什么

格式要求内容不遗漏；标题下面空着或者只有一个“无”字，等于这一部分没有报告，检查时按敷衍应付处理。第六部分没有收取信息处理费的，
也要用一句话写明（只写“无”由 GL401 指出）。第二、三、四部分的内容是表格，缺表格由 GL201 指出。

## 错误示例

```markdown
## 五、存在的主要问题及改进情况

无。
```

## 正确示例

```markdown
## 五、存在的主要问题及改进情况

存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。

改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。
```

## 修复

写出这一部分的实际情况；当年没有发生的事项写成完整的一句话。

## 何时可以不理会

没有可以空着的部分。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.matching import key
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import ART_50, FORM_2021_CONTENTS, FORM_2021_FAULTS
from govlint_disclosure.parts import content, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Text
    from govlint.forms.report import Report
    from govlint.rules import Outcome

_IN_NOTHING: Final = frozenset("本年度单位机关目前暂均没有无略空未填写此项相关上述内容情况问题")
_HEAD: Final = 12
_NOTHING: Final = re.compile(
    r"(?:本年度?|本单位|本机关|目前|暂|均)*(?:没有|无|略|空|未填写)(?:此项|相关|上述)?(?:内容|情况|问题|有)?"
)


@rule("GL106", severity=Severity.ERROR, basis=(ART_50, FORM_2021_CONTENTS, FORM_2021_FAULTS), parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding at the heading of each part of words (not of tables) that says nothing."""
    tabular = {slot.form.part for slot in report.tables}
    last = report.parts[-1]
    for slot in report.parts:
        if slot.part.number in tabular:
            continue
        if not slot.headings:
            yield NotApplicable(say("没有“{heading}”", heading=slot.part.heading))
            continue
        if any(map(_says_something, texts(content(report, slot)))):
            continue
        said = "".join(text.keyed.text for text in texts(content(report, slot)))
        if not said:
            message = say("“{heading}”下面没有内容", heading=slot.part.heading)
        elif slot is not last and _NOTHING.fullmatch(said):
            message = say("“{heading}”只写了“{said}”，应当写明实际情况", heading=slot.part.heading, said=said)
        else:
            continue
        yield Finding(slot.headings[0].span, message, place=(slot.part.heading,))


def _says_something(text: Text) -> bool:
    """Whether the beginning of a text says more than that there is nothing, as nearly always."""
    for char in text.value[:_HEAD]:
        if "\u4e00" <= char <= "\u9fa5" and char not in _IN_NOTHING:
            return True  # such a character is its own key
    return not _IN_NOTHING.issuperset(key(text.value[:_HEAD]))
