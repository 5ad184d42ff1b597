"""日期写作2024年1月5日

日期写全年、月、日，年份用四位数，月和日前面不加 0：写作“2024年1月5日”，不写作“2024年01月05日”“24年1月5日”。

## 为什么

公文的日期年份标全称，月、日不编虚位。两位数的年份过几年就看不出是哪个世纪，也容易与“24年来”这样的年数混淆。

## 错误示例

```markdown
本报告所列数据截至2024年12月31日，统计期限自2024年01月01日起。与23年度相比，申请数量有所减少。
```

## 正确示例

```markdown
本报告所列数据截至2024年12月31日，统计期限自2024年1月1日起。与2023年度相比，申请数量有所减少。
```

## 修复

删去月、日前面的 0，补全年份，`govlint check --fix` 可以自动改。

## 何时可以不理会

日期是网站、系统自动生成的，或者照录表单、文件名的时候。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_publication.basis import DATES, NUMERALS
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Document
    from govlint.rules import Outcome

# What a wrong date has at its year or at its month: one character is looked for much faster than one of two.
_YEAR: Final = r"年(?:[ \u3000]{0,3}[0０]|(?<=\D\d\d年)|(?<=\D\d\d[ \u3000]年)|(?<=\A\d\d年))"
_MONTH: Final = r"月(?:[ \u3000]{0,3}[0０]|(?<=[0０]\d月))"
# Before a date that a web site or a system wrote, and behind one or the name of a file.
_BY_MACHINE: Final = r"(?:时间|日期|发布于|更新于|打印于):?\Z"
_BEHIND: Final = r"[._-]?[0-9A-Za-z]|\.[a-z]|[|(【]?(?:来源|字号|字体|浏览|点击|作者|阅读|打印)"


@rule("GL508", severity=Severity.NOTE, basis=(DATES, NUMERALS), on="document", fixable="safe")
def check(document: Document) -> Iterable[Outcome]:
    """One finding a date."""
    return _findings(document)


def _findings(document: Document) -> Iterator[Finding]:
    held = passages(document)
    if not re.search(_YEAR, held.whole) and not re.search(_MONTH, held.whole):
        return
    # Imported for the few documents that may have such dates.
    from govlint_publication.dates import wrong_dates, years
    from govlint_publication.mending import Mender

    mender = Mender(document)
    known = years(held.folded)
    before = ""
    for text in held.texts:
        folded = text.folded.text
        for start, end, written, changes in wrong_dates(folded, known):
            label = folded[max(0, start - 6) : start] if start else before
            if not re.search(_BY_MACHINE, label) and not re.match(_BEHIND, folded[end : end + 4]):
                made = [(text, *text.folded.origins(first, last), new) for first, last, new in changes]
                date = folded[start:end]
                yield Finding(
                    text.span(*text.folded.origins(start, end)),
                    say("“{date}”应写作“{written}”", date=date, written=written)
                    if written
                    else say("“{date}”的年份应写全四位", date=date),
                    fix=mender.fix(say("改为“{written}”", written=written), made) if written else None,
                )
        before = folded[-6:]
