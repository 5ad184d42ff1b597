"""中文里用全角标点

中文句子里的逗号、分号、冒号、问号、叹号、句号和括号用全角的“，；：？！。（）”，不用半角的“,;:?!.()”。

## 为什么

半角标点挤在汉字中间，版面不齐，换行也会出错；统一用全角，检索和复制时写法才一致。
数字里的小数点、千位分隔，时间、网址、邮箱里的符号，以及“(一)”“(1)”这样的编号，本来就可以用半角，不报告。

## 错误示例

```markdown
2024年,本机关主动公开政府信息412条(其中规范性文件2件)。
```

## 正确示例

```markdown
2024年，本机关主动公开政府信息412条（其中规范性文件2件）。
```

## 修复

换成全角标点，`govlint check --fix` 可以自动改。

## 何时可以不理会

句子其实是外文、公式或者代码的时候。
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.limits import MAX_FINDINGS
from govlint.rules import Finding, Related, Severity, rule
from govlint_publication.basis import PUNCTUATION
from govlint_publication.passages import is_sentence, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Document
    from govlint.rules import Outcome

_LISTED: Final = 20
_TELLING: Final = ",;:?!("
_LAST_POINT: Final = r"\.[ \u3000]{0,9}(?:\n|\Z)"
"""Points stand in numbers, too; only the last in a text ends a sentence, or says that others do."""


@rule("GL505", severity=Severity.NOTE, basis=(PUNCTUATION,), on="document", fixable="safe")
def check(document: Document) -> Iterable[Outcome]:
    """One finding for each text of sentences, at the first mark; labels of tables may be written as they like."""
    return _findings(document)


def _findings(document: Document) -> Iterator[Finding]:
    held = passages(document)
    if not any(mark in held.whole for mark in _TELLING) and not re.search(_LAST_POINT, held.whole):
        return
    # Imported for documents that have such marks.
    from govlint_publication.halfwidth import FULL_WIDTH, half_width
    from govlint_publication.mending import Mender

    mender = Mender(document)
    for text in held.texts:
        value = text.value
        if not is_sentence(value) or not any(mark in value for mark in FULL_WIDTH):
            continue
        found = list(islice(half_width(value), MAX_FINDINGS))
        if not found:
            continue
        kinds = joined(f"“{mark}”" for mark in dict.fromkeys((value[start] for start, _, _ in found)))
        right = joined(f"“{mark}”" for mark in dict.fromkeys((new for _, _, new in found)))
        first, *others = (text.span(start, start + 1) for start, _, _ in found)
        yield Finding(
            first,
            say(
                "这一段有 {count} 个半角标点{kinds}，中文里应当用全角的{right}",
                count=len(found),
                kinds=kinds,
                right=right,
            ),
            fix=mender.fix(say("换成全角标点"), ((text, *change) for change in found)),
            related=tuple(Related(span, say("同一段里的另一处")) for span in others[:_LISTED]),
        )
