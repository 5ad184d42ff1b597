"""Sentences that say there was none of something: 未收到政府信息公开申请, 未发生行政复议、行政诉讼.

The word that denies and the thing that is denied must belong together: 未发生因政府信息公开申请引起的行政诉讼 denies
lawsuits and no applications, 无法提供 and 未经复议 deny nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.statements import quantities
from govlint_disclosure.statements.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO: Final = r"(?:未|没有|没|无|零)"
_DENIAL: Final = Pattern(
    r"无(?:偿|正当|效|法|障碍|理由|故|关|论|差错|误|缝)|未(?:来|经|能|成年|按|及时|公开|纳入)|没有现成|未|没|无|零"
)
"""Matches a word that denies, or a longer one in which the same character denies nothing."""
_GETTING: Final = (
    r"(?:曾|再|有|发生|出现|产生|新)*(?:收到|接到|接收到?|收|受理|涉及|接受|存在|办理)?(?:过|任何|1件|一件)?"
)
_ASKED: Final = (
    r"(?:依法?申请公开(?:政府信息)?|依申请政府信息(?:公开)?|(?:政府|政务)?信息(?:公开)?的?申请(?:公开)?|申请公开(?:政府|政务)?信息"
    r"|申请(?:政府|政务)信息公开|公开申请|公开(?:政府|政务)信息的申请)(?:申请|件|事项|信息|办件|情况|情形|的){0,4}"
)
_CARRIED: Final = Pattern(
    rf"{_NO}(?:发生|出现)?(?:申请)?件?(?P<last>上一?年度?)?(?:结转|转结)(?P<next>[至到入]?(?:下|次|20\d\d))?"
    rf"|{_NO}(?P<following>下一?年度?)(?:结转|转结)"
)
_APPLICATION: Final = Pattern(rf"{_NO}{_GETTING}(?P<whom>[^,;#]{{0,44}}?){_ASKED}")
_BARE_APPLICATION: Final = Pattern(rf"{_NO}新?(?:收到|接到|接收到?|受理)(?:过|任何)?(?P<whom>)申请(?:件|事项)?(?=,|\Z)")
_GOES_ON: Final = Pattern(
    r"引[起发]|产生|导致|被|而|提起|的?(?:投诉|举报|行政复议|复议|诉讼|费用|收费|异议|纠纷|舆情|信访|案件)|行政|收?费|渠道"
    r"|答复|超期|逾期|工作|办理[超逾]|不|拒|栏|平台|窗口|专栏|目录|指南|流程|收取|方面|[^,;:#、]{0,12}?的(?![,;:#、]|\Z)"
    r"|(?<=的)(?![,;:#、]|\Z)"
)
"""What makes of the applications but a word of what is denied: lawsuits on them, offices that had none."""
_NARROW: Final = Pattern(
    r"网[络上站]|线上|在线|信函|书面|当面|现场|邮[寄件政]|传真|电子|平台|窗口|未|不|逾|超|复议|诉讼|费|投诉|许可|因|由于|就"
    r"|办结|答复|完成|处理|秘密|隐私|无关|职责|重复|大量|转[办来交送]|\A对"
)
_WHOSE: Final = Pattern(
    r"公[民众]|自然人|个人|[群大]众|法人|组织|企业|社会|单位|[市居村人]民|提[出交]|要求|递交|[有相]关|关于|任何|年|新|本|[1一][件例起宗次份]"
)
"""What stands between the denial and the applications where all of them are meant."""
_LEGAL_PERSONS: Final = Pattern(r"法人|企业|组织")
_EVERYBODY: Final = Pattern(r"公民|自然人|个人|群众")
_CASE: Final = r"(?:行政)?(?P<what>复议(?!后)|诉讼)[案件事项情况形申请]{0,6}"
_FIRST_CASE: Final = Pattern(rf"{_NO}(?P<between>[^,;#]{{0,44}}?){_CASE}")
_NEXT_CASE: Final = Pattern(rf"[、,和及与或也亦]*(?:未|没有|无)?被?(?:发生|引[起发])?(?:申请|提起)?的?{_CASE}")
_DISCLOSURE: Final = Pattern(r"信息公开|依申请|公开工作|公开申请|申请公开")
_NO_CASE: Final = Pattern(r"不|未|逾|超|被[纠撤确]|败|错|差|失误|受理|审理|办理|再|直接|处罚|许可|强制|征收")
_OUTCOME_BEHIND: Final = Pattern(
    r"[中后被的]?[^,]{0,4}(?:败|纠|撤|变更|违法|超|逾|结果|维持|驳)|的(?![情案事现问]|[,;]|\Z)"
)
_DOCUMENT: Final = Pattern(
    rf"{_NO}有?(?P<verb>新?制发|新?制定|出台|印发|发布|废止)(?:过|任何)?[^,;、]{{0,4}}?(?P<what>规章(?!制度)|规范性文件(?!解读|目录|备案|审查|清理))"
)
_DECISION: Final = Pattern(rf"{_NO}有?[作做]出(?:过|任何)?(?P<kind>行政许可|行政处罚|行政强制)")
_FEE: Final = Pattern(rf"{_NO}有?(?:收取|产生|发生)(?:过|任何)?[^,;]{{0,12}}?信息(?:公开)?处理费")


class Denial(NamedTuple):
    """What is denied, from `start` to `end` of the sentence; `sure` says that nothing narrower could be meant."""

    quantity: str
    start: int
    end: int
    sure: bool = True


def may_deny(words: str) -> bool:
    """Whether one of the words that deny stands in a text."""
    return "未" in words or "没" in words or "无" in words or "零" in words


def denials(words: str, *, about_applications: bool, about_cases: bool) -> Iterator[Denial]:
    """What a sentence denies. The two flags say what the text is about anyway."""
    for found in _DENIAL.finditer(words):
        if len(found[0]) == 1:
            yield from _applications(words, found.start(), told=about_applications)
            yield from _cases(words, found.start(), told=about_cases)
            yield from _others(words, found.start())


def _applications(words: str, at: int, *, told: bool) -> Iterator[Denial]:
    carried = _CARRIED.match(words, at) if told else None
    if carried and (carried["last"] or carried["next"] or carried["following"]):
        yield Denial(quantities.CARRIED if carried["last"] else quantities.PENDING, at, carried.end())
        return
    found = _APPLICATION.match(words, at) or (_BARE_APPLICATION.match(words, at) if told else None)
    if found is None or _GOES_ON.match(words, found.end()) or _NARROW.search(found["whom"]):
        return
    if _EVERYBODY.search(found["whom"]) or not _LEGAL_PERSONS.search(found["whom"]):
        sure = not found["whom"] or _WHOSE.search(found["whom"]) is not None
        yield Denial(quantities.NEW, at, found.end(), sure=sure)


def _cases(words: str, at: int, *, told: bool) -> Iterator[Denial]:
    """Reviews and lawsuits, also several in a row: 未被申请行政复议、提起行政诉讼."""
    first = _FIRST_CASE.match(words, at)
    if first is None or not (told or _DISCLOSURE.search(first["between"])) or _NO_CASE.search(first["between"]):
        return
    end, found = first.end(), [first["what"]]
    while following := _NEXT_CASE.match(words, end):
        end = following.end()
        found.append(following["what"])
    if _OUTCOME_BEHIND.match(words, end):
        return
    for what in dict.fromkeys(found):
        yield Denial(quantities.REVIEWS if what == "复议" else quantities.SUITS, at, end)


def _others(words: str, at: int) -> Iterator[Denial]:
    if made := _DOCUMENT.match(words, at):
        yield Denial(_document(made["what"], made["verb"]), at, made.end(), sure="制" in made["verb"])
    if decided := _DECISION.match(words, at):
        yield Denial(decided["kind"], at, decided.end(), sure=False)
    if fee := _FEE.match(words, at):
        yield Denial(quantities.FEE, at, fee.end())


def _document(what: str, verb: str) -> str:
    if what == "规章":
        return quantities.REGULATIONS_REPEALED if verb == "废止" else quantities.REGULATIONS_MADE
    return quantities.DOCUMENTS_REPEALED if verb == "废止" else quantities.DOCUMENTS_MADE
