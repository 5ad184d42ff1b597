from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.linting import changed, found, linted, other_errors

ROW = "| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("| 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", id="nothing happened"),
        pytest.param("| ２ | 1 | 0 | 1 | ４ | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |", id="full-width digits"),
        pytest.param("| 1,200 | 1 | 0 | 1 | 1202 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |", id="thousands"),
    ],
)
def test_sums_that_hold(row: str) -> None:
    assert found("GL304", changed((ROW, row))) == []


def test_each_block_is_its_own_finding() -> None:
    text = changed((ROW, "| 10 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 0 | 0 |"))
    assert [made.finding.message for made in found("GL304", text)] == [
        "表四“行政复议”合计不符：总计填报 0，四种结果相加为 10＋1＝11（差 11）",
        "表四“行政诉讼·复议后起诉”合计不符：总计填报 0，四种结果相加为 5（差 5）",
    ]
    assert other_errors("GL304", text) == []


@pytest.mark.parametrize("cell", ["", "—", "无"], ids=["blank", "dash", "word"])
def test_a_cell_that_is_no_number_leaves_its_block_unchecked(cell: str) -> None:
    text = changed((ROW, ROW.replace("| 2 |", f"| {cell} |", 1)))
    assert found("GL304", text) == []
    assert linted(text).outcomes["GL304"].status is Status.NOT_APPLICABLE
