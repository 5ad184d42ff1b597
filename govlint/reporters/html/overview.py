"""The files of a run at a glance: an index with what was found in each, and charts by rule and by organ."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from govlint.reporters.html.marks import KINDS, kind_of
from govlint.reporters.html.statement import verdict
from govlint.reporters.html.writer import element
from govlint.reporters.tally import ranked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.reporters.html.writer import Markup
    from govlint.results import FileResult, RunResult
    from govlint.rules import Rule

_MOST_BARS: Final = 15
_LABEL: Final = 250
_BARS: Final = 360
_STEP: Final = 26
_LONGEST_LABEL: Final = 17

Bar = tuple[str, Counter[str]]
"""What a bar stands for, and how many findings of each kind it is made of."""


def overview(result: RunResult, names: Mapping[str, str], rules: Mapping[str, Rule]) -> Markup:
    """The index of all files, and the charts where anything was found."""
    return element(
        "section",
        element("h2", "总览", id="overview"),
        _index(result, names),
        *_charts(result, rules),
        class_="overview",
        aria_labelledby="overview",
    )


def _index(result: RunResult, names: Mapping[str, str]) -> Markup:
    columns = ("文件", "机关", "年度", *KINDS.values(), "结论")
    head = element("thead", element("tr", *(element("th", name, scope="col") for name in columns)))
    rows = [element("tr", *_line(number, file, names)) for number, file in enumerate(result.files, 1)]
    table = element("table", element("caption", "各文件的结果", class_="sr"), head, element("tbody", *rows))
    return element("div", table, class_="sheet index", tabindex=0, role="group", aria_label="各文件的结果")


def _line(number: int, file: FileResult, names: Mapping[str, str]) -> Iterator[Markup]:
    counts = _counts([file])
    yield element("th", element("a", names[file.path], href=f"#file-{number}"), scope="row")
    yield element("td", (file.view.organ if file.view else None) or "")
    yield element("td", str(file.year or ""))
    for kind in KINDS:
        yield element("td", str(counts[kind]), class_=f"number n-{kind}" if counts[kind] else "number zero")
    yield element("td", verdict(file).rstrip("。"))


def _charts(result: RunResult, rules: Mapping[str, Rule]) -> Iterator[Markup]:
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    by_organ: dict[str, Counter[str]] = defaultdict(Counter)
    for file in result.files:
        organ = file.view.organ if file.view else None
        for made in file.diagnostics:
            by_rule[made.rule.code][kind_of(made)] += 1
            if organ:
                by_organ[organ][kind_of(made)] += 1
    if not by_rule:
        return
    titled = {code: f"{code} {rules[code].title}" if code in rules else code for code in by_rule}
    charts = [
        _chart("各条规则的问题", {titled[code]: counts for code, counts in by_rule.items()}),
        _chart("各机关的问题", by_organ) if len(by_organ) > 1 else "",
    ]
    legend = (element("li", element("span", class_=f"key k-{kind}"), word) for kind, word in KINDS.items())
    yield element("ul", *legend, class_="legend", aria_label="图例")
    yield element("div", *charts, class_="charts")


def _chart(title: str, counts: Mapping[str, Counter[str]]) -> Markup:
    totals = ranked(Counter({name: parts.total() for name, parts in counts.items()}))
    shown = [(name, counts[name]) for name, _ in totals[:_MOST_BARS]]
    more = f"（最多的 {_MOST_BARS} 个，共 {len(totals)} 个）" if len(totals) > _MOST_BARS else ""
    height = _STEP * len(shown)
    largest = totals[0][1]
    picture = element(
        "svg",
        *(_bar(row, bar, largest) for row, bar in enumerate(shown)),
        viewBox=f"0 0 {_LABEL + _BARS + 60} {height}",
        role="img",
        aria_label=f"{title}：" + "；".join(f"{name} {parts.total()} 处" for name, parts in shown),
    )
    return element("figure", element("figcaption", title + more), picture)


def _bar(row: int, bar: Bar, largest: int) -> Markup:
    name, parts = bar
    top = row * _STEP
    pieces, left = [], float(_LABEL)
    for kind in KINDS:
        if parts[kind]:
            width = parts[kind] / largest * _BARS
            drawn = f"{max(width - 1, 1):.1f}"
            pieces.append(
                element("rect", x=f"{left:.1f}", y=top + 4, width=drawn, height=_STEP - 9, rx=2, class_=f"k-{kind}")
            )
            left += width
    label = element("text", _shortened(name), x=_LABEL - 8, y=top + 17, text_anchor="end")
    count = element("text", str(parts.total()), x=f"{left + 6:.1f}", y=top + 17)
    said = "，".join(f"{word} {parts[kind]}" for kind, word in KINDS.items() if parts[kind])
    return element("g", element("title", f"{name}：{said}"), label, *pieces, count)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else name[: _LONGEST_LABEL - 1] + "…"


def _counts(files: Sequence[FileResult]) -> Counter[str]:
    return Counter(kind_of(made) for file in files for made in file.diagnostics)
