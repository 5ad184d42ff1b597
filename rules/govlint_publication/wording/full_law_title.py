"""法律法规第一次出现时写全称

法律、行政法规第一次出现时写全称，带“中华人民共和国”；以后可以用简称，先写“（以下简称《条例》）”更清楚。

## 为什么

只写“《条例》”“《行政复议法》”，读者要猜是国家的还是地方的、是哪一部。这是经验规则，没有条文专门规定，所以只作提示。

## 错误示例

```markdown
本机关依据《政府信息公开条例》编制本报告，并按照《条例》第五十条逐项说明。
```

## 正确示例

```markdown
本机关依据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制本报告，并按照《条例》第五十条逐项说明。
```

## 修复

第一次出现的地方改成全称，后面要用简称的，在全称后面加“（以下简称《条例》）”。

## 何时可以不理会

行文中本来就要照录别人的说法，或者同一组文件的前一份里已经写明简称时。每部法律只提示一次。
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_publication.data_files import lines_of
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Document
    from govlint.rules import Outcome

_PREFIX: Final = "中华人民共和国"
_SUBJECT: Final = "政府信息公开"
_BARE: Final = "条例"
_TITLED: Final = r"《([^《》]{2,24})》"
# The title of a document is among its first texts, behind what a page or a letter-head says.
_TITLE: Final = 6


@cache
def _titles() -> dict[str, str]:
    """What laws are called, with their full titles."""
    found: dict[str, str] = {}
    for line in lines_of("laws.txt"):
        title, *short = line.split("\t")
        found |= dict.fromkeys((title, *short), _PREFIX + title)
    return found


@rule("GL507", severity=Severity.NOTE, on="document")
def check(document: Document) -> Iterable[Outcome]:
    """One finding a law, at its first mention in a sentence, unless its full title has been written before."""
    held = passages(document)
    named = re.findall(_TITLED, held.folded) if "《" in held.folded else ()
    if not any(name == _BARE or name in _titles() for name in named):
        return
    about = any(_SUBJECT in text.folded.text for text in held.texts[:_TITLE])
    before = "\n".join(text.folded.text for text in held.texts if "《" in text.value or _BARE in text.value)
    done: set[str] = set()
    for text in held.prose:
        folded = text.folded.text
        for found in re.finditer(_TITLED, folded):
            title = _full_title(found[1], about=about)
            if title in done or not title or _nested(folded[: found.start()]):
                continue
            done.add(title)
            if not _introduced(before[: before.find(folded) + found.start()], title, found[1]):
                span = text.span(*text.folded.origins(*found.span()))
                yield Finding(span, say("第一次出现时写作“{found}”，全称是“《{title}》”", found=found[0], title=title))


def _full_title(name: str, *, about: bool) -> str:
    """The full title, "" where it is not known; in a document about it, 《条例》 is the one on disclosure."""
    return _titles().get(_SUBJECT + _BARE if about and name == _BARE else name, "")


def _introduced(before: str, title: str, name: str) -> bool:
    """Whether the full title stands before; of 《条例》 also, whether any 条例 has been named."""
    return title in before or (name == _BARE and re.search(rf"[\u4e00-\u9fff]{_BARE}", before) is not None)


def _nested(before: str) -> bool:
    """Whether a title is a piece of another one."""
    return before.count("《") > before.count("》")
