"""How reports speak of the applications that table 3 counts: received, carried over, answered, refused.

Verbs and objects vary freely, so each quantity is known by the word that decides it; what could be another matter (an
application for a permit, a letter to the mayor) is none.
"""

from __future__ import annotations

from typing import Final

from govlint_disclosure.statements.cases import names_case
from govlint_disclosure.statements.patterns import Pattern
from govlint_disclosure.statements.quantities import (
    CARRIED,
    DONE,
    FILLERS,
    GRANTED,
    NEW,
    OPENED,
    PENDING,
    RESULTS,
    SOME,
    Wording,
    without_fillers,
)

_ASKING: Final = r"依法?申请公开|申请公开|公开申请|信息申请|依申请|公开(?:来信|来函)"
_LETTERS: Final = r"信[函件]|书面|当面|现场|邮[寄件箱政]|快递|传真|窗口|口头|来[信函]"
_PEOPLE: Final = r"自然人|公民|个人|企业|法人|组织|机构|科研|律师"
_NEXT_YEAR: Final = r"[至到入转]*(?:下一?年度?|次年|明年|20\d\d年度?)"
_LAST_YEARS: Final = (r"上一?年度?", r"去年度?", r"前一?年度?", r"20\d\d年度?")
_CARRYING: Final = "的?(?:结转|转结|接转|遗留|转入|顺延|跨年)"
_LAST_YEAR: Final = rf"(?:{'|'.join(_LAST_YEARS)}){_CARRYING}"

_ASKED: Final = Pattern(_ASKING)
_OTHER_OBJECT: Final = Pattern(
    r"复议|诉讼|许可|救助|补[贴助]|低保|仲裁|听证|登记|备案|认定|变更|审批|住房|保障|贷款|专利|注册|赔偿|援助|调解"
    r"|鉴定|立案|强制|验收|资质|补正|撤[回销]|投诉|举报|咨询|信访|留言|热线|提案|建议|查询|查档|档案|办证|证照|注销|退税|开办"
)
_CHANNELS: Final = rf"网[络上站]|线[上下]|在线|电[子话]|平台|微信|公众号|小程序|{_LETTERS}"
_NARROWER: Final = Pattern(rf"{_CHANNELS}|{_PEOPLE}")
_TAKEN_TOGETHER: Final = Pattern(
    r"等|共|总|合计|各[类种]|多种|公民|自然人.*(?:法人|组织|企业)|个人.*(?:法人|组织|企业)"
)
_OF_THEM: Final = Pattern(r"其中|申请(?:件|事项)?中|公开(?:件|事项)?中|涉及?[^,;:]{1,24}?的")
_SHARED: Final = Pattern(
    r"转[来办送交]|移[送交]|代[收转办]|协办|督办|协助|配合|会同|指导|督促|承办|结转|未(?:再|曾)?[收接]"
)
_VERB: Final = Pattern(r"新收|收到|接收|接到|收悉|受理|登记|接受|办理|处理")
_RECEIVING: Final = frozenset({"新收", "收到", "接收", "接到", "收悉"})
_NOTHING_ELSE: Final = Pattern(rf"^{FILLERS}#(?:,|$)")
_AMONG_OTHERS: Final = Pattern(rf"、[^、#]{{0,8}}(?:{_ASKING})[^、#]{{0,6}}等#")
_NAMED: Final = Pattern(rf"(?:{_ASKING})(?:件|事项|办件)?{FILLERS}#|#(?:政府)?信息(?:公开)?申请")
_CASE_NEARBY: Final = Pattern(r"(?:复议|诉讼).{0,12}#|#.{0,4}(?:复议|诉讼)")
_CARRIED: Final = Pattern(
    "|".join([*(rf"{year}{_CARRYING}[^#]{{0,14}}#" for year in _LAST_YEARS), rf"#(?:申请)?[为系是由]?{_LAST_YEAR}"])
)
_ON: Final = rf"{_NEXT_YEAR}(?:继续)?(?:办理|处理|答复){{0,2}}(?:政府信息公开)?{FILLERS}#"
_CARRIED_ON: Final = Pattern(
    rf"结转{_ON}|转结{_ON}|转{_ON}|顺延{_ON}|#(?:申请)?.{{0,6}}?(?:结转|转结|转|顺延){_NEXT_YEAR}"
)
_BOTH_YEARS: Final = Pattern(rf"(?:新收|收到|受理)[^#,]{{0,16}}?[和及与、加上]{{1,2}}{_LAST_YEAR}[^#,]{{0,14}}#")
_HANDLED_BEHIND: Final = Pattern(r"^[^#收接]*#(?:申请)?[已均全部]{0,4}(?:按[^#,]{0,8})?办结")
_OPENED: Final = Pattern(r"予以公开[和及与、]部分公开[的共计总合为是有:申请件]*#")
_WHAT: Final = ("", "政府信息公开", "依申请公开")
# What the words before a number end with, fillers left out.
_UNFINISHED: Final = ("未办结", "未办理完毕", "未答复")
_HANDLED: Final = tuple([verb + what for verb in ("办结", "办理完毕", "审结") for what in _WHAT])
_ANSWERED: Final = tuple([verb + what for verb in ("答复", "回复") for what in _WHAT])
_ONE_MORE: Final = tuple([end + joint for end in ("公开", "提供", "处理") for joint in "或和及与、"])


def application(before: str, phrase: str, *, told: bool) -> Wording | None:
    """The quantity of table 3 that a phrase speaks of, in which `before` stands before the number.

    `told` says that the text is about applications anyway. Documents too are counted as 主动公开, 依申请公开 or
    不予公开: only a text about applications may do without a verb.
    """
    if not told and not _ASKED.search(phrase):
        return None
    if settled := _settled(before, phrase):
        return settled
    if _SHARED.search(before) or (before.endswith("等") and _AMONG_OTHERS.search(phrase)):
        return None
    if _NARROWER.search(before[-6:]) and not _ASKED.search(before[-8:]):
        return None
    verb = next(reversed([*_VERB.finditer(before)]), None)
    thing = phrase[verb.end() :] if verb else phrase
    if _OTHER_OBJECT.search(thing) or not (_ASKED.search(thing) or (told and "申请" in thing)):
        bare = told and verb is not None and verb[0] in _RECEIVING and _NOTHING_ELSE.search(thing)
        return Wording(_received(before), sure=False) if bare else None
    if verb is None:
        return Wording(_received(before), sure=False) if told and _NAMED.search(phrase) else None
    received = _received(before)
    return Wording(received, sure=received == NEW and verb[0] in _RECEIVING)


def _received(before: str) -> str:
    """All applications, or only those that came one way or from one kind of applicant."""
    asked = _ASKED.search(before)
    ahead = before[: asked.start()] if asked else before
    narrow = _NARROWER.search(ahead) and not _TAKEN_TOGETHER.search(before)
    return SOME if narrow or _OF_THEM.search(before) else NEW


def _settled(before: str, phrase: str) -> Wording | None:
    """What was carried over, handled, or handled in a certain way: said by the words next to the number."""
    if names_case(phrase) and _CASE_NEARBY.search(phrase):
        return None
    if "转" in phrase or "延" in phrase or "遗" in phrase or "跨" in phrase:  # as all that was carried over
        if _BOTH_YEARS.search(phrase):
            return Wording(NEW, sure=False)
        if _CARRIED.search(phrase):
            return Wording(CARRIED)
        if _CARRIED_ON.search(phrase):
            return Wording(PENDING)
    named = without_fillers(before)
    if named.endswith(_UNFINISHED):
        return Wording(PENDING, sure=False)
    if named.endswith(_HANDLED) or ("办结" in phrase and _HANDLED_BEHIND.search(phrase)):
        return Wording(DONE)
    if named.endswith(_ANSWERED):
        return Wording(DONE, sure=False)
    result = named[-len(GRANTED) :]
    if result not in RESULTS:
        return None
    if named.endswith(_ONE_MORE, 0, -len(GRANTED)):
        return Wording(OPENED, sure=False) if _OPENED.search(phrase) else None
    return Wording(result, sure=False)


_ANOTHER_MATTER: Final = Pattern(
    r"主动公开|公文|热线|留言|信箱|咨询|投诉|举报|信访|建议|提案|解读|公告|公示|信息(?!公开申请)|文件|培训|会议|活动"
    r"|复议|诉讼|许可|处罚"
)


def names_another_matter(before: str) -> bool:
    """Whether the words before a number turn to something else: messages, hotlines, proposals, published items."""
    if _ANOTHER_MATTER.search(before):
        return True
    return _OTHER_OBJECT.search(before) is not None and not _ASKED.search(before)
