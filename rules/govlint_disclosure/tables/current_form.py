"""表格用报告年度的格式

2021年度起的报告用国办公开办函〔2021〕30号规定的表格，2019、2020年度的报告用国办公开办函〔2019〕60号规定的表格。

## 为什么

两种格式的表二指标不同（旧格式有“本年新制作数量”“上一年项目数量”“政府集中采购”等），表三（六）其他处理的分项也不同，
用错格式的数字不能汇总。

## 错误示例

```markdown
| 第二十条第（一）项 |  |  |  |
|---|---|---|---|
| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 2 | 2 | 17 |
| 第二十条第（五）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 8 | 0 | 236 |
| 其他对外管理服务事项 | 11 | 0 | 40 |
| 第二十条第（六）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政处罚 | 31 | 0 | 19 |
| 行政强制 | 4 | 0 | 3 |
| 第二十条第（八）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 |  |
| 行政事业性收费 | 2 | 0 |  |
| 第二十条第（九）项 |  |  |  |
| 信息内容 | 采购项目数量 | 采购总金额 |  |
| 政府集中采购 | 3 | 9.53 |  |
```

## 正确示例

```markdown
| 第二十条第（一）项 |  |  |  |
|---|---|---|---|
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 2 | 1 | 17 |
| 第二十条第（五）项 |  |  |  |
| 信息内容 | 本年处理决定数量 |  |  |
| 行政许可 | 236 |  |  |
| 第二十条第（六）项 |  |  |  |
| 信息内容 | 本年处理决定数量 |  |  |
| 行政处罚 | 19 |  |  |
| 行政强制 | 3 |  |  |
| 第二十条第（八）项 |  |  |  |
| 信息内容 | 本年收费金额（单位：万元） |  |  |
| 行政事业性收费 | 128.5 |  |  |
```

## 修复

换用报告年度的表格重新填报；不要只改栏目名称，各项的统计口径也不同。

## 何时可以不理会

没有例外。使用旧格式时，其他规则按旧格式核对，不另行报告缺行、多行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.matching import key
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_2
from govlint_disclosure.due_labels import labels
from govlint_disclosure.naming import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import LabelReading, Report


@rule("GL210", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_TABLE_2, FORM_2019), parts="二三四")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """The tables follow the form for the report's year."""
    first = next(report.readings(), None)
    if report.year is None or first is None:
        yield NotApplicable(say("没有读出报告年度") if first else say("没有表格"))
        return
    if report.form is report.due_form:
        return
    foreign = list(_foreign(report))
    names = quoted((label.label.text for label in foreign), 3)
    yield Finding(
        span=first.span,
        message=say(
            "{year}年度的报告应当使用{due}的表格，这里用的是{used}的表格{names}",
            year=report.year,
            due=report.due_form.instrument,
            used=report.form.instrument,
            names=say("（{names}）", names=names) if names else "",
        ),
        place=(first.form.id,),
        related=tuple(Related(label.span, f"“{label.label.text}”") for label in foreign[:5]),
    )


def _foreign(report: Report) -> Iterator[LabelReading]:
    """The labels found that the form of the year does not have."""
    for reading in report.readings():
        due = report.due_form.table(reading.form.id)
        known = labels(due) if due else frozenset()
        for label in (*reading.titles, *(row.label for row in reading.rows if row.label)):
            if label.exact and key(label.label.text) not in known:
                yield label
