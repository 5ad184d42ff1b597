"""The page as a whole: what it shows of a document, that no text breaks it, and that it keeps what is private."""

from __future__ import annotations

import io
import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.document import Anchor, Cell, Heading, Paragraph, Span, Table, Text
from govlint.document_view import DocumentView
from govlint.linter import Options, lint
from govlint.plugins import ReportOptions
from govlint.reporters import html
from govlint.results import Failure, RuleOutcome, RunResult
from govlint.rules import Edit, Fix, Related, Status
from tests.engine.reporters.made import NOTED, TOTAL, TYPO, diagnostic, file, full_run, rule, run, suppressed_run
from tests.rules.linting import changed, registry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VALIDATOR = "html-validate@10.9.0"


def page(result: RunResult) -> str:
    stream = io.StringIO()
    html.report(result, stream, ReportOptions())
    return stream.getvalue()


def checked(text: str, path: str = "报告.md", **options: Any) -> RunResult:
    rules = options.pop("rules", tuple(registry().rules.values()))
    chosen = Options(tuple(made for made in rules if made.on != "series"), keeps_view=True, **options)
    made = lint(path, text.encode(), registry(), chosen)
    return RunResult((), chosen.rules).with_files([made])


class Reader(HTMLParser):
    """The elements of a page in order, and all its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def by_class(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if name in (attributes.get("class") or "").split()]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


BROKEN = (
    ("| 三、本年度办理结果 | （一）予以公开 |  | 14 | 2 |", "| 三、本年度办理结果 | （一）予以公开 |  | 13 | 2 |"),
)


def test_a_broken_sum_is_marked_with_its_row_and_column() -> None:
    result = checked(changed(*BROKEN))
    made = Reader(page(result))
    codes = [diagnostic.rule.code for diagnostic in result.files[0].diagnostics]
    assert codes == ["GL301", "GL302"]
    assert [each["data-rule"] for each in made.by_class("remark")] == codes
    assert len(made.by_class("bad-row")) >= 7
    assert len(made.by_class("bad-column")) >= 21
    assert len(made.by_class("cross")) == 2


def test_contributors_are_marked_where_they_stand() -> None:
    made = Reader(page(checked(changed(*BROKEN))))
    cells = [attributes for tag, attributes in made.elements if tag == "td" and "1-1" in str(attributes.get("data-r"))]
    assert len(cells) >= 2
    links = {attributes.get("href") for tag, attributes in made.elements if tag == "a"}
    assert {"#m1-1", "#f1-1", "#r1-1-1"} <= links


def test_every_link_leads_somewhere_and_no_id_is_there_twice() -> None:
    for result in (full_run(), checked(changed(*BROKEN)), suppressed_run(), run()):
        made = Reader(page(result))
        targets = [str(attributes["href"])[1:] for tag, attributes in made.elements if tag == "a"]
        assert set(targets) <= set(made.ids)
        assert len(made.ids) == len(set(made.ids))


def test_the_statement_names_every_rule_with_what_became_of_it() -> None:
    result = checked(changed(*BROKEN))
    text = Reader(page(result)).text
    (only,) = result.files
    for code in only.outcomes:
        assert code in text
    assert "没有给出公布日期" in text
    assert "未通过" in text
    assert "不适用" in text
    assert only.view is not None
    assert re.fullmatch(r"[0-9a-f]{64}", only.view.digest)
    assert only.view.digest in text


def test_a_report_without_fault_has_nothing_to_filter() -> None:
    made = Reader(page(checked(changed())))
    assert "没有发现问题" in made.text
    assert not made.by_class("bar")
    assert not made.by_class("remark")


def test_the_page_needs_nothing_else() -> None:
    made = page(full_run())
    assert "http" not in re.sub(r'http-equiv="', "", made)
    elements = Reader(made).elements
    assert not [each for each in elements if each[0] in {"link", "img", "iframe", "object"}]
    assert not [each for each in elements if {"src", "style", "onclick", "action"} & each[1].keys()]


def test_what_is_not_reported_is_in_the_statement() -> None:
    text = Reader(page(suppressed_run())).text
    assert "不报告的问题" in text


def test_a_file_that_was_not_read_says_so() -> None:
    made = Reader(page(checked("", "报告.docx")))
    assert "没有读出来" in made.text
    assert [each["data-rule"] for each in made.by_class("remark")] == ["GL001"]


def test_failures_are_shown() -> None:
    text = Reader(
        page(run(file(failures=[Failure("报告.md", "GL302", "炸了")]), failures=[Failure("", "", "插件坏了")]))
    ).text
    assert "GL302 炸了" in text
    assert "插件坏了" in text


MOBILE = "13812345678"


@pytest.mark.parametrize("codes", [None, ("GL302",), ()], ids=["all rules", "another rule", "none"])
def test_private_numbers_stay_masked_whatever_is_checked(codes: tuple[str, ...] | None) -> None:
    text = changed(("## 二、", f"申请人张某的手机是{MOBILE}，已经转交。\n\n## 二、"))
    rules = tuple(made for made in registry().rules.values() if codes is None or made.code in codes)
    made = page(checked(text, rules=rules))
    assert MOBILE not in made
    assert "已经转交" in made


def test_a_finding_in_another_file_is_linked() -> None:
    view = DocumentView((Paragraph(text("表格"), Span(1, 1, 1, 3)),))
    related = (Related(Span(1, 1, 1, 3), "上年的数字", path="b.md"),)
    made = Reader(page(run(file("a.md", diagnostic(path="a.md", related=related), view=view), file("b.md", view=view))))
    assert "#r1-1-1" in {attributes.get("href") for tag, attributes in made.elements if tag == "a"}
    assert "b.md：上年的数字" in made.text


def test_charts_count_by_rule_and_by_organ() -> None:
    view = DocumentView((), organ="云岭市水务局")
    other = view._replace(organ="云岭市教育局")
    made = Reader(
        page(run(file("a.md", diagnostic(), diagnostic(NOTED), view=view), file("b.md", diagnostic(), view=other)))
    )
    labels = [str(attributes["aria-label"]) for tag, attributes in made.elements if tag == "svg"]
    assert "GL302 表三各列“（七）总计”等于各项结果之和 2 处" in labels[0]
    assert "云岭市水务局 2 处；云岭市教育局 1 处" in labels[1]


def test_without_findings_there_is_no_chart() -> None:
    made = Reader(page(run(file("a.md"), file("b.md"))))
    assert "各文件的结果" in made.text
    assert "svg" not in [tag for tag, _ in made.elements]


def text(value: str, line: int = 1, column: int = 1) -> Text:
    return Text(value, (Anchor(0, line, column),))


def hostile_run(said: str) -> RunResult:
    """A run in which everything that comes from outside says the same."""
    words = f"甲{said}"
    end = len(words) + 1
    blocks = (
        Heading(text(words), Span(1, 1, 1, end), 1),
        Paragraph(text(words, 2), Span(2, 1, 2, end)),
        Table(((Cell(text(words, 3), 0, 0), Cell(text("", 3, end + 1), 0, 1)),), Span(3, 1, 3, end + 1)),
    )
    view = DocumentView(blocks, margins=(Paragraph(text(words, 4), Span(4, 1, 4, end)),), organ=words)
    named = rule("GL302", "result-total", words)
    made = diagnostic(
        named,
        span=(2, 1, 2, 2),
        message=words,
        place=(words, words),
        fix=Fix(words, (Edit(Span(2, 1, 2, 2), said),)),
        related=(Related(Span(3, 1, 3, 2), words), Related(Span(1, 1, 1, 2), words, path=f"b{words}.md")),
        path=f"a{words}.md",
    )
    outcomes = {"GL302": RuleOutcome(Status.FAIL), "GL202": RuleOutcome(Status.NOT_APPLICABLE, (words,))}
    first = file(f"a{words}.md", made, view=view, title=words, outcomes=outcomes)
    second = file(f"b{words}.md", view=view, title=words, outcomes=outcomes, failures=(Failure("", "GL202", words),))
    return run(first, second, rules=(named, TYPO, TOTAL))


def structure(result: RunResult) -> Sequence[str]:
    made = page(result)
    return [f"{tag} {sorted(attributes)}" for tag, attributes in Reader(made.partition("<style>")[0]).elements] + [
        f"{tag} {sorted(attributes)}" for tag, attributes in Reader(made.partition("</style>")[2]).elements
    ]


HOSTILE = st.one_of(
    st.text(alphabet=st.characters(exclude_characters="/\n\r", exclude_categories=()), max_size=30),
    st.sampled_from(
        [
            "<script>alert(1)<\\script>",
            '"><img src=x onerror=alert(1)>',
            "' onmouseover='alert(1)",
            "&lt;b&gt;",
            "<!--",
            "]]>",
            "javascript:alert(1)",
            "</style><b>".replace("/", "\\"),
            "```\n<b>".replace("\n", " "),
        ]
    ),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_no_text_changes_what_the_page_is_made_of(said: str) -> None:
    assert structure(hostile_run(said)) == structure(hostile_run("乙"))


@pytest.mark.program("npm")
def test_the_page_is_valid(tmp_path: Path, npm_package: Callable[[str], Path]) -> None:
    validator = npm_package(VALIDATOR) / "bin" / "html-validate.mjs"
    pages = {
        "sum.html": checked(changed(*BROKEN)),
        "everything.html": full_run(),
        "hostile.html": hostile_run('"><b>&nbsp;'),
        "suppressed.html": suppressed_run(),
        "nothing.html": run(),
    }
    for name, result in pages.items():
        (tmp_path / name).write_text(page(result), "utf-8")
    (tmp_path / "wrong.html").write_text(page(run()).replace("<main", "<main><p><div></div>", 1), "utf-8")
    done = subprocess.run(
        ["node", str(validator), "-p", "standard", "-f", "json", *sorted(pages), "wrong.html"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    found = {Path(each["filePath"]).name: each["messages"] for each in json.loads(done.stdout)}
    assert found.pop("wrong.html")
    assert not any(found.values()), found
