"""One rule on one text: what it finds, what becomes of it, and on which lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import govlint_disclosure
from govlint.context import Context
from govlint.document import Paragraph
from govlint.plugins import load
from govlint.rules import RuleError, Status
from govlint.testing import assert_flagged, assert_passes, changed, check, document, outcome, report, sample_of
from govlint.unreadable import UnreadableError
from govlint_disclosure.figures import regulation_maker, result_total

if TYPE_CHECKING:
    from types import ModuleType

    from tests.engine.authors.conftest import Lay

[RULESET] = govlint_disclosure.govlint_rulesets()
SAMPLE = sample_of(RULESET)
WRONG_SUM = changed(SAMPLE, ("| 32 | 6 | 1 | 0 | 2 | 0 | 41 |\n", "| 33 | 6 | 1 | 0 | 2 | 0 | 41 | ← GL302\n"))
BARE = WRONG_SUM.replace(" ← GL302", "")

VAGUE = '''
"""金额写明数字"""
from govlint.rules import Finding, NotApplicable, rule

@rule("EX101", severity="warning", on="document")
def check(document, context):
    for text in document.texts():
        for start in (at for at in range(len(text.value)) if text.value.startswith("若干", at)):
            yield Finding(text.span(start, start + 2), f"写明数字，不写“若干”{context.organ or ''}")
        if "略" in text.value:
            yield NotApplicable("内容省略了")
'''


@pytest.fixture
def vague(lay: Lay) -> ModuleType:
    """A rule on any document, as its module."""
    name = lay({"wording/__init__.py": "", "wording/vague.py": VAGUE})
    return __import__(f"{name}.wording.vague", fromlist=["vague"])


def test_what_a_rule_finds(vague: ModuleType) -> None:
    [finding] = check(vague, "一\n\n投入若干元。\n", context=Context(organ="（某局）"))
    assert (finding.span.line, finding.span.column) == (3, 3)
    assert finding.message == "写明数字，不写“若干”（某局）"


@pytest.mark.parametrize(
    ("text", "status", "reasons"),
    [
        pytest.param("投入九元。", Status.PASS, (), id="nothing found"),
        pytest.param("投入若干元。", Status.FAIL, (), id="found"),
        pytest.param("（略）", Status.NOT_APPLICABLE, ("内容省略了",), id="not checked"),
        pytest.param("投入若干元。（略）", Status.FAIL, ("内容省略了",), id="found, and not all checked"),
    ],
)
def test_what_becomes_of_a_rule(text: str, status: Status, reasons: tuple[str, ...], vague: ModuleType) -> None:
    assert outcome(vague, text) == (status, reasons)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html", ".docx"])
def test_the_formats_of_text(suffix: str, vague: ModuleType) -> None:
    text = "<p>投入若干元。</p>\n" if suffix == ".html" else "投入若干元。\n"
    assert [finding.span.line for finding in check(vague, text, suffix)] == [1]


def test_bytes_are_the_file_as_it_is(vague: ModuleType) -> None:
    assert len(check(vague, "投入若干元。".encode("gb18030"), ".txt")) == 1
    assert check(vague, Path(__file__).read_bytes(), ".txt")


def test_a_word_file_from_text_and_from_markup() -> None:
    lines = document("第一行\n\n第三行 < 第四行 & 末行", ".docx")
    assert [block.text.value for block in lines.blocks] == ["第一行", "第三行 < 第四行 & 末行"]  # type: ignore[union-attr]
    markup = document("<w:p><w:r><w:t>一</w:t></w:r></w:p>", ".docx")
    assert [type(block) for block in markup.blocks] == [Paragraph]


def test_what_no_text_is_needs_bytes() -> None:
    with pytest.raises(ValueError, match="PDF 没有办法由文字生成"):
        document("一", ".pdf")


@pytest.mark.parametrize(("content", "suffix"), [("", ".md"), ("一", ".wps"), (b"\xff\xfe\xfd", ".txt")])
def test_what_cannot_be_read_is_said(content: str | bytes, suffix: str) -> None:
    with pytest.raises(UnreadableError):
        document(content, suffix)


def test_a_report_is_laid_against_the_forms() -> None:
    made = report(SAMPLE)
    assert (made.form.id, made.year) == ("2021", 2024)
    assert report(document(SAMPLE)).form.id == "2021"
    assert report(SAMPLE, forms=RULESET, year=2020).due_form.id == "2019"
    assert report("一、总体情况\n\n一。\n", form="2021").form.id == "2021"


def test_what_is_no_report_is_no_pass() -> None:
    for attempt in (lambda: report("今天开会。"), lambda: check(result_total, "今天开会。")):
        with pytest.raises(ValueError, match="没有一种格式（2019、2021）认出这份文件"):
            attempt()
    with pytest.raises(ValueError, match="没有一种格式（一种也没有）"):
        report(SAMPLE, forms=load({}))
    with pytest.raises(ValueError, match="没有这个格式：1999；可用的有 2019、2021"):
        report(SAMPLE, form="1999")


def test_a_rule_on_reports_takes_a_text_a_document_or_a_report() -> None:
    for content in (BARE, BARE.encode(), document(BARE), report(BARE)):
        [finding] = check(result_total, content)
        assert finding.place[0] == "表三"


def test_a_rule_on_documents_takes_a_report_too(vague: ModuleType) -> None:
    [finding] = check(vague, report(changed(SAMPLE, ("新收政府信息公开申请40件", "新收申请若干件"))))
    assert finding.span.line == 11


def test_the_context_reaches_the_rule() -> None:
    text = changed(SAMPLE, ("| 规章 | 0 | 0 | 0 |", "| 规章 | 0 | 0 | 3 |"))
    assert len(check(regulation_maker, text)) == 1
    assert check(regulation_maker, text, context=Context(organ="云岭市人民政府")) == []


def test_marked_lines_are_compared() -> None:
    assert_flagged(result_total, WRONG_SUM)


def test_a_finding_without_mark_is_told(vague: ModuleType) -> None:
    with pytest.raises(AssertionError) as caught:
        assert_flagged(vague, "投入若干元。\n\n共若干件，若干人。 ← EX101\n")
    [first, *rest] = str(caught.value).split("\n")
    assert first == f"EX101 vague（{vague.__file__}:4）报告的行与标记不同："
    assert rest == [
        "  第 1 行：标记 0 处，报告 1 处",
        "      投入若干元。",
        "    → 写明数字，不写“若干”",
        "  第 3 行：标记 1 处，报告 2 处",
        "      共若干件，若干人。",
        "    → 写明数字，不写“若干”",
        "    → 写明数字，不写“若干”",
    ]


def test_a_mark_without_finding_is_told(vague: ModuleType) -> None:
    with pytest.raises(AssertionError, match=r"第 1 行：标记 1 处，报告 0 处\n      投入九元。\Z"):
        assert_flagged(vague, "投入九元。 ← EX101\n\n投入若干元。 ← EX101")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("投入九元。", "没有 ← EX101 标记", id="no mark"),
        pytest.param("投入若干元。 ← EX102", "检查的是 EX101，文中却标了 EX102", id="another rule"),
    ],
)
def test_marks_that_expect_nothing_are_a_mistake(text: str, problem: str, vague: ModuleType) -> None:
    with pytest.raises(ValueError, match=problem):
        assert_flagged(vague, text)


def test_a_pass_is_a_check_without_findings(vague: ModuleType) -> None:
    assert_passes(vague, "投入九元。")
    assert_passes(result_total, SAMPLE)
    with pytest.raises(AssertionError, match="不应当报告，却报告了第 1 行：写明数字"):
        assert_passes(vague, "投入若干元。")
    with pytest.raises(AssertionError, match="没有检查：内容省略了"):
        assert_passes(vague, "（略）")


def test_what_a_rule_does_wrong_is_raised(lay: Lay) -> None:
    name = lay({"wording/__init__.py": "", "wording/vague.py": VAGUE.replace("text.value.startswith", "text.begins")})
    broken = __import__(f"{name}.wording.vague", fromlist=["vague"])
    with pytest.raises(AttributeError, match="begins"):
        check(broken, "投入若干元。")
    name = lay({"wording/__init__.py": "", "wording/vague.py": VAGUE.replace("yield Finding(text.span(", "yield ((")})
    broken = __import__(f"{name}.wording.vague", fromlist=["vague"])
    with pytest.raises(RuleError, match=r"vague\.py:8: yield 的应为 Finding"):
        check(broken, "投入若干元。")


def test_a_module_that_is_no_rule_and_a_rule_of_the_engine() -> None:
    with pytest.raises(RuleError, match="没有 @rule 函数"):
        check(govlint_disclosure, SAMPLE)
    with pytest.raises(ValueError, match="GL002 由引擎自己报告"):
        check(load().rules["GL002"], SAMPLE)


def test_a_change_has_one_place() -> None:
    assert changed("一二三", ("二", "两"), ("三", "叁")) == "一两叁"
    for old, times in (("四", 0), ("一", 2)):
        with pytest.raises(ValueError, match=f"出现 {times} 次"):
            changed("一二一", (old, ""))


def test_pytest_is_not_needed() -> None:
    code = "import govlint.testing, sys; sys.exit('pytest' in sys.modules)"
    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0
