"""六个部分按规定的顺序排列

六个部分按格式规定的先后排列：总体情况在最前，其他需要报告的事项在最后。

## 为什么

格式对各部分的顺序有统一规定，逐级汇总和社会公众对照查阅都依靠这个顺序。

## 错误示例

```markdown
## 六、其他需要报告的事项

本机关2024年度未收取政府信息公开信息处理费。

## 五、存在的主要问题及改进情况

存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。

改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。
```

## 正确示例

```markdown
## 五、存在的主要问题及改进情况

存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。

改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。

## 六、其他需要报告的事项

本机关2024年度未收取政府信息公开信息处理费。
```

## 修复

把指出的部分连同内容移到规定的位置。只报告需要移动的最少几个部分；编号随位置改正。

## 何时可以不理会

没有应当改变顺序的情形。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import joined, say
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021
from govlint_disclosure.parts import in_document_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL103", severity=Severity.ERROR, basis=(FORM_2021, FORM_2019), parts="一二三四五六")
def check(report: Report) -> Iterable[Outcome]:
    """One finding for each part outside the longest sequence that is in order."""
    slots = in_document_order(report)
    if len(slots) < 2:
        yield NotApplicable(say("可辨认的部分不足两个，无从比较先后"))
        return
    order = [report.parts.index(slot) for slot in slots]
    if order == sorted(order):
        return
    kept = _longest_ascent(order)
    for index in order:
        if index in kept:
            continue
        slot = report.parts[index]
        before = max((other for other in kept if other < index), default=None)
        after = min((other for other in kept if other > index), default=None)
        ends = [
            say("“{heading}”{side}", heading=report.parts[other].part.heading, side=side)
            for other, side in ((before, say("之后")), (after, say("之前")))
            if other is not None
        ]
        anchor = report.parts[before if before is not None else min(kept)]
        yield Finding(
            slot.headings[0].span,
            say("“{heading}”位置不对：应当在{ends}", heading=slot.part.heading, ends=joined(ends)),
            place=(slot.part.heading,),
            related=(Related(anchor.headings[0].span, say("“{heading}”在这里", heading=anchor.part.heading)),),
        )


def _longest_ascent(order: Sequence[int]) -> frozenset[int]:
    """A longest ascending subsequence of `order`; the parts that can stay where they are."""
    nothing: tuple[int, ...] = ()
    chains = [nothing]
    for value in order:
        longest = max((chain for chain in chains if not chain or chain[-1] < value), key=len)
        chains.append((*longest, value))
    best = max(chains, key=len)
    return frozenset(best)
