"""The rules of the engine itself: what the linter has to say of a file before any ruleset looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Ruleset, gather

if TYPE_CHECKING:
    from collections.abc import Iterable


def govlint_rulesets() -> Iterable[Ruleset]:
    """The rules that the linter itself reports; they have no form and no sample."""
    yield Ruleset(name="engine", title="文件本身", rules=gather(__name__, "engine"))
