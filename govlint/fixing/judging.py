"""Whether a file is better for what was changed in it, by what is read and found in it afterwards."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.fixing.plans import EditError, without_space
from govlint.language import joined, say
from govlint.rules import Severity

if TYPE_CHECKING:
    from govlint.fixing.opened import Opened
    from govlint.results import FileResult


def judge(before: Opened, after: Opened, code: str, mended: int, said: str) -> None:
    """Raise `EditError` where the file must not become what it would be.

    So many findings of the rule `code` were to be mended; `said` is all that the document should say, without white
    space. Other rules may not find more than before, but for notes that offer nothing.
    """
    if without_space(text.value for text in after.characters.texts) != said:
        raise EditError(say("改后读出来的内容与要改成的不同"))
    if (before.result.form, before.result.year) != (after.result.form, after.result.year):
        raise EditError(say("改后认出的格式或年度变了"))
    before.figures.refuse_loss(after.figures)
    if len(after.result.failures) > len(before.result.failures):
        raise EditError(say("改后有规则运行失败"))
    now, then = _counts(after.result), _counts(before.result)
    if _count(after.result, code) > _count(before.result, code) - mended:
        raise EditError(say("改后问题仍在"))
    worse = sorted(other for other, count in now.items() if other != code and count > then[other])
    if worse:
        raise EditError(say("改后会出现别的问题（{worse}）", worse=joined(worse)))


def _count(result: FileResult, code: str) -> int:
    return sum(made.rule.code == code for made in result.diagnostics)


def _counts(result: FileResult) -> Counter[str]:
    """How many findings count of each rule: all but notes that offer nothing."""
    return Counter(
        made.rule.code
        for made in result.diagnostics
        if made.severity is not Severity.NOTE or made.finding.fix is not None
    )
