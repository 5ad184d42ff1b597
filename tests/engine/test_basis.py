"""A finding rests on the provisions for its report's year, not on those of forms for other years."""

from __future__ import annotations

import pytest

from govlint.linter import Options, lint
from govlint.plugins import load
from tests.synthetic import LAYOUTS, consistent

NEWER, OLDER = "国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"


@pytest.mark.parametrize(
    ("form", "year", "cited", "left_out"),
    [
        pytest.param("2021", 2023, NEWER, OLDER, id="the form from 2021 on"),
        pytest.param("2019", 2020, OLDER, NEWER, id="the form of 2019 and 2020"),
        pytest.param("2019", 2023, NEWER, OLDER, id="the obsolete form in a later year"),
    ],
)
def test_only_the_form_of_the_year_is_cited(form: str, year: int, cited: str, left_out: str) -> None:
    registry = load()
    text = LAYOUTS["markdown"](consistent(3, form=form, year=year)).text.replace("行政许可 |", "行政许可证 |")
    made = lint("报告.md", text.encode(), registry, Options(tuple(registry.rules.values()))).diagnostics
    numbers = {provision.number for diagnostic in made for provision in diagnostic.basis}
    assert cited in numbers
    assert left_out not in numbers
