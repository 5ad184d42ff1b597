"""云岭市对年度报告的补充要求：govlint 的规则包。云岭市和它的文件是虚构的，规则和测试是真的。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Ruleset, gather

if TYPE_CHECKING:
    from collections.abc import Iterable


def govlint_rulesets() -> Iterable[Ruleset]:
    """What govlint asks for once, when it starts."""
    yield Ruleset(
        name="yunling",
        title="云岭市的补充要求",
        rules=gather(__name__, "yunling"),
        sample=__file__.removesuffix("__init__.py") + "sample.md",
    )
