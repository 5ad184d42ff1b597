"""没有密级和内部标记

要公开的文件，开头、页眉页脚和单独成行的文字里没有绝密、机密、秘密的密级标志，没有内部资料、注意保存、不得外传一类的标记，
也没有注明不予公开。

## 为什么

国家秘密和内部事务信息不予公开，带着这些标记的文件不能直接发布：要么拿错了文件，要么标记没有去掉。
正文里说到国家秘密、不予公开的件数，表格里“（三）不予公开”“1.属于国家秘密”一类的栏目名称，都不是标记，不报告。
注明“依申请公开”的，只请人核对。

## 错误示例

```markdown
内部资料　注意保存

# 云岭市水务局节约用水工作情况通报

全年用水总量比上年下降3%。

（此件不予公开）
```

## 正确示例

```markdown
# 云岭市水务局节约用水工作情况通报

全年用水总量比上年下降3%。收到申请5件，其中不予公开1件，理由是属于国家秘密。

（此件公开发布）
```

## 修复

先按保密审查程序确认文件能不能公开。能公开的，删去标记或者改成“主动公开”；涉及国家秘密、尚未解密的，立即停止发布并报告。

## 何时可以不理会

文件已经依法解密、公开，保留原来的标志是为了存档或者研究。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_publication.basis import ART_14, ART_16
from govlint_publication.secrecy_marks import FIRST, attribute_cells, marking
from govlint_publication.short_lines import short_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Document, Text
    from govlint.rules import Outcome

_ON_REQUEST: Final = "依申请公开"


@rule("GL606", severity=Severity.ERROR, basis=(ART_14, ART_16), on="document")
def check(document: Document) -> Iterable[Outcome]:
    """One finding for each line or cell that marks the document as secret, internal or not public."""
    for line in short_lines(document, first=FIRST):
        text = line.text
        match = marking(text.folded.text, line.place)
        if match is not None:
            start, end = text.folded.origins(*match.span())
            if line.holds(start, end):
                yield _finding(text, start, end)
    for text in attribute_cells(document):
        yield _finding(text, 0, len(text.value))


def _finding(text: Text, start: int, end: int) -> Finding:
    span, said = text.span(start, end), " ".join(text.value[start:end].split())
    if _ON_REQUEST in said:
        return Finding(span, say("注明“{said}”，请核对这份文件是否应当主动公开", said=said), kind="review")
    return Finding(span, say("有“{said}”的标记，应当先确认文件能不能公开，再删去标记", said=said))
