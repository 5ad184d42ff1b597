"""All that the prose of a report states of the quantities of its form, read once for all rules."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.statements.counted import counted
from govlint_disclosure.statements.denials import denials, may_deny
from govlint_disclosure.statements.patterns import Pattern
from govlint_disclosure.statements.scope import owner_of, scope_at
from govlint_disclosure.statements.sentences import sentences
from govlint_disclosure.statements.subjects import APPLICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.context import Context
    from govlint.document import Span
    from govlint.forms.report import Report
    from govlint_disclosure.statements.scope import Owner, Scope
    from govlint_disclosure.statements.sentences import Sentence

_NONE: Final = Decimal(0)
_WORTH_READING: Final = Pattern("申请|复议|诉讼|规范性文件|规章|行政(?:许可|处罚|强制)|处理费")


class Statement(NamedTuple):
    """One statement, from `start` to `end` of its sentence: the quantity and its number, 0 for a denial.

    `sure` says that the words can mean nothing else; a statement that is not, or whose scope is "unsure", can only be
    put to a person. The number itself, or the denial, begins at `at`. Most statements agree with the tables, and what
    takes time is worked out for the others only.
    """

    quantity: str
    number: Decimal
    denied: bool
    sure: bool
    sentence: Sentence
    owner: Owner
    at: int
    start: int
    end: int

    @property
    def scope(self) -> Scope:
        """Whose and which year's it is; of those that are certainly another's nothing is to be said."""
        return scope_at(self.sentence.words, self.at, self.owner)

    @property
    def words(self) -> str:
        """How the text puts it."""
        return self.sentence.words[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.sentence.span(self.start, self.end)


def statements(report: Report, context: Context) -> tuple[Statement, ...]:
    """The statements of a report in document order, whatever their scope."""
    return _statements(report, owner_of(report, context))


@lru_cache(maxsize=1)
def _statements(report: Report, owner: Owner) -> tuple[Statement, ...]:
    return tuple([made for sentence in sentences(report) for made in stated_in(sentence, owner)])


def stated_in(sentence: Sentence, owner: Owner) -> list[Statement]:
    """The statements of one sentence."""
    words = sentence.words
    if not sentence.subject and not _WORTH_READING.search(words):
        return []
    found = [
        Statement(quantity, count.number, False, sure, sentence, owner, count.start, start, end)
        for (quantity, sure), count, start, end in (counted(sentence) if sentence.counts else ())
    ]
    if may_deny(words):
        found += _denied(sentence, owner)
        found.sort(key=_place)
    return found


def _place(made: Statement) -> Span:
    return made.span


def _denied(sentence: Sentence, owner: Owner) -> Iterator[Statement]:
    words = sentence.words
    applications = sentence.subject == APPLICATIONS
    cases = sentence.subject != "" or sentence.part == "四"
    for quantity, start, end, sure in denials(words, about_applications=applications, about_cases=cases):
        yield Statement(quantity, _NONE, True, sure, sentence, owner, start, start, end)
