"""文件可以读取

交给 govlint 的文件必须能够读取：格式是能读的一种（Word 的 .docx、网页、带文字的 PDF、Markdown、纯文本），没有加密、
没有损坏，编码可以辨认，大小在限度以内。

## 为什么

读不了的文件等于没有检查。发布前的检查不能把“没有读到”当作“没有问题”，所以读不了就报错。文件是什么，按内容判断，不只看后缀。

## 错误示例

```markdown
旧式的 .doc、.wps 文件，OFD 文件
设了打开密码的 Word 文档或 PDF
只有扫描图像、没有文字的 PDF
没有下载完的文件，Word 打开文档时产生的 ~$ 开头的临时文件
```

## 正确示例

```markdown
同一内容另存为 .docx，不设密码
扫描件先经文字识别（OCR）并核对
UTF-8 或 GB18030 编码的文本、网页
```

## 修复

消息写明文件实际是什么、应当怎样做：

- 旧式的 .doc、.wps 文件：在 Word 或 WPS 中另存为“Word 文档（.docx）”；
- 加了密码的：打开后去掉密码，另存一份；
- 扫描件：用文字识别（OCR）软件转成 Word 文档，核对之后再检查；能找到制作它的 Word 文档的，直接检查那一份；
- OFD 文件：检查制作它的 Word 文档，或者转成 PDF；
- 损坏或没有下载完的：重新下载、重新复制，或者在 Word、WPS 中打开修复后另存；
- 编码混乱的文本：另存为 UTF-8。

## 何时可以不理会

文件本来就不是要检查的报告时，把它从检查范围中去掉。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.rules import Outcome


@rule("GL001", severity=Severity.ERROR, on="engine")
def check(_: object) -> Iterable[Outcome]:
    """Reported by the linter when a reader raises `UnreadableError`."""
    return ()
