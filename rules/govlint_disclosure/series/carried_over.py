"""上年结转与上一年度报告相同

表三“上年结转政府信息公开申请数量”的每一列，与本机关上一年度报告“结转下年度继续办理”的同一列相同。

## 为什么

上年没有办完的申请，到了本年仍是同一批，各类申请人的件数不会变。2021 年更换格式时这两行没有变，所以 2020、2021
两个年度之间同样适用。

## 错误示例

```series file=2024/云岭市水务局.md
| 一、本年新收政府信息公开申请数量 |  |  | 30 | 7 | 1 | 0 | 2 | 0 | 40 |
| 二、上年结转政府信息公开申请数量 |  |  | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
```

## 正确示例

```series file=2024/云岭市水务局.md
| 一、本年新收政府信息公开申请数量 |  |  | 31 | 6 | 1 | 0 | 2 | 0 | 40 |
| 二、上年结转政府信息公开申请数量 |  |  | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
```

## 修复

对照上一年度报告的“结转下年度继续办理”逐列核对。本年填错的，改本年的报告，并核对收支平衡（GL303）；上一年度的报告有误的，
更正那一份，或者在本年的报告中说明。

## 何时可以不理会

上一年度的数字后来作了更正。在报告中写一句话说明原因（如“上年结转数与上年报告不一致，系漏报 1 件，予以更正”），
或者写入清单 `govlint-series.toml` 的 `restated`，就不再报告。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.named_tuple import NamedTuple
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2019, FORM_2021, FORM_2021_TABLE_3
from govlint_disclosure.naming import figure, quoted, short_column_name
from govlint_disclosure.tabled.quantities import CARRIED, PENDING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.document import Span
    from govlint.rules import Outcome
    from govlint.series.view import Series
    from govlint_disclosure.last_year import Pair

_TABLE: Final = "表三"


class _Difference(NamedTuple):
    """A column whose figure at `span` is not that at `last_span` of last year's report."""

    column: str
    name: str
    number: Decimal
    span: Span
    last_number: Decimal
    last_span: Span


@rule("GL701", severity=Severity.ERROR, basis=(FORM_2021, FORM_2021_TABLE_3, FORM_2019), on="series", parts="三")
def check(series: Series) -> Iterator[Outcome]:
    """A finding for each report in which columns do not go on from last year's."""
    from govlint_disclosure.last_year import pairs
    from govlint_disclosure.restated import restatement

    for pair in pairs(series):
        if isinstance(pair, NotApplicable):
            yield pair
            continue
        compared = list(_compared(pair))
        unread = [name for name in compared if isinstance(name, str)]
        different = [found for found in compared if isinstance(found, _Difference)]
        if unread:
            told = "表三“上年结转”或上一年度“结转下年度”没有读出 {names} {count} 列"
            yield pair.report.unchecked(say(told, names=quoted(unread), count=len(unread)))
        if different:
            reason = restatement(series, pair.organ, pair.year, pair.report, ("结转",))
            excused = say("上年结转与上一年度不同，{reason}", reason=reason)
            yield pair.report.unchecked(excused) if reason else _finding(pair, different)


def _compared(pair: Pair) -> Iterator[_Difference | str | None]:
    """For each column its difference, None where there is none, or its name where it could not be compared."""
    for column in pair.report.form.table(_TABLE).row(CARRIED).columns:  # type: ignore[union-attr]
        now = pair.report.figure(_TABLE, CARRIED, column.id)
        last = pair.last.figure(_TABLE, PENDING, column.id)
        name = short_column_name(column)
        if now is None or last is None or now.number is None or last.number is None:
            yield name
        elif now.number != last.number:
            yield _Difference(column.id, name, now.number, now.span, last.number, last.span)


def _finding(pair: Pair, different: list[_Difference]) -> Finding:
    first, year = different[0], pair.year - 1
    each = "“{name}”填报 {number}，上年为 {last}"
    told = (say(each, name=d.name, number=figure(d.number), last=figure(d.last_number)) for d in different)
    more = say("有 {count} 列", count=len(different)) if len(different) > 1 else ""
    message = "表三“上年结转”{more}与 {year} 年度报告的“结转下年度继续办理”不同：{told}"
    last = "{year} 年度“结转下年度”“{name}”：{number}"
    return pair.report.finding(
        first.span,
        say(message, more=more, year=year, told=joined(told, "；")),
        place=(_TABLE, CARRIED, first.column) if len(different) == 1 else (_TABLE, CARRIED),
        related=tuple(
            pair.last.related(d.last_span, say(last, year=year, name=d.name, number=figure(d.last_number)))
            for d in different
        ),
    )
