from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.linting import changed, found, line_of, linted

ROW = "| 行政规范性文件 | 2 | 1 | 17 |"


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param("2 | 1 | 1", id="just those of this year"),
        pytest.param("0 | 9 | 0", id="more repealed than made"),
        pytest.param("0 | 0 | 0", id="none"),
        pytest.param("3 | 0 | 3（其中修订1件）", id="a remark behind the figure"),
    ],
)
def test_plausible(figures: str) -> None:
    assert found("GL305", changed((ROW, f"| 行政规范性文件 | {figures} |"))) == []


def test_fewer_than_made_and_not_repealed() -> None:
    row = "| 行政规范性文件 | 5 | 1 | 3 |"
    text = changed((ROW, row))
    (made,) = found("GL305", text)
    assert made.finding.span.line == line_of(text, row)
    assert made.finding.place == ("表二", "行政规范性文件", "现行有效件数")
    assert "现行有效 3 件，少于本年制发 5 件减本年废止 1 件（4 件）" in made.finding.message


@pytest.mark.parametrize("figures", ["2 | 1 | ", "— | 1 | 17", "2 | 无 | 0"], ids=["blank", "dash", "word"])
def test_figures_that_are_no_numbers_are_not_compared(figures: str) -> None:
    text = changed((ROW, f"| 行政规范性文件 | {figures} |"))
    assert found("GL305", text) == []
    assert linted(text).outcomes["GL305"].status is Status.NOT_APPLICABLE
