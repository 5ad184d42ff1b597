"""小标题和分项的编号连续

“（一）（二）”“1.2.”“一是二是”等编号依次连续，不跳号、不重号；第二层小标题的编号要有括号，写作“（一）”。

## 为什么

跳号常常是删改时漏掉了一项，重号常常是复制时忘了改。公文的标题层次依次为“一、”“（一）”“1.”“（1）”。

## 错误示例

```markdown
改进情况：一是把水情数据接入自动发布流程，缩短更新时间；三是按办事主题重新编排栏目，并请市民代表试用。
```

## 正确示例

```markdown
改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。
```

## 修复

核对是否漏了一项：漏了就补上，没有漏就改编号。括号缺了的补上括号。

## 何时可以不理会

编号是引用别的文件的条目，不是本报告的分项时。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Related, Severity, rule
from govlint_disclosure.basis import HEADING_NUMBERS
from govlint_disclosure.numbering import Item, items
from govlint_disclosure.numerals import mentions, told_gap, written
from govlint_disclosure.parts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.document import Text
    from govlint.forms.report import Report
    from govlint.rules import Outcome

_INNER: Final = {"bracketed": ("dotted", "inner", "clause"), "dotted": ("inner",)}
_HEAD: Final = re.compile(r"[^。:;,]{1,16}")
_WIDEST: Final = 3  # a leap over more than this is no sequence with a gap but something else


@rule("GL111", severity=Severity.WARNING, basis=(HEADING_NUMBERS,), parts="一五")
def check(report: Report) -> Iterable[Outcome]:
    """Findings in the parts of words; the numbers in tables belong to the form."""
    tabular = {slot.form.part for slot in report.tables}
    for slot in [slot for slot in report.parts if slot.part.number not in tabular]:
        texts, place = texts_of(report, slot), (slot.part.heading,)
        found = items(texts)
        if any(item.bare for item in found):
            found = _settled(found)
        for item in found:
            if item.bare:
                words = written(item.kind, item.number)
                head = _HEAD.match(item.text.folded.text)
                bare = say("“{head}”的编号没有括号，应当写作“{words}”", head=head[0] if head else "", words=words)
                yield Finding(item.span, bare, place=place)
        for item, message, before in _faults(found, texts):
            related = (Related(before.span, say("前一个编号")),) if before else ()
            yield Finding(item.span, message, place=place, related=related)


def _settled(found: Sequence[Item]) -> list[Item]:
    """Without the bare numbers that are no items: those that neither follow nor precede a neighbour in sequence."""
    outer = [item for item in found if item.kind == "bracketed"]
    real = {
        id(item)
        for left, item, right in zip([None, *outer], outer, [*outer[1:], None], strict=False)
        if (left and left.number + 1 == item.number) or (right and right.number - 1 == item.number)
    }
    return [item for item in found if not item.bare or id(item) in real]


def _faults(found: Sequence[Item], texts: Sequence[Text]) -> Iterator[tuple[Item, str, Item | None]]:
    last: dict[str, Item] = {}
    expected: dict[str, set[int]] = {}
    skipped: dict[str, set[int]] = {}
    whole, since = "", 0
    for item in found:
        kind, number = item.kind, item.number
        before, due = last.get(kind), expected.get(kind, {1})
        following = before.number + 1 if before else 1
        if (number > 1 and number in skipped.get(kind, ())) or number - following > _WIDEST:
            continue  # reported where it was skipped; or no item of this sequence
        if number in due or (number == 1 and not (before and _adjacent(before, item))):
            expected[kind] = {number + 1}
        elif before and number <= before.number:
            yield item, say("编号{name}重复", name=f"“{written(kind, number)}”"), before
            expected[kind] = {number + 1, number + 2, before.number + 1}
        else:
            gap = range(following, number)
            expected[kind] = {number, number + 1}
            whole = whole or "\n".join([text.folded.text for text in texts])
            between = whole[before.offset + before.end - before.start if before else since : item.offset]
            if not all(any(mention in between for mention in mentions(kind, missing)) for missing in gap):
                skipped.setdefault(kind, set()).update(gap)
                yield item, told_gap(kind, before.number if before else None, number, gap), before
        last[kind] = item
        if number == 1:
            skipped.pop(kind, None)
        if kind == "bracketed":
            since = item.offset
        for inner in _INNER.get(kind, ()):
            last.pop(inner, None), expected.pop(inner, None)


def _adjacent(before: Item, item: Item) -> bool:
    return before.number == 1 and before.kind != "clause" and item.block == before.block + 1
