"""How reports speak of the quantities of the form, and how they say that there were none.

A phrase is the matching text around a number: what stands before it in its clause, `#` for the number with its unit,
what stands behind it up to the next mark. Verbs and objects vary freely, so each quantity is known by the word that
decides it; what could be another matter (an application for a permit, a review that the organ itself decided) is none.
"""

from __future__ import annotations

from typing import Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.statements.patterns import Pattern

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


class Wording(NamedTuple):
    """The quantity that a phrase speaks of. `sure` says that it is that by definition, and not perhaps a part of it."""

    quantity: str
    sure: bool = True


_ASKING: Final = r"依法?申请公开|申请公开|公开申请|信息申请|依申请|公开(?:来信|来函)"
_LETTERS: Final = r"信[函件]|书面|当面|现场|邮[寄件箱政]|快递|传真|窗口|口头|来[信函]"
_PEOPLE: Final = r"自然人|公民|个人|企业|法人|组织|机构|科研|律师"
_FILLERS: Final = r"[共计总合累为是:约有分别各均量数件的了申请办达]*"
_NEXT_YEAR: Final = r"[至到入转]*(?:下一?年度?|次年|明年|20\d\d年度?)"
_LAST_YEAR: Final = r"(?:上一?年度?|去年度?|前一?年度?|20\d\d年度?)的?(?:结转|转结|接转|遗留|转入|顺延|跨年)"

_ASKED: Final = Pattern(_ASKING)
_OTHER_OBJECT: Final = Pattern(
    r"复议|诉讼|许可|救助|补[贴助]|低保|仲裁|听证|登记|备案|认定|变更|审批|住房|保障|贷款|专利|注册|赔偿|援助|调解"
    r"|鉴定|立案|强制|验收|资质|补正|撤[回销]|投诉|举报|咨询|信访|留言|热线|提案|建议|查询|查档|档案|办证|证照|注销|退税|开办"
)
_CHANNELS: Final = rf"网[络上站]|线[上下]|在线|电[子话]|平台|微信|公众号|小程序|{_LETTERS}"
_NARROWER: Final = Pattern(rf"{_CHANNELS}|{_PEOPLE}")
_TAKEN_TOGETHER: Final = Pattern(r"等|共|总|合计|各[类种]|多种|公民|(?:自然人|个人).*(?:法人|组织|企业)")
_OF_THEM: Final = Pattern(r"其中|(?:申请|公开)(?:件|事项)?中|涉及?[^,;:]{1,24}?的")
_SHARED: Final = Pattern(
    r"转[来办送交]|移[送交]|代[收转办]|[协督]办|协助|配合|会同|指导|督促|承办|结转|未(?:再|曾)?[收接]"
)
_VERB: Final = Pattern(r"新收|收到|接收|接到|收悉|受理|登记|接受|办理|处理")
_RECEIVING: Final = frozenset({"新收", "收到", "接收", "接到", "收悉"})
_NOTHING_ELSE: Final = Pattern(rf"^{_FILLERS}#(?:,|$)")
_AMONG_OTHERS: Final = Pattern(rf"、[^、#]{{0,8}}(?:{_ASKING})[^、#]{{0,6}}等#")
_NAMED: Final = Pattern(rf"(?:{_ASKING})(?:件|事项|办件)?{_FILLERS}#|#(?:政府)?信息(?:公开)?申请")
_CASE_NEARBY: Final = Pattern(r"(?:复议|诉讼).{0,12}#|#.{0,4}(?:复议|诉讼)")
_CARRIED: Final = Pattern(rf"{_LAST_YEAR}[^#]{{0,14}}#|#(?:申请)?[为系是由]?{_LAST_YEAR}")
_CARRIED_ON: Final = Pattern(
    rf"(?:结转|转结|转|顺延){_NEXT_YEAR}(?:继续)?(?:办理|处理|答复){{0,2}}(?:政府信息公开)?{_FILLERS}#"
    rf"|#(?:申请)?.{{0,6}}?(?:结转|转结|转|顺延){_NEXT_YEAR}"
)
_BOTH_YEARS: Final = Pattern(rf"(?:新收|收到|受理)[^#,]{{0,16}}?[和及与、加上]{{1,2}}{_LAST_YEAR}[^#,]{{0,14}}#")
_UNFINISHED: Final = Pattern(rf"未(?:办结|办理完毕|答复){_FILLERS}#")
_IN_CARRIED: Final = frozenset("转遗延跨")
"""All that was carried over is spoken of with one of these."""
_HANDLED: Final = Pattern(rf"(?:办结|办理完毕|审结)(?:政府信息公开|依申请公开)?{_FILLERS}#")
_HANDLED_BEHIND: Final = Pattern(r"^[^#收接]*#(?:申请)?[已均全部]{0,4}(?:按[^#,]{0,8})?办结")
_ANSWERED: Final = Pattern(rf"(?:答复|回复)(?:政府信息公开|依申请公开)?{_FILLERS}#")
_OPENED: Final = Pattern(r"予以公开[和及与、]部分公开[的共计总合为是有:申请件]*#")
_APPLICANT: Final = Pattern(
    r"[,、:;()和及与]*(?:其中|涉及|包括|来自|均?为)?[,:]?"
    r"(?P<who>自然人|商业企业|科研机构|社会公益组织|法律服务机构|法人[或和及与、]?其他组织)(?:申请|提交|提出)?[的共计有为是:]*\Z"
)
_RESULT: Final = Pattern(rf"(?:(?P<also>公开|提供|处理)[或和及与、])?(?P<result>{'|'.join(RESULTS)})的?{_FILLERS}#")


def application(before: str, after: str, *, told: bool) -> Wording | None:
    """The quantity of table 3 that a phrase speaks of. `told` says that the text is about applications anyway.

    Documents too are counted as 主动公开, 依申请公开 or 不予公开: only a text about applications may do without a verb.
    """
    phrase = f"{before}#{after}"
    if not told and not _ASKED.search(phrase):
        return None
    if settled := _settled(phrase):
        return settled
    if _SHARED.search(before) or _AMONG_OTHERS.search(phrase):
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


def _settled(phrase: str) -> Wording | None:
    """What was carried over, handled, or handled in a certain way: said by the words next to the number."""
    if names_case(phrase) and _CASE_NEARBY.search(phrase):
        return None
    if not _IN_CARRIED.isdisjoint(phrase):
        if _BOTH_YEARS.search(phrase):
            return Wording(NEW, sure=False)
        if _CARRIED.search(phrase):
            return Wording(CARRIED)
        if _CARRIED_ON.search(phrase):
            return Wording(PENDING)
    if "未" in phrase and _UNFINISHED.search(phrase):
        return Wording(PENDING, sure=False)
    if ("结" in phrase or "毕" in phrase) and (_HANDLED.search(phrase) or _HANDLED_BEHIND.search(phrase)):
        return Wording(DONE)
    if "复" in phrase and _ANSWERED.search(phrase):
        return Wording(DONE, sure=False)
    found = _RESULT.search(phrase)
    if found and found["also"]:
        return Wording(OPENED, sure=False) if _OPENED.search(phrase) else None
    return Wording(found["result"], sure=False) if found else None


def applicant(before: str) -> Wording | None:
    """The kind of applicants that a number behind that of all applications counts: 其中自然人38件."""
    found = _APPLICANT.match(before)
    if found is None:
        return None
    return Wording(ORGANISATIONS if found["who"].startswith("法人") else found["who"], sure=False)


_CASE: Final = Pattern(
    r"(?:(?P<first>复议)[、和与及或,]{1,2}(?:被|提起|行政){0,3})?(?P<what>复议|诉讼|起诉)"
    rf"[的案件应诉事项情况]*{_FILLERS}(?:发生|被提起|收到)?#"
)
_CASE_BEHIND: Final = Pattern(
    r"#(?:因[^#,]{0,20})?(?:被(?:申请|提起))?(?:政府信息公开)?类?(?P<first>)(?:行政)?(?P<what>复议|诉讼)"
)
_AS_AUTHORITY: Final = Pattern(r"受理|审理|审结|审查|承办|代理|参与|出庭|一审|二审|再审")
_ANOTHER_CAUSE: Final = Pattern(
    r"(?:涉|因|不服|针对)(?P<cause>[^,;:#]{1,24}?)(?:引[起发]|产生|导致|发生|的|被|申请|提起)*行政(?:复议|诉讼)"
)
_THIS_CAUSE: Final = Pattern(r"公开|申请|答复|信息|[我本此]")
_OUTCOME_BEHIND: Final = Pattern(r"^(?:案件|案)?被?(?:败诉|纠错|撤销|纠正|变更|确认违法|驳回|胜诉|维持)")
_DIRECTLY: Final = Pattern(r"未经复议直接|直接(?:提起|起诉)|复议后")
_AFTERWARDS: Final = Pattern(r"复议后[^未]*\Z")
_EACH: Final = ("分别", "均", "均为", "各", "各为")
_OUTCOME: Final = Pattern(rf"(维持|纠正|纠错|未审结|审理中){_FILLERS}\Z")
_OUTCOMES: Final = {"维持": UPHELD, "纠正": CORRECTED, "纠错": CORRECTED}


def names_case(phrase: str) -> bool:
    """Whether a phrase names cases at all."""
    return "诉" in phrase or "复议" in phrase


def case(before: str, after: str) -> Wording | None:
    """The quantity of table 4 that a phrase speaks of, where the text is about disclosure.

    Cases that the organ decided as the authority of review are none.
    """
    phrase = f"{before}#{after}"
    found = _CASE.search(phrase) or _CASE_BEHIND.search(phrase)
    if found is None or _AS_AUTHORITY.search(before) or _OUTCOME_BEHIND.search(phrase[found.end() :]):
        return None
    cause = _ANOTHER_CAUSE.search(before)
    if cause is not None and not _THIS_CAUSE.search(cause["cause"]):
        return None
    if found["what"] == "起诉" or _DIRECTLY.search(before):
        return Wording(LATER_SUITS if _AFTERWARDS.search(before) else DIRECT_SUITS)
    if found["first"] and found["what"] == "诉讼":
        return None if before.endswith(_EACH) else Wording(BOTH)
    return Wording(REVIEWS if found["what"] == "复议" else SUITS)


def outcome(before: str) -> Wording | None:
    """What became of the cases that the sentence spoke of before: 维持2件, 纠正1件."""
    found = _OUTCOME.search(before)
    return Wording(_OUTCOMES.get(found[1], UNDECIDED), sure=False) if found else None


_DOCUMENT: Final = r"(?P<noun>规章(?!制度)|规范性文件)"
_MAKING: Final = r"(?P<verb>制发|新?制定|新制作|出台|印发|发布|公布|废止|现行有效|有效)(?P<more>[和及、并与]\w{2})?"
_DOCUMENTS: Final = (
    Pattern(rf"{_MAKING}[了的]?[^#,、;《》]{{0,8}}?{_DOCUMENT}[^#,、;《》]{{0,4}}#"),
    Pattern(rf"{_DOCUMENT}[^#,、;《》]{{0,3}}?{_MAKING}[^#,、;《》]{{0,4}}#"),
    Pattern(rf"{_MAKING}[了的]?#(?:行政)?{_DOCUMENT}"),
)
_NOT_MADE: Final = Pattern(
    r"修订|修改|清理|审[查核]|备案|解读|起草|转发|参与|配合|协助|牵头|代|失效|名义|[提报]请|拟|联合|会同"
)
_FOLLOW_UP: Final = Pattern(rf"(制发|废止|现行有效)(?:件数)?{_FILLERS}\Z")


def document(before: str, after: str) -> Wording | None:
    """The quantity of table 2 on 规章 and 规范性文件 that a phrase speaks of."""
    phrase = f"{before}#{after}"
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
    found = _FOLLOW_UP.search(before)
    if found is None:
        return None
    return Wording({"制发": DOCUMENTS_MADE, "废止": DOCUMENTS_REPEALED}.get(found[1], DOCUMENTS_EFFECTIVE), sure=False)


_DECISION: Final = Pattern(
    rf"(?P<kind>行政许可|行政处罚|行政强制)(?:处理)?(?:决定)?(?:数量|案件|事项|办件)?{_FILLERS}#"
)
_DECISION_BEHIND: Final = Pattern(r"#(?P<kind>行政许可|行政处罚|行政强制)决定")
_NOT_DECIDED: Final = Pattern(
    r"公[开示布]|发布|上传|归集|申请|受理|信息|目录|清单|依据|听证|复议|诉讼|培训|取消|下放|程序|当场|移送|立案"
)
_DECIDED: Final = Pattern(r"[作做]出|处理决定")


def decision(before: str, after: str) -> Wording | None:
    """The quantity of table 2 on decisions that a phrase speaks of; what was published of them is none."""
    phrase = f"{before}#{after}"
    if "行政" not in phrase:
        return None
    found = _DECISION.search(phrase) or _DECISION_BEHIND.search(phrase)
    if found is None or _NOT_DECIDED.search(phrase):
        return None
    return Wording(found["kind"], sure=_DECIDED.search(phrase) is not None)


def publishes(before: str) -> bool:
    """Whether the words before a number say that it counts what was published, asked for, or the like."""
    return _NOT_DECIDED.search(before) is not None


_ANOTHER_MATTER: Final = Pattern(
    r"主动公开|公文|热线|留言|信箱|咨询|投诉|举报|信访|建议|提案|解读|公告|公示|信息(?!公开申请)|文件|培训|会议|活动"
    r"|复议|诉讼|许可|处罚"
)


def names_another_matter(before: str) -> bool:
    """Whether the words before a number turn to something else: messages, hotlines, proposals, published items."""
    if _ANOTHER_MATTER.search(before):
        return True
    return _OTHER_OBJECT.search(before) is not None and not _ASKED.search(before)
