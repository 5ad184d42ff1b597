"""Giving up a check whose result nobody waits for any more, between one rule and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

    from govlint.rules import Rule


class AbandonedError(BaseException):
    """A check that was given up. No exception to the linter: those are failures of rules."""


class AbandonableRules(tuple["Rule", ...]):
    """Rules that are not run to the end where `stale` says that they need not be: going on to the next one raises."""

    _stale: Callable[[], bool]

    def __new__(cls, rules: tuple[Rule, ...], stale: Callable[[], bool]) -> Self:
        """The same rules."""
        made = super().__new__(cls, rules)
        made._stale = stale
        return made

    def __iter__(self) -> Iterator[Rule]:
        for rule in super().__iter__():
            if self._stale():
                raise AbandonedError
            yield rule
