"""现行有效件数不少于制发减废止

表二的规章和行政规范性文件，“现行有效件数”不少于“本年制发件数”减“本年废止件数”。

## 为什么

本年制发而没有废止的文件，到年底应当仍然有效；现行有效件数更少，说明三个数的口径不一致。
这是由三个指标的含义推出的经验规则，格式没有明文写出这一关系。

## 错误示例

```markdown
| 行政规范性文件 | 2 | 1 | 0 |
```

## 正确示例

```markdown
| 行政规范性文件 | 2 | 1 | 17 |
```

## 修复

现行有效件数填报截至当年12月31日仍然有效的全部件数，不只是本年制发的；按文件目录重新核对三个数。

## 何时可以不理会

本年制发的文件当年即失效（例如试行期届满）而没有另行废止。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Related, Severity, rule
from govlint_disclosure.basis import FORM_2021, FORM_2021_TABLE_2
from govlint_disclosure.naming import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report, RowReading

_MADE: Final = "本年制发件数"
_REPEALED: Final = "本年废止件数"
_EFFECTIVE: Final = "现行有效件数"


@rule("GL305", severity=Severity.WARNING, basis=(FORM_2021, FORM_2021_TABLE_2), parts="二")
def check(report: Report) -> Iterator[Finding | NotApplicable]:
    """What was issued and not repealed is in force."""
    table = report.table("表二")
    rows = [row for row in table.form.rows if _EFFECTIVE in row.positions]
    if not rows:
        yield NotApplicable(say("本格式的表二没有现行有效件数"))
        return
    for row in rows:
        found = table.readings[0].row(row.id) if table.readings else None
        yield from _compare(found) if found else [NotApplicable(say("表二没有“{row}”行", row=row.id))]


def _compare(found: RowReading) -> Iterator[Finding | NotApplicable]:
    row = found.row.id
    made, repealed, effective = found.value(_MADE), found.value(_REPEALED), found.value(_EFFECTIVE)
    numbers = [value.number for value in (made, repealed, effective) if value and value.number is not None]
    if made is None or repealed is None or effective is None or len(numbers) < 3:
        yield NotApplicable(say("表二“{row}”行的三个数没有都读出", row=row))
    elif numbers[2] < numbers[0] - numbers[1]:
        issued, gone, left = map(figure, numbers)
        yield Finding(
            span=effective.span,
            message=(
                say(
                    "表二“{row}”行：现行有效 {left} 件，少于本年制发 {issued} 件减本年废止 {gone} 件（{numbers} 件）",
                    row=row,
                    left=left,
                    issued=issued,
                    gone=gone,
                    numbers=figure(numbers[0] - numbers[1]),
                )
            ),
            place=("表二", row, _EFFECTIVE),
            related=(
                Related(made.span, say("{made}：{issued}", made=_MADE, issued=issued)),
                Related(repealed.span, say("{repealed}：{gone}", repealed=_REPEALED, gone=gone)),
            ),
        )
