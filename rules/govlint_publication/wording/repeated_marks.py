"""标点和字词没有重复

句号、逗号、顿号、分号、冒号没有连着用两个，也没有多打的“的的”；同一个词紧接着出现两次的，由人判断是否多余。

## 为什么

重复的标点和字词多半是修改时留下的，读者会怀疑中间漏了字。省略号“……”、破折号“——”和叠用的叹号、问号不算重复。

## 错误示例

```markdown
全年主动公开政府信息412条。。其中规范性文件2件，都附有解读。
```

## 正确示例

```markdown
全年主动公开政府信息412条。其中规范性文件2件，都附有解读。
```

## 修复

删去多余的标点或者字词；同一个标点重复的，`govlint check --fix` 可以自动改。两个不同的标点，先看哪一个是对的。

## 何时可以不理会

重复的词本来就是两个词的一部分时，例如“科技计划资金资金分配”中间也可以理解为省去了“的”。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_publication.basis import PUNCTUATION
from govlint_publication.doubled_words import doubled
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Document, Text
    from govlint.rules import Outcome
    from govlint_publication.mending import Mender

_SEARCHED: Final = r"[。，、；：！？,;][。，、；：,;]"
_PARTICLE: Final = "的的"
# Marks of which one is too many, or 的的 that is not the end of a word and a particle.
_REPEATED: Final = (
    r"[。，、；：][。，、；：,;]{1,40}|[！？][。，、；：]{1,40}|(?<=[\u4e00-\u9fff])[,;][。，、；：,;]{1,40}"
    r"|(?<![目标有打端鹄无众似之])的的(?![的确喀])"
)


@rule("GL506", severity=Severity.WARNING, basis=(PUNCTUATION,), on="document", fixable="safe")
def check(document: Document) -> Iterable[Outcome]:
    """A finding for each group of marks, and for each doubled word in sentences."""
    return _findings(document)


def _findings(document: Document) -> Iterator[Finding]:
    held = passages(document)
    if _PARTICLE in held.whole or re.search(_SEARCHED, held.whole):
        # Imported for the few documents that have such marks.
        from govlint_publication.mending import Mender

        mender = Mender(document)
        for text in held.texts:
            for found in re.finditer(_REPEATED, text.value):
                yield _of_marks(text, *found.span(), mender)
    if next(doubled(held.folded), None):
        for text in held.prose:
            yield from _of_words(text)


def _of_marks(text: Text, start: int, end: int, mender: Mender) -> Finding:
    marks, span = text.value[start:end], text.span(start, end)
    if len(set(marks)) > 1:
        return Finding(span, say("“{marks}”连用，其中有多余的标点，只留一个", marks=marks))
    if marks[0] == "。" and len(marks) > 2:
        return Finding(span, say("“{marks}”不是标点：省略号写作“……”，句号只写一个", marks=marks))
    fix = mender.fix(say("删去多余的"), [(text, start + 1, end, "")])
    return Finding(span, say("“{marks}”重复，只留一个“{marks_2}”", marks=marks, marks_2=marks[0]), fix=fix)


def _of_words(text: Text) -> Iterator[Finding]:
    folded = text.folded
    for start, middle, end in doubled(folded.text):
        first, last = folded.origins(start, end)
        # Words that a blank sets apart are not in one sentence; nor are two lines that begin with the same name.
        whole = len(text.value[first:last].replace("\n", "")) == end - start
        if whole and folded.origin(middle) == folded.origin(middle - 1) + 1:
            message = say("“{text}”连着出现两次，请核对是否多余", text=folded.text[start:middle])
            yield Finding(text.span(first, last), message, kind="review")
