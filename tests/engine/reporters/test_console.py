"""What people see at a terminal: every line fits, carets stand right, and nothing in a report acts on the terminal."""

from __future__ import annotations

import io
import re

import pytest

from govlint.plugins import ReportOptions
from govlint.reporters import console
from govlint.reporters.terminal_text import width
from govlint.results import Failure, RuleOutcome, RunResult
from govlint.rules import Related, Status
from tests.engine.reporters.made import (
    MAKER,
    NOTED,
    PARTS,
    ROWS,
    TOTAL,
    TYPO,
    diagnostic,
    file,
    full_run,
    run,
    suppressed_run,
    word_run,
)

ANSI = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "[bookmark: _GoBack][bold]红[/元]:100:\x1b[31m\x07\u202e\u2028\x9b2J"


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")


def shown(result: RunResult, **options: bool | None) -> str:
    stream = io.StringIO()
    console.report(result, stream, ReportOptions(**options))  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_every_line_fits_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = shown(full_run("很长的文件夹/" * 20 + "报告.md"), show_passed=True, statistics=True)
    assert [line for line in text.split("\n") if width(line) > columns] == []


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_caret_stands_under_the_total(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = shown(full_run()).split("\n")
    (caret,) = (number for number, line in enumerate(lines) if line.endswith(" ^^"))
    before, _, _ = lines[caret - 1].partition("12 |")
    assert width(before) == lines[caret].index("^")


def test_a_finding_is_complete() -> None:
    text = shown(full_run())
    head, _, rest = text.partition("\n\n")
    assert head == "报告/某县 2024年报告.md\n2024年度 · 2021格式"
    assert rest.startswith("  18:3  错误  GL202 label-typo\n    栏目名称“行政规范姓文件”应为“行政规范性文件”\n")
    assert "    位置  表二 / 第二十条第（一）项 / 行政规范性文件\n" in text
    assert "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条\n" in text
    assert "    可改  改为“行政规范性文件”\n" in text
    assert "33:23 （一）予以公开 5；34:23 （二）部分公开 4；" in text


def test_a_file_without_lines() -> None:
    text = shown(word_run())
    assert "\n\n  提示  GL411 exact-counts\n    文件属性里有作者“张三”\n    位置  文件属性\n" in text
    assert "\n  第3段  错误  GL101 required-parts\n    没有第二部分\n    3 │ 总体↵情况\n      │ ^\n    依据  " in text
    assert "\n  第54段  错误  GL302 result-total\n" in text
    assert "\n    54 │ （七）总计 | 12 | 0 | 0 | 0 | 0 | 0 | 12\n       │              ^^\n    位置  表三" in text
    assert "\n    相关  第33段 （一）予以公开 5\n" in text


def test_an_instrument_is_named_in_full_once_a_file_then_by_number() -> None:
    text = shown(run(file("甲.md", diagnostic(TYPO), diagnostic(TOTAL)), file("乙.md", diagnostic(TOTAL))))
    assert text.count("《中华人民共和国政府信息公开条例》") == 2
    assert text.count("国办公开办函〔2021〕30号附件；国务院令第711号第五十条") == 1


def test_severities_are_said_in_chinese_and_a_review_is_an_appeal() -> None:
    made = [diagnostic(rule) for rule in (TOTAL, MAKER, NOTED)]
    text = shown(run(file("报告.md", *made, diagnostic(ROWS, kind="review"))))
    assert re.findall(r"1:1  (\S+)  (GL\d+)", text) == [
        ("错误", "GL302"),
        ("警告", "GL306"),
        ("提示", "GL411"),
        ("请核对", "GL212"),
    ]


def test_files_and_findings_keep_the_order_of_the_run() -> None:
    text = shown(run(file("乙.md", diagnostic(TOTAL), diagnostic(PARTS)), file("甲.md", diagnostic(TYPO))))
    assert re.findall(r"GL\d+|[甲乙]\.md", text) == ["乙.md", "GL302", "GL101", "甲.md", "GL202"]


def test_summary() -> None:
    assert shown(full_run()).split("\n")[-6:] == [
        "─" * 40,
        "共检查 2 份文件  错误 2，警告 1，提示 1，其中请核对 1，程序故障 2",
        "可以用 --fix 改正 1 处",
        "规则检查 7 项  通过 1，未通过 3，请核对 1，不适用 2",
        "（加 --show-passed 逐项列出）",
        "",
    ]


def test_a_clean_run_is_only_its_summary() -> None:
    text = shown(run(file("报告.md", outcomes={"GL101": RuleOutcome(Status.PASS)})))
    assert text.startswith("─")
    assert "错误 0，警告 0，提示 0\n规则检查 1 项  通过 1，未通过 0，请核对 0，不适用 0\n" in text


def test_show_passed_names_what_held_and_why_something_did_not_apply() -> None:
    text = shown(full_run(), show_passed=True)
    assert "  通过 1  GL101 六个部分齐全\n" in text
    assert "  不适用 1  GL306 只有有权制定规章的机关才填规章（看不出机关的级别）\n" in text
    assert "--show-passed" not in text


def test_statistics_count_the_most_frequent_first() -> None:
    made = [diagnostic(TYPO)] * 12 + [diagnostic(PARTS)]
    text = shown(run(file("报告.md", *made)), statistics=True)
    assert "\n  12  GL202  label-typo  表格的栏目名称与格式一致\n   1  GL101  required-parts  六个部分齐全\n" in text


def test_failures_name_file_and_rule_in_red() -> None:
    text = shown(full_run(), color=True)
    assert "\x1b[31mGL302 result-total  通知.txt\x1b[0m" in text
    assert "ValueError: 缺少列" in text
    assert "插件 example 无法载入：ImportError" in text


def hostile_run() -> RunResult:
    path = HOSTILE + "\udcff.md"
    made = diagnostic(
        span=(1, 1, 1, 9),
        message=HOSTILE,
        source_line=HOSTILE,
        path=path,
        place=(HOSTILE,),
        related=(Related(diagnostic().finding.span, HOSTILE),),
    )
    return run(file(path, made, failures=(Failure(path, "GL302", HOSTILE),)))


@pytest.mark.parametrize("color", [True, False, None])
def test_nothing_in_a_report_acts_on_the_terminal(color: bool | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    text = ANSI.sub("", shown(hostile_run(), color=color))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\udcff]", text)
    literal = "[bookmark: _GoBack][bold]红[/元]:100:␛[31m␇⟨U+202E⟩⟨U+2028⟩⟨U+009B⟩2J"
    assert text.count(literal) == 7  # file, message, source, place, related, failure's file and message
    assert "⟨U+DCFF⟩.md" in text


@pytest.mark.parametrize("errors", ["strict", "backslashreplace"])
@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_console_that_is_not_unicode(encoding: str, errors: str) -> None:
    raw = io.BytesIO()
    for result in (full_run(), hostile_run()):
        stream = io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline="\n")
        console.report(result, stream, ReportOptions(show_passed=True, statistics=True))
        stream.flush()
        stream.detach()
    text = raw.getvalue().decode(encoding)
    assert "\x1b" not in text
    if encoding == "gbk":
        assert "    位置  表三 / 三、本年度办理结果（七）总计 / 自然人\n" in text
        assert "    18 │ | 行政规范姓文件 | 3 | 1 | 20 |\n       │   ^^^^^^^^^^\n" in text
    else:
        assert "\n  18:3  <U+9519><U+8BEF>  GL202 label-typo\n" in text
        assert "\n    40 | 5.<U+5C5E>" in text
        assert "..." in text


def test_colour_is_for_terminals_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in shown(full_run())
    assert "\x1b[1;31m错误" in shown(full_run(), color=True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m错误" in shown(full_run(), color=True)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def at_terminal(color: bool | None) -> str:
    stream = Terminal()
    console.report(full_run(), stream, ReportOptions(color=color))
    return stream.getvalue()


def test_colour_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[1;31m错误" in at_terminal(None)
    assert "\x1b" not in at_terminal(False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", at_terminal(None))


def test_what_is_suppressed_is_counted_and_listed_on_request() -> None:
    text = shown(suppressed_run())
    assert "报告.md" not in text
    assert "共检查 1 份文件  错误 0，警告 0，提示 1，不报告 3（标记 1、配置 1、基线 1）\n" in text
    assert text.endswith("（加 --show-suppressed 列出不报告的问题）\n")
    text = shown(suppressed_run(), show_suppressed=True)
    assert "\n  18:3  不报告  GL202 label-typo\n    栏目名称有误\n" in text
    assert "\n    不报告  标记，第 17 行：沿用旧表\n" in text
    assert "\n    不报告  配置，govlint.toml:4：已说明␛[31m\n" in text
    assert "\n    不报告  基线，govlint-baseline.json:12\n" in text
    assert "--show-suppressed" not in text


def test_rules_whose_findings_are_all_suppressed_have_not_passed() -> None:
    text = shown(suppressed_run(), show_passed=True)
    assert "  通过 1  GL101 六个部分齐全\n" in text
    assert "  不报告 1  GL202 表格的栏目名称与格式一致\n" in text
    assert "规则检查 2 项  通过 1，未通过 0，请核对 0，不适用 0，不报告 1\n" in text
