"""Making the one fix that is chosen, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govlint.fixing.plans import EditError
from govlint.fixing.single import mend_one
from govlint.linter import Options, lint
from tests.engine.fixing.rewording import rewording
from tests.rules.linting import registry, sample

if TYPE_CHECKING:
    from govlint.rules import Rule


def mended_at(text: str, line: int, *rules: Rule) -> str:
    """A Markdown file after the fix of the first finding on a line."""
    options, data = Options(tuple(rules)), text.encode()
    result = lint("a.md", data, registry(), options)
    found: Any = [made for made in result.diagnostics if made.finding.span.line == line]
    return mend_one("a.md", data, result, found[0], registry(), options).decode()


def test_one_of_several_is_made() -> None:
    assert mended_at("甲\n\n甲\n\n甲\n", 3, rewording("甲", "乙")) == "甲\n\n乙\n\n甲\n"


def test_ends_of_lines_stay() -> None:
    assert mended_at("甲\r\n\r\n甲\r\n", 3, rewording("甲", "乙")) == "甲\r\n\r\n乙\r\n"


def test_a_mark_at_the_beginning_stays() -> None:
    assert mended_at("\ufeff甲\n", 1, rewording("甲", "乙")) == "\ufeff乙\n"


@pytest.mark.parametrize(
    ("text", "line", "rules", "reason"),
    [
        pytest.param("甲\n", 1, (rewording("甲", "甲甲"),), "改后问题仍在", id="it does not help"),
        pytest.param(
            "甲\n", 1, (rewording("甲", "丙"), rewording("丙", "丁", code="ZZ102")), "改后会出现别的问题", id="it harms"
        ),
    ],
)
def test_what_makes_nothing_better_is_not_made(text: str, line: int, rules: tuple[Rule, ...], reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        mended_at(text, line, *rules)


def test_figures_stay() -> None:
    text = sample()
    line = next(number for number, row in enumerate(text.split("\n"), 1) if "（一）予以公开" in row)
    with pytest.raises(EditError, match="会改动表格中的数字"):
        mended_at(text, line, rewording("14", "13"))


def test_what_offers_nothing_is_not_mended() -> None:
    options, data = Options((registry().rules["GL206"],)), sample().replace("| 0 |", "| 零 |", 1).encode()
    result = lint("a.md", data, registry(), options)
    with pytest.raises(EditError, match="没有可以改的"):
        mend_one("a.md", data, result, result.diagnostics[0], registry(), options)
