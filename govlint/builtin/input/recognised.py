"""文件被认出是某种格式的报告

govlint 按标题、各部分和填有数据的表格判断文件是不是年度报告、用的是哪一种格式。认不出来的文件，只作与格式无关的检查。

## 为什么

空白表格、引用格式的通知、介绍年度报告的文章都含有格式中的标题和标签，但不是报告，不能按报告检查。说明没有认出来，
是为了不让人误以为各项检查都已通过。

## 错误示例

```markdown
今天下午召开会议，研究供水管网改造工作。
```

## 正确示例

```markdown
（一份有六个部分、表格中填有数据的年度报告）
```

## 修复

确实是年度报告的，检查各部分标题和表格是否完整；也可以用 `--form` 指定格式。

## 何时可以不理会

文件本来就不是年度报告时。要求每个文件都必须被认出来，用 `--require-form`。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.rules import Outcome


@rule("GL002", severity=Severity.NOTE, on="engine")
def check(_: object) -> Iterable[Outcome]:
    """Reported by the linter when no form claims the document."""
    return ()
