"""What the numbers of a sentence count: each read with the words of its clause, and with what the one before was about.

`about` is what the text is about so far, APPLICATIONS, REVIEWS, DOCUMENTS or ""; it decides how a bare number is
understood, as in 共办结69件, and a number of something else ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint_disclosure.statements.applicants import applicant
from govlint_disclosure.statements.applications import application, names_another_matter
from govlint_disclosure.statements.cases import case, counts_all_kinds, names_case, outcome, tells_of_disclosure
from govlint_disclosure.statements.documents import decision, document, follow_up, publishes
from govlint_disclosure.statements.quantities import APPLICANTS, FEE, NEW, Wording
from govlint_disclosure.statements.subjects import APPLICATIONS, REVIEWS

if TYPE_CHECKING:
    from govlint_disclosure.statements.counts import Count
    from govlint_disclosure.statements.sentences import Sentence

    Counted = tuple[Wording, Count, int, int]
    """What a number counts, the number, and from where to where the words go that say so."""

DOCUMENTS: Final = "规范性文件"
_DIVIDED: Final = frozenset({NEW, *APPLICANTS})
"""Behind these the applications may be told by kinds of applicants."""
_THINGS: Final = frozenset("件份宗条起次个例封") | {"件次", "份次"}
_MONEY: Final = "元"
_DELIMITERS: Final = ",:;()"
_LONGEST_BEFORE: Final = 80
_LONGEST_AFTER: Final = 26
_SHORT: Final = 14
_JOINTS: Final = ",、:;()和及与并"


def counted(sentence: Sentence) -> list[Counted]:
    """What the counts of a sentence count, those left out that are of nothing in the form."""
    return _Reading(sentence).counted()


class _Reading:
    def __init__(self, sentence: Sentence) -> None:
        self._counts = sentence.counts
        self._words = sentence.words
        self._about = sentence.subject
        self._listing = ""
        """The words before the number with which the list begins that the present number stands in."""
        self._divided = False
        self._cases = sentence.subject != "" or sentence.part == "四"

    def counted(self) -> list[Counted]:
        found: list[Counted] = []
        last = 0
        ends = [*[count.start for count in self._counts[1:]], len(self._words)]
        for count, following in zip(self._counts, ends, strict=True):
            before, begin = self._before(count.start, max(last, count.start - _LONGEST_BEFORE))
            last = count.end
            after = self._after(last, following)
            wording = (self._divided and applicant(before)) or self._wording(count, before, after)
            self._divided = wording is not None and wording.quantity in _DIVIDED
            if wording is not None and not count.vague and (not count.scaled or count.unit == _MONEY):
                begin += len(before) - len(before.lstrip(_JOINTS))
                found.append((wording, count, begin, last + (len(after) if len(after) <= _SHORT else 0)))
        return found

    def _before(self, end: int, last: int) -> tuple[str, int]:
        """The words of the clause before a number, and where they begin; of a clause of fillers the one before too."""
        begin = self._clause_before(end, last)
        while begin > last and not self._words[begin:end].lstrip("共计总合为是:累"):
            begin = self._clause_before(begin - 1, last)
        return self._words[begin:end], begin

    def _clause_before(self, end: int, last: int) -> int:
        """Where the clause begins that goes on until `end`: behind a mark, and not before `last`."""
        find, begin = self._words.rfind, last
        for mark in _DELIMITERS:
            at = find(mark, begin, end) + 1
            if at > begin:
                begin = at
        return begin

    def _after(self, end: int, following: int) -> str:
        after = self._words[end : min(following, end + _LONGEST_AFTER)]
        for mark in _DELIMITERS:
            if mark in after:
                after = after.partition(mark)[0]
        return after

    def _wording(self, count: Count, before: str, after: str) -> Wording | None:
        if count.unit == _MONEY:
            return Wording(FEE) if "信息处理费" in before or "信息公开处理费" in before else None
        if count.unit not in _THINGS and not (count.unit == "项" and before.endswith(("公开申请", "申请公开"))):
            self._turn(before)
            return None
        phrase = f"{before}#{after}"
        if names_case(phrase) and (self._cases or tells_of_disclosure(self._words[: count.end])):
            found = None if counts_all_kinds(self._words, count.start, count.end) else case(before, phrase)
            if found is not None:
                self._about = REVIEWS
                return found
        found = document(phrase) or self._decision(before, phrase)
        if found is not None:
            self._about = DOCUMENTS if found.quantity.endswith(DOCUMENTS) else ""
            return found
        if self._about == REVIEWS and (found := outcome(before)):
            return found
        if self._about == DOCUMENTS:
            found = follow_up(before)
        else:
            found = application(before, phrase, told=self._about == APPLICATIONS)
            if found is not None:
                self._about = APPLICATIONS
        if found is None:
            self._turn(before)
        return found

    def _decision(self, before: str, phrase: str) -> Wording | None:
        """Decisions, unless the list that the number stands in is one of what was published: 公示许可2条、处罚1条."""
        if not before.lstrip(_JOINTS).startswith("行政"):
            self._listing = before
        found = decision(phrase)
        return None if found is None or publishes(self._listing) else found

    def _turn(self, before: str) -> None:
        """After a number of something else, a bare 办结 is no longer about applications."""
        if self._about and names_another_matter(before):
            self._about = ""
