"""件数、条数写准确的数

公开信息的条数、办理申请的件数、制发文件的件数等写准确的数，不用“余”“多”“左右”“约”。

## 为什么

这些数是机关自己统计的，年度报告要求数据准确。写成“56余条”，读者不知道是56还是60，也无法与别处核对。

## 错误示例

```markdown
（五）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。培训中收到意见表50余份。
```

## 正确示例

```markdown
（五）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。
```

## 修复

改为准确的数；确实没有逐件统计的，可以不写数。

## 何时可以不理会

数不是机关自己统计的，例如媒体转载的篇数。以万、亿计的数和访问量、阅读量、人次，本来就是约数，不检查。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Related, Severity, rule
from govlint_disclosure.basis import FORM_2021_OVERVIEW, FORM_2021_TABLE_3
from govlint_disclosure.statements.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Span
    from govlint.forms.report import Report

_SIGNS: Final = ("余", "多", "左右", "约", "来")
_COUNTED: Final = frozenset("件份条篇项期封则部次场") | {"件次", "份次", "条次"}
_VISITS: Final = re.compile(r"访问|点击|浏览|阅读|播放|观看|关注|粉丝|转发|点赞|转载|下载|搜索|拨打|接听")
_NEAR: Final = 16


@rule("GL411", severity=Severity.NOTE, basis=(FORM_2021_TABLE_3, FORM_2021_OVERVIEW), parts="一五")
def check(report: Report) -> Iterator[Finding]:
    """One finding a paragraph, at its first approximate count."""
    found: dict[int, list[tuple[Span, str, tuple[str, ...]]]] = {}
    for sentence in sentences(report):
        words = sentence.words
        if not (sentence.counts and any(sign in words for sign in _SIGNS)):
            continue
        for count in sentence.counts:
            vague = count.vague.replace("近", "")
            if not vague or count.scaled or count.unit not in _COUNTED:
                continue
            if _VISITS.search(words[max(0, count.start - _NEAR) : count.end + _NEAR]):
                continue
            start = count.start - len("约") * words[: count.start].endswith("约")
            one = (sentence.span(start, count.end), words[start : count.end], sentence.place)
            found.setdefault(id(sentence.text), []).append(one)
    for (span, said, place), *others in found.values():
        yield Finding(
            span,
            say("“{said}”不是准确的数；件数、条数应当写实际的数", said=said),
            place=place,
            related=tuple(Related(other, f"“{words}”") for other, words, _ in others),
        )
