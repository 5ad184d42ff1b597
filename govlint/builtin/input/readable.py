"""文件可以读取

交给 govlint 的文件必须能够读取：不加密、没有损坏、编码可以辨认、大小在限度以内，格式是 govlint 能读的一种。

## 为什么

读不了的文件等于没有检查。发布前的检查不能把“没有读到”当作“没有问题”，所以读不了就报错。

## 错误示例

```markdown
（一个加密的文件，或者旧式的 .doc、.wps 文件）
```

## 正确示例

```markdown
（同一内容另存为 .docx，或者 UTF-8 编码的文本）
```

## 修复

按消息中的说明处理：旧式的 .doc、.wps 文件用办公软件另存为 .docx；加密的文件去掉密码；编码混乱的文本另存为 UTF-8。

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
