"""Words that stand twice in succession where nobody means them to.

Chinese doubles verbs and measures (研究研究, 一件一件), and compounds meet by chance (政府信息公开公开栏). So a word of
two characters is one of those below, not before what makes a compound with it; a longer one begins with no numeral.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = frozenset(
    """
    资金 情况 制度 机制 内容 政策 文件 平台 栏目 群众 公众 问题 措施 方面 渠道 数据 答复 事项 目录 条例 法规 法律
    公民 部门 单位 政府 政务 行政 领导 科室 街道 乡镇 居民 市民 企业 机构 职责 责任 流程 程序 标准 原则 方式 范围
    加强 推进 开展 进行 完善 提升 提高 严格 认真 积极 及时 不断 按照 通过 对于 关于 以及 切实 全面 主动 持续 有效
    明确 确保 健全 优化 强化 深化 细化 深入 依法 按时 充分 充足 根据 为了 同时 并且 因此 其中 截至 截止 其他 以上
    精神 审核 我局 我市 我县 我区 我镇 我委 我办 我厅 全年 全市 全县 全区 全局 今年 去年 本年 下年 此外 另外 目前
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
# Behind the doubled word, what makes its second half the beginning of another word.
_COMPOUNDS: Final = {
    "情况": "说通汇表", "制度": "化", "政策": "解文库法性宣兑", "文件": "精夹名柜材", "群众": "性路工", "公众": "号平",
    "问题": "导清整线意", "数据": "库中资管安共分治局开集", "法律": "法服援顾责", "法规": "库", "部门": "预决规间联",
    "单位": "预决负", "政府": "信网采部工性", "政务": "服公新信大网", "行政": "机复处许诉强执审区管", "领导": "小干班",
    "企业": "家化", "责任": "人制追单书区", "标准": "化", "程序": "性化员", "机构": "改编职", "推进": "会组机",
    "提升": "行工年", "提高": "班", "主动": "性", "有效": "性期率", "根据": "地", "依法": "行治", "乡镇": "政企街",
    "街道": "办", "居民": "区委小", "市民": "热中", "目录": "编", "事项": "清", "持续": "性", "积极": "性",
    "及时": "性率", "充分": "性", "同时": "期代", "全面": "性", "深入": "人", "委员会": "议主委副", "办公室": "主副人",
    "精神": "文面状病风食", "审核": "结人员流通意制权把",
}  # fmt: skip
_LONGEST: Final = 8
_SHORT: Final = 2
_MOST: Final = 10_000
"""So often does only a text made for it repeat itself."""
_NUMERAL: Final = frozenset("一二三四五六七八九十百千万亿两几多半每某各第不的")
_HAN: Final = r"[\u4e00-\u9fff]+\Z"


def doubled(text: str) -> Iterator[tuple[int, int, int]]:
    """The doubled words of a text without white space, as (start, middle, end): each once, and the longest."""
    taken = 0
    repeats = islice(_repeats(text), _MOST)
    for start, width in sorted(repeats, key=lambda found: (found[0], -found[1])):
        if start >= taken and _is_word(text, start, width):
            taken = start + 2 * width
            yield start, start + width, taken


def _repeats(text: str) -> Iterator[tuple[int, int]]:
    """Where the same characters, so many of them, stand twice in succession.

    The text is laid over itself, all characters at a time: it is asked of every report, and few have any. Of each
    character its last byte is enough to tell where to look.
    """
    data = text.encode("utf-32-le", "surrogatepass")[::4]
    number = int.from_bytes(data, "little")
    for width in range(_SHORT, min(_LONGEST, len(text) // 2) + 1):
        same = (number ^ (number >> (8 * width))).to_bytes(len(data), "little")
        alike = bytes(width)
        start = same.find(alike)
        while start >= 0:
            if start + 2 * width <= len(text) and text.startswith(text[start : start + width], start + width):
                yield start, width
            start = same.find(alike, start + 1)


def _is_word(text: str, start: int, width: int) -> bool:
    word = text[start : start + width]
    following = text[start + 2 * width : start + 2 * width + 1]
    if not re.match(_HAN, word) or len(set(word)) == 1:
        return False
    if following == "再" or following in tuple(_COMPOUNDS.get(word, "")):
        return False
    if width == _SHORT:
        return word in _WORDS
    return word[0] not in _NUMERAL and text[start - 1 : start] not in _NUMERAL
