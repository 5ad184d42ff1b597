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
from govlint.language import say
from govlint.limits import MAX_MENDED, MAX_MENDING
from govlint.linter import lint
from govlint.named_tuple import NamedTuple
from govlint.results import Refusal, failure_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from govlint.document import Document
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import Diagnostic, FileResult

_BACK_AND_FORTH: Final = say("改动会来回反复")
_FEWEST: Final = 12
_NO_MORE: Final = say("试着改的次数达到了上限")


class Mended(NamedTuple):
    """What became of a file: its bytes, and the result of checking them; `first` is that of the file as it was.

    `before` and `after` are the documents that were read, None where nothing was offered or may be changed.
    """

    data: bytes
    result: FileResult
    first: FileResult
    before: Document | None = None
    after: Document | None = None


def mend(
    path: str,
    data: bytes,
    registry: Registry,
    options: Options,
    *,
    unsafe: bool = False,
    only: Collection[str] | None = None,
) -> Mended:
    """Check a file and make the fixes that its findings offer, the safe ones or with `unsafe` all.

    With `only`, those alone whose findings have these fingerprints, each tried once.

    Never raises for what the file holds; an error of the engine or a reader is a failure, and the file stays as it is.
    A second call, on what the first one gave, changes nothing.
    """
    result = lint(path, data, registry, options)
    chosen = _Chosen(only)
    offered = sum(is_offered(made, unsafe=unsafe) for made in chosen.among(result.diagnostics))
    if not offered:
        return Mended(data, result, result)
    opener = Opener(path, registry, options)
    try:
        return _Mender(opener, opener.first(data, result)).mended(chosen, unsafe=unsafe)
    except EditError as error:
        refused = result._replace(unfixed=(Refusal("", offered, str(error)),))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong with one file, the others must still be mended
        failure = failure_of(
            path, "", say("没有改正：{kind}: {error}", kind=type(error).__name__, error=str(error)), error
        )
        refused = result._replace(failures=(*result.failures, failure))
    return Mended(data, refused, refused)


class _Chosen:
    """Which findings are to be mended: all, or those with some fingerprints until each was tried.

    When one of several that are alike is mended, another takes over its fingerprint: it must not be mended in turn.
    """

    def __init__(self, only: Collection[str] | None) -> None:
        self._left = None if only is None else set(only)

    def among(self, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """Those of the findings that are still to be mended."""
        if self._left is None:
            return diagnostics
        return [made for made in diagnostics if made.fingerprint in self._left]

    def tried(self, offers: Sequence[Diagnostic]) -> None:
        """Strike out what was tried."""
        if self._left is not None:
            self._left.difference_update(made.fingerprint for made in offers)


class _Mender:
    """Carries a file from state to state; no state is entered twice."""

    def __init__(self, opener: Opener, opened: Opened) -> None:
        self._opener = opener
        self._first = self._current = opened
        self._seen = {_digest(opened.data)}
        length = len(opened.document.source.text)
        self._left = min(MAX_MENDING, max(MAX_MENDED // (length + 1), _FEWEST))
        self._refused: dict[str, Counter[str]] = {}

    def mended(self, chosen: _Chosen, *, unsafe: bool) -> Mended:
        """Make the fixes of one rule after the other, as long as any can be made."""
        fixed: Counter[str] = Counter()
        while offers := next_offers(chosen.among(self._current.result.diagnostics), self._refused, unsafe=unsafe):
            code = offers[0].rule.code
            batch = _Batch(self, self._current, code)
            batch.make(offers)
            if batch.made:
                chosen.tried(offers)
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
        result = last.result._replace(fixed=tuple(sorted(fixed.items())), unfixed=tuple(refusals))
        return Mended(last.data, result, first.result, first.document, last.document)

    def state_after(self, before: Opened, plan: Plan, code: str, count: int) -> Opened:
        """The file after a plan that mends so many findings of a rule; raises `EditError` where it may not be so."""
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
