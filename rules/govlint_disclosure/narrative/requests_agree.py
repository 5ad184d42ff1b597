"""正文所说的申请件数与表三一致

正文中写到的新收、上年结转、办结、结转下年度的申请件数，以及“未收到申请”一类的说法，与表三的总计相同。
每一处都核对，不只看第一处。

## 为什么

读者先看正文，统计汇总用表格；两处不同，就有一处不准确。多半是沿用上年的文字，或者表格改了而正文没有改。

## 错误示例

```markdown
（二）依申请公开。全年新收政府信息公开申请41件，上年结转4件，办结41件，结转下年度3件。
```

## 正确示例

```markdown
（二）依申请公开。全年新收政府信息公开申请40件，上年结转4件，办结41件，结转下年度3件。
```

## 修复

按登记台账核对是正文还是表格写错，改写错的一处。

## 何时可以不理会

正文说的范围与表格不同，而且写明了：例如只说机关本级、某一个渠道或者上半年。写“收到”时，新收数或者新收加上年结转的数都算一致；
“受理”“答复”的件数和“其中”之后的件数可能只是一部分，只请人核对，不作为错误。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Severity, rule
from govlint_disclosure.basis import ART_50, FORM_2019, FORM_2021_TABLE_3
from govlint_disclosure.contradictions import contradictions
from govlint_disclosure.statements.quantities import APPLICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.context import Context
    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL404", severity=Severity.ERROR, basis=(FORM_2021_TABLE_3, ART_50, FORM_2019), parts="一三")
def check(report: Report, context: Context) -> Iterable[Outcome]:
    """A finding for each statement on applications that table 3 does not agree with."""
    return contradictions(report, context, APPLICATIONS)
