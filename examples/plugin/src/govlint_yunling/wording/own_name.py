"""机关自称“本机关”

公开的文件里，机关称自己为“本机关”，不写“我局”“我市”。引号里的原话不算。

## 为什么

报告会被转载、汇总，离开本单位的网站以后，“我局”“我市”就不知道指谁。

## 错误示例

```markdown
我局2024年度未收取政府信息公开信息处理费。
```

## 正确示例

```markdown
本机关2024年度未收取政府信息公开信息处理费。
```

## 修复

改为“本机关”，或者写出名称。`--unsafe-fixes` 可以改成“本机关”，改后读一遍：原文也可能指的是别的机关。

## 何时可以不理会

致辞、答记者问一类以第一人称写的文件。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.rules import Edit, Finding, Fix, rule
from govlint_yunling.basis import OWN_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document

# 自我区分, 我区别对待, 我办理, 我市场监管: the same characters, and no name.
_OWN: Final = re.compile(r"(?<!自)我(?:局|委(?!托)|办(?![理事公])|市(?!场)|县|区(?![分别])|镇|乡)")
_QUOTED: Final = re.compile(r"“[^“”]*”")


@rule("YL101", severity="warning", basis=(OWN_NAME,), on="document", fixable="unsafe")
def check(document: Document) -> Iterator[Finding]:
    """One finding for each time an organ speaks of itself in the first person."""
    for text in document.texts():
        written = text.folded.text
        quoted = [match.span() for match in _QUOTED.finditer(written)]
        for match in _OWN.finditer(written):
            if any(start < match.start() < end for start, end in quoted):
                continue
            span = text.span_of(match)
            yield Finding(
                span,
                f"自称写作“{match[0]}”，应为“本机关”或者机关的名称",
                fix=Fix("改为“本机关”", (Edit(span, "本机关"),), "unsafe"),
            )
