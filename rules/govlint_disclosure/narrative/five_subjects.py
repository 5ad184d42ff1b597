"""总体情况写明五个方面

第一部分“总体情况”依次写明五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。

## 为什么

格式把总体情况的内容限定为这五个方面，少写一个方面就有一项工作没有报告。小标题怎样措辞不限，只看有没有写到；
顺序与格式不同的，由人判断是否调整。

## 错误示例

```markdown
（三）政府信息公开平台建设。改版局网站的水情专栏，提供按河流和日期查询的水位数据。

（四）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。
```

## 正确示例

```markdown
（三）政府信息管理。制发行政规范性文件2件，废止1件，逐件标注公开属性并重新核对现行有效文件目录。

（四）政府信息公开平台建设。改版局网站的水情专栏，提供按河流和日期查询的水位数据。

（五）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。
```

## 修复

补写缺少的方面；某一方面当年没有发生，也用一句话写明。

## 何时可以不理会

同一方面用别的说法写到了，govlint 没有认出来时。
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021_OVERVIEW
from govlint_disclosure.parts import headings_of, texts_of
from govlint_disclosure.prose import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome

_HEAD: Final = re.compile(
    r"[*_#]{0,6}(?:\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十](?!是)、?|\d[.、](?!\d))([^。:;*]{1,40})"
)
_ANNOUNCED: Final = re.compile(r"组成|报告全文|本报告|报告内容|报告包括")
_SHORTEST: Final = 12  # less than that is no account of anything, which GL106 says
# For each subject: its name in running text, and the looser words that will do in a sub-heading.
_NAMES: Final = (
    ("主动公开", "主动公开"),
    ("依申请公开|信息公开申请|申请公开", "申请"),
    ("信息[^。;,]{0,6}管理|管理[^。;,]{0,6}信息", "管理"),
    ("平台建设|公开平台|网站建设|新媒体建设|平台[^。;,]{0,6}建设", "平台|网站|新媒体|公众号|渠道|载体|门户"),
    ("监督保障|监督[^。;,]{0,4}保障|社会评议|责任追究", "监督|保障|考核|评议|追究|培训|监管"),
)


@rule("GL402", severity=Severity.WARNING, basis=(FORM_2021_OVERVIEW, FORM_2019), parts="一")
def check(report: Report) -> Iterable[Outcome]:
    """One finding that names the missing subjects; if none is missing, one for another order."""
    slot = report.parts[0]
    texts = texts_of(report, slot)
    if sum(len(text.value) - text.value.count("\n") for text in texts) < _SHORTEST:
        yield NotApplicable(say("第一部分缺失或没有内容"))
        return
    extra = [heading.text for heading in headings_of(report, slot) if heading.part is None]
    lines = [line for text in texts for line in lines_of(text)] + [text.folded.text for text in extra]
    heads = [found[1] for line in lines if (found := _HEAD.match(line))]
    subjects = slot.part.subjects
    if len(heads) == len(subjects) and all(name.search(head) for (name, _), head in zip(_names(), heads, strict=True)):
        return  # each where it belongs, as nearly always
    running = "".join([text.folded.text for text in texts])
    if _ANNOUNCED.search(running):
        running = "。".join(said for said in running.split("。") if not _ANNOUNCED.search(said))
    missing = [
        subject.text
        for subject, (name, loose) in zip(subjects, _names(), strict=True)
        if not name.search(running)
        and not any(loose.search(head) for head in heads)
        and (heads or not loose.search(running))
    ]
    place, span = (slot.part.heading,), slot.headings[0].span
    if missing:
        names = joined((f"“{name}”" for name in missing), "")
        yield Finding(
            span,
            say("“{heading}”没有写到{names}；应当依次写明五个方面", heading=slot.part.heading, names=names),
            place=place,
        )
        return
    order = [index for head in heads for index in _subjects_of(head)]
    if len(order) == len(subjects) == len(set(order)) and order != sorted(order):
        wanted = joined(subject.text for subject in subjects)
        yield Finding(
            span, say("五个方面的顺序与格式不同，格式的顺序是：{wanted}", wanted=wanted), place=place, kind="review"
        )


def _subjects_of(head: str) -> list[int]:
    """The subject a sub-heading names; none where it could be two."""
    found = [index for index, (name, _) in enumerate(_names()) if name.search(head)]
    return found if len(found) == 1 else []


@cache
def _names() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(name), re.compile(loose)) for name, loose in _NAMES)
