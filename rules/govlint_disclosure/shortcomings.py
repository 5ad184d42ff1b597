"""What part 5 speaks of: problems, measures against them, or a statement that there are none.

The vocabulary is generous on purpose: a part lacks its problems or its measures only where no word hints at them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Outlook(NamedTuple):
    """Whether problems and measures are spoken of; `denied` is the statement that there are no problems, "" if none."""

    problems: bool
    measures: bool
    denied: str = ""


# Words that leave no doubt, so that most reports are judged by them alone.
_PROBLEMS: Final = ("不够", "有待", "不及时", "不到位", "薄弱", "差距", "单一", "滞后", "不高", "不强", "仍需")
_MEASURES: Final = ("下一步", "下步", "今后", "改进措施", "改进情况", "整改措施", "将进一步", "将继续")
# The heading of the part, said again in its text, tells nothing.
_TITLES: Final = (
    r"(?:政府信息公开工作)?存在的?(?:主要)?(?:困难|问题|不足)(?:和|及|与|以及|、)(?:困难|问题|不足|原因)?(?:下一步|今后)?的?"
    r"(?:整改|改进|解决)?(?:情况|措施|办法|方向|计划|打算)"
)
_DENIED: Final = (
    r"(?:不存在|未发现|没有发现|没有存在|无|没有|暂无|未出现|暂未发现)"
    r"(?:明显|突出|重大|较大|主要|严重|其他|任何|相关)?的?(?:问题|不足|困难)"
    r"|(?:问题|不足)(?:情况)?[:,]?(?:暂?无|没有)(?=[。;,:]|\Z)"
)
# Problems of somebody else, and those that are being solved, are not what is wrong with the organ's own work.
_OTHERS: Final = (
    r"问题导向|问题线索|(?:热点|难点|焦点|疑难|重大|实际|有关|具体|咨询|政策|突出)问题"
    r"|(?:关心|关注|关切|反映|反馈|咨询|提出|遇到)的[^。;,]{0,8}问题(?!已|均|全部|的?整改|得到)"
    r"|(?:发现|查找|查摆|解决|杜绝|防止|避免|处理)[^。;,]{0,8}问题"
    r"|[及立][时即](?:发现|整改|解决|纠正)[^。;,]{0,6}问题|不足之处欢迎|问题发生"
)
_VERBS: Final = (
    r"加强|加大|改进|改善|完善|提[高升]|增强|强化|拓[展宽]|规范|优化|健全|深化|细化|丰富|提质|扩大|创新|落实"
    r"|重视|巩固"
)
# What is wanting is named by the verbs of the measures: 有待加强, 还需完善, 不规范.
_WANTED: Final = (
    r"(?:有待|亟待|亟需|[还仍尚][需须要应]|待|需要?|应|须|不够|不太|欠|未|不)"
    r"(?:当|要|于)?(?:进一步|不断|继续|持续|全面|大力|切实|逐步|完全|及时)?[地的]?(?:加以|予以)?"
    rf"(?:{_VERBS})|有所(?:{_VERBS}|欠缺)|(?:{_VERBS})(?=[性化度不较]|程度|空间|力度不|得不)"
)
_PROBLEM: Final = (
    r"问题|不足|薄弱|有待|亟待|亟需|[还仍尚][需须要应]|待(?:加强|提高|完善|改进|提升|增强)"
    rf"|[需应须]要?(?:进一步|不断|继续|持续|{_VERBS})"
    r"|不够|不[高强多深细严广新熟快全畅齐佳准]|不(?:及时|到位|规范|完善|全面|平衡|明显|积极|主动|充分|统一|健全)"
    r"|不(?:丰富|熟悉|清晰|一致|理想|足|太)|欠|短板|弱项|差距|距离|滞后|单一|偏[少低]|较[少低]|[差弱]"
    r"|缺[乏少失]|紧缺|困难|难度|难以|制约|受限|有限|松懈|懈怠|空间|未能|未形成|未及时"
    r"|瓶颈|参差不齐|遗漏|淡薄|身兼|兼职|人手|生疏|错误|慢"
)
_MEASURE: Final = (
    rf"{_VERBS}|措施|下一?步|下一年|下一阶段|今后|将|打算|努力|力争|争取|计划|整改|继续|着力|逐步|进一步|针对"
    r"|督促|采取|压实|聚焦|调整|增设|新设|改版|解决|指定|专人|通报|(?:建立|制定|组织|开展|印发|举办)了|20\d\d年起"
)
# What went well stands ahead of what did not: it is no measure.
_ACHIEVED: Final = r"虽|取得|成效|成绩|进展|有序|顺利|能够"
_BUT: Final = r"但|然而|仍|还存在|也存在|不过|对照|相比"


def outlook(texts: Iterable[str]) -> Outlook:
    """What the matching texts of part 5 speak of."""
    said = "。".join(dict.fromkeys(texts))
    if _hints(said, _PROBLEMS) and _hints(said, _MEASURES) and not _hints(said, ("及改进", "及整改")):
        return Outlook(problems=True, measures=True)
    said = re.sub(_TITLES, "", said)
    denied = re.search(_DENIED, said)
    own = re.sub(_OTHERS, "", re.sub(_DENIED, "", said))
    problems = re.search(_PROBLEM, own) is not None
    measures = re.search(_MEASURE, re.sub(_WANTED, "", "。".join(map(_after_praise, own.split("。"))))) is not None
    return Outlook(problems, measures, denied[0] if denied and not problems else "")


def _after_praise(sentence: str) -> str:
    """A sentence from its "but" on, if what stands before tells of success."""
    praise = re.search(_ACHIEVED, sentence)
    turn = re.search(_BUT, sentence[praise.end() :]) if praise else None
    return sentence[praise.end() + turn.end() :] if praise and turn else sentence


def _hints(said: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110 - a generator would take several times as long
        if word in said:
            return True
    return False
