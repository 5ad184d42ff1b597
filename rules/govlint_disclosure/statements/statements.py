"""All that the prose of a report states of the quantities of its form, read once for all rules."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.statements import wordings
from govlint_disclosure.statements.denials import denials, may_deny
from govlint_disclosure.statements.patterns import Pattern
from govlint_disclosure.statements.scope import owner_of, scope_at
from govlint_disclosure.statements.sentences import APPLICATIONS, REVIEWS, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.context import Context
    from govlint.document import Span
    from govlint.forms.report import Report
    from govlint_disclosure.statements.counts import Count
    from govlint_disclosure.statements.scope import Owner, Scope
    from govlint_disclosure.statements.sentences import Sentence
    from govlint_disclosure.statements.wordings import Wording

_THINGS: Final = frozenset("件份宗条起次个例封") | {"件次", "份次"}
_MONEY: Final = "元"
_NONE: Final = Decimal(0)
_DELIMITERS: Final = ",:;()"
_LONGEST_BEFORE: Final = 80
_LONGEST_AFTER: Final = 26
_SHORT: Final = 14
_JOINTS: Final = ",、:;()和及与并"
_DIVIDED: Final = frozenset({wordings.NEW, *wordings.APPLICANTS})
"""Behind these the applications may be told by kinds of applicants."""
_WORTH_READING: Final = Pattern("申请|复议|诉讼|规范性文件|规章|行政(?:许可|处罚|强制)|处理费")
_AS_AUTHORITY: Final = Pattern(r"复议机[关构]")
_AMONG_THEM: Final = Pattern(r"[,;:(]?(?:其中)?[,:]?(?:涉|因|属|由|与|有关|关于)[^,;#]{0,8}?信息公开")
_ABOUT_DISCLOSURE: Final = Pattern(r"信息公开|依申请|公开工作|公开申请|申请公开")


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
    found = _Reading(sentence, owner).counted() if sentence.counts else []
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


class _Reading:
    """Goes through the counts of a sentence; what one is about decides how the next, barer one is understood."""

    def __init__(self, sentence: Sentence, owner: Owner) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._owner = owner
        self._about = sentence.subject
        self._published = False
        self._divided = False
        self._cases = sentence.subject != "" or sentence.part == "四"

    def counted(self) -> list[Statement]:
        stated: list[Statement] = []
        last = 0
        found = self._sentence.counts
        for index, count in enumerate(found):
            following = found[index + 1].start if index + 1 < len(found) else len(self._words)
            before, begin = self._before(count, last)
            after = self._after(count, following)
            last = count.end
            wording = (self._divided and wordings.applicant(before)) or self._wording(count, before, after)
            self._divided = wording is not None and wording.quantity in _DIVIDED
            exact = not count.vague and (not count.scaled or count.unit == _MONEY)
            if wording is not None and exact:
                joints = len(before) - len(before.lstrip(_JOINTS))
                end = last + (len(after) if len(after) <= _SHORT else 0)
                quantity, sure = wording
                start = begin + joints
                stated.append(
                    Statement(quantity, count.number, False, sure, self._sentence, self._owner, count.start, start, end)
                )
        return stated

    def _before(self, count: Count, last: int) -> tuple[str, int]:
        """The words of the clause before a number, and where they begin; of a clause of fillers the one before too."""
        last = max(last, count.start - _LONGEST_BEFORE)
        begin = self._clause_before(count.start, last)
        while begin > last and not self._words[begin : count.start].strip("共计总合为是:累"):
            begin = self._clause_before(begin - 1, last)
        return self._words[begin : count.start], begin

    def _clause_before(self, end: int, last: int) -> int:
        """Where the clause begins that goes on until `end`: behind a mark, and not before `last`."""
        find, begin = self._words.rfind, last
        for mark in _DELIMITERS:
            at = find(mark, begin, end) + 1
            if at > begin:
                begin = at
        return begin

    def _after(self, count: Count, following: int) -> str:
        after = self._words[count.end : min(following, count.end + _LONGEST_AFTER)]
        if after[:1] in _DELIMITERS:
            return ""
        for mark in _DELIMITERS:
            after = after.partition(mark)[0]
        return after

    def _wording(self, count: Count, before: str, after: str) -> Wording | None:
        if count.unit == _MONEY:
            return wordings.Wording(wordings.FEE) if "信息处理费" in before or "信息公开处理费" in before else None
        if count.unit not in _THINGS and not (count.unit == "项" and before.endswith(("公开申请", "申请公开"))):
            self._turn(before)
            return None
        phrase = f"{before}#{after}"
        if wordings.names_case(phrase) and (self._cases or _ABOUT_DISCLOSURE.search(self._words[: count.end])):
            case = None if self._is_wider(count) else wordings.case(before, after)
            if case is not None:
                self._about = REVIEWS
                return case
        found = wordings.document(before, after) or self._decision(before, after)
        if found is not None:
            self._about = "规范性文件" if found.quantity.endswith("规范性文件") else ""
            return found
        if self._about == REVIEWS and (found := wordings.outcome(before)):
            return found
        if self._about == "规范性文件":
            found = wordings.follow_up(before)
        else:
            found = wordings.application(before, after, told=self._about == APPLICATIONS)
            if found is not None:
                self._about = APPLICATIONS
        if found is None:
            self._turn(before)
        return found

    def _decision(self, before: str, after: str) -> Wording | None:
        """Decisions, unless the list that the number stands in is one of what was published: 公示许可2条、处罚1条."""
        found = wordings.decision(before, after)
        if not before.lstrip(_JOINTS).startswith("行政"):
            self._published = wordings.publishes(before)
        return None if self._published else found

    def _is_wider(self, count: Count) -> bool:
        """Whether a number counts cases of every kind, as the authority of review or with those on disclosure among."""
        if _AS_AUTHORITY.search(self._words[: count.start]):
            return True
        told = _ABOUT_DISCLOSURE.search(self._words[: count.end])
        return not told and _AMONG_THEM.match(self._words, count.end) is not None

    def _turn(self, before: str) -> None:
        """After a number of something else, a bare 办结 is no longer about applications."""
        if wordings.names_another_matter(before):
            self._about = ""
