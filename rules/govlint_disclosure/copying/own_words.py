"""A text in its own words: what is left to compare when mandated phrases, names and numbers are discounted.

Texts are compared by overlapping pieces of ten characters (shingles). Before that document titles and punctuation are
dropped, every number becomes one mark and every mandated phrase another; a shingle counts if at least six of its
characters are no marks, and never across paragraphs.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.forms.form import Form

LENGTH: Final = 10
"""How many characters a shingle has."""
BREAK: Final = "ǂ"
"""Stands between paragraphs. Like the other marks it is a letter that no Chinese text has."""
_NUMBER: Final = "0"
_PHRASE: Final = "ǀ"
_NAME: Final = "ǁ"
_MOST_MARKS: Final = 4
_WEIGHTS: Final = {_NUMBER: 1, _PHRASE: 1, _NAME: 1, BREAK: _MOST_MARKS + 1}
_SHORTEST_LABEL: Final = 4
_DROPPED: Final = r"《[^《》]{0,80}》|\d++(?:[.,]\d++)*+%?|[^\w]++|_"

_WRITTEN: Final = """\
国务院办公厅政府信息与政务公开办公室 中华人民共和国政府信息公开条例 政府信息公开工作年度报告
政府信息公开工作年报 政府信息公开年度报告 政府信息公开工作 政府信息公开申请 政府信息公开条例 政府信息公开目录
政府信息公开指南 政府信息公开 政务信息公开 政务公开工作 政务公开 信息公开工作 信息公开申请 信息公开
主动公开政府信息 主动公开信息 主动公开 依申请公开 依申请办理 政府信息管理 政府信息公开平台建设 信息公开平台建设
公开平台建设 平台建设 监督保障 行政规范性文件 规范性文件 行政许可 行政处罚 行政强制 行政事业性收费 政府集中采购
行政复议 行政诉讼 信息处理费 公民法人和其他组织 公民法人或者其他组织 法人或其他组织 数据统计期限 统计期限
自年1月1日起至12月31日止 1月1日至12月31日 编制本报告 本报告 编制 现将 情况报告如下 本报告由 总体情况
存在的主要问题及改进情况 存在的主要问题 存在问题 主要问题 改进情况 改进措施 其他需要报告的事项 本年新收 上年结转
结转下年度继续办理 结转下年度 予以公开 部分公开 不予公开 无法提供 不予处理 其他处理 工作考核 社会评议 责任追究
以习近平新时代中国特色社会主义思想为指导 习近平新时代中国特色社会主义思想 全面贯彻落实 深入贯彻落实 认真贯彻落实
贯彻落实 党的二十大精神 党的二十大 党的十九大精神 以人民为中心 党中央国务院 决策部署 有关规定 有关要求 工作要求
全年共 本年度 全年
"""
_PHRASES: Final = frozenset(_WRITTEN.split())
"""Phrases that the forms, the law and every report's opening bring along."""


def own_words(folded: str, form: Form, names: Sequence[str]) -> str:
    """A matching text in its own words; `names` are those of the organ, which another would replace by its own."""
    words = folded
    for name in names:
        words = words.replace(name, _NAME)
    words = _dropped().sub(_mark, words)
    for phrase in _phrases(form):
        words = words.replace(phrase, _PHRASE)
    return words


def tracked(folded: str, form: Form, names: Sequence[str]) -> tuple[str, list[int]]:
    """The same with the place in `folded` that each character comes from; it takes longer."""
    words, origins = folded, list(range(len(folded)))
    for name in names:
        words, origins = _replaced(words, origins, name, _NAME)
    words, origins = _plain(words, origins)
    for phrase in _phrases(form):
        words, origins = _replaced(words, origins, phrase, _PHRASE)
    return words, origins


def counted(words: str) -> list[int]:
    """Where the shingles begin that count."""
    weight = _WEIGHTS.get
    sums = list(accumulate([weight(char, 0) for char in words], initial=0))
    return [at for at in range(len(words) - LENGTH + 1) if sums[at + LENGTH] - sums[at] <= _MOST_MARKS]


def shingles(words: str) -> list[str]:
    """The shingles that count, in order."""
    return [words[at : at + LENGTH] for at in counted(words)]


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(_DROPPED)


def _mark(match: re.Match[str]) -> str:
    return _NUMBER if match[0][0].isdigit() else ""


@lru_cache(maxsize=8)
def _phrases(form: Form) -> tuple[str, ...]:
    """Every mandated phrase as it looks when titles, marks and numbers are gone, longest first."""
    labels = [label for part in form.parts for label in (part.label, *part.subjects)]
    for table in form.tables:
        labels += [title for section in table.sections for title in section.titles]
        labels += [label for row in table.rows for label in (row.label, *row.groups)]
    texts = [*_PHRASES, *(spelling for label in labels for spelling in label.spellings)]
    plain = {_dropped().sub(_mark, fold(text)) for text in texts}
    return tuple(sorted((text for text in plain if len(text) >= _SHORTEST_LABEL or text in _PHRASES), key=_longest))


def _longest(text: str) -> tuple[int, str]:
    return (-len(text), text)


def _plain(words: str, origins: Sequence[int]) -> tuple[str, list[int]]:
    """The text without titles and marks, each number as one mark."""
    pieces: list[str] = []
    kept: list[int] = []
    at = 0
    for match in _dropped().finditer(words):
        mark = _mark(match)
        pieces += (words[at : match.start()], mark)
        kept += (*origins[at : match.start()], *origins[match.start() : match.start() + len(mark)])
        at = match.end()
    return "".join([*pieces, words[at:]]), [*kept, *origins[at:]]


def _replaced(words: str, origins: list[int], phrase: str, mark: str) -> tuple[str, list[int]]:
    """The text with a mark in place of each occurrence of a phrase."""
    if phrase not in words:
        return words, origins
    pieces = words.split(phrase)
    kept: list[int] = []
    at = 0
    for piece in pieces[:-1]:
        kept.extend(origins[at : at + len(piece) + 1])
        at += len(piece) + len(phrase)
    return mark.join(pieces), kept + origins[at:]
