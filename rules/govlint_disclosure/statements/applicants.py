"""How reports divide the applications by who made them: 新收申请40件，其中自然人38件、商业企业2件."""

from __future__ import annotations

from typing import Final

from govlint_disclosure.statements.patterns import Pattern
from govlint_disclosure.statements.quantities import APPLICANTS, ORGANISATIONS, Wording

_APPLICANT: Final = Pattern(
    r"[,、:;()和及与]*(?:其中|涉及|包括|来自|均?为)?[,:]?"
    rf"(?P<who>{'|'.join(APPLICANTS[:-1])}|法人[或和及与、]?其他组织)(?:申请|提交|提出)?[的共计有为是:]*\Z"
)


def applicant(before: str) -> Wording | None:
    """The kind of applicants that a number behind that of all applications counts: 其中自然人38件."""
    found = _APPLICANT.match(before)
    if found is None:
        return None
    return Wording(ORGANISATIONS if found["who"].startswith("法人") else found["who"], sure=False)
