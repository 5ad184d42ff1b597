"""Making the one fix that a finding offers, judged like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.fixing.judging import judge
from govlint.fixing.opened import Opener
from govlint.fixing.plans import EditError, expected, planned

if TYPE_CHECKING:
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import Diagnostic, FileResult


def mend_one(
    path: str, data: bytes, result: FileResult, made: Diagnostic, registry: Registry, options: Options
) -> bytes:
    """The file with the fix of one of its findings made, the result of checking it being known.

    Raises `EditError` where it offers none, or where the file would not be better for it.
    """
    if made.finding.fix is None:
        raise EditError("没有可以改的")
    opener = Opener(path, registry, options)
    before = opener.first(data, result)
    plan = planned(made.finding.fix, before.characters, before.medium)
    before.figures.protect(plan, before.characters)
    mended = before.medium.written(plan)
    judge(before, opener.again(mended), made.rule.code, 1, expected(before.characters, plan))
    return mended
