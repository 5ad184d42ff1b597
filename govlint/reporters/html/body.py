"""What a page shows of a run: the bar that filters, the overview, and a section for every file."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple
from govlint.reporters.html.blocks import document
from govlint.reporters.html.manual import manual
from govlint.reporters.html.marks import KINDS, kind_of, marked_files
from govlint.reporters.html.overview import overview
from govlint.reporters.html.page import names_of
from govlint.reporters.html.remarks import Showing, remark
from govlint.reporters.html.statement import statement, verdict
from govlint.reporters.html.writer import element
from govlint.reporters.tally import rules_by_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govlint.reporters.html.marks import Marked
    from govlint.reporters.html.writer import Markup
    from govlint.results import Failure, FileResult, RunResult
    from govlint.rules import Rule

    Actions = Callable[[FileResult], Markup]


def body_of(result: RunResult, actions: Actions | None = None) -> Iterator[Markup | str]:
    """All sections of a run. `actions` gives what the page around it can do with a file, mending among it."""
    rules = rules_by_code(result)
    marked = marked_files(result)
    names = names_of(file.path for file in result.files)
    found = Counter(made.rule.code for file in result.files for made in file.diagnostics)
    anchors = frozenset().union(*(one.anchored for one in marked))
    showing = Showing(anchors, actions is not None, frozenset(found), names)
    now = datetime.now().astimezone()
    if found:
        yield _bar(result, rules, found)
    if len(result.files) > 1:
        yield overview(result, names, rules)
    if not result.files:
        yield element("p", "没有找到可以检查的文件。", class_="lead")
    yield from _failures(result.failures)
    for number, (file, marks) in enumerate(zip(result.files, marked, strict=True), 1):
        section = _Section(number, file, rules, now, actions(file) if actions else "")
        yield section.written(marks, showing)
    yield manual(rules[code] for code in sorted(found))


def statements_of(result: RunResult) -> Iterator[Markup]:
    """Nothing but the statements of what was checked."""
    rules = rules_by_code(result)
    names = names_of(file.path for file in result.files)
    now = datetime.now().astimezone()
    for number, file in enumerate(result.files, 1):
        if file.role == "document":
            title = element("h2", file.title or names[file.path], id=f"file-{number}")
            yield element("section", title, statement(file, rules, number, now), class_="file")


def _bar(result: RunResult, rules: Mapping[str, Rule], found: Counter[str]) -> Markup:
    kinds = Counter(kind_of(made) for file in result.files for made in file.diagnostics)
    switches = (
        element(
            "label",
            element("input", type="checkbox", name="kind", value=kind, checked=True),
            element("span", f"{word} {kinds[kind]}", class_=f"s-{kind}"),
        )
        for kind, word in KINDS.items()
        if kinds[kind]
    )
    choices = [element("option", f"全部规则（{found.total()} 处）", value="*")]
    choices += [
        element("option", f"{code} {rules[code].title}（{count} 处）", value=code)
        for code, count in sorted(found.items())
    ]
    return element(
        "form",
        element("fieldset", element("legend", "显示哪些问题", class_="sr"), *switches),
        element("label", element("span", "规则", class_="sr"), element("select", *choices, name="rule")),
        element(
            "span",
            element("button", "上一处", type="button", data_go="previous", title="Shift+F8"),
            element("button", "下一处", type="button", data_go="next", title="F8"),
            class_="go",
        ),
        element("output", f"共 {found.total()} 处", name="count", aria_live="polite"),
        element("button", "打印检查情况", type="button", data_go="print"),
        class_="bar",
        hidden=True,
        aria_label="筛选问题",
    )


class _Section(NamedTuple):
    """What is shown of one file; `actions` is what can be done with it."""

    number: int
    file: FileResult
    rules: Mapping[str, Rule]
    now: datetime
    actions: Markup | str

    def written(self, marked: Marked, showing: Showing) -> Markup:
        number, file = self.number, self.file
        heading = f"file-{number}"
        facts = [file.title or "", f"{file.year} 年度" if file.year else "", f"{file.form} 年格式" if file.form else ""]
        said = element("span", verdict(file), class_="verdict")
        return element(
            "section",
            element("h2", showing.names[file.path], id=heading, tabindex=-1),
            element("p", said, " ", *_links(number, facts, file), class_="summary"),
            self.actions,
            *_failures(file.failures),
            *(remark(finding, showing) for finding in marked.unplaced),
            document(file.view, marked, showing) if file.view else "",
            statement(file, self.rules, number, self.now) if file.role == "document" else "",
            class_="file",
            aria_labelledby=heading,
            data_path=file.path,
        )


def _links(number: int, facts: Sequence[str], file: FileResult) -> Iterator[Markup | str]:
    yield element("span", " · ".join(filter(None, facts)), class_="facts-line")
    yield " "
    if file.role == "document":
        yield element("a", "检查情况", href=f"#statement-{number}")


def _failures(failures: Sequence[Failure]) -> Iterator[Markup]:
    for failure in failures:
        rule = f"{failure.rule} " if failure.rule else ""
        yield element("p", f"程序故障：{rule}{failure.message}", class_="failure", role="note")
