"""Figures on other lines than their labels: read where it is certain whose they are, never given to another row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.forms.disturbed import (
    DISTURBANCES,
    aligned_text,
    drawn,
    misplaced,
    numbered,
)
from tests.synthetic.layouts import APART

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from govlint.forms.report import Report
    from tests.synthetic.model import ReportModel


def read_back(layout: str, model: ReportModel) -> Report:
    rendered = APART[layout](model)
    return aligned_text(rendered.text, rendered.suffix)


@pytest.mark.parametrize("layout", APART)
@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("turn", range(3))
def test_every_figure_of_a_whole_table_is_read(layout: str, form: str, turn: int) -> None:
    model = numbered(drawn(layout, form, turn), form)
    report = read_back(layout, model)
    assert {cell: getattr(report.value(*cell), "raw", None) for cell in model.values} == model.values


@pytest.mark.parametrize("layout", APART)
@pytest.mark.parametrize("turn", range(6))
@pytest.mark.parametrize("disturb", DISTURBANCES)
def test_no_figure_is_given_to_another_row(
    layout: str, turn: int, disturb: Callable[[ReportModel, Random], ReportModel]
) -> None:
    random = drawn(layout, turn)
    model = disturb(numbered(random), random)
    assert not misplaced(read_back(layout, model), model)
