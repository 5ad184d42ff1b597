"""Figures that rightly differ from last year's report, which was wrong or counted otherwise: where that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.series.view import Extract, Organ, Series

_WRITTEN: Final = """\
不一致 不符 不同 差异 出入 差额 更正 勘误 修正 订正 校正 有误 误填 误报 误统 漏报 漏填 漏统 多报 少报 错报 错填
口径 重新核 重新统计 核减 核增 核实 调整为 机构改革 职能划转 划入 划转 划出 移交 并入 合并 撤销 失效
"""
_DIFFERENT: Final = tuple(_WRITTEN.split())
_DENIED: Final = ("无", "没有", "未", "不存在", "不得", "避免", "防止")
_LAST_YEAR: Final = ("上年", "上一年", "去年", "年初")
_ENDS: Final = "。;!?"
_REACH: Final = 4
_LONGEST: Final = 200
_SHOWN: Final = 60


def restatement(series: Series, organ: Organ, year: int, extract: Extract, subjects: tuple[str, ...]) -> str:
    """Why the figures on one of the `subjects` do not continue last year's, as manifest or report say it; else ""."""
    listed = series.restated.get((organ.key, year))
    if listed:
        return say("清单写明：{listed}", listed=listed)
    for sentence in _sentences(extract):
        if _speaks_of(sentence, subjects, year) and any(_is_said(sentence, word) for word in _DIFFERENT):
            shown = sentence if len(sentence) <= _SHOWN else sentence[:_SHOWN] + "…"
            return say("报告写明：{shown}", shown=shown)
    return ""


def _speaks_of(sentence: str, subjects: tuple[str, ...], year: int) -> bool:
    """Whether a sentence of a length that people write is about last year's figure of one of the subjects."""
    return (
        len(sentence) <= _LONGEST
        and any(subject in sentence for subject in subjects)
        and any(word in sentence for word in (*_LAST_YEAR, f"{year - 1}年"))
    )


def _is_said(sentence: str, word: str) -> bool:
    at = sentence.find(word)
    if at < 0:
        return False
    before = sentence[max(0, at - _REACH) : at]
    return not any(denial in before for denial in _DENIED)


def _sentences(extract: Extract) -> Iterator[str]:
    for texts in extract.passages.values():
        for text in texts:
            folded = text.folded.text
            for end in _ENDS[1:]:
                folded = folded.replace(end, _ENDS[0])
            yield from folded.split(_ENDS[0])
