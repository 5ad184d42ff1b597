"""Mending one file: rule by rule, and after each rule read and checked again, until nothing is left to mend.

What a rule's fixes come to is judged by the file that is read afterwards. It has to say what it said but for the fix,
keep its form, its year and all its figures, be rid of the findings and have no others; else it is taken back.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.fixing.judging import judge
from govlint.fixing.offers import is_offered, next_offers
from govlint.fixing.opened import Opened, Opener
from govlint.fixing.plans import EditError, Plan, expected, planned
from govlint.limits import MAX_MENDING
from govlint.linter import lint
from govlint.named_tuple import NamedTuple
from govlint.results import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import Diagnostic, FileResult

_BACK_AND_FORTH: Final = "改动会来回反复"
_NO_MORE: Final = "试着改的次数达到了上限"


class Mended(NamedTuple):
    """What became of a file: its bytes, the result of checking them, and by rule how many findings were mended.

    `refusals` are fixes that were asked for and not made. `before` and `after` are its lines as they are read, for
    showing what changed in a file that has no lines of its own.
    """

    data: bytes
    result: FileResult
    fixed: Mapping[str, int]
    refusals: tuple[Refusal, ...]
    before: str = ""
    after: str = ""


def mend(path: str, data: bytes, registry: Registry, options: Options, *, unsafe: bool = False) -> Mended:
    """Check a file and make the fixes that its findings offer, the safe ones or with `unsafe` all.

    Never raises for what the file holds. A second call, on what the first one gave, changes nothing.
    """
    result = lint(path, data, registry, options)
    offered = sum(is_offered(made, unsafe=unsafe) for made in result.diagnostics)
    if not offered:
        return Mended(data, result, {}, ())
    opener = Opener(path, registry, options)
    try:
        opened = opener.first(data, result)
    except EditError as error:
        return Mended(data, result, {}, (Refusal("", offered, str(error)),))
    return _Mender(opener, opened).mended(unsafe=unsafe)


class _Mender:
    """Carries a file from state to state; no state is entered twice."""

    def __init__(self, opener: Opener, opened: Opened) -> None:
        self._opener = opener
        self._first = self._current = opened
        self._seen = {_digest(opened.data)}
        self._left = MAX_MENDING
        self._refused: dict[str, Counter[str]] = {}

    def mended(self, *, unsafe: bool) -> Mended:
        """Make the fixes of one rule after the other, as long as any can be made."""
        fixed: Counter[str] = Counter()
        while offers := next_offers(self._current.result.diagnostics, self._refused, unsafe=unsafe):
            code = offers[0].rule.code
            batch = _Batch(self, self._current, code)
            batch.make(offers)
            if batch.made:
                fixed[code] += len(batch.made)
                self._current = batch.after
                self._seen.add(_digest(batch.after.data))
                # What was in the way of others may be gone.
                self._refused.clear()
            else:
                self._refused[code] = batch.refused
        refusals = [
            Refusal(code, count, reason)
            for code, reasons in sorted(self._refused.items())
            for reason, count in reasons.items()
        ]
        first, last = self._first, self._current
        lines = (first.document.source.text, last.document.source.text)
        return Mended(last.data, last.result, dict(sorted(fixed.items())), tuple(refusals), *lines)

    def state_after(self, before: Opened, plan: Plan, code: str, count: int) -> Opened:
        """The file with a plan carried out that mends so many findings of a rule; raises `EditError` where it may not."""
        data = before.medium.written(plan)
        if _digest(data) in self._seen:
            raise EditError(_BACK_AND_FORTH)
        if not self._left:
            raise EditError(_NO_MORE)
        self._left -= 1
        after = self._opener.again(data)
        judge(before, after, code, count, expected(before.characters, plan))
        return after


class _Batch:
    """Fixes that one rule offers together; `made` are those that could be made, `after` is what they come to.

    `refused` counts the others by the reason.
    """

    def __init__(self, mender: _Mender, before: Opened, code: str) -> None:
        self._mender = mender
        self._before = before
        self._code = code
        self.made: list[Plan] = []
        self.after = before
        self.refused: Counter[str] = Counter()

    def make(self, offers: Sequence[Diagnostic]) -> None:
        """Make as many of the fixes as can be made."""
        plans = []
        for made in offers:
            try:
                plans.append(self._planned(made))
            except EditError as error:
                self.refused[str(error)] += 1
        if plans:
            self._make(plans)

    def _planned(self, made: Diagnostic) -> Plan:
        if made.finding.fix is None:
            raise EditError(_NO_MORE)
        plan = planned(made.finding.fix, self._before.characters, self._before.medium)
        self._before.figures.protect(plan, self._before.characters)
        return plan

    def _make(self, plans: Sequence[Plan]) -> None:
        """Make these besides those made already, together or else one half after the other."""
        together = [*self.made, *plans]
        try:
            self.after = self._mender.state_after(self._before, _joined(together), self._code, len(together))
            self.made = together
        except EditError as error:
            if len(plans) == 1:
                self.refused[str(error)] += 1
                return
            half = len(plans) // 2
            self._make(plans[:half])
            self._make(plans[half:])


def _joined(plans: Sequence[Plan]) -> Plan:
    whole = Plan()
    for plan in plans:
        whole.join(plan)
    return whole


def _digest(data: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(data).digest()
