"""A report with tables of two forms: each table is read in its own form, and only GL210 speaks up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.linter import Options, lint
from govlint.plugins import load
from tests.synthetic import LAYOUTS, consistent

LAYOUT_NAMES = ("tabs", "markdown", "spaces", "cell_per_line")


def found_in(parts: str, layout: str) -> list[str]:
    model, old = consistent(3), consistent(3, form="2019", year=2020)
    for part in parts:
        model = model.with_part(part, lambda here, part=part: replace(here, tables=old.part(part).tables))  # type: ignore[misc]
    written = LAYOUTS[layout](model)
    registry = load()
    result = lint(f"x{written.suffix}", written.text.encode(), registry, Options(tuple(registry.rules.values())))
    assert not result.failures
    return [made.rule.code for made in result.diagnostics]


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
@pytest.mark.parametrize("parts", [pytest.param("二", id="table 2 only"), pytest.param("二三", id="tables 2 and 3")])
def test_the_obsolete_form_is_the_only_finding(parts: str, layout: str) -> None:
    assert found_in(parts, layout) == ["GL210"]


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_an_undivided_row_lacks_its_divisions(layout: str) -> None:
    assert found_in("三", layout) == ["GL203"]
