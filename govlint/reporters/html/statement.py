"""检查情况: the statement of what was checked in a file and what came of it, fit for printing and filing."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from govlint import __version__
from govlint.reporters.html.marks import KINDS, STATUS_ORDER, STATUSES, kind_of
from govlint.reporters.html.remarks import suppressed
from govlint.reporters.html.writer import element, joined
from govlint.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from govlint.reporters.html.writer import Markup
    from govlint.results import FileResult, RuleOutcome
    from govlint.rules import Rule

_SUMMARIES = {
    Status.FAIL: "有要改正的问题",
    Status.REVIEW: "有要由人核对的地方",
    Status.NOT_APPLICABLE: "没有检查，原因如下",
    Status.SUPPRESSED: "有问题，按停用标记、配置或基线不报告",
    Status.PASS: "检查了，没有发现问题",
}


def statement(file: FileResult, rules: Mapping[str, Rule], number: int, made: datetime) -> Markup:
    """The statement on one file: what it is, the verdict, every rule with what became of it, a place to sign."""
    groups: dict[Status, list[tuple[str, RuleOutcome]]] = defaultdict(list)
    for code, outcome in sorted(file.outcomes.items()):
        groups[outcome.status].append((code, outcome))
    findings = Counter(made.rule.code for made in file.diagnostics)
    heading = f"statement-{number}"
    return element(
        "section",
        element("h3", "检查情况", id=heading),
        element("dl", *_facts(file, made), class_="facts"),
        element("p", verdict(file), class_="verdict"),
        *(_group(status, groups[status], rules, findings) for status in STATUS_ORDER if groups[status]),
        *_not_reported(file),
        element(
            "p",
            element("span", "检查人："),
            element("span", "复核人："),
            element("span", "日期："),
            class_="signatures",
        ),
        class_="statement",
        aria_labelledby=f"{heading} file-{number}",
    )


def verdict(file: FileResult) -> str:
    """What the check of a file came to, in a sentence."""
    if file.unreadable:
        return "文件没有读出来，没有检查。"
    counts = Counter(kind_of(made) for made in file.diagnostics)
    said = "，".join(f"{word} {counts[kind]} 处" for kind, word in KINDS.items() if counts[kind])
    failed = f"；另有 {len(file.failures)} 条规则运行失败，结果不完整" if file.failures else ""
    return (f"发现{said}" if said else "没有发现问题") + failed + "。"


def _facts(file: FileResult, made: datetime) -> Iterator[Markup]:
    view = file.view
    facts = {
        "文件": file.path,
        "标题": file.title or "",
        "适用的格式": f"{file.form} 年格式" if file.form else "没有认出是年度报告",
        "报告年度": f"{file.year} 年度" if file.year else "",
        "SHA-256": view.digest if view else "",
        "检查时间": f"{made:%Y-%m-%d %H:%M}",
        "检查工具": f"govlint {__version__}",
        "检查的规则": f"{len(file.outcomes)} 条",
    }
    for name, fact in facts.items():
        if fact:
            yield element("div", element("dt", name), element("dd", fact))


def _group(
    status: Status, items: list[tuple[str, RuleOutcome]], rules: Mapping[str, Rule], findings: Counter[str]
) -> Markup:
    last = "原因" if status in {Status.NOT_APPLICABLE, Status.PASS} else "处数和原因"
    rows = [_row(code, outcome, rules.get(code), findings[code]) for code, outcome in items]
    plain = status is Status.PASS
    columns = ("代码", "规则", "依据") if plain else ("代码", "规则", last, "依据")
    head = element("thead", element("tr", *(element("th", name, scope="col") for name in columns)))
    title = element("span", STATUSES[status], class_=f"status o-{status.value}")
    caption = element("caption", title, f" {len(items)} 条：{_SUMMARIES[status]}")
    made = element("tbody", *(element("tr", *(row[:2] if plain else row[:3]), row[3]) for row in rows))
    return element("table", caption, head, made, class_=f"outcomes o-{status.value}")


def _row(code: str, outcome: RuleOutcome, rule: Rule | None, count: int) -> tuple[Markup, Markup, Markup, Markup]:
    said = [f"{count} 处"] if count else []
    basis = "；".join(provision.short for provision in rule.basis) if rule else ""
    return (
        element("th", code, scope="row"),
        element("td", rule.title if rule else ""),
        element("td", "；".join([*said, *outcome.reasons])),
        element("td", basis or "经验规则", class_="cited"),
    )


def _not_reported(file: FileResult) -> Iterator[Markup]:
    if file.suppressed:
        items = joined(map(suppressed, file.suppressed))
        yield element("p", f"不报告的问题 {len(file.suppressed)} 处：", class_="lead")
        yield element("ul", items, class_="suppressed")
