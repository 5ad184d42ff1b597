"""Which period a number in a sentence is of: the report's whole year, or another year, or a stretch of one."""

from __future__ import annotations

from typing import Final

from govlint_disclosure.statements.patterns import Pattern

_YEAR: Final = Pattern(r"(比|较|与|同|从|由|自|超过)?(20\d\d)年")
_OTHER_TIME: Final = Pattern(
    r"去年|(?:上|前)一?年(?!度?(?:结转|转结|接转|遗留|转入|顺延))|往年|同期|历年|近[年几两三五]|历史"
    r"|每[月季年周日]|[月日人]均|平均|将|计划|拟|力争|预计"
)
_IN_OTHER_TIME: Final = frozenset("年期来史每均将计拟争")
"""One of them is in all that the pattern matches: most clauses have none."""
_ON_TO: Final = Pattern(r"(?:结转|转结|顺延|转)[至到入]{0,2}\Z")
"""What is carried over to the year after is this year's."""
_SINCE: Final = Pattern(r"(?<![今本一]年)(?<!年初)(?<!\d年)(?<!年度)以来")
_STRETCH: Final = Pattern(r"季度|半年|\d月")
_WHOLE_YEAR: Final = Pattern(
    r"1月1日(?:起|始)?(?:至|到|-|—|~)+(?:20\d\d年)?12月31日|(?:截[至止]|到)(?:20\d\d年)?(?:12月|年)(?:31日|底|末)"
)
_THE_YEAR: Final = Pattern(r"全年|(?:本|今)年度?|20\d\d年度?(?!\d{0,2}月)")


def names_other_time(clause: str) -> bool:
    """Whether a clause names another year, a share of a period, or what is only planned."""
    return not _IN_OTHER_TIME.isdisjoint(clause) and _OTHER_TIME.search(clause) is not None


def is_other_period(lead: str, begin: int, year: int | None) -> bool:
    """Whether the last time named in `lead` is another year's, or only a stretch of the year."""
    if "月" in lead or "季度" in lead or "半年" in lead:
        whole = _WHOLE_YEAR.sub("", lead)
        stretch = max((found.start() for found in _STRETCH.finditer(whole)), default=-1)
        if stretch >= 0 and not _THE_YEAR.search(whole[stretch + 1 :]):
            return True
    if "以来" in lead:
        since = max((found.end() for found in _SINCE.finditer(lead)), default=-1)
        if since >= 0 and not _THE_YEAR.search(lead[since:]):
            return True
    if year is None or "20" not in lead:
        return False
    named = [found for found in _YEAR.finditer(lead) if not found[1] or found.start() >= begin]
    named = [found for found in named if int(found[2]) != year + 1 or not _ON_TO.search(lead[: found.start(2)])]
    return bool(named) and int(named[-1][2]) != year
