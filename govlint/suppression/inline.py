"""The directives of one document: which findings they suppress, and what is wrong with those that suppress none."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.limits import MAX_DIRECTIVES
from govlint.results import Suppression
from govlint.rules import Finding, Status
from govlint.suppression.directives import understood
from govlint.suppression.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from govlint.document import Document
    from govlint.results import RuleOutcome
    from govlint.rules import Rule
    from govlint.suppression.directives import Told
    from govlint.suppression.reach import Place, Region

_CHECKED: Final = frozenset({Status.PASS, Status.FAIL, Status.REVIEW, Status.SUPPRESSED})
_WHERE: Final = {
    "disable-line": say("这一行"),
    "disable-next-line": say("下一行"),
    "disable-file": say("这个文件里"),
    "disable": say("从这里起"),
}


def was_checked(code: str, outcomes: Mapping[str, RuleOutcome]) -> bool:
    """Whether a rule has looked at all that it looks at: only then is it known that there is nothing to suppress."""
    outcome = outcomes.get(code)
    return outcome is not None and outcome.status in _CHECKED and not outcome.reasons


class Inline:
    """The directives of a document; with `require_reason`, one that says none suppresses nothing."""

    def __init__(
        self, path: str, document: Document, rules: Mapping[str, Rule], *, require_reason: bool = False
    ) -> None:
        self._path = path
        self._document = document
        self._require_reason = require_reason
        self._told = [understood(directive, rules) for directive in document.directives[:MAX_DIRECTIVES]]
        self._left_out = document.directives[MAX_DIRECTIVES:]
        self._used: set[tuple[int, str]] = set()
        self._regions: dict[str, list[tuple[Region, int]]] = {}
        self._ranges: dict[str, list[tuple[Place, int]]] = {}
        """Where, for a rule, ranges begin and end."""
        self._files: dict[str, int] = {}
        self._idle: set[int] = set()
        """The numbers of those that end no range."""
        self._reach: Reach | None = None
        for number, told in enumerate(self._told):
            if self._is_effective(told):
                self._take(number, told)

    def _is_effective(self, told: Told) -> bool:
        return bool(told.verb) and (told.verb == "enable" or bool(told.reason) or not self._require_reason)

    def _take(self, number: int, told: Told) -> None:
        match told.verb:
            case "disable-line" | "disable-next-line":
                self._reach = self._reach or Reach(self._document)
                regions = self._reach.regions(told)
                for code in _codes(told):
                    self._regions.setdefault(code, []).extend((region, number) for region in regions)
            case "disable-file":
                for code in _codes(told):
                    self._files.setdefault(code, number)
            case "disable":
                for code in _codes(told):
                    self._ranges.setdefault(code, []).append(((told.span.end_line, told.span.end_column), number))
            case _:
                self._end(number, told)

    def _end(self, number: int, told: Told) -> None:
        """End the range that is open for each of the rules; of all rules where none is named."""
        idle = True
        for code in _codes(told) if told.codes else self._ranges:
            events = self._ranges.get(code)
            if events and self._told[events[-1][1]].verb == "disable":
                events.append(((told.span.line, told.span.column), number))
                idle = False
        if idle:
            self._idle.add(number)

    def suppression(self, code: str, finding: Finding) -> Suppression | None:
        """What suppresses a finding of the rule, the narrowest first; None where nothing does."""
        number = self._number(code, finding)
        if number is None:
            return None
        told = self._told[number]
        self._used.add((number, code))
        return Suppression("inline", told.reason, self._path, told.span.line)

    def _number(self, code: str, finding: Finding) -> int | None:
        if not finding.whole:
            for region, number in self._regions.get(code, ()):
                if region.holds(finding.span):
                    return number
            events = self._ranges.get(code, [])
            index = bisect_right(events, (finding.span.line, finding.span.column), key=_place) - 1
            if index >= 0 and self._told[events[index][1]].verb == "disable":
                return events[index][1]
        return self._files.get(code)

    def findings(self, outcomes: Mapping[str, RuleOutcome]) -> Iterator[Finding]:
        """What is wrong with the directives, once all findings have been asked about."""
        for number, told in enumerate(self._told):
            if told.problem:
                yield Finding(told.span, told.problem)
            elif number in self._idle:
                yield Finding(
                    told.span, say("前面没有停用 {codes}，这个 govlint-enable 没有用处", codes=joined(told.codes))
                )
            if not told.codes or told.verb == "enable":
                continue
            if not self._is_effective(told):
                yield Finding(
                    told.span, say("停用 {codes} 没有写原因，不起作用；在规则之后写 -- 原因", codes=joined(told.codes))
                )
                continue
            unused = [name for name, codes in told.codes.items() if self._is_unused(number, codes, outcomes)]
            if unused:
                yield Finding(told.span, _unused(told, unused))
        if self._left_out:
            yield Finding(
                self._left_out[0].span,
                say("停用标记超过 {most} 个，从这里起的不起作用", most=MAX_DIRECTIVES),
            )

    def _is_unused(self, number: int, codes: Collection[str], outcomes: Mapping[str, RuleOutcome]) -> bool:
        if any((number, code) in self._used for code in codes):
            return False
        return all(was_checked(code, outcomes) for code in codes)


def _codes(told: Told) -> frozenset[str]:
    return frozenset().union(*told.codes.values())


def _place(event: tuple[Place, int]) -> Place:
    return event[0]


def _unused(told: Told, unused: list[str]) -> str:
    named = joined(unused)
    mend = (
        say("可以删去这个停用标记")
        if len(unused) == len(told.codes)
        else say("可以从停用标记中删去 {named}", named=named)
    )
    return say("{where}没有 {named} 的问题，{mend}", where=_WHERE[told.verb], named=named, mend=mend)
