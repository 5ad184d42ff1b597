"""正文所说的复议、诉讼件数与表四一致

正文中写到的因政府信息公开被申请行政复议、被提起行政诉讼的件数，以及“未发生行政复议、行政诉讼”一类的说法，与表四相同。

## 为什么

有没有被复议、被诉讼，是年度报告的法定内容。正文说没有而表四有，或者两处件数不同，就有一处不准确。

## 错误示例

```markdown
（五）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。未发生因政府信息公开引起的行政复议。
```

## 正确示例

```markdown
（五）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。
```

## 修复

按案件台账核对是正文还是表格写错，改写错的一处。

## 何时可以不理会

正文说的不是本机关作为被申请人、被告的政府信息公开案件，例如作为复议机关审理的案件。行政诉讼的件数，两类诉讼的合计或者其中一类都算一致。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Severity, rule
from govlint_disclosure.basis import ART_50, FORM_2019, FORM_2021_TABLE_4
from govlint_disclosure.contradictions import contradictions
from govlint_disclosure.statements.quantities import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.context import Context
    from govlint.forms.report import Report
    from govlint.rules import Outcome


@rule("GL405", severity=Severity.ERROR, basis=(FORM_2021_TABLE_4, ART_50, FORM_2019), parts="一四")
def check(report: Report, context: Context) -> Iterable[Outcome]:
    """A finding for each statement on reviews and lawsuits that table 4 does not agree with."""
    return contradictions(report, context, CASES)
