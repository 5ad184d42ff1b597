"""GL108 and GL109: the title, what it says and where it stands."""

from __future__ import annotations

import pytest

from govlint.rules import Severity
from tests.rules.linting import changed, found, lines, linted, other_errors
from tests.rules.structure.sections import heading, plain

TITLE = "# 云岭市水务局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize(
    "title",
    [
        pytest.param("# 云岭市水务局2024年政府信息公开工作年度报告", id="as usual"),
        pytest.param("# 2024年云岭市水务局政府信息公开工作年度报告", id="the year first"),
        pytest.param("# 云岭市水务局 2024 年政府信息公开工作年度报告", id="spaces"),
        pytest.param("# 云岭市水务局二〇二四年政府信息公开工作年度报告", id="the year in Chinese numerals"),
        pytest.param("# 云岭市水务局政府信息公开工作年度报告（2024年）", id="the year in brackets"),
        pytest.param("# 云岭市水务局\n\n# 2024年政府信息公开工作年度报告", id="over two blocks"),
        pytest.param("云岭市水务局\n2024年政府信息公开工作年度报告", id="over two lines"),
        pytest.param("云岭市水务局\n2024年\n政府信息公开工作年度报告", id="over three lines"),
    ],
)
def test_no_finding(title: str, suffix: str) -> None:
    text = changed((TITLE, title))
    codes = {made.rule.code for made in linted(plain(text) if suffix == ".txt" else text, suffix).diagnostics}
    assert not codes & {"GL108", "GL109", "GL403"}


@pytest.mark.parametrize("words", ["政府信息公开工作2024年度报告", "政府信息公开2024年度报告"])
def test_a_year_inside_the_name_is_a_question(words: str) -> None:
    (made,) = found("GL108", changed((TITLE, f"# 云岭市水务局{words}")))
    assert made.severity is Severity.WARNING
    assert "把年份写在文件名称中间" in made.finding.message


@pytest.mark.parametrize(
    ("title", "lacking"),
    [
        ("# 云岭市水务局政府信息公开工作年度报告", "年度"),
        ("# 2024年政府信息公开工作年度报告", "机关名称"),
        ("# 云岭市水务局2024年政府信息公开工作报告", "文件名称"),
        ("# 云岭市水务局2024年政府信息公开工作年报", "文件名称"),
    ],
)
def test_incomplete_title(title: str, lacking: str) -> None:
    text = changed((TITLE, title))
    (made,) = found("GL108", text)
    assert made.severity is Severity.ERROR
    assert made.finding.span.line == 1
    assert lacking in made.finding.message
    assert other_errors("GL108", text) == []


@pytest.mark.parametrize(
    "title",
    [
        "# 云岭市水务局2024年政府信息公开年度报告",
        "# 云岭市水务局2024年度政府信息公开工作年度报告",
        "# 2024年度云岭市水务局政府信息公开工作年度报告",
        "# 云岭市水务局2024年度政府信息公开年度报告",
    ],
)
def test_arguable_title_is_for_a_person_to_judge(title: str) -> None:
    (made,) = found("GL108", changed((TITLE, title)))
    assert made.finding.kind == "review"
    assert made.severity is Severity.WARNING


def test_no_title() -> None:
    text = changed((TITLE + "\n\n", ""))
    (made,) = found("GL108", text)
    assert "没有标题" in made.finding.message
    assert lines("GL109", text) == []
    assert other_errors("GL108", text) == []


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_title_below_the_first_heading(suffix: str) -> None:
    text = changed((TITLE + "\n\n", ""), (heading("一"), f"{heading('一')}\n\n{TITLE}"))
    text = plain(text) if suffix == ".txt" else text
    assert lines("GL109", text, suffix) == [5]
    assert lines("GL108", text, suffix) == []
    assert other_errors("GL109", text, suffix) == []
