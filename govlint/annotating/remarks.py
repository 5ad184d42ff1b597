"""What remarks say: the finding, its basis, how it is mended, and which rule it is of."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from govlint.masking import without_numbers
from govlint.named_tuple import NamedTuple
from govlint.online import page_url
from govlint.reporters.tally import SEVERITY_WORDS, STATUS_WORDS
from govlint.rule_page import split
from govlint.rules import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.document import Span
    from govlint.results import Diagnostic, FileResult
    from govlint.rules import Provision, Related, Rule

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML has no way to write."""
_LINK: Final = re.compile(r"\[([^\]\n]{1,200})\]\([^)\n]{1,500}\)")
_ITEM: Final = "- "
_MOST_RELATED: Final = 12
_LONGEST_QUOTE: Final = 24
COLOURS: Final = {"yellow": "黄色", "cyan": "青色", "green": "绿色", "magenta": "粉红色"}
"""The colours that words may be marked with, and what people call them."""


class Line(NamedTuple):
    """A paragraph of a remark: a label that stands out, and the text."""

    label: str
    text: str


def said_of(made: Diagnostic, quoted: Callable[[Span], str], *, elsewhere: str = "") -> list[Line]:
    """The remark on a finding; `elsewhere` is where it is, if the remark cannot stand there.

    `quoted` gives the text at a position, for telling related places, which a remark cannot point to.
    """
    finding, rule = made.finding, made.rule
    review = finding.kind == "review"
    word = STATUS_WORDS[Status.REVIEW] if review else SEVERITY_WORDS[made.severity]
    lines = list(_lines(f"{word}：", finding.message))
    if elsewhere:
        where = " / ".join((elsewhere, *finding.place))
        lines.append(Line("位置：", f"{where}（这里不能加批注，所以写在此处）"))
    if made.basis:
        lines.append(Line("依据：", _cited(made.basis)))
    advice = _advice(rule)
    if finding.fix is not None:
        advice = f"{finding.fix.description}\n{advice}"
    lines += _lines("改法：", advice)
    if finding.related:
        named = list(dict.fromkeys(_related(item, quoted) for item in finding.related))
        more = f" 等 {len(named)} 处" if len(named) > _MOST_RELATED else ""
        lines += _lines("相关：", "；".join(named[:_MOST_RELATED]) + more)
    page = page_url(rule) or f"govlint explain {rule.code}"
    lines.append(Line("规则：", f"{rule.code} {rule.title}（说明：{page}）"))
    return lines


def _related(item: Related, quoted: Callable[[Span], str]) -> str:
    """What is said of a related place, with its words where they are not said."""
    text = "" if item.path else without_numbers(quoted(item.span)).strip()
    if not text or text in item.message:
        return item.message
    return f"{item.message}“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…'}”"


def summary(result: FileResult, *, colour: str = "", remarks: int) -> list[Line]:
    """The remark on the file as a whole: what was checked, what came of it, and how many `remarks` there are of it."""
    diagnostics = result.diagnostics
    severities = Counter(made.severity for made in diagnostics)
    counts = "，".join(f"{word} {severities[severity]}" for severity, word in SEVERITY_WORDS.items())
    reviews = sum(made.finding.kind == "review" for made in diagnostics)
    told = f"{counts}{f'，其中请核对 {reviews}' if reviews else ''}" if diagnostics else "没有发现问题"
    lines = [Line("govlint 检查结果：", told)]
    if remarks < len(diagnostics):
        lines.append(Line("批注：", f"问题太多，只写了最重的 {remarks} 处；改好以后重新批注"))
    if result.form is not None:
        year = f"{result.year}年度，" if result.year is not None else ""
        lines.append(Line("格式：", f"{year}{result.form}格式"))
    statuses = Counter(outcome.status for outcome in result.outcomes.values())
    rules = "，".join(f"{word} {statuses[status]}" for status, word in STATUS_WORDS.items() if statuses[status])
    if rules:
        lines.append(Line("规则：", f"共 {statuses.total()} 条，{rules}"))
    if result.suppressed:
        lines.append(Line("不报告：", f"{len(result.suppressed)} 处，没有写成批注"))
    if result.failures:
        codes = "、".join(failure.rule or "读取" for failure in result.failures)
        lines.append(Line("程序故障：", f"{codes} 没有检查完，结果不完整"))
    if colour:
        lines.append(Line(MARKED_WITH, f"{COLOURS[colour]}，重新批注时去掉"))
    lines.append(Line("", "这是供修改用的副本，公布之前请删除全部批注，或者在原稿上改正。"))
    return [Line(line.label, clean(line.text)) for line in lines]


MARKED_WITH: Final = "标出文字的颜色："
"""Before the name of the colour, by which it is found again once the file was saved by others."""


def clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def _lines(label: str, text: str) -> Iterator[Line]:
    """A text with line breaks as paragraphs, the first of which has the label."""
    for line in re.split(r"\r\n?|\n", text):
        if line.strip():
            yield Line(label, clean(line.strip()))
            label = ""


def _advice(rule: Rule) -> str:
    """What the manual page of a rule says on mending it, as plain text."""
    lines: list[str] = []
    for line in dict(split(rule.doc)).get("修复", "").split("\n"):
        if line.startswith(_ITEM) or not lines or not line or not lines[-1]:
            lines.append(line)
        else:
            gap = " " if lines[-1][-1].isascii() and line.strip()[:1].isascii() else ""
            lines[-1] += gap + line.strip()
    text = _LINK.sub(r"\1", "\n".join(lines))
    return text.replace("`", "").replace("\n- ", "\n· ").removeprefix(_ITEM)


def _cited(basis: tuple[Provision, ...]) -> str:
    named = []
    for _, provisions in groupby(basis, key=lambda provision: provision[:2]):
        first, *others = provisions
        named.append("、".join([str(first), *(other.article for other in others)]))
    return "；".join(named)
