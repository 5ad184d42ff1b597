"""没有占位符和没写完的痕迹

要公开的文件里没有占位的“XX”、没填的空、“此处填写”一类的说明和待办标注，也没有书签标记、域的错误提示、域代码等软件留下的文字。

## 为什么

这些文字说明文件没有写完，或者转换以后没有核对，公开出去就是发布内容不准确、不全面。没有条文专门列举这些痕迹，这是经验规则。
软件留下的文字和【待补充】一类的标注，在任何文件里都报告为错误。占位的叉号、没填的空和填写说明，只在年度报告里是错误：
别的文件里可能是隐去姓名、地名，所以只请人核对；文件本身是供别人填写的表格、模板的，不检查这几项。

## 错误示例

```markdown
# 云岭市水务局关于节约用水工作情况的通报

[bookmark: _GoBack]一、各单位用水情况见错误！未找到引用源。

二、下一步工作【待补充】。
```

## 正确示例

```markdown
# 云岭市水务局关于节约用水工作情况的通报

一、各单位用水情况见附表1。

二、下一步更换老旧管网12公里。申请人张××、李××的姓名已经隐去，（此页无正文）也不是痕迹。
```

## 修复

占位符和空白换成实际内容，没有内容的整句删去；填写说明、待办标注和书签标记直接删去。
“错误！未找到引用源”要回到 Word 里重做交叉引用、更新域（全选后按 F9），再重新导出。
改完在全文中把 XX、__、【、错误！各搜索一遍。

## 何时可以不理会

文件是样表、范本，或者“××”是依法隐去的姓名和地名时。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_publication.basis import FAULTS
from govlint_publication.leftover.search import form_to_fill_in, leftovers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.context import Context
    from govlint.document import Document
    from govlint.rules import Outcome


@rule("GL502", severity=Severity.ERROR, basis=(FAULTS,), on="document")
def check(document: Document, context: Context) -> Iterable[Outcome]:
    """One finding for each kind in a paragraph or table, at the first place of it."""
    found = leftovers(document, report=context.form is not None)
    if context.form is None and form_to_fill_in(document, found):
        found = [each for each in found if each.kind.sure]
        yield NotApplicable(say("看起来是供填写的表格或者模板，其中占位的文字和空白没有检查"))
    for each in found:
        judged = not each.kind.sure and (context.form is None or each.kind.question)
        count = say(" {times} 处", times=each.times) if each.times > 1 else ""
        message = say(
            "留有{count}{name}“{shown}”，{advice}",
            count=count,
            name=each.kind.name,
            shown=each.shown,
            advice=each.kind.advice,
        )
        yield Finding(each.span, message, kind="review" if judged else "fail")
