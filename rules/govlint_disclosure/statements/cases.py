"""How reports speak of the reviews and lawsuits that table 4 counts.

Cases that the organ decided as the authority of review, and those about something else than disclosure, are none.
"""

from __future__ import annotations

from typing import Final

from govlint_disclosure.statements.patterns import Pattern
from govlint_disclosure.statements.quantities import (
    BOTH,
    CORRECTED,
    DIRECT_SUITS,
    FILLERS,
    LATER_SUITS,
    REVIEWS,
    SUITS,
    UNDECIDED,
    UPHELD,
    Wording,
    without_fillers,
)

_CASE: Final = Pattern(
    r"(复议|诉讼|起诉)(?:[、和与及或,]{1,2}(?:被|提起|行政){0,3}(复议|诉讼|起诉))?"
    rf"[的案件应诉事项情况]*{FILLERS}(?:发生|被提起|收到)?#"
)
_CASE_BEHIND: Final = Pattern(r"#(?:因[^#,]{0,20})?(?:被(?:申请|提起))?(?:政府信息公开)?类?(?:行政)?(复议|诉讼)()")
_DECIDING: Final = Pattern(r"受理|审理|审结|审查|承办|代理|参与|出庭|一审|二审|再审")
_AS_AUTHORITY: Final = Pattern(r"复议机[关构]")
_AMONG_THEM: Final = Pattern(r"[,;:(]?(?:其中)?[,:]?(?:涉|因|属|由|与|有关|关于)[^,;#]{0,8}?信息公开")
_ABOUT_DISCLOSURE: Final = Pattern(r"信息公开|依申请|公开工作|公开申请|申请公开")
_ANOTHER_CAUSE: Final = Pattern(
    r"(?:涉|因|不服|针对)(?P<cause>[^,;:#]{1,24}?)(?:引[起发]|产生|导致|发生|的|被|申请|提起)*行政(?:复议|诉讼)"
)
_THIS_CAUSE: Final = Pattern(r"公开|申请|答复|信息|[我本此]")
_OUTCOME_BEHIND: Final = Pattern(r"^(?:案件|案)?被?(?:败诉|纠错|撤销|纠正|变更|确认违法|驳回|胜诉|维持)")
_DIRECTLY: Final = Pattern(r"未经复议直接|直接(?:提起|起诉)|复议后")
_AFTERWARDS: Final = Pattern(r"复议后[^未]*\Z")
_EACH: Final = ("分别", "均", "均为", "各", "各为")
_OUTCOMES: Final = {"维持": UPHELD, "纠正": CORRECTED, "纠错": CORRECTED, "未审结": UNDECIDED, "审理中": UNDECIDED}


def names_case(phrase: str) -> bool:
    """Whether a phrase names cases at all."""
    return "诉" in phrase or "复议" in phrase


def tells_of_disclosure(words: str) -> bool:
    """Whether words say that they are about disclosure."""
    return _ABOUT_DISCLOSURE.search(words) is not None


def counts_all_kinds(words: str, start: int, end: int) -> bool:
    """Whether a number counts the cases of an authority of review, or those on disclosure among all of them."""
    if _AS_AUTHORITY.search(words[:start]):
        return True
    return not tells_of_disclosure(words[:end]) and _AMONG_THEM.match(words, end) is not None


def case(before: str, phrase: str) -> Wording | None:
    """The quantity of table 4 that a phrase speaks of, where the text is about disclosure."""
    found = _CASE.search(phrase) or _CASE_BEHIND.search(phrase)
    if found is None or _DECIDING.search(before) or _OUTCOME_BEHIND.search(phrase[found.end() :]):
        return None
    cause = _ANOTHER_CAUSE.search(before)
    if cause is not None and not _THIS_CAUSE.search(cause["cause"]):
        return None
    first, second = found.groups()
    what = second or first
    if what == "起诉" or _DIRECTLY.search(before):
        return Wording(LATER_SUITS if _AFTERWARDS.search(before) else DIRECT_SUITS)
    if first == "复议" and second == "诉讼":
        return None if before.endswith(_EACH) else Wording(BOTH)
    return Wording(REVIEWS if what == "复议" else SUITS)


def outcome(before: str) -> Wording | None:
    """What became of the cases that the sentence spoke of before: 维持2件, 纠正1件."""
    named = without_fillers(before)
    return next((Wording(known, sure=False) for word, known in _OUTCOMES.items() if named.endswith(word)), None)
