"""The summary for a page: tables that hold, text that is nothing but text, and no more than GitHub takes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from govlint.plugins import ReportOptions
from govlint.reporters import markdown
from govlint.reporters.terminal_text import clean
from tests.engine.reporters.hostile import NAME, TEXTS
from tests.engine.reporters.made import TYPO, diagnostic, file, full_run, run, suppressed_run, word_run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.results import RunResult

STEP_LIMIT = 1_048_576


def written(result: RunResult, **options: Any) -> str:
    stream = io.StringIO()
    markdown.report(result, stream, ReportOptions(**options))
    return stream.getvalue()


def cells(text: str) -> list[str]:
    """The text of every cell of the tables, a <br> as a line break."""
    inside = [token for token in parsed(text) if token.type == "inline"]
    return ["".join(_text(child) for child in token.children or []) for token in inside]


def parsed(text: str) -> list[Any]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text)


def _text(token: Any) -> str:
    return "\n" if token.content == "<br>" else str(token.content)


def kinds(text: str) -> Iterator[str]:
    for token in parsed(text):
        for child in token.children or []:
            yield "text" if child.content == "<br>" else child.type


def test_a_table_of_each_file() -> None:
    found = cells(written(full_run()))
    assert found[:3] == [
        "年度报告检查：没有做完",
        "共检查 2 份文件：错误 2，警告 1，提示 1，其中请核对 1，程序故障 2。",
        "报告/某县 2024年报告.md",
    ]
    assert found[7:11] == [
        "18:3\n表二\n第二十条第（一）项\n行政规范性文件",
        "🔴 错误",
        "GL202\n表格的栏目名称与格式一致",
        "栏目名称“行政规范姓文件”应为“行政规范性文件”（可以用 --fix 改正）",
    ]
    assert "govlint：插件 example 无法载入：ImportError" in found
    assert "通知.txt GL302：ValueError: 缺少列" in found


def test_a_file_without_lines() -> None:
    found = cells(written(word_run()))
    assert "第54段\n表三\n（七）总计\n自然人" in found
    assert "第3段" in found
    assert "文件属性" in found


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        pytest.param(run(file("甲.md")), "没有发现问题", id="nothing found"),
        pytest.param(run(file("甲.md", diagnostic())), "有需要修改或者核对的内容", id="a finding"),
        pytest.param(run(file("甲.md", unreadable=True)), "有文件没有读出来", id="unreadable"),
        pytest.param(run(), "没有可以检查的文件", id="no file"),
        pytest.param(full_run(), "没有做完", id="a failure"),
    ],
)
def test_the_verdict(result: RunResult, verdict: str) -> None:
    assert written(result).split("\n")[0] == f"## 年度报告检查：{verdict}"


def test_what_is_suppressed_is_only_counted() -> None:
    text = written(suppressed_run())
    assert "GL202" not in text
    assert "不报告 3（标记 1、配置 1、基线 1）" in text


def test_statistics() -> None:
    assert "| GL302 " in written(run(file("甲.md", diagnostic())), statistics=True)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_text(text: str) -> None:
    made = written(run(file(NAME, diagnostic(TYPO, message=text, path=NAME, place=(text[:900],)))))
    assert set(kinds(made)) == {"text"}
    found = cells(made)
    assert len(found) == 3 + 4 + 4, "verdict, counts, file; heads; one row"
    assert found[2] == clean(NAME)
    if 0 < len(text) < 900:
        assert found[10] == clean(text.replace("\n", " "))


def test_what_does_not_fit_is_counted() -> None:
    many = 20_000
    made = written(run(file("甲.md", *[diagnostic(TYPO, message="栏目名称有误" * 20)] * many)))
    assert len(made.encode()) < STEP_LIMIT
    shown = made.count("| GL202<br>")
    assert made.rstrip().endswith(f"其余 {many - shown} 条没有列出，请看完整的结果。")
    assert 0 < shown < many


def test_everything_is_shown_where_it_fits() -> None:
    assert "没有列出" not in written(run(file("甲.md", *[diagnostic(TYPO)] * 500)))


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_any_stream(encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="\n")
    markdown.report(full_run(NAME), stream, ReportOptions())
