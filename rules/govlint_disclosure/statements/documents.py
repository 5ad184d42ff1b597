"""How reports speak of the rules, documents and decisions that table 2 counts; what was published of them is none."""

from __future__ import annotations

from typing import Final

from govlint_disclosure.statements.patterns import Pattern
from govlint_disclosure.statements.quantities import (
    DOCUMENTS_EFFECTIVE,
    DOCUMENTS_MADE,
    DOCUMENTS_REPEALED,
    FILLERS,
    REGULATIONS_MADE,
    REGULATIONS_REPEALED,
    Wording,
    without_fillers,
)

_DOCUMENT: Final = r"(?P<noun>规章(?!制度)|规范性文件)"
_MAKING: Final = r"(?P<verb>制发|新制定|制定|新制作|出台|印发|发布|公布|废止|现行有效|有效)(?P<more>[和及、并与]\w{2})?"
_DOCUMENTS: Final = (
    Pattern(rf"{_MAKING}[了的]?[^#,、;《》]{{0,8}}?{_DOCUMENT}[^#,、;《》]{{0,4}}#"),
    Pattern(rf"{_DOCUMENT}[^#,、;《》]{{0,3}}?{_MAKING}[^#,、;《》]{{0,4}}#"),
    Pattern(rf"{_MAKING}[了的]?#(?:行政)?{_DOCUMENT}"),
)
_NOT_MADE: Final = Pattern(
    r"修订|修改|清理|审[查核]|备案|解读|起草|转发|参与|配合|协助|牵头|代|失效|名义|提请|报请|拟|联合|会同"
)
_FOLLOW_UPS: Final = {"制发": DOCUMENTS_MADE, "废止": DOCUMENTS_REPEALED, "现行有效": DOCUMENTS_EFFECTIVE}


def document(phrase: str) -> Wording | None:
    """The quantity of table 2 on 规章 and 规范性文件 that a phrase speaks of."""
    if "规章" not in phrase and "规范性文件" not in phrase:
        return None
    found = next((found for pattern in _DOCUMENTS if (found := pattern.search(phrase))), None)
    if found is None or found["more"] or _NOT_MADE.search(phrase):
        return None
    regulations, verb = found["noun"] == "规章", found["verb"]
    if verb == "废止":
        return Wording(REGULATIONS_REPEALED if regulations else DOCUMENTS_REPEALED)
    if verb in ("现行有效", "有效"):
        return None if regulations else Wording(DOCUMENTS_EFFECTIVE, sure=verb == "现行有效")
    made = REGULATIONS_MADE if regulations else DOCUMENTS_MADE
    return Wording(made, sure=verb in ("制发", "制定", "新制定", "新制作"))


def follow_up(before: str) -> Wording | None:
    """What a number says of the documents that the sentence spoke of before: 废止1件, 现行有效17件."""
    named = without_fillers(before)
    return next((Wording(known, sure=False) for word, known in _FOLLOW_UPS.items() if named.endswith(word)), None)


_DECISION: Final = Pattern(rf"(?P<kind>行政许可|行政处罚|行政强制)(?:处理)?(?:决定)?(?:数量|案件|事项|办件)?{FILLERS}#")
_DECISION_BEHIND: Final = Pattern(r"#(?P<kind>行政许可|行政处罚|行政强制)决定")
_NOT_DECIDED: Final = Pattern(
    r"公[开示布]|发布|上传|归集|申请|受理|信息|目录|清单|依据|听证|复议|诉讼|培训|取消|下放|程序|当场|移送|立案"
)
_DECIDED: Final = Pattern(r"作出|做出|处理决定")


def decision(phrase: str) -> Wording | None:
    """The quantity of table 2 on decisions that a phrase speaks of."""
    if "行政" not in phrase:
        return None
    found = _DECISION.search(phrase) or _DECISION_BEHIND.search(phrase)
    if found is None or _NOT_DECIDED.search(phrase):
        return None
    return Wording(found["kind"], sure=_DECIDED.search(phrase) is not None)


def publishes(before: str) -> bool:
    """Whether the words before a number say that it counts what was published, asked for, or the like."""
    return _NOT_DECIDED.search(before) is not None
