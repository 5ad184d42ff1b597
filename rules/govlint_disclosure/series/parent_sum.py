"""政府的数据等于所属机关之和

政府的年度报告，表二、表三、表四的每个数，等于它所汇总的各机关（连同本级政府的办公机构）同一年度报告的数之和。
谁由谁汇总，写在清单 `govlint-series.toml` 的 `parent` 中。

## 为什么

政府的报告是逐级汇总的。不相等的，不是汇总时漏了机关、加错了数，就是机关的报告在汇总之后又改过，两边公布的数字互相矛盾。

## 错误示例

```series file=2024/云岭市人民政府.md
| 行政规范性文件 | 7 | 3 | 43 |
```

## 正确示例

```series file=2024/云岭市人民政府.md
| 行政规范性文件 | 7 | 3 | 48 |
```

## 修复

相关位置列出了各机关填报的数。逐个核对，改正填错的一份，再重新汇总。清单没有写明机关是否列全（`complete`）时，
绝大多数的数都相等、可以看出机关已经列全的，才提请核对；写明 `complete = true` 的，每一处不相等都是问题。“规章”行只检查
政府的数少于各机关之和：政府自己制定的规章不在机关的表中。金额按四舍五入的误差比较。

## 何时可以不理会

有的机关不在汇总范围之内，或者没有列入清单。没有列全的，在清单中写 `complete = false`，就不再检查。
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from govlint.rules import Related, Severity, rule
from govlint_disclosure.basis import FORM_2021_SUMS
from govlint_disclosure.naming import cell_name, figure
from govlint_disclosure.summing import Child, at, compared, contributors, expected, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.rules import Finding, Outcome
    from govlint.series.view import Extract, Organ, Series
    from govlint_disclosure.summing import Cell

_MOST_TOLD: Final = 6
_MOST_RELATED: Final = 12


@rule("GL704", severity=Severity.WARNING, basis=(FORM_2021_SUMS,), on="series", parts="二三四")
def check(series: Series) -> Iterator[Outcome]:
    """A finding for each table of a government's report that is not the sum over its organs."""
    for organ, year, report in series.reports():
        organs = expected(series, organ, year)
        reason = _obstacle(series, organ, organs, year, report)
        if reason:
            yield report.unchecked(reason)
        else:
            yield from _summed(organ, report, [Child(other, other.reports[year]) for other in organs])
    for report, reason in series.unplaced():
        yield report.unchecked(f"没有比较：{reason}")


def _obstacle(series: Series, organ: Organ, organs: Sequence[Organ], year: int, report: Extract) -> str:
    """Why the report cannot be compared with sums; "" where it can."""
    if not series.manifest:
        return "没有清单写明由谁汇总（govlint series init）"
    if not organs:
        return "清单中没有由它汇总的机关"
    if organ.complete is False:
        return "清单写明所汇总的机关没有列全"
    missing = [other.name for other in organs if year not in other.reports]
    if missing:
        return f"汇总没有核对：没有 {listed(missing)} {year} 年度的报告"
    other_forms = [other.name for other in organs if other.reports[year].form.id != report.form.id]
    return f"汇总没有核对：{listed(other_forms)} 用的格式不同" if other_forms else ""


def _summed(organ: Organ, report: Extract, children: Sequence[Child]) -> Iterator[Outcome]:
    found = compared(report, children)
    for table, (count, names) in found.unread.items():
        yield report.unchecked(f"{table}有 {count} 格的汇总没有核对：{listed(names)} 没有读出或没有填报")
    if not found.broken:
        return
    if organ.complete is None and not found.evident:
        yield report.unchecked("汇总的数大多不等，看来所汇总的机关没有在清单中列全；列全的，在清单中写 complete = true")
        return
    for table, cells in groupby(found.broken, key=lambda cell: cell.table):
        yield _finding(organ, report, children, table, list(cells))


def _finding(organ: Organ, report: Extract, children: Sequence[Child], table: str, cells: list[Cell]) -> Finding:
    told = "；".join(
        f"{cell_name(cell.row, cell.column)}填报 {figure(cell.reported)}，相加为 {figure(cell.computed)}"
        for cell in cells[:_MOST_TOLD]
    )
    more = f"等 {len(cells)} 格" if len(cells) > _MOST_TOLD else ""
    first = cells[0]
    return report.finding(
        at(report, first)[0].span,
        f"{table}与所汇总的 {len(children)} 个机关之和不同：{told}{more}",
        place=(table, first.row.id, first.column.id) if len(cells) == 1 else (table,),
        kind="fail" if organ.complete else "review",
        related=tuple([*_others(report, cells), *contributors(children, first)][:_MOST_RELATED]),
    )


def _others(report: Extract, cells: Sequence[Cell]) -> Iterator[Related]:
    for cell in cells[1:_MOST_TOLD]:
        yield from (Related(found.span, cell_name(cell.row, cell.column)) for found in at(report, cell))
