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
能自动改的超过二十行时合成一条，指出第一处和随后几处，一次全部改正。
私用区字符和“�”原来是什么字，只能对照原件改。

## 何时可以不理会

文件里确实要讲部首、笔画本身的时候。PDF 里的这类字符多半是提取文字时产生的，不检查。
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.rules import Finding, Fix, NotApplicable, Related, Severity, rule
from govlint_publication.basis import FAULTS
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document import Document, Text
    from govlint.rules import Outcome
    from govlint_publication.faulty_characters import Flaw
    from govlint_publication.mending import Mender

_NAMED: Final = 6
_MOST: Final = 100_000
_MANY_LINES: Final = 20
_LISTED: Final = 5


@rule("GL501", severity=Severity.WARNING, basis=(FAULTS,), on="document", fixable="safe")
def check(document: Document) -> Iterable[Outcome]:
    """One finding a line, at the first of its faulty characters; one for all where a copy made many lines faulty."""
    if document.pages:
        yield NotApplicable(say("PDF 里的部首等字符多半是提取文字时产生的，不检查"))
    held = passages(document)
    if document.pages or not held.may_hold_suspects():
        return
    # Imported for the few documents that have such characters.
    from govlint_publication import mending
    from govlint_publication.faulty_characters import flaws

    # Only a document without lines of its own is shown in the fonts that its author chose.
    word_file = document.addressing == "block"
    icons = document.leveled and not word_file
    found = ((text, flaw) for text in held.texts for flaw in flaws(text, symbols=word_file, icons=icons))
    lines: dict[int, list[tuple[Text, Flaw]]] = {}
    for text, flaw in islice(found, _MOST):
        lines.setdefault(text.position(flaw.at)[0], []).append((text, flaw))
    if next(found, None):
        yield NotApplicable(say("异常字符超过 {most} 个，后面的没有列出", most=_MOST))
    mender = mending.Mender(document)
    known = [met for met in lines.values() if all(flaw.instead is not None for _, flaw in met)]
    if len(known) > _MANY_LINES:
        yield _all_at_once([_finding(met, mender) for met in known], [flaw for met in known for _, flaw in met])
        known_lines = {id(met) for met in known}
        lines = {line: met for line, met in lines.items() if id(met) not in known_lines}
    yield from (_finding(met, mender) for met in lines.values())


def _finding(met: Sequence[tuple[Text, Flaw]], mender: Mender) -> Finding:
    text, flaw = met[0]
    changes = ((text, at, at + 1, new) for text, (at, _, _, new) in met if new is not None)
    found = [flaw for _, flaw in met]
    return Finding(
        text.span(flaw.at, flaw.at + 1),
        say("这一行有 {count} 个异常字符：{named}", count=len(found), named=_named(found)),
        fix=mender.fix(say("换成对应的汉字，看不见的字符删去"), changes),
    )


def _all_at_once(made: Sequence[Finding], found: Sequence[Flaw]) -> Finding:
    edits = tuple(edit for finding in made if finding.fix for edit in finding.fix.edits)
    told = "全文有 {lines} 行共 {count} 个异常字符，从这里开始：{named}；多半是从 PDF 等复制来的，可以一次改正"
    return Finding(
        made[0].span,
        say(told, lines=len(made), count=len(found), named=_named(found)),
        fix=Fix(say("换成对应的汉字，看不见的字符删去"), edits) if edits else None,
        related=tuple(Related(finding.span, finding.message) for finding in made[1 : _LISTED + 1]),
    )


def _named(found: Sequence[Flaw]) -> str:
    kinds: dict[str, Flaw] = {}
    for flaw in found:
        kinds.setdefault(flaw.char, flaw)
    named = joined([str(flaw) for flaw in list(kinds.values())[:_NAMED]])
    return say("{named}等 {count} 种", named=named, count=len(kinds)) if len(kinds) > _NAMED else named
