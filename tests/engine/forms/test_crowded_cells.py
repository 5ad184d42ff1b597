"""Cells in which a converter put several figures: set apart where that leaves one for each column, else not read."""

from __future__ import annotations

import pytest

from govlint.forms.align import align
from govlint.forms.values import is_crowded
from govlint.plugins import load
from govlint.readers.markdown import read
from tests.synthetic import LAYOUTS, consistent

ROW = "1.属于国家秘密"
FIGURES = ("3", "1", "4", "1", "5", "9", "23")


@pytest.mark.parametrize(
    ("raw", "crowded"),
    [
        pytest.param("21 0", True, id="two figures"),
        pytest.param("1\n2", True, id="on two lines"),
        pytest.param("21", False, id="one figure"),
        pytest.param("1,234", False, id="thousands"),
        pytest.param("3 件", False, id="a unit"),
        pytest.param("1 属于", False, id="a numbered label"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_crowded_cell(raw: str, crowded: bool) -> None:
    assert is_crowded(raw) is crowded


@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        pytest.param("3 1 | 4 1 | 5 9 | 23", FIGURES, id="one for each column"),
        pytest.param("3 1 4 1 5 9 23", FIGURES, id="all in one cell"),
        pytest.param("3 1 |  | 4 1 | 5 9 | 23", None, id="a blank between them"),
        pytest.param("3 1 | 4 1 | 5 9 | 2 3 | 5", None, id="too many"),
        pytest.param("3 1 | 4 1 | 5 | 23", None, id="too few"),
        pytest.param("3 1 | 4 | 1 | 5 | 9 | 23 | ", None, id="as many cells as columns"),
    ],
)
def test_figures_are_set_apart_or_not_read(cells: str, read_as: tuple[str, ...] | None) -> None:
    text = LAYOUTS["markdown"](consistent(3)).text
    lines = [f"|  |  | {ROW} | {cells} |" if f"| {ROW} |" in line else line for line in text.split("\n")]
    report = align(read("x.md", "\n".join(lines).encode()), load().forms)
    assert report is not None
    row = report.table("表三").readings[0].row(ROW)
    assert row is not None
    if read_as is None:
        assert row.values is None
        assert row.reason
    else:
        assert row.values is not None
        assert tuple(value.raw for value in row.values) == read_as
