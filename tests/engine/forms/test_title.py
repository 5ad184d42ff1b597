"""The title: whose report, on which year, in one line or several; what only mentions a report is no title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.forms.title import find_title, year_of
from govlint.readers.markdown import read as read_markdown
from govlint.readers.text import read

if TYPE_CHECKING:
    from govlint.forms.report import Title

NAME = "政府信息公开工作年度报告"
ORGAN = "云岭市水务局"
BODY = "根据有关规定编制本报告。\n\n一、总体情况\n\n全年工作平稳有序。\n\n二、主动公开政府信息情况\n"


def title(text: str) -> Title | None:
    """The title of a plain text, searched up to the second part."""
    document = read("a.txt", f"{text}\n\n{BODY}".encode())
    return find_title(document, len(document.blocks) - 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{ORGAN}2024年{NAME}", id="in one line"),
        pytest.param(f"{ORGAN}2024年度{NAME}", id="with 度"),
        pytest.param(f"2024年{ORGAN}{NAME}", id="the year first"),
        pytest.param(f"{ORGAN}关于2024年{NAME}", id="with 关于"),
        pytest.param(f"{ORGAN}{NAME}（2024年）", id="the year behind it in brackets"),
        pytest.param(f"{ORGAN} 2024 年 {NAME}", id="spaces"),
        pytest.param(f"{ORGAN}２０２４年{NAME}", id="full-width digits"),
        pytest.param(f"{ORGAN}二〇二四年{NAME}", id="Chinese numerals"),
        pytest.param(f"{ORGAN}二○二四年{NAME}", id="a circle for zero"),
        pytest.param(f"{ORGAN}二零二四年{NAME}", id="zero in words"),
        pytest.param(f"{ORGAN}\n2024年{NAME}", id="the organ on a line of its own"),
        pytest.param(f"{ORGAN}\n\n2024年{NAME}", id="the organ above"),
        pytest.param(f"{ORGAN}2024年\n{NAME}", id="the name on a line of its own"),
        pytest.param(f"{ORGAN}2024年政府信息公开\n工作年度报告", id="split in the middle of the name"),
        pytest.param(f"{ORGAN}\n2024年政府信息公开\n工作年度报告", id="on three lines"),
        pytest.param(f"{ORGAN}\n2024年度\n{NAME}", id="organ, year and name on lines of their own"),
        pytest.param(f"{ORGAN}\n\n2024年\n\n{NAME}", id="with empty lines between"),
        pytest.param(f"《{ORGAN}2024年{NAME}》", id="in title marks"),
    ],
)
def test_the_whole_title(text: str) -> None:
    found = title(text)
    assert found
    assert (found.organ, found.year) == (ORGAN, 2024)
    assert found.span.line == 1
    assert found.text.folded.text.rstrip("》").endswith(("报告", "报告(2024年)"))


@pytest.mark.parametrize(
    ("text", "organ", "year"),
    [
        pytest.param(f"{ORGAN}{NAME}", ORGAN, None, id="no year"),
        pytest.param(f"2024年{NAME}", None, 2024, id="no organ"),
        pytest.param(NAME, None, None, id="neither"),
    ],
)
def test_a_title_that_lacks_something(text: str, organ: str | None, year: int | None) -> None:
    found = title(text)
    assert found
    assert (found.organ, found.year) == (organ, year)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"{ORGAN}2024年政府信息公开年度报告", "政府信息公开年度报告", id="without 工作"),
        pytest.param(f"{ORGAN}2024年政府信息公开工作报告", "政府信息公开工作报告", id="without 年度"),
        pytest.param(f"{ORGAN}2024年政务信息公开工作年度报告", "政务信息公开工作年度报告", id="政务 for 政府"),
        pytest.param(f"{ORGAN}2024年政府信息公开工作年报", "政府信息公开工作年报", id="年报"),
        pytest.param(f"{ORGAN}政府信息公开2024年度报告", "政府信息公开2024年度报告", id="the year inside"),
        pytest.param(f"{ORGAN}政府信息公开工作2024年度报告", "政府信息公开工作2024年度报告", id="the year further on"),
        pytest.param(f"{ORGAN}2024年政务公开工作年度报告", "政务公开工作年度报告", id="政务公开"),
    ],
)
def test_another_name_is_a_title_too(text: str, name: str) -> None:
    found = title(text)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(f"关于做好2024年{NAME}编制工作的通知", id="a notice"),
        pytest.param(f"2024年{NAME}格式填写说明", id="instructions"),
        pytest.param(f"本机关按时发布了2024年{NAME}。", id="a sentence"),
        pytest.param(f"现将{ORGAN}2024年{NAME}公布如下：", id="an announcement"),
        pytest.param("云岭市水务局2024年法治政府建设年度报告", id="a report on something else"),
        pytest.param("云岭市水务局2024年工作总结", id="no report"),
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert title(text) is None


def test_a_title_behind_the_second_part_is_none() -> None:
    document = read("a.txt", f"{BODY}\n{ORGAN}2024年{NAME}\n".encode())
    assert find_title(document, 2) is None


def test_where_it_stands() -> None:
    found = title(f"首页 > 公开\n\n  {ORGAN}2024年{NAME}")
    assert found
    assert (found.span.line, found.span.column) == (3, 3)


def test_several_lines_are_one_span() -> None:
    found = title(f"{ORGAN}\n2024年{NAME}")
    assert found
    assert (found.span.line, found.span.end_line) == (1, 2)
    assert found.span.end_column == len(f"2024年{NAME}") + 1


def test_headings_of_markdown() -> None:
    text = f"# {ORGAN}\n\n# 2024年{NAME}\n\n## 一、总体情况\n\n正文。\n"
    found = find_title(read_markdown("a.md", text.encode()), 2)
    assert found
    assert (found.organ, found.year, found.span.line, found.span.column) == (ORGAN, 2024, 1, 3)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("2024年", 2024, id="digits"),
        pytest.param("2024年度", 2024, id="with 度"),
        pytest.param("二〇二三年", 2023, id="Chinese numerals"),
        pytest.param("二O一九年", 2019, id="the letter O for zero"),
        pytest.param("2022年与2023年", 2022, id="the first of two"),
        pytest.param("2024", None, id="a number"),
        pytest.param("1998年", None, id="before any form"),
        pytest.param("三年", None, id="how many years"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_years(text: str, year: int | None) -> None:
    assert year_of(text) == year
