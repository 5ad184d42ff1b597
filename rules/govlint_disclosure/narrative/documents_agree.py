"""正文所说的文件和处理决定件数与表二一致

正文中写到的规章、行政规范性文件的制发、废止、现行有效件数，行政许可、行政处罚、行政强制的处理决定件数，与表二相同。

## 为什么

表二的件数逐级汇总，正文的件数给读者看；两处不同，就有一处不准确。

## 错误示例

```markdown
（三）政府信息管理。制发行政规范性文件3件，废止1件，逐件标注公开属性并重新核对现行有效文件目录。
```

## 正确示例

```markdown
（三）政府信息管理。制发行政规范性文件2件，废止1件，逐件标注公开属性并重新核对现行有效文件目录。
```

## 修复

按文件目录和执法台账核对是正文还是表格写错，改写错的一处。

## 何时可以不理会

正文说的范围与表格不同，例如只说某个领域的处罚、公示的许可信息条数、代拟的文件。发布、印发的件数和许可、处罚、强制的件数常常是一部分，
只请人核对，不作为错误。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021_TABLE_2
from govlint_disclosure.contradictions import contradictions
from govlint_disclosure.statements.quantities import DECISIONS, DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.context import Context
    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL406", severity=Severity.ERROR, basis=(FORM_2021_TABLE_2, FORM_2019), parts="一二")
def check(report: Report, context: Context) -> Iterable[Outcome]:
    """A finding for each statement on documents and decisions that table 2 does not agree with."""
    return contradictions(report, context, DOCUMENTS | DECISIONS)
