"""文件属性里没有人名和本机路径

发布的文件，属性里没有作者、修改者和经理的姓名，没有制作单位、自用模板的名称，也没有电脑里的文件夹。

## 为什么

文件属性随文件一起发布，任何人打开“属性”就能看到是谁起草、谁修改、在哪台电脑上做的。这是经验规则，没有条文专门规定，所以只作提示。
机关的名称、软件和电脑厂家自动写入的名称（如 Administrator、微软用户）不指向任何人，不报告。

## 错误示例

```xml
<dc:creator>张三</dc:creator>
<Company>青枫图文快印店</Company>
<Template>C:\\Users\\zhangsan\\Desktop\\去年年报.dotx</Template>
```

## 正确示例

```xml
<dc:creator>Administrator</dc:creator>
<Company>云岭市水务局</Company>
<Template>Normal.dotm</Template>
```

## 修复

- Word：“文件 → 信息 → 检查问题 → 检查文档”，勾选“文档属性和个人信息”，检查后点“全部删除”，再保存；
  模板在“开发工具 → 文档模板”中改回 Normal；
- WPS：“文件 → 文档加密 → 属性”，把“摘要”中的各项清空；
- PDF：先改好原来的文件，再重新导出。

## 何时可以不理会

作者就是依法对外公开的联系人时。只是机关内部流转、不对外发布的文件，也可以不改。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document import Span
from govlint.language import joined, say
from govlint.masking import without_numbers
from govlint.rules import Finding, NotApplicable, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Document
    from govlint.rules import Outcome

_TITLES: Final = {
    "author": say("作者"),
    "last-modified-by": say("上次修改者"),
    "manager": say("经理"),
    "company": say("单位"),
    "template": say("模板"),
    "title": say("标题"),
    "subject": say("主题"),
    "keywords": say("关键词"),
}
_LISTED: Final = 8


@rule("GL607", severity=Severity.NOTE, on="document")
def check(document: Document) -> Iterable[Outcome]:
    """At most one finding, on the file as such, that lists the properties in question."""
    if document.properties is None:
        yield NotApplicable(say("这种格式的文件不检查属性"))
        return
    if not document.properties:
        return
    # Imported for files that have properties: the words it knows cost as much as this rule to load.
    from govlint_publication.telling_properties import tells

    if telling := [made for made in document.properties if tells(made, document.source.text)]:
        named = joined(
            say("{title}“{value}”", title=_TITLES[made.name], value=_short(made.value)) for made in telling[:_LISTED]
        )
        advice = say("发布前用“文件 → 信息 → 检查文档”删去属性和个人信息（PDF 则改好原文件再导出）")
        yield Finding(
            Span(1, 1, 1, 1),
            say("文件属性里有{named}；{advice}", named=named, advice=advice),
            place=(say("文件属性"),),
            whole=True,
        )


def _short(value: str) -> str:
    flat = " ".join(without_numbers(value[:200]).split())
    return flat if len(flat) <= 40 and len(value) <= 200 else f"{flat[:40]}…"
