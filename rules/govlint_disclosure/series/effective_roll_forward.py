"""现行有效件数承接上一年度

表二的规章和行政规范性文件，“现行有效件数”等于本机关上一年度报告的“现行有效件数”加“本年制发件数”减“本年废止件数”。

## 为什么

三个数说的是同一批文件的增减。不相等的，多半是只填了本年制发的件数，或者几年之间的口径不同。这是由指标的含义推出的经验规则，
格式没有明文写出这一关系，所以只请人核对。

## 错误示例

```series file=2024/云岭市水务局.md
| 行政规范性文件 | 2 | 1 | 15 |
```

## 正确示例

```series file=2024/云岭市水务局.md
| 行政规范性文件 | 2 | 1 | 17 |
```

## 修复

按文件目录核对上年底、本年底仍然有效的件数，以及本年制发、废止的件数。

## 何时可以不理会

文件到期自动失效、因机构改革划转，或者上一年度的口径作了调整。在报告中写一句话说明原因，
或者写入清单 `govlint-series.toml` 的 `restated`，就不再报告。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FORM_2021, FORM_2021_TABLE_2
from govlint_disclosure.naming import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.form import Form
    from govlint.rules import Outcome
    from govlint.series.view import Series
    from govlint_disclosure.last_year import Pair

_TABLE: Final = "表二"
_ROWS: Final = ("规章", "行政规范性文件")
_MADE: Final = "本年制发件数"
_REPEALED: Final = "本年废止件数"
_EFFECTIVE: Final = "现行有效件数"


@rule("GL702", severity=Severity.WARNING, basis=(FORM_2021, FORM_2021_TABLE_2), on="series", parts="二")
def check(series: Series) -> Iterator[Outcome]:
    """What was in force, and was issued and not repealed, is in force."""
    from govlint_disclosure.last_year import pairs

    for pair in pairs(series):
        if isinstance(pair, NotApplicable):
            yield pair
        elif any(not _has_figures(report.form) for report in (pair.report, pair.last)):
            yield pair.report.unchecked(say("两个年度的格式不同，表二的现行有效件数不能比较"))
        else:
            for row in _ROWS:
                yield from _compare(series, pair, row)


def _has_figures(form: Form) -> bool:
    table = form.table(_TABLE)
    return table is not None and all(row in table.by_id for row in _ROWS)


def _compare(series: Series, pair: Pair, row: str) -> Iterator[Outcome]:
    from govlint_disclosure.restated import restatement

    report, year = pair.report, pair.year - 1
    made, repealed, effective = (report.figure(_TABLE, row, column) for column in (_MADE, _REPEALED, _EFFECTIVE))
    last = pair.last.figure(_TABLE, row, _EFFECTIVE)
    numbers = [found.number for found in (last, made, repealed, effective) if found and found.number is not None]
    if len(numbers) < 4 or not (made and repealed and effective and last):
        yield report.unchecked(say("表二“{row}”行的数，两个年度没有都读出", row=row))
        return
    before, issued, gone, now = numbers
    due = before + issued - gone
    if now == due:
        return
    reason = restatement(series, pair.organ, pair.year, report, ("现行有效", row))
    if reason:
        yield report.unchecked(say("“{row}”现行有效件数与上一年度不衔接，{reason}", row=row, reason=reason))
        return
    yield report.finding(
        effective.span,
        say(
            "表二“{row}”行：现行有效填报 {now} 件；{year} 年度为 {before} 件，"
            "加本年制发 {issued} 件、减本年废止 {gone} 件应为 {due} 件",
            row=row,
            now=figure(now),
            year=year,
            before=figure(before),
            issued=figure(issued),
            gone=figure(gone),
            due=figure(due),
        ),
        place=(_TABLE, row, _EFFECTIVE),
        kind="review",
        related=(
            pair.last.related(last.span, say("{year} 年度现行有效件数：{before}", year=year, before=figure(before))),
            Related(made.span, say("{made}：{issued}", made=_MADE, issued=figure(issued))),
            Related(repealed.span, say("{repealed}：{gone}", repealed=_REPEALED, gone=figure(gone))),
        ),
    )
