"""没有修订、批注和隐藏文字

发布的文件里没有未接受或拒绝的修订，没有批注，没有隐藏的文字。文字与纸张同色、读者看不出来的，由人判断是否删去。

## 为什么

修订和批注把谁改过什么、原来怎样写都留在文件里，任何人打开文件就能看到；一处数字既有删去的又有新写的，读者也不知道以哪个为准。
隐藏文字和网页里不显示的内容虽然看不到，复制、检索、读屏时都会出来。这是经验规则：没有条文专门规定修订和批注，
所列条款说的是讨论记录和过程稿可以不予公开。

## 错误示例

```xml
<w:p>
  <w:r><w:t>全年主动公开信息</w:t></w:r>
  <w:del w:id="1" w:author="张三"><w:r><w:delText>386</w:delText></w:r></w:del>
  <w:ins w:id="2" w:author="张三"><w:r><w:t>412</w:t></w:r></w:ins>
  <w:r><w:t>条。</w:t></w:r>
</w:p>
```

## 正确示例

```xml
<w:p>
  <w:r><w:t>全年主动公开信息412条。</w:t></w:r>
</w:p>
```

## 修复

- 修订：Word、WPS 的“审阅”中，不同意的先逐处“拒绝”，其余的用“接受 → 接受所有修订”，再关掉“修订”；
- 批注：“审阅 → 删除 → 删除文档中的所有批注”；
- 隐藏和同色的文字：全选，在“字体”中去掉“隐藏”的勾、颜色改为“自动”，再删去不该有的文字；
- Word 的“文件 → 信息 → 检查问题 → 检查文档”可以一次查出修订、批注和隐藏文字；
- 网页：从源代码中删去不显示的内容。

## 何时可以不理会

文件还在征求意见、修订要留给别人看时，可以等定稿再检查。
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.masking import without_numbers
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_publication.basis import ART_16

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.document import Document, Trace
    from govlint.rules import Outcome

_REVISIONS: Final = {"insertion": say("插入"), "deletion": say("删除"), "formatting": say("只改格式")}
_NAMES: Final = _REVISIONS | {"comment": say("批注"), "hidden": say("隐藏文字"), "pale": say("同色文字")}
_LISTED: Final = 20
_WRITERS: Final = 3


@rule("GL604", severity=Severity.ERROR, basis=(ART_16,), on="document")
def check(document: Document) -> Iterable[Outcome]:
    """At most one finding for the tracked changes, the comments, the hidden and the pale text, at the first of each."""
    if document.traces is None:
        yield NotApplicable(say("这种格式的文件不检查修订、批注和隐藏文字"))
        return
    seen = (trace for trace in document.traces if trace.text.strip() or trace.kind not in ("hidden", "pale"))
    traces = sorted(seen, key=lambda trace: trace.span)
    if found := [trace for trace in traces if trace.kind in _REVISIONS]:
        counts: Counter[str] = Counter(trace.kind for trace in found)
        several = ((name, counts[kind]) for kind, name in _REVISIONS.items() if counts[kind])
        kinds = joined(say("{name} {count} 处", name=name, count=count) for name, count in several)
        writers = _writers(say("修订人"), found)
        message = "有 {count} 处修订没有接受或拒绝（{kinds}{writers}）；发布前要全部接受或者拒绝"
        yield _finding(found, say(message, count=len(found), kinds=kinds, writers=writers))
    if found := [trace for trace in traces if trace.kind == "comment"]:
        writers = _writers(say("批注人"), found)
        message = "有 {count} 条批注没有删除{quoted}{writers}"
        yield _finding(found, say(message, count=len(found), quoted=_quoted(found[0].text), writers=writers))
    if found := [trace for trace in traces if trace.kind == "hidden"]:
        message = "有 {count} 处隐藏文字{quoted}：读者看不到，但还在文件里，应当删去"
        yield _finding(found, say(message, count=len(found), quoted=_quoted(found[0].text)))
    if found := [trace for trace in traces if trace.kind == "pale"]:
        message = "有 {count} 处文字与纸张同色{quoted}：读者看不出来，请核对是否应当删去"
        yield _finding(found, say(message, count=len(found), quoted=_quoted(found[0].text)))._replace(kind="review")


def _finding(traces: Sequence[Trace], message: str) -> Finding:
    others = traces[1 : _LISTED + 1]
    if len(traces) > _LISTED + 1:
        message = say("{message}（只列出前 {count} 处）", message=message, count=_LISTED + 1)
    return Finding(traces[0].span, message, related=tuple(_related(others)))


def _related(traces: Iterable[Trace]) -> Iterator[Related]:
    for trace in traces:
        writer = say("（{author}）", author=_short(trace.author)) if trace.author.strip() else ""
        yield Related(
            trace.span, say("{kind}{text}{writer}", kind=_NAMES[trace.kind], text=_quoted(trace.text), writer=writer)
        )


def _writers(title: str, traces: Iterable[Trace]) -> str:
    names = list(dict.fromkeys(short for trace in traces if (short := _short(trace.author))))
    more = say("等 {count} 人", count=len(names)) if len(names) > _WRITERS else ""
    return say("；{title}：{names}{more}", title=title, names=joined(names[:_WRITERS]), more=more) if names else ""


def _quoted(text: str) -> str:
    return f"“{short}”" if (short := _short(text)) else ""


def _short(text: str) -> str:
    """The beginning of a text on one line; authors and comments may be of any length."""
    flat = " ".join(without_numbers(text[:100]).split())
    return flat if len(flat) <= 20 and len(text) <= 100 else f"{flat[:20]}…"
