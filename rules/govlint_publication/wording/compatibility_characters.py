"""没有部首、私用区、零宽等异常字符

文字里没有冒充汉字的部首（⼀、⺠）和兼容汉字，没有私用区字符、乱码留下的“�”，也没有看不见的零宽字符和控制字符。

## 为什么

部首看上去和汉字一样，编码却不同：读者搜索“工作”找不到“⼯作”，读屏软件读不出来，统计程序也认不出栏目。
私用区字符在别的电脑上多半显示成方框，零宽字符看不见，却会跟着复制到文号和网址里。
它们大多来自从 PDF、网页和聊天软件复制的文字。

## 错误示例

```markdown
⼀、总体情况

全年主动公开政府信息412条，⽐上年增加18条。
```

## 正确示例

```markdown
一、总体情况

全年主动公开政府信息412条，比上年增加18条。
```

## 修复

部首和兼容汉字换成对应的汉字，零宽字符删去，`govlint check --fix` 可以自动改。
私用区字符和“�”原来是什么字，只能对照原件改。

## 何时可以不理会

文件里确实要讲部首、笔画本身的时候。PDF 里的这类字符多半是提取文字时产生的，不检查。
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_publication.basis import FAULTS
from govlint_publication.passages import SUSPECT, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document import Document, Text
    from govlint.rules import Outcome
    from govlint_publication.faulty_characters import Flaw

_NAMED: Final = 6
_MOST: Final = 100_000


@rule("GL501", severity=Severity.WARNING, basis=(FAULTS,), on="document", fixable="safe")
def check(document: Document) -> Iterable[Outcome]:
    """One finding a line, at the first of its faulty characters."""
    if document.pages:
        yield NotApplicable(say("PDF 里的部首等字符多半是提取文字时产生的，不检查"))
        return
    held = passages(document)
    if not re.search(SUSPECT, held.whole):
        return
    # Imported for the few documents that have such characters.
    from govlint_publication.faulty_characters import flaws
    from govlint_publication.mending import Mender

    # Only a document without lines of its own is shown in the fonts that its author chose.
    word_file = document.addressing == "block"
    icons = document.leveled and not word_file
    found = ((text, flaw) for text in held.texts for flaw in flaws(text, symbols=word_file, icons=icons))
    lines: dict[int, list[tuple[Text, Flaw]]] = {}
    for text, flaw in islice(found, _MOST):
        lines.setdefault(text.position(flaw.at)[0], []).append((text, flaw))
    if next(found, None):
        yield NotApplicable(say("异常字符超过 {most} 个，后面的没有列出", most=_MOST))
    mender = Mender(document)
    for met in lines.values():
        text, flaw = met[0]
        changes = ((text, at, at + 1, new) for text, (at, _, _, new) in met if new is not None)
        yield Finding(
            text.span(flaw.at, flaw.at + 1),
            _message([flaw for _, flaw in met]),
            fix=mender.fix(say("换成对应的汉字，看不见的字符删去"), changes),
        )


def _message(found: Sequence[Flaw]) -> str:
    kinds: dict[str, Flaw] = {}
    for flaw in found:
        kinds.setdefault(flaw.char, flaw)
    named = [str(flaw) for flaw in list(kinds.values())[:_NAMED]]
    more = say("等 {count} 种", count=len(kinds)) if len(kinds) > _NAMED else ""
    return say("这一行有 {count} 个异常字符：{named}{more}", count=len(found), named=joined(named), more=more)
