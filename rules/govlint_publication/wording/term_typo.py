"""固定用语没有错别字

“政府信息公开”“依申请公开”“行政复议”“中华人民共和国”等固定用语没有漏字、多字和同音、形近的错字。

## 为什么

固定用语写错，检索不到，严肃性也受损；国名、机关和思想名称的错字，网站检查时按严重表述错误处理。
只查确实不可能是对的写法，每一种都在大量正确的文字里核对过，没有列入的不报告。

## 错误示例

```markdown
2024年，本机关的政府息公开工作没有引起行政复义。
```

## 正确示例

```markdown
2024年，本机关的政府信息公开工作没有引起行政复议。
```

## 修复

改成提示中的写法，`govlint check --fix` 可以自动改。

## 何时可以不理会

引用的名称本来就是那样写时；可以把这个词加到配置的“接受的写法”里。表格栏目和六个部分标题里的错字由 GL202、GL105 报告。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_publication.basis import FAULTS
from govlint_publication.confusions import Confusions
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.context import Context
    from govlint.document import Document
    from govlint.rules import Outcome

_BRACKETS: Final = ("(", "（")
_ITEM: Final = r"\([一二三四五六七八九十]{1,3}\)"


@rule("GL509", severity=Severity.WARNING, basis=(FAULTS,), on="document", fixable="safe")
def check(document: Document, context: Context) -> Iterable[Outcome]:
    """One finding for each wrong spelling in sentences and in sub-headings, which no other rule reads."""
    return _findings(document, context)


def _findings(document: Document, context: Context) -> Iterator[Finding]:
    held = passages(document)
    headings = [
        text
        for text in [block.text for block in document.blocks if not isinstance(block, Table)]
        if text.value[:1] in _BRACKETS and "。" not in text.value
    ]
    confusions = Confusions(context.confusions, context.accepted)
    if not confusions.occur("\n".join([held.folded, *[text.folded.text for text in headings]])):
        return
    # Imported for the few documents that have one.
    from govlint_publication.mending import Mender

    mender = Mender(document)
    for text in (*held.prose, *(text for text in headings if re.match(_ITEM, text.folded.text))):
        for start, end, right in confusions.find(text.folded.text):
            first, last = text.folded.origins(start, end)
            yield Finding(
                text.span(first, last),
                say("“{text}”应为“{right}”", text=text.folded.text[start:end], right=right),
                fix=mender.fix(say("改为“{right}”", right=right), [(text, first, last, right)]),
            )
