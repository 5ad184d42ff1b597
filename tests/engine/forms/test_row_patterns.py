"""Rows of cells by their words: what is a label, and which values are whose."""

from __future__ import annotations

import pytest

from govlint.document import Cell, LineText
from govlint.forms import row_patterns
from govlint.forms.row_patterns import FIGURE, Pattern, pattern_of, words_of

ROWS = frozenset({"1规章", "总计"})


def cells(*values: str | tuple[str, int]) -> tuple[Cell, ...]:
    pairs = [(value, 1) if isinstance(value, str) else value for value in values]
    return tuple(Cell(LineText(text, 1, 1), 0, at, 1, span) for at, (text, span) in enumerate(pairs))


def pattern(*values: str | tuple[str, int]) -> Pattern:
    return pattern_of(words_of(cells(*values)), ROWS)


def shown(*values: str | tuple[str, int]) -> list[str]:
    """Each stretch as `positions of labels: positions of values`."""
    return [
        f"{' '.join(map(str, stretch.labels))}: {' '.join(map(str, stretch.values))}"
        for stretch in pattern(*values).stretches
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(("1.规章", "3", "4"), ["0: 1 2"], id="a label and its figures"),
        pytest.param(("第一类", "1.规章", "3"), ["0 1: 2"], id="a group before the label"),
        pytest.param(("予以公开", "3", "部分公开", "4"), ["0: 1", "2: 3"], id="two rows side by side"),
        pytest.param(("1.规章", "", ""), ["0: 1 2"], id="blank cells are values"),
        pytest.param(("1.规章", ("", 3), "4"), ["0: 1 1 1 2"], id="a merged blank cell is one for each column"),
        pytest.param(("1.规章", ("5", 3)), ["0: 1"], id="a merged figure is one"),
        pytest.param(("1.规章", ("", 900)), ["0: " + " ".join(["1"] * 64)], id="but no more than a form is wide"),
        pytest.param(("总计", "没有数", "4"), ["0: 1 2"], id="words behind a row's label stand for a figure"),
        pytest.param(("予以公开", "没有数", "4"), ["0 1: 2"], id="words behind another label are a label"),
        pytest.param(("", ""), [": 0 1"], id="nothing"),
        pytest.param(("",), [], id="a single blank cell"),
        pytest.param(("总计",), ["0: "], id="a single label"),
    ],
)
def test_stretches(values: tuple[str | tuple[str, int], ...], expected: list[str]) -> None:
    assert shown(*values) == expected


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("20", True, id="digits"),
        pytest.param("0.5", True, id="a fraction"),
        pytest.param("", False, id="blank"),
        pytest.param("1件", False, id="a unit"),
        pytest.param("１", False, id="full-width"),
        pytest.param("9" * 16, False, id="too many digits"),
        pytest.param("0.5.", False, id="two points"),
        pytest.param("1,234", False, id="a comma"),
        pytest.param("-5", False, id="a sign"),
    ],
)
def test_what_is_a_figure_and_nothing_else(text: str, bare: bool) -> None:
    assert words_of(cells(text)) == (FIGURE if bare else text,)


def test_rows_that_differ_in_figures_alone_are_one() -> None:
    assert pattern("总计", "1", "2") is pattern("总计", "30", "4")


@pytest.mark.parametrize(
    "values", [("总计", *["说明" * 30] * 7), ("总计", *["1"] * 80)], ids=["long words", "many cells"]
)
def test_what_is_no_row_of_a_form_is_not_remembered(values: tuple[str, ...]) -> None:
    before = dict(row_patterns._known)
    assert pattern(*values) == pattern(*values)
    assert row_patterns._known == before


def test_keys_are_those_of_all_labels() -> None:
    assert pattern("总计", "没有数", "4").keys == ("总计", "没有数")
    assert pattern("总计", "没有数", "4").kinds == ("label", "mark", "figure")
