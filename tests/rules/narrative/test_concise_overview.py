"""GL416: part 1 keeps to about a thousand characters, counted as Word does."""

from __future__ import annotations

import pytest

from govlint.rules import Severity, Status
from tests.rules.linting import changed, found, linted, sample
from tests.synthetic import LAYOUTS, consistent

OPENING = "2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。"
SENTENCE = "水务局把各项任务分解到科室并按月核对进度。"
OWN = 286
"""About so many characters the sample has in part 1."""


def of_length(count: int, sentence: str = SENTENCE) -> str:
    """The sample with a part 1 of about so many characters."""
    times = (count - OWN) // len(SENTENCE)
    paragraphs = (f"第{index}项：{sentence * 5}" for index in range(times // 5))
    return changed((OPENING, "\n\n".join((OPENING, *paragraphs))))


@pytest.mark.parametrize("count", [300, 900, 1010, 1150])
def test_no_finding(count: int) -> None:
    assert found("GL416", of_length(count)) == []


@pytest.mark.parametrize("count", [1350, 2000])
def test_too_long(count: int) -> None:
    (made,) = found("GL416", of_length(count))
    assert made.severity is Severity.NOTE
    assert made.finding.span.line == 5
    said = int(made.finding.message.split("约 ")[1].split(" 字")[0])
    assert abs(said - count) < 120


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("\n\n| 栏目 | 条数 |\n|---|---|" + "\n| 水情专栏 | 若干条 |" * 150, id="a table"),
        pytest.param("\n\n" + "\n\n".join(f"### 第{n}个栏目的公开情况和更新情况" for n in range(60)), id="headings"),
        pytest.param("\n\n" + "https://www.example.gov.cn/public/column/index.html " * 30, id="addresses are one word"),
        pytest.param("\n\n" + "1234567 " * 150, id="so are numbers"),
        pytest.param(" " * 1500, id="blanks"),
    ],
)
def test_what_does_not_count(more: str) -> None:
    assert found("GL416", of_length(900).replace(OPENING, OPENING + more)) == []


def test_each_latin_word_and_number_counts() -> None:
    assert len(found("GL416", of_length(1000).replace(OPENING, f"{OPENING}\n\n{'1234567 ' * 300}"))) == 1


def test_the_rest_of_the_report_does_not_count() -> None:
    text = sample().replace("改进情况：", f"{SENTENCE * 80}\n\n改进情况：")
    assert found("GL416", text) == []


def test_the_form_of_2019_says_nothing_of_it() -> None:
    rendered = LAYOUTS["markdown"](consistent(1, form="2019", year=2020))
    assert linted(rendered.text).outcomes["GL416"].status is Status.NOT_APPLICABLE


def test_a_part_without_end_is_not_counted() -> None:
    text = of_length(1500)
    assert linted(text.replace("## 二、主动公开政府信息情况\n", "")).outcomes["GL416"].status is Status.NOT_APPLICABLE
    twice = text.replace(OPENING, f"{OPENING}\n\n## 一、总体情况")
    assert linted(twice).outcomes["GL416"].status is Status.NOT_APPLICABLE
