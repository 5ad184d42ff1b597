"""第五部分写明问题和改进情况

第五部分既写存在的主要问题，也写改进情况或者改进措施，两样都要有。

## 为什么

条例要求年度报告写明工作存在的主要问题及改进情况。只写问题，看不出怎样改；只写措施，看不出要改什么。格式要求这一部分实事求是、
明确具体，不得敷衍了事。

## 错误示例

```markdown
改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。
```

## 正确示例

```markdown
存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。

改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。
```

## 修复

补写缺少的一样：问题写到具体的栏目、环节，措施写明做什么、什么时候完成。

## 何时可以不理会

问题或者措施用别的说法写到了，govlint 没有认出来时。整个部分空着或者只写“无”的，由 GL106 指出。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import ART_50_PROBLEMS, FORM_2021_PROBLEMS
from govlint_disclosure.parts import content, headings_of, texts, texts_of
from govlint_disclosure.shortcomings import outlook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome

_SHORTEST: Final = 12
"""Less is no account of anything, which GL106 says."""


@rule("GL413", severity=Severity.WARNING, basis=(ART_50_PROBLEMS, FORM_2021_PROBLEMS), parts="五")
def check(report: Report) -> Iterable[Outcome]:
    """One finding at the heading of part 5 that says which of the two is missing."""
    slot = report.part("五")
    extra = [heading.text for heading in headings_of(report, slot) if heading.part is None]
    said = [text.folded.text for text in (*extra, *texts_of(report, slot))]
    if sum(map(len, said)) >= _SHORTEST:
        found = outlook(said)
        if found.problems and found.measures:
            return  # as nearly always, whatever the tables say that may stand there
    said = [text.folded.text for text in (*extra, *texts(content(report, slot)))]
    if sum(map(len, said)) < _SHORTEST:
        yield NotApplicable(say("第五部分缺失或没有内容"))
        return
    found = outlook(said)
    if found.problems and found.measures:
        return
    if found.problems:
        message = say("只写了存在的问题，没有写改进情况或者改进措施")
    elif found.denied:
        message = say("没有写存在的主要问题，只写了“{denied}”", denied=found.denied)
    elif found.measures:
        message = say("没有写存在的主要问题")
    else:
        message = say("既没有写存在的主要问题，也没有写改进措施")
    place = (slot.part.heading,)
    yield Finding(
        slot.headings[0].span, say("“{heading}”{message}", heading=slot.part.heading, message=message), place=place
    )
