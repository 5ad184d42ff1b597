"""Mending only what somebody chose: those findings and no other, also where several are alike."""

from __future__ import annotations

import pytest

from govlint.fixing.mending import mend
from govlint.linter import Options, lint
from tests.engine.fixing.rewording import rewording
from tests.rules.linting import registry

RULES = (rewording("甲", "乙", "ZZ101"), rewording("丙", "丁", "ZZ102"))
TEXT = "甲一。\n\n甲二。\n\n甲一。\n\n丙。\n"


def fingerprints(text: str) -> list[str]:
    return [made.fingerprint for made in lint("a.md", text.encode(), registry(), Options(RULES)).diagnostics]


def chosen(*numbers: int) -> tuple[str, int]:
    """The text after mending the findings with these numbers, and how many were mended."""
    only = {fingerprints(TEXT)[number] for number in numbers}
    made = mend("a.md", TEXT.encode(), registry(), Options(RULES), only=only)
    return made.data.decode(), sum(count for _, count in made.result.fixed)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        pytest.param((), TEXT, id="none"),
        pytest.param((1,), TEXT.replace("甲二", "乙二"), id="one"),
        pytest.param((0,), "乙" + TEXT[1:], id="the first of two that are alike"),
        pytest.param((2,), "乙一。".join(TEXT.rsplit("甲一。", 1)), id="the second of two that are alike"),
        pytest.param((0, 2), TEXT.replace("甲一", "乙一"), id="both"),
        pytest.param((1, 3), TEXT.replace("甲二", "乙二").replace("丙", "丁"), id="of two rules"),
        pytest.param((0, 1, 2, 3), TEXT.replace("甲", "乙").replace("丙", "丁"), id="all"),
    ],
)
def test_only_what_was_chosen_is_mended(numbers: tuple[int, ...], text: str) -> None:
    assert chosen(*numbers) == (text, len(numbers))


def test_a_fingerprint_that_is_not_there_mends_nothing() -> None:
    data = TEXT.encode()
    assert mend("a.md", data, registry(), Options(RULES), only=["没有这一处"]).data is data
