"""One line per finding, whatever the finding holds."""

from __future__ import annotations

import io

import pytest

from govlint.document import Span
from govlint.plugins import ReportOptions
from govlint.reporters import concise
from govlint.results import Failure, RunResult
from govlint.rules import Edit, Fix
from tests.engine.reporters.made import (
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


def lines(result: RunResult, **options: bool) -> list[str]:
    stream = io.StringIO()
    concise.report(result, stream, ReportOptions(**options))  # type: ignore[arg-type]
    text = stream.getvalue()
    assert text.endswith("\n")
    return text[:-1].split("\n")


def test_lines() -> None:
    assert lines(full_run()) == [
        "报告/某县 2024年报告.md:18:3: GL202 error 栏目名称“行政规范姓文件”应为“行政规范性文件” [可改]",
        "报告/某县 2024年报告.md:54:23: GL302 error 表三“自然人”列（七）总计不符：填报 12，按各项结果相加为 11（差 1）",
        "报告/某县 2024年报告.md:40:1: GL212 warning 请核对：这一行的数字无法分清属于哪一列，未核对合计",
        "报告/某县 2024年报告.md:70:70: GL411 note 件数应为确数，此处为“300余件”",
        "govlint: failure: 插件 example 无法载入：ImportError",
        "通知.txt: failure GL302: ValueError: 缺少列",
        "共检查 2 份文件：错误 2，警告 1，提示 1，其中请核对 1，程序故障 2",
        "可以用 --fix 改正 1 处",
    ]


def test_a_file_without_lines_has_the_numbers_that_show_prints() -> None:
    assert lines(word_run())[:3] == [
        "报告.docx:1:1: GL411 note 文件属性里有作者“张三”",
        "报告.docx:3:1: GL101 error 没有第二部分",
        "报告.docx:54:9: GL302 error “自然人”列（七）总计不符 [可改]",
    ]


def mended_run() -> RunResult:
    """Two files, in one of which something was mended and something is left that can be."""
    safe, unsafe = Fix("改", (Edit(Span(1, 1, 1, 2), "乙"),)), Fix("删", (Edit(Span(1, 1, 1, 2), ""),), "unsafe")
    return run(
        file("甲.md", diagnostic(TYPO, fix=safe, kind="review"), diagnostic(TYPO, fix=unsafe), fixed=(("GL202", 2),)),
        file("乙.md", fixed=(("GL105", 1), ("GL202", 1))),
    )


def test_what_was_mended_and_what_can_be_is_in_the_summary() -> None:
    assert lines(mended_run())[-2:] == [
        "已改正 4 处（GL202 3 处，GL105 1 处）",
        "可以用 --fix --unsafe-fixes 改正 2 处",
    ]


def test_what_a_person_has_to_see_is_not_marked_as_mendable() -> None:
    assert not any("[可改]" in line for line in lines(mended_run()))


@pytest.mark.parametrize("fix", [None, Fix("请人来改", ())])
def test_what_offers_no_edits_is_not_marked_either(fix: Fix | None) -> None:
    assert lines(run(file("甲.md", diagnostic(TYPO, fix=fix)))) == [
        "报告.md:1:1: GL202 error 合计不符",
        "共检查 1 份文件：错误 1，警告 0，提示 0",
    ]


def test_a_clean_run_is_one_line() -> None:
    assert lines(run(file())) == ["共检查 1 份文件：错误 0，警告 0，提示 0"]


def test_unreadable_files_are_in_the_summary() -> None:
    assert lines(run(file(unreadable=True))) == ["共检查 1 份文件：错误 0，警告 0，提示 0，未能读取的文件 1"]


def test_show_passed_has_a_line_for_every_outcome_but_fail() -> None:
    assert [line for line in lines(full_run(), show_passed=True) if ".md: " in line or ".txt: GL101" in line] == [
        "报告/某县 2024年报告.md: GL101 pass 六个部分齐全",
        "报告/某县 2024年报告.md: GL212 review 表格的各行都能读出",
        "报告/某县 2024年报告.md: GL306 notApplicable 只有有权制定规章的机关才填规章（看不出机关的级别）",
        "通知.txt: GL101 notApplicable 六个部分齐全（不是年度报告）",
    ]


def test_statistics() -> None:
    made = [diagnostic(PARTS), *[diagnostic(TYPO)] * 12]
    assert lines(run(file("报告.md", *made)), statistics=True)[-3:] == [
        "  12 GL202 label-typo 表格的栏目名称与格式一致",
        "   1 GL101 required-parts 六个部分齐全",
        "共检查 1 份文件：错误 13，警告 0，提示 0",
    ]


def test_order_is_that_of_the_run() -> None:
    result = run(file("乙.md", diagnostic(TOTAL, path="乙.md")), file("甲.md", diagnostic(NOTED, path="甲.md")))
    assert [line[:4] for line in lines(result)[:2]] == ["乙.md", "甲.md"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("甲\n乙\t丙", "甲 乙 丙", id="a message of several lines"),
        pytest.param("甲\r乙\x85丙\u2028丁", "甲␍乙⟨U+0085⟩丙⟨U+2028⟩丁", id="other line ends"),
        pytest.param("\x1b[31m[/元]\x07\u202e", "␛[31m[/元]␇⟨U+202E⟩", id="escape, markup, bidi"),
    ],
)
def test_a_message_cannot_add_a_line(text: str, shown: str) -> None:
    assert lines(run(file("报告.md", diagnostic(message=text))))[0] == f"报告.md:1:1: GL302 error {shown}"
    assert lines(run(failures=[Failure("报告.md", "", text)]))[0] == f"报告.md: failure: {shown}"


def test_a_file_name_cannot_add_a_line() -> None:
    (first, _) = lines(run(file("报\n告\udcff.md", diagnostic(path="报\n告\udcff.md"))))
    assert first.startswith("报␊告⟨U+DCFF⟩.md:1:1: ")


def test_a_review_is_not_called_one_twice() -> None:
    made = diagnostic(ROWS, kind="review", message="请核对这一行")
    assert lines(run(file("报告.md", made)))[0].endswith("warning 请核对这一行")


@pytest.mark.parametrize("errors", ["strict", "backslashreplace"])
@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_pipe_that_is_not_unicode(encoding: str, errors: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline="\n")
    made = diagnostic(message="表三\x1b[31m𠮷", path="a\udcff.md")
    concise.report(run(file("a\udcff.md", made)), stream, ReportOptions())
    stream.flush()
    name = "表三" if encoding == "gbk" else "<U+8868><U+4E09>"
    expected = f"a<U+DCFF>.md:1:1: GL302 error {name}<U+001B>[31m<U+20BB7>"
    assert raw.getvalue().decode(encoding).split("\n")[0] == expected


def test_lines_are_never_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    assert len(lines(run(file("报告.md", diagnostic(message="合计不符" * 100))))) == 2


def test_what_is_suppressed_is_counted_and_listed_on_request() -> None:
    assert lines(suppressed_run()) == [
        "govlint.toml:9:1: GL411 note 可以删去",
        "共检查 1 份文件：错误 0，警告 0，提示 1，不报告 3（标记 1、配置 1、基线 1）",
    ]
    assert lines(suppressed_run(), show_suppressed=True)[:3] == [
        "报告.md:18:3: GL202 error 栏目名称有误〔不报告：标记，第 17 行：沿用旧表〕",
        "报告.md:54:3: GL302 error 合计不符〔不报告：配置，govlint.toml:4：已说明␛[31m〕",
        "报告.md:60:3: GL212 warning 请核对：分不清〔不报告：基线，govlint-baseline.json:12〕",
    ]
    assert "报告.md: GL202 suppressed 表格的栏目名称与格式一致" in lines(suppressed_run(), show_passed=True)
