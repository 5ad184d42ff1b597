"""What a mutation is, and where its finding belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govlint.context import Context
from tests.synthetic.layouts import ALL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.model import ReportModel
    from tests.synthetic.writer import Rendered


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault. For each entry of `expect` a finding of `code` must begin on one of its lines.

    An entry is a key (`row:表三:3.其他`), keys any of which will do (`a|b`), or a stretch between two keys, both
    included (`part:四..part:六`). `layouts` can hold the fault; `also` are codes that may rightly speak up as well;
    `context` is what the user says of the report.
    """

    code: str
    name: str
    apply: Callable[[ReportModel], ReportModel]
    expect: tuple[str, ...]
    layouts: frozenset[str] = ALL
    also: frozenset[str] = frozenset()
    context: Context = field(default=Context(), compare=False)

    @property
    def id(self) -> str:
        """Code and name, for test ids."""
        return f"{self.code}-{self.name}"

    def expected(self, rendered: Rendered) -> tuple[frozenset[int], ...]:
        """For each entry of `expect` the lines (in a PDF: the pages) its finding may begin on."""
        return tuple(_lines(entry, rendered.lines or rendered.pages) for entry in self.expect)


def _lines(entry: str, lines: Mapping[str, int]) -> frozenset[int]:
    found: set[int] = set()
    for choice in entry.split("|"):
        first, between, last = choice.partition("..")
        if between:
            found |= set(range(lines[first], lines[last] + 1))
        elif choice in lines:
            found.add(lines[choice])
    if not found:
        raise KeyError(entry)
    return frozenset(found)
