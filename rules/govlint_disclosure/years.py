"""Which year a sentence reports the work of, or makes plans for.

Only a year at the head of a sentence, or of what a sentence states, is taken for the year it speaks of. Comparisons,
dates, titles of documents, accounts of several years and what was carried over from a year name other years rightly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR: Final = r"(20\d\d)年度?"
_NAME: Final = 40
_NUMBERED: Final = r"(?:\([一二三四五六七八九十]{1,2}\)|\d{1,2}[.、]|[一二三四五六七八九十](?:是|、))?"
_SELF: Final = (
    r"[我本全][局委办厅院处所站队会校镇乡县区市省州旗盟街系]|本机关|本单位|本部门|我单位|[我本全]街道|全系统"
    r"|(?:经|据)统计"
)
_STATED: Final = (
    r"未|没有|无|共|累计|收取|新收|收到|信息处理费|(?:政府)?信息公开(?:信息)?处理费|政府信息公开[^,。;]{0,6}收费"
)
_BEGUN: Final = (
    rf"{_STATED}|全年|主动公开(?:各类)?(?:政府|政务)?信息|在[^,。;]{{2,30}}(?:领导|指导|关心|支持|帮助)下|(?:政府|政务)信息公开工作"
    r"(?:中|虽|取得|仍|还|存在|总体|开展)|(?:制作|获取|制作、?(?:和|及|或)?获取|产生|形成)的?(?:政府|政务)?信息|认真|坚持|始终|深入|严格|紧紧围绕|紧扣|按照"
)
# What others did in a year, and what became of an organ, is told as history.
_OTHERS: Final = (
    r",(?:《|新修|国家|国务院|中央|党中央|全国|[省市县区州][委政])[^。;]{0,30}?"
    r"(?:印发|出台|下发|公布|修订|施行|实施|部署|召开)|,?(?:[我本].{1,2})?[^,。;]{0,12}?(?:被(?!申请|提起|诉)|成立|组建|挂牌|荣获|获评)"
)
# Words that make another year right, wherever in the sentence they stand.
_OTHERWISE: Final = (
    r"同比|环比|相比|对比|[比较](?:上|去|前|20\d\d)|上年|上一年|去年|前年|往年|历年|近[两二三四五]年|逐年|结转|遗留|转入"
    r"|增长|下降|减少|增加\d|多\d|持平|今年|本年|当年|至今|以来|目前|截至|截止|已整改|整改到位|整改完成|已解决|已完成整改"
)
_RECALLED: Final = r"(?:上一?|前一?|去)年度?[^。]{0,12}(?:问题|不足)|问题整改情况|整改落实情况|回头看"
_PLANNED: Final = (
    r"将(?:会|要)?(?:进一步|继续|加大|加强|不断|着力|着重|认真|切实|严格|按照|围绕|坚持|深入|持续|努力|积极|全面|大力|狠抓"
    r"|强化|完善|健全|优化|采取|从以下|针对|充分|紧紧|结合|立足|聚焦|多措并举|做好|抓好)"
)
_RAISED: Final = r",?[^,。;]{0,12}?(?:[将要]|加大|加强|继续|进一步|完善|健全|强化|不断|着力)"
_TAKEN_UP: Final = r"作为|纳入|列入|列为|摆在|摆上|放在|融入"
_DONE: Final = r"了|已|过|\d+[次期场条件人份篇个]"


class Mention(NamedTuple):
    """A year as a text names it: from `start` to `end` of the matching text."""

    year: int
    start: int
    end: int


def reported(folded: str, organ: str) -> Iterator[Mention]:
    """The years whose work the sentences of a matching text report; `organ` is the name of whose report it is."""
    for found in re.finditer(_YEAR, folded):
        begin, end = sentence(folded, found.start())
        if not _heads(folded, found, organ) or re.search(_OTHERWISE, folded[begin:end]):
            continue
        said, before = folded[begin:end], folded[max(begin - 200, 0) : found.start()]
        if all(year == found[1] for year in re.findall(r"20\d\d(?=年)", said)) and not re.search(_RECALLED, before):
            yield Mention(int(found[1]), *found.span())


def _heads(folded: str, found: re.Match[str], organ: str) -> bool:
    """Whether a year stands at the head of a sentence that reports, or of a clause that states a figure or none."""
    near = max(found.start() - _NAME, 0)
    cut = max(folded.rfind(mark, near, found.start()) for mark in "。;:,")
    if cut < 0 < near or folded.endswith("其中", near, max(cut, 0)):
        return False
    named = re.sub(rf"\A{_NUMBERED}", "", folded[cut + 1 : found.start()])
    if named and not _is_self(named, organ):
        return False
    behind = folded[found.end() : found.end() + 80]
    own = _own_name(behind, organ)
    if cut >= 0 and folded[cut] == ",":
        return re.match(rf",?(?:{_SELF})?(?:{_STATED})", behind.removeprefix(",")[own:]) is not None
    return bool(own) or re.match(rf"(?!{_OTHERS})(?:,|{_SELF}|{_BEGUN})", behind) is not None


def _is_self(named: str, organ: str) -> bool:
    return re.fullmatch(_SELF, named) is not None or (len(named) >= 3 and (organ.endswith(named) or named in organ))


def _own_name(text: str, organ: str) -> int:
    """How many characters at the start of `text`, a comma left out, are the organ's name or its end."""
    text = text.removeprefix(",")
    return next((len(organ) - at for at in range(len(organ) - 2) if text.startswith(organ[at:])), 0)


def recounted(folded: str, mention: Mention, year: int) -> bool:
    """Whether the text goes on from the year mentioned to `year`: then it tells of one after the other."""
    return re.search(rf"[。;](?:{year}年|今年|本年)", folded[mention.end : mention.end + 400]) is not None


def planned(folded: str, year: int) -> Iterator[Mention]:
    """Where a matching text makes plans for `year`."""
    name = f"{year}年"
    if name not in folded:
        return
    for found in re.finditer(rf"(?<![至到\-—~、和及与]){name}度?", folded):
        begin, end = sentence(folded, found.start())
        before, behind = folded[begin : found.start()], folded[found.end() : end]
        if _is_plan(before, behind):
            yield Mention(year, found.start(), found.end())


def _is_plan(before: str, behind: str) -> bool:
    if re.search(r"(?:下一?步|今后|下一年度?|下一?阶段)[^。]{0,40}\Z", before):
        return re.search(_DONE, behind) is None
    if re.search(r"为(?:了)?(?:进一步|更好|不断)[^。]{0,40}\Z", before):
        return re.match(_RAISED, behind) is not None and re.search(_DONE, behind) is None
    willing = re.match(rf",?[^,。;《》“”]{{0,20}}?{_PLANNED}", behind)
    if willing:
        return not re.search(_TAKEN_UP, behind[willing.end() : willing.end() + 40])
    heading = re.match(r"(?:政府|政务)?(?:信息)?(?:公开)?(?:重点)?工作(?:打算|计划|思路|安排|目标)(?:[:。]|\Z)", behind)
    return heading is not None and re.fullmatch(_NUMBERED, before) is not None
