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

from govlint.language import joined, say, term
from govlint.rules import Related, Severity, rule
from govlint_disclosure.basis import FORM_2021_SUMS
from govlint_disclosure.naming import cell_name, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.rules import Finding, Outcome
    from govlint.series.view import Extract, Organ, Series
    from govlint_disclosure.summing import Cell, Child, Comparison

_MOST_TOLD: Final = 6
_MOST_RELATED: Final = 12


@rule("GL704", severity=Severity.WARNING, basis=(FORM_2021_SUMS,), on="series", parts="二三四")
def check(series: Series) -> Iterator[Outcome]:
    """A finding for each table of a government's report that is not the sum over its organs."""
    from govlint_disclosure import summing

    for organ, year, report in series.reports():
        organs = summing.expected(series, organ, year)
        reason = summing.obstacle(series, organ, organs, year, report)
        if reason:
            yield report.unchecked(reason)
        else:
            children = [summing.Child(other, other.reports[year]) for other in organs]
            yield from _judged(organ, report, children, summing.compared(report, children))
    for report, reason in series.unplaced():
        yield report.unchecked(say("没有比较：{reason}", reason=reason))


def _judged(organ: Organ, report: Extract, children: Sequence[Child], found: Comparison) -> Iterator[Outcome]:
    for table, lacking in found.unread.items():
        told = "{table}有 {count} 格的汇总没有核对：{names} 没有读出或没有填报"
        yield report.unchecked(say(told, table=term(table), count=lacking.cells, names=lacking.names))
    if found.broken and organ.complete is None and not found.evident:
        yield report.unchecked(
            say("汇总的数大多不等，看来所汇总的机关没有在清单中列全；列全的，在清单中写 complete = true")
        )
        return
    for table, cells in groupby(found.broken, key=lambda cell: cell.table):
        yield _finding(organ, report, children, table, list(cells))


def _told(cell: Cell) -> str:
    told = "{cell}填报 {reported}，相加为 {computed}"
    name = cell_name(cell.row, cell.column)
    return say(told, cell=name, reported=figure(cell.reported), computed=figure(cell.computed))


def _finding(organ: Organ, report: Extract, children: Sequence[Child], table: str, cells: list[Cell]) -> Finding:
    told = joined(map(_told, cells[:_MOST_TOLD]), "；")
    if len(cells) > _MOST_TOLD:
        told = say("{told}等 {count} 格", told=told, count=len(cells))
    if not organ.complete:
        told = say("{told}（也可能清单中没有列全）", told=told)
    named = say("所汇总的 {count} 个机关", count=len(children))
    first = cells[0]
    return report.finding(
        first.span,
        say("{table}与{children}之和不同：{told}", table=term(table), children=named, told=told),
        place=(table, first.row.id, first.column.id) if len(cells) == 1 else (table,),
        kind="fail" if organ.complete else "review",
        related=tuple([*_others(cells), *_contributors(children, first)][:_MOST_RELATED]),
    )


def _others(cells: Sequence[Cell]) -> Iterator[Related]:
    for cell in cells[1:_MOST_TOLD]:
        yield Related(cell.span, cell_name(cell.row, cell.column))


def _contributors(children: Sequence[Child], cell: Cell) -> Iterator[Related]:
    """What was added up in a cell, zeros left out."""
    for child in children:
        found = child.report.figure(cell.table, cell.row.id, cell.column.id)
        if found and found.number:
            told = say("{name}：{number}", name=child.organ.name, number=figure(found.number))
            yield child.report.related(found.span, told)
