"""系列完整，每个机关每年恰有一份报告

清单 `govlint-series.toml` 中的每个机关，每个年度都有一份报告，而且只有一份。没有清单时，一个机关的各年度之间没有空缺。

## 为什么

报告每年都要公布。缺少一份，前后两年就无法衔接，汇总数也无法核对；同一年度有两份不同的报告，读者不知道以哪一份为准。

## 错误示例

```series file=govlint-series.toml
years = [2022, 2023, 2024]
```

## 正确示例

```series file=govlint-series.toml
years = [2023, 2024]
```

## 修复

补上缺少的报告，或者在清单中改正年度、机关名称和文件。机关在标题中的名称与清单不同的，写入 `aliases`；当年新设立或已经
撤销的机关，用 `years` 写明应有报告的年度。同一份报告有两种格式的，只留一份，或者在 `files` 中写明用哪一份。

## 何时可以不理会

报告另有存放的地方，这次没有一起检查。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govlint.document import Span
from govlint.language import joined, say
from govlint.rules import Finding, Severity, rule
from govlint_disclosure.basis import ART_49

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.rules import Outcome
    from govlint.series.view import Organ, Series


@rule("GL705", severity=Severity.NOTE, basis=(ART_49,), on="series")
def check(series: Series) -> Iterator[Outcome]:
    """What is missing, what is there twice, and what has no place."""
    for organ in series.organs.values():
        known = organ.reports.keys() | organ.ambiguous
        if series.manifest and organ.years:
            missing = [year for year in organ.years if year not in known]
            if missing:
                yield _in_manifest(series, organ.line or 1, _lacking(organ, missing))
        else:
            yield from _gaps(organ)
    yield from _twice(series)
    for stray in series.strays:
        if not stray.expected:
            message = say("这份报告没有与其他报告比较：{reason}", reason=stray.reason)
            yield stray.extract.finding(stray.extract.title, message)
    for found in series.misplaced:
        named = f"{found.extract.organ or ''} {found.extract.title_year or ''}".strip()
        message = say(
            "清单把 {path} 列为“{organ}” {year} 年度的报告，它的标题写的是“{named}”",
            path=found.extract.path,
            organ=found.organ,
            year=found.year,
            named=named,
        )
        yield _in_manifest(series, found.line, message)._replace(
            related=(found.extract.related(found.extract.title, say("标题")),)
        )


def _gaps(organ: Organ) -> Iterator[Outcome]:
    """Years between two reports of an organ that have none, told at the later of the two."""
    years = sorted(organ.reports.keys() | organ.ambiguous)
    for before, after in pairwise(years):
        missing = range(before + 1, after)
        if missing and after in organ.reports:
            report = organ.reports[after]
            last = organ.reports.get(before)
            yield report.finding(
                report.title,
                say("{gap}，有 {before}、{after} 年度的", gap=_lacking(organ, missing), before=before, after=after),
                related=(last.related(last.title, say("{before} 年度的报告", before=before)),) if last else (),
            )


def _twice(series: Series) -> Iterator[Outcome]:
    for found in series.duplicates:
        first, *others = found.extracts
        what = say("内容相同，只用前一份比较") if found.alike else say("数字不同，都没有与其他报告比较")
        for extract in others:
            told = "与 {path} 同是“{organ}” {year} 年度的报告，{what}"
            yield extract.finding(
                extract.title,
                say(told, path=first.path, organ=found.organ, year=found.year, what=what),
                related=(first.related(first.title, say("另一份报告")),),
            )


def _in_manifest(series: Series, line: int, message: str) -> Finding:
    return Finding(Span(line, 1, line, 1), message, (series.manifest,), path=series.manifest)


def _lacking(organ: Organ, years: Iterable[int]) -> str:
    return say("“{name}”没有 {missing} 年度的报告", name=organ.name, missing=joined(map(str, years)))
