"""The quantities of the form that prose speaks of, and what a phrase says of one.

A phrase is the matching text around a number: what stands before it in its clause, `#` for the number with its unit,
what stands behind it up to the next mark.
"""

from __future__ import annotations

from typing import Final

from govlint.named_tuple import NamedTuple

NEW: Final = "新收申请"
SOME: Final = "一部分申请"
CARRIED: Final = "上年结转申请"
DONE: Final = "办结申请"
PENDING: Final = "结转下年度申请"
GRANTED, PARTLY, REFUSED = "予以公开", "部分公开", "不予公开"
UNABLE, DECLINED, OTHERWISE = "无法提供", "不予处理", "其他处理"
OPENED: Final = "予以公开和部分公开"
ORGANISATIONS: Final = "法人或其他组织"
APPLICANTS: Final = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", ORGANISATIONS)
RESULTS: Final = (GRANTED, PARTLY, REFUSED, UNABLE, DECLINED, OTHERWISE)
REVIEWS: Final = "行政复议"
SUITS: Final = "行政诉讼"
DIRECT_SUITS: Final = "未经复议直接起诉"
LATER_SUITS: Final = "复议后起诉"
BOTH: Final = "行政复议和行政诉讼"
UPHELD, CORRECTED, UNDECIDED = "结果维持", "结果纠正", "尚未审结"
REGULATIONS_MADE, REGULATIONS_REPEALED = "制发规章", "废止规章"
DOCUMENTS_MADE, DOCUMENTS_REPEALED = "制发行政规范性文件", "废止行政规范性文件"
DOCUMENTS_EFFECTIVE: Final = "现行有效行政规范性文件"
PERMITS, PENALTIES, COERCIONS = "行政许可", "行政处罚", "行政强制"
FEE: Final = "信息处理费"

APPLICATIONS: Final = frozenset({NEW, SOME, CARRIED, DONE, PENDING, OPENED, *RESULTS, *APPLICANTS})
CASES: Final = frozenset({REVIEWS, SUITS, DIRECT_SUITS, LATER_SUITS, BOTH, UPHELD, CORRECTED, UNDECIDED})
DOCUMENTS: Final = frozenset(
    {REGULATIONS_MADE, REGULATIONS_REPEALED, DOCUMENTS_MADE, DOCUMENTS_REPEALED, DOCUMENTS_EFFECTIVE}
)
DECISIONS: Final = frozenset({PERMITS, PENALTIES, COERCIONS})

_FILLING: Final = "共计总合累为是:约有分别各均量数件的了申请办达"
FILLERS: Final = f"[{_FILLING}]*"
"""Matches what may stand between the word that names a quantity and its number."""


class Wording(NamedTuple):
    """The quantity that a phrase speaks of. `sure` says that it is that by definition, and not perhaps a part of it."""

    quantity: str
    sure: bool = True


def without_fillers(before: str) -> str:
    """The words before a number as far as the one that names the quantity."""
    return before.rstrip(_FILLING)
