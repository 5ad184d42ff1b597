"""Where the prose of a report and its tables differ: shared by the rules on applications, cases and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, NotApplicable, Related
from govlint_disclosure.statements.quantities import DONE, NEW, SOME
from govlint_disclosure.statements.statements import statements
from govlint_disclosure.tabled.quantities import tabled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from govlint.context import Context
    from govlint.forms.report import Report
    from govlint.rules import Outcome
    from govlint_disclosure.statements.statements import Statement
    from govlint_disclosure.tabled.readers import Tabled

_LONGEST: Final = 40
_MOST: Final = 3


def contradictions(report: Report, context: Context, quantities: Collection[str]) -> Iterator[Outcome]:
    """A finding for each statement of one of the quantities that no reading of the tables agrees with.

    It is a question ("review") where the words could mean less than the whole quantity, or another organ's.
    """
    tables = _Tables(report)
    for statement in statements(report, context):
        if statement.quantity not in quantities:
            continue
        said = tables.tabled(statement.quantity)
        if (said is not None and statement.number in said.agreeing) or statement.scope == "other":
            continue
        if said is None:
            yield NotApplicable(say("表格中没有读出“{quantity}”的数，正文没有核对", quantity=statement.quantity))
        elif not _agrees_after_all(statement, said, tables):
            yield _finding(statement, said)


class _Tables:
    """What the tables of a report say of the quantities, each read once: a text may speak of one many times."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._known: dict[tuple[str, bool], Tabled | None] = {}

    def tabled(self, quantity: str, *, mended: bool = False) -> Tabled | None:
        key = quantity, mended
        if key not in self._known:
            self._known[key] = tabled(self._report, quantity, mended=mended)
        return self._known[key]


def _agrees_after_all(statement: Statement, said: Tabled, tables: _Tables) -> bool:
    """Whether a statement agrees with the table once that is mended, or may mean something less than it says."""
    mended = tables.tabled(statement.quantity, mended=True)
    if mended is not None and statement.number in mended.agreeing:
        return True
    if statement.denied or statement.sure:
        return False
    if statement.quantity == NEW:
        done = tables.tabled(DONE)
        return done is not None and statement.number in done.agreeing
    if statement.quantity == SOME:
        return statement.number <= said.most
    # Who says how many were answered may have left out those that need no answer.
    return statement.quantity == DONE and statement.number <= said.most


def _finding(statement: Statement, said: Tabled) -> Finding:
    words = statement.words if len(statement.words) <= _LONGEST else f"…{statement.words[-_LONGEST:]}"
    certain = statement.sure and statement.scope == "own"
    ask = "" if certain else say("；如果说的不是同一个范围，请核对")
    return Finding(
        statement.span,
        say(
            "正文写“{words}”，{name}是 {shown}，两处不一致{ask}", words=words, name=said.name, shown=said.shown, ask=ask
        ),
        place=statement.sentence.place,
        kind="fail" if certain else "review",
        related=tuple(
            Related(span, say("{name}：{shown}", name=said.name, shown=said.shown)) for span in said.spans[:_MOST]
        ),
    )
