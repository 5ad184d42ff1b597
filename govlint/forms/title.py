"""The title of a document: the line, or the lines that it is split over, that names it a report and says whose."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from govlint.document import Table, join_lines
from govlint.forms.report import Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Document, Text

_NAME: Final = re.compile(
    r"(?:政府|政务)信息公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:的)?报告|(?:政府|政务)信息公开(?:工作)?年报|信息公开(?:工作)?年度(?:工作)?报告"
    r"|(?:政府|政务)信息公开(?:工作)?20\d\d年度?(?:工作)?报告|政务公开(?:工作)?年度(?:工作)?报告"
)
_YEAR: Final = re.compile(r"(20\d\d)(?:年度?)|([二2][〇○零O0][〇○零O0一二三四五六七八九]{2})年度?")
_DIGITS: Final = {char: str(value) for value, chars in enumerate(("〇○零O", *"一二三四五六七八九")) for char in chars}
# Behind the name: a remark in brackets, the rest of a browser's title line (-某某县人民政府网, _政府信息公开年报).
_TAIL: Final = re.compile(r"[》”]?(?:\(.{0,24}\))?(?:(?:[-_|—–]|--).{2,40})?\Z")
_PATH: Final = (">", "›", "»", "当前位置", "您的位置")
_FILLER: Final = re.compile(r"关于|年度|工作|的|\d{4}|[()《》“”\"\-—_:：#]|附件\d*|本机关")
_ORGAN_ENDS: Final = frozenset("局委府厅办会院部署站处所队镇乡行社团室区县市省盟旗州校学司段馆台心道察裁督")
_BRACKETED: Final = re.compile(r"\((.{2,30})\)\Z")
_LONGEST: Final = 46
_LINES: Final = 3
_SEARCHED: Final = 60
_MOST_LINES: Final = 500
"""In so many blocks, and in so many lines of them at most, the title is looked for."""
_AHEAD: Final = 16
"""The name of a column of a web site stands at most so many lines above the title proper."""


Lines = list[tuple[int, "Text"]]


def find_title(document: Document, before_block: int) -> Title | None:
    """The title among the lines up to block `before_block` (the second part's heading), or None.

    A line that lacks the organ or the year may be the name of a web site's column: the title is a whole one below it.
    """
    lines = _short_lines(document, before_block)
    first: Title | None = None
    end = len(lines)
    position = 0
    while position < end:
        title = _title_at(lines, position)
        if title is not None:
            if title.organ and title.year and not any(mark in title.text.folded.text for mark in _PATH):
                return title
            if first is None:
                first, end = title, min(end, position + _AHEAD)
        position += 1
    return first


def _title_at(lines: Lines, position: int) -> Title | None:
    for length in range(1, _LINES + 1):
        window = lines[position : position + length]
        if len(window) < length or not _adjacent(window):
            break
        title = _title(window)
        if title is not None:
            return _with_line_below(lines, position + length, _with_lines_above(lines, position, title))
    return None


def year_of(folded: str) -> int | None:
    """The first year named in a matching text, in digits or Chinese numerals; None where there is none."""
    match = _YEAR.search(folded)
    if match is None:
        return None
    return int("".join(_DIGITS.get(char, char) for char in match[1] or match[2]))


def _short_lines(document: Document, before_block: int) -> Lines:
    found: Lines = []
    for index, block in enumerate(document.blocks[: min(before_block, _SEARCHED)]):
        if isinstance(block, Table):
            found.extend((index, cell.text) for row in block.rows[:2] for cell in row if "报告" in cell.text.value)
            continue
        left = _MOST_LINES - len(found)
        found.extend((index, line) for line in islice(block.text.lines(), max(left, 0)) if line.folded.text)
    return found


def _adjacent(window: Sequence[tuple[int, Text]]) -> bool:
    return (
        all(len(text.folded.text) <= _LONGEST and "。" not in text.folded.text for _, text in window)
        and window[-1][0] - window[0][0] < _LINES
    )


def _title(window: Lines) -> Title | None:
    text = join_lines([line for _, line in window])
    folded = text.folded.text
    names = list(_NAME.finditer(folded))
    if not names or not _TAIL.match(folded, names[-1].end()):
        return None
    name = names[-1]
    if len(window) > 1 and name.start() >= len(window[0][1].folded.text):
        return None
    before = folded[: name.start()] + folded[name.end() :]
    organ = _FILLER.sub("", _YEAR.sub("", before))
    return Title(text, window[0][0], year_of(folded), organ or None, name[0])


def _with_lines_above(lines: Lines, position: int, title: Title) -> Title:
    """Take in the lines above that name the organ or the year where the title does not: at most one for each."""
    for at in (position, position - 1):
        whole = _with_line_above(lines, at, title)
        if whole is title:
            break
        title = whole
    return title


def _with_line_above(lines: Lines, position: int, title: Title) -> Title:
    if position <= 0 or (title.organ and title.year):
        return title
    above = lines[position - 1]
    folded = above[1].folded.text
    if len(folded) > 40 or lines[position][0] - above[0] > 1:
        return title
    if not title.organ and folded[-1:] in _ORGAN_ENDS:
        organ = _FILLER.sub("", _YEAR.sub("", folded))
    elif not title.year and year_of(folded) is not None:
        organ = title.organ or _FILLER.sub("", _YEAR.sub("", folded))
    else:
        return title
    text = join_lines([above[1], title.text])
    return Title(text, above[0], title.year or year_of(folded), organ or title.organ, title.name)


def _with_line_below(lines: Lines, position: int, title: Title) -> Title:
    """Take in the line below where it is what the title lacks, in brackets: （云岭市水务局）, （2024年度）."""
    if position >= len(lines) or (title.organ and title.year) or lines[position][0] - title.block > _LINES:
        return title
    below = lines[position][1]
    inside = _BRACKETED.match(below.folded.text)
    if inside is None:
        return title
    year = title.year or year_of(inside[1])
    organ = title.organ or (_FILLER.sub("", _YEAR.sub("", inside[1])) if inside[1][-1:] in _ORGAN_ENDS else None)
    if (organ, year) == (title.organ, title.year):
        return title
    return title._replace(text=join_lines([title.text, below]), year=year, organ=organ)
