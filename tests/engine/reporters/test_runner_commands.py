"""`github` and `azure`: what the runners make of each line, whatever a report or its name says."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from govlint.plugins import ReportOptions
from govlint.reporters import azure, github
from govlint.reporters.annotations import LONGEST, MOST_SHOWN, cut
from govlint.reporters.terminal_text import clean
from govlint.results import Suppression
from tests.engine.reporters.hostile import NAME, TEXTS
from tests.engine.reporters.made import NOTED, TOTAL, TYPO, diagnostic, file, full_run, run, suppressed_run, word_run

if TYPE_CHECKING:
    from types import ModuleType

    from govlint.results import RunResult


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def lines(reporter: ModuleType, result: RunResult, **options: Any) -> list[str]:
    stream = io.StringIO()
    reporter.report(result, stream, ReportOptions(**options))
    return stream.getvalue().removesuffix("\n").split("\n")


def _undone(text: str, escapes: dict[str, str]) -> str:
    for written, meant in escapes.items():
        text = text.replace(written, meant)
    return text


def of_github(line: str) -> Command | None:
    """What the runner of GitHub takes a line for: `::` after blanks, or the older `##[` anywhere in it."""
    line = line.lstrip()
    if line.startswith("::") and "::" in line[2:]:
        head, _, data = line[2:].partition("::")
        name, _, written = head.partition(" ")
        data_escapes = {"%0D": "\r", "%0A": "\n", "%25": "%"}
        escapes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
        pairs = (pair.split("=", 1) for pair in written.strip().split(",") if pair)
        return Command(name, {key: _undone(value, escapes) for key, value in pairs}, _undone(data, data_escapes))
    return Command("older", {}, line) if "##[" in line else None


def of_azure(line: str) -> Command | None:
    """What the agent of Azure Pipelines takes a line for: the first `##vso[` in it up to the first `]`."""
    found = re.search(r"##(?:vso)?\[([^\]]*)\](.*)", line)
    if found is None:
        return None
    name, _, written = found[1].partition(" ")
    data_escapes = {"%0D": "\r", "%0A": "\n", "%AZP25": "%"}
    escapes = {"%3B": ";", "%5D": "]", **data_escapes}
    pairs = (pair.split("=", 1) for pair in written.split(";") if pair)
    return Command(name, {key: _undone(value, escapes) for key, value in pairs}, _undone(found[2], data_escapes))


READ: dict[str, Any] = {"github": of_github, "azure": of_azure}
REPORTERS = [pytest.param(github, id="github"), pytest.param(azure, id="azure")]


def commands(reporter: ModuleType, result: RunResult, **options: Any) -> list[Command]:
    read = READ[reporter.__name__.rpartition(".")[2]]
    return [found for found in map(read, lines(reporter, result, **options)) if found]


def test_a_workflow_command() -> None:
    typo, total, *_ = commands(github, full_run())
    assert total == Command(
        "error",
        {
            "file": "报告/某县 2024年报告.md",
            "line": "54",
            "endLine": "54",
            "col": "23",
            "endColumn": "25",
            "title": "GL302 result-total",
        },
        "报告/某县 2024年报告.md:54:23: GL302 表三“自然人”列（七）总计不符：填报 12，按各项结果相加为 11（差 1）",
    )
    assert typo.properties["title"] == "GL202 label-typo"


def test_a_logging_command() -> None:
    _, total, *_ = commands(azure, full_run())
    assert total.name == "task.logissue"
    assert total.properties == {
        "type": "error",
        "sourcepath": "报告/某县 2024年报告.md",
        "linenumber": "54",
        "columnnumber": "23",
        "code": "GL302",
    }
    assert total.data.endswith("GL302 表三“自然人”列（七）总计不符：填报 12，按各项结果相加为 11（差 1）")


def test_severities() -> None:
    made = run(file("报告.md", *(diagnostic(rule) for rule in (TOTAL, NOTED)), diagnostic(NOTED, kind="review")))
    assert [command.name for command in commands(github, made)] == ["error", "notice", "notice"]
    assert [command.data for command in commands(github, made)][2].endswith("请核对：合计不符")
    assert [command.properties["type"] for command in commands(azure, made)] == ["error"]
    assert [line for line in lines(azure, made) if line.startswith("报告.md:1:1: GL411 ")] != []


@pytest.mark.parametrize("reporter", REPORTERS)
def test_failures_come_last_and_are_errors(reporter: ModuleType) -> None:
    plugin, rule = commands(reporter, full_run())[-2:]
    assert plugin.data == "govlint: 程序故障：插件 example 无法载入：ImportError"
    assert rule.data == "通知.txt: 程序故障：GL302 ValueError: 缺少列"
    assert {"error"} <= {plugin.name, plugin.properties.get("type")}


@pytest.mark.parametrize("reporter", REPORTERS)
def test_a_file_without_lines_has_a_place_in_words(reporter: ModuleType) -> None:
    made = commands(reporter, word_run())
    assert not [command for command in made if {"line", "linenumber", "col", "columnnumber"} & set(command.properties)]
    said = "\n".join(lines(reporter, word_run()))
    assert "报告.docx（表三，（七）总计，自然人，第54段）: GL302 “自然人”列（七）总计不符" in said
    assert "报告.docx: GL411 文件属性里有作者“张三”" in said
    assert "报告.docx（第3段）: GL101 没有第二部分" in said


@pytest.mark.parametrize("reporter", REPORTERS)
def test_what_is_suppressed_is_not_told(reporter: ModuleType) -> None:
    said = "\n".join(lines(reporter, suppressed_run()))
    assert "GL411" in said
    assert not re.search("GL202|GL302|GL212", said)


@pytest.mark.parametrize("reporter", REPORTERS)
def test_what_is_suppressed_is_listed_if_asked_for_and_is_no_command(reporter: ModuleType) -> None:
    told = lines(reporter, suppressed_run(), show_suppressed=True)
    assert "不报告（标记，第 17 行：沿用旧表）：报告.md:18:3: GL202 栏目名称有误" in told
    assert len(told) == 5, "what is reported, three that are not, and the summary"
    for case in TEXTS:
        text = case.values[0]
        hidden = diagnostic(message=text, path=NAME)._replace(suppression=Suppression("inline", text, NAME, 1))
        made = run(file(NAME, suppressed=(hidden,)))
        assert commands(reporter, made, show_suppressed=True) == []
        assert len(lines(reporter, made, show_suppressed=True)) == 2


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("reporter", REPORTERS)
def test_hostile_text_is_one_command_that_says_it(reporter: ModuleType, text: str) -> None:
    made = run(file(NAME, *(diagnostic(rule, message=text, path=NAME, place=(text,)) for rule in (TOTAL, TYPO, NOTED))))
    shown, others = commands(reporter, made), lines(reporter, made)
    expected = ["error", "error", "notice"] if reporter is github else ["task.logissue"] * 2
    assert [command.name for command in shown] == expected
    assert len(others) == 4, "three findings and the summary"
    for command in shown:
        assert command.properties.get("file", command.properties.get("sourcepath")) == clean(NAME)
        assert len(command.data.encode("utf-16-le")) // 2 <= 4_096
        said = re.split(r": GL\d+ ", command.data, maxsplit=1)[1]
        if 0 < len(text) < 1_000:
            kept = "\n" if reporter is github else " "
            assert said == kept.join(map(clean, text.split("\n")))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\ud800-\udfff]", "\n".join(others))


@pytest.mark.parametrize("reporter", REPORTERS)
def test_what_the_page_will_not_show_is_said(reporter: ModuleType) -> None:
    few = run(file("报告.md", *[diagnostic()] * MOST_SHOWN))
    assert len(lines(reporter, few)) == MOST_SHOWN + 1
    many = lines(reporter, run(file("报告.md", *[diagnostic()] * (MOST_SHOWN + 3))))
    assert many[-2].endswith("每一步每种只显示 10 条，另有错误 3 条只在这份日志中")


def test_columns_are_left_out_of_a_span_of_several_lines() -> None:
    (command,) = commands(github, run(file("报告.md", diagnostic(span=(3, 5, 4, 2)))))
    assert {"line": "3", "endLine": "4"}.items() <= command.properties.items()
    assert "col" not in command.properties


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize("reporter", REPORTERS)
def test_any_stream(reporter: ModuleType, encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    reporter.report(full_run(NAME), stream, ReportOptions())


def test_a_long_text_is_cut_between_characters() -> None:
    assert cut("甲" * LONGEST) == "甲" * LONGEST
    assert cut("甲" * (LONGEST + 1)) == "甲" * (LONGEST - 1) + "…"
    assert cut("a" + "𠮷" * LONGEST) == "a" + "𠮷" * (LONGEST // 2 - 1) + "…"
    assert cut("a𠮷b", 3) == "a…"
