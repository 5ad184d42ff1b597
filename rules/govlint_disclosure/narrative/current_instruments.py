"""引用的法规和文号是现行的、正确的

报告引用的《政府信息公开条例》、年度报告格式和信息处理费管理办法是现行的，名称与文号对得上。

## 为什么

国务院令第492号是2019年修订以前的条例，国办公开办函〔2019〕60号是2019、2020年度报告的格式。引用旧文件、写错文号，说明报告沿用了
几年前的模板，读者也找不到所引的文件。

## 错误示例

```markdown
本报告依据《中华人民共和国政府信息公开条例》（国务院令第492号）编制，数据统计期限为2024年1月1日至2024年12月31日。
```

## 正确示例

```markdown
本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限为2024年1月1日至2024年12月31日。
```

## 修复

改成现行的文件和正确的文号：条例是国务院令第711号，2021年度起的格式是国办公开办函〔2021〕30号，信息处理费管理办法是
国办函〔2020〕109号。文号中括号、年份的写法由 GL503 检查。

## 何时可以不理会

报告在叙述旧文件的废止、修订经过，而 govlint 没有认出来时。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure import instruments as known
from govlint_disclosure.basis import FEES, FORM_2019, FORM_2021, REGULATION
from govlint_disclosure.citations import HISTORY, IN_FORCE, citations, same_number
from govlint_disclosure.prose import prose, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.forms.report import Report
    from govlint.rules import Outcome
    from govlint_disclosure.citations import Citation

    Doubt = tuple[int, int, str]
    """From where to where in a matching text, and what is wrong with it."""

_DAY: Final = "{}年{}月{}日"


@rule("GL412", severity=Severity.WARNING, basis=(REGULATION, FORM_2021, FORM_2019, FEES), parts="一六")
def check(report: Report) -> Iterable[Outcome]:
    """A finding at each superseded instrument, wrong number and wrong date."""
    if report.year is None:
        yield NotApplicable(say("报告没有写明年度，引用的格式是不是现行的无从判断"))
    texts = prose(report)
    triggers = known.triggers_in("\n".join({text.folded.text for text in texts}))
    for text in texts if triggers else ():
        folded = text.folded.text
        if not known.may_be_cited(folded, triggers):
            continue
        for start, end, message in (*_superseded(folded, report.year), *_mistaken(folded, report.year)):
            first, last = text.folded.origins(start, end)
            written = "".join(text.value[first:last].split())
            yield Finding(text.span(first, last), say("“{written}”{message}", written=written, message=message))


def _superseded(folded: str, year: int | None) -> Iterator[Doubt]:
    """Superseded instruments cited by their number."""
    for instrument, pattern in known.SUPERSEDED:
        for found in re.finditer(pattern, folded):
            told = _told(folded, found.start()) or ("711号" in _said(folded, found.start()) and instrument.since)
            if known.is_past(instrument, year) and not told:
                yield *found.span(), _replaced(instrument)


def _replaced(instrument: known.Instrument) -> str:
    return say("已经被取代，现行的是{successor}", successor=known.successor(instrument))


def _mistaken(folded: str, year: int | None) -> Iterator[Doubt]:
    """Instruments called by their name with another number or date, or, superseded, without their number."""
    for citation in citations(folded):
        instrument, number = citation.instrument, citation.number
        if any(known.is_past(old, year) and re.fullmatch(pattern, number or "") for old, pattern in known.SUPERSEDED):
            continue
        if known.is_past(instrument, year):
            before = folded[max(citation.start - 60, 0) : citation.number_end or citation.start]
            central = re.search(r"国务院办公厅|国办", before)
            if central and not _told(folded, citation.start):
                yield citation.start, citation.end, _replaced(instrument)
        elif number is None:
            yield from _misdated(folded, citation)
        elif not any(same_number(number, right) for right in known.numbers_of(instrument, year)):
            where = citation.number_start, citation.number_end
            yield *where, say("不是《{title}》的文号，应当是{number}", title=instrument.title, number=instrument.number)


def _misdated(folded: str, citation: Citation) -> Iterator[tuple[int, int, str]]:
    found = re.compile(IN_FORCE).match(folded, citation.end)
    since = citation.instrument.since
    if found and since and tuple(map(int, found.groups())) not in (since, known.OLD_REGULATION.since):
        told = "不是《{title}》施行的日期，应当是{day}"
        message = say(told, title=citation.instrument.title, day=_DAY.format(*since))
        yield found.start(1), found.end(3) + 1, message


def _said(folded: str, at: int) -> str:
    return folded[slice(*sentence(folded, at))]


def _told(folded: str, at: int) -> bool:
    """Whether the sentence tells of what became of an instrument."""
    return re.search(HISTORY, _said(folded, at)) is not None
