"""括号、引号、书名号成对

每一个括号、引号、书名号都有另一半：（ ）、〔 〕、【 】、《 》、〈 〉、“ ”、‘ ’。

## 为什么

少了一半，读者分不清括号里的说明、引用的原话或者文件名称到哪里为止；多半是删改时漏下的。
全角半角混用不算缺，由 GL505 提示。

## 错误示例

```markdown
根据《中华人民共和国政府信息公开条例（以下简称《条例》）的规定，现公布本报告。
```

## 正确示例

```markdown
根据《中华人民共和国政府信息公开条例》（以下简称《条例》）的规定，现公布本报告。
```

## 修复

补上缺的一半，或者删去多的一半。

## 何时可以不理会

引文跨好几段、前引号和后引号离得很远，或者文字是从 PDF 复制来的、半句话落到了别处的时候。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Related, Severity, rule
from govlint_publication.balance import MARK, QUOTES, are_nested, lacks_partner
from govlint_publication.basis import PUNCTUATION
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.document import Document, Text
    from govlint.rules import Outcome
    from govlint_publication.pairs import Mark

_LISTED: Final = 20


@rule("GL504", severity=Severity.WARNING, basis=(PUNCTUATION,), on="document")
def check(document: Document) -> Iterable[Outcome]:
    """One finding for each kind of mark in each text of sentences, at the first mark without a partner.

    Labels of tables are cut into pieces in many ways, and titles on web pages use such marks for arrows.
    """
    return _findings(document)


def _findings(document: Document) -> Iterator[Finding]:
    held = passages(document)
    values = dict.fromkeys([text.value for text in held.prose])
    if are_nested(values) or not any(lacks_partner(re.findall(MARK, value)) for value in values):
        return
    # Imported where the neighbours of a text have to be asked.
    from govlint_publication.pairs import unpaired

    sentences = set(map(id, held.prose))
    groups: dict[tuple[int, str], list[Mark]] = {}
    for mark in unpaired(held.texts):
        text = held.texts[mark.text]
        if id(text) in sentences:
            groups.setdefault((mark.text, mark.kind), []).append(mark)
    for text, marks in _joined(list(groups.values()), held.texts):
        first, *others = marks
        related = tuple(Related(text.span(mark.at, mark.at + 1), say("同一段里的另一处")) for mark in others[:_LISTED])
        yield Finding(text.span(first.at, first.at + 1), _message(marks), related=related)


def _joined(groups: Sequence[list[Mark]], texts: Sequence[Text]) -> Iterable[tuple[Text, list[Mark]]]:
    """A bracket that is closed by one of another kind is one fault."""
    taken: set[int] = set()
    for index, marks in enumerate(groups):
        if index in taken:
            continue
        following = groups[index + 1] if index + 1 < len(groups) else []
        alone = len(marks) == len(following) == 1 and marks[0].text == following[0].text
        if alone and marks[0].opens and not following[0].opens:
            taken.add(index + 1)
            yield texts[marks[0].text], [following[0], marks[0]]
        elif marks[0].kind in QUOTES and len(marks) == 2 and marks[0].opens and marks[1].opens:
            yield texts[marks[0].text], marks[::-1]
        else:
            yield texts[marks[0].text], marks


def _message(marks: Sequence[Mark]) -> str:
    first, last = marks[0], marks[-1]
    char, partner = first.char, first.partner
    if first.kind != last.kind:
        return say("{char} 和 {char_2} 不是一对", char=last.char, char_2=char)
    if not first.opens and last.opens:
        return say("{char} 和 {partner} 的前后颠倒了", char=char, partner=partner)
    if first.kind in QUOTES and len(marks) == 2:
        return say(
            "这里的 {char} 应当是 {partner}；若不是，另一处的 {char} 没有对应的 {partner}", char=char, partner=partner
        )
    times = say("有 {count} 处 ", count=len(marks)) if len(marks) > 1 else ""
    return say("{times}{char} 没有对应的 {partner}", times=times, char=char, partner=partner)
