"""Sentences that say there was none of something: 未收到政府信息公开申请, 未发生行政复议、行政诉讼.

The word that denies and the thing that is denied must belong together: 未发生因政府信息公开申请引起的行政诉讼 denies
lawsuits and no applications, 无法提供 and 未经复议 deny nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.statements import wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO: Final = r"(?:未|没有|没|无|零)"
_NOT_NO: Final = r"(?:无(?:偿|正当|效|法|障碍|理由|故|关|论|差错|误|缝)|未(?:来|经|能|成年|按|及时|公开|纳入)|没有现成)"
_DENIAL: Final = rf"(?P<not>{_NOT_NO})|(?P<no>{_NO})"
_GETTING: Final = (
    r"(?:曾|再|有|发生|出现|产生|新)*(?:收到|接到|接收到?|收|受理|涉及|接受|存在|办理)?(?:过|任何|1件|一件)?"
)
_WHOM: Final = r"(?P<whom>[^,;#]{0,44}?)"
_ASKED: Final = (
    r"(?P<thing>依法?申请公开(?:政府信息)?|(?:政府|政务)?信息(?:公开)?(?:的)?申请(?:公开)?|申请公开(?:政府|政务)?信息"
    r"|申请(?:政府|政务)信息公开|公开申请)(?:申请|件|事项|信息|办件|情况|情形|的){0,4}"
)
_GOES_ON: Final = (
    r"引[起发]|产生|导致|被|而|提起|的?(?:投诉|举报|行政复议|复议|诉讼|费用|收费|异议|纠纷|舆情|信访|案件)|行政|收?费|渠道"
    r"|答复|超期|逾期|工作|办理(?:超|逾)|不|拒|栏|平台|窗口|专栏|目录|指南|流程"
)
_WAYS: Final = r"网[络上站]|线上|在线|信函|书面|当面|现场|邮[寄件政]|传真|电子|平台|窗口"
_NARROW: Final = rf"{_WAYS}|未|不|逾|超|复议|诉讼|费|投诉|许可|因|由于|就"


class Denial(NamedTuple):
    """What is denied, from `start` to `end` of the sentence; `sure` says that nothing narrower could be meant."""

    quantity: str
    start: int
    end: int
    sure: bool = True


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def denials(words: str, *, about_applications: bool, about_cases: bool) -> Iterator[Denial]:
    """What a sentence denies. The two flags say what the text is about anyway."""
    for found in _pattern(_DENIAL).finditer(words):
        if found["not"]:
            continue
        begin = found.start()
        rest = words[begin:]
        yield from _applications(rest, begin, told=about_applications)
        yield from _cases(rest, begin, told=about_cases)
        yield from _others(rest, begin)


def _applications(rest: str, begin: int, *, told: bool) -> Iterator[Denial]:
    carried = _pattern(
        rf"^{_NO}(?:发生|出现)?(?:申请)?(?:件)?(?P<last>上一?年度?)?(?:结转|转结)(?P<next>(?:至|到|入)?(?:下|次|20\d\d))?"
    ).match(rest)
    if carried and told and (carried["last"] or carried["next"]):
        yield Denial(wordings.CARRIED if carried["last"] else wordings.PENDING, begin, begin + carried.end())
        return
    found = _pattern(rf"^{_NO}{_GETTING}{_WHOM}{_ASKED}").match(rest)
    if found is None and told:
        found = _pattern(
            rf"^{_NO}(?:新)?(?:收到|接到|接收到?|受理)(?:过|任何)?(?P<whom>)(?P<thing>申请)(?:件|事项)?(?=[,]|\Z)"
        ).match(rest)
    if found is None or _pattern(_GOES_ON).match(rest, found.end()):
        return
    whom = found["whom"]
    if _pattern(_NARROW).search(whom):
        return
    everybody = not _pattern(r"法人|企业|组织").search(whom) or _pattern(r"公民|自然人|个人|群众").search(whom)
    if everybody:
        yield Denial(wordings.NEW, begin, begin + found.end())


_CASE: Final = r"(?:行政)?(?P<what>复议|诉讼)[案件事项情况形申请]{0,6}"


def _cases(rest: str, begin: int, *, told: bool) -> Iterator[Denial]:
    """Reviews and lawsuits, also several in a row: 未被申请行政复议、提起行政诉讼."""
    first = _pattern(rf"^{_NO}(?P<between>[^,;#]{{0,44}}?){_CASE}").match(rest)
    if first is None:
        return
    between = first["between"]
    if not (told or _pattern(r"信息公开|依申请|公开工作|公开申请|申请公开").search(between)):
        return
    if _pattern(r"不|未|逾|超|被(?:纠|撤|确)|败|错|差|失误|受理|审理|办理|再|直接").search(between):
        return
    end, found = first.end(), [first["what"]]
    more = _pattern(rf"[、,和及与或也亦]*(?:未|没有|无)?(?:被)?(?:发生|引[起发])?(?:申请|提起)?(?:的)?{_CASE}")
    while following := more.match(rest, end):
        end = following.end()
        found.append(following["what"])
    if _pattern(r"(?:中|后|被|的)?[^,]{0,4}(?:败|纠|撤|变更|违法|超|逾|结果|维持|驳)").match(rest, end):
        return
    for what in dict.fromkeys(found):
        yield Denial(wordings.REVIEWS if what == "复议" else wordings.SUITS, begin, begin + end)


def _others(rest: str, begin: int) -> Iterator[Denial]:
    made = _pattern(
        rf"^{_NO}(?:有)?(?P<verb>新?制发|新?制定|出台|印发|发布|废止)(?:过|任何)?[^,;、]{{0,4}}?(?P<what>规章(?!制度)|规范性文件)"
    ).match(rest)
    if made:
        regulations, repealed = made["what"] == "规章", made["verb"] == "废止"
        quantity = (
            (wordings.REGULATIONS_REPEALED if repealed else wordings.REGULATIONS_MADE)
            if regulations
            else (wordings.DOCUMENTS_REPEALED if repealed else wordings.DOCUMENTS_MADE)
        )
        yield Denial(quantity, begin, begin + made.end(), sure="制" in made["verb"])
    decided = _pattern(rf"^{_NO}(?:有)?[作做]出(?:过|任何)?(行政许可|行政处罚|行政强制)").match(rest)
    if decided:
        yield Denial(decided[1], begin, begin + decided.end(), sure=False)
    fee = _pattern(rf"^{_NO}(?:有)?(?:收取|产生|发生)(?:过|任何)?[^,;]{{0,12}}?(?:信息(?:公开)?处理费)").match(rest)
    if fee:
        yield Denial(wordings.FEE, begin, begin + fee.end())
