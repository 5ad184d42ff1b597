"""Where one paragraph ends and the next begins, when Markdown takes all lines up to a blank one for a single one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.runs import Line

_NUMERAL: Final = "一二三四五六七八九十"
_NUMBERED: Final = re.compile(
    rf"[*_]{{0,3}}(?:(?P<part>[{_NUMERAL}]{{1,3}}[、．.]|第[{_NUMERAL}]{{1,3}}部分)"
    rf"|(?P<point>[（(][{_NUMERAL}]{{1,3}}[）)])|[（(]\d{{1,2}}[）)]|\d{{1,2}}[.．、](?!\d))"
)
_FIRST: Final = frozenset(_NUMERAL + "第（(*_0123456789")
_SENTENCE_MARKS: Final = "。！？；，：!?;,:"
_MARK_INSIDE: Final = re.compile(f"[{_SENTENCE_MARKS}]")
_LONGEST_TITLE: Final = 40
_LONGEST_POINT: Final = 20


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The runs of `lines` that are one paragraph each; blank lines belong to none.

    A numbered or indented line begins a paragraph; a short title, like `一、总体情况`, is one of its own.
    Rows of tab-separated cells stay together, whatever they begin with.
    """
    group: list[Line] = []
    for line in lines:
        if group and (not line.text or _begins(line, group)):
            yield group
            group = []
        if line.text:
            group.append(line)
    if group:
        yield group


def _begins(line: Line, group: list[Line]) -> bool:
    """Whether `line`, which follows `group`, belongs to another paragraph."""
    if "\t" in line.text:
        return "\t" not in group[-1].text
    if line.indented or _numbered(line.text):
        return True
    return len(group) == 1 and (_is_title(group[0].text) or _is_point_title(group[0].text, line.text))


def _is_title(text: str) -> bool:
    """Whether a line is the short title of a numbered part."""
    numbered = _numbered(text)
    if numbered is None or not numbered["part"] or "\t" in text or len(text) > 4 * _LONGEST_TITLE:
        return False
    folded = fold(text.rstrip("*_"))
    return len(folded) <= _LONGEST_TITLE and folded[-1] not in _SENTENCE_MARKS


def _is_point_title(text: str, following: str) -> bool:
    """Whether a line is the title of a point like `（一）主要问题`, not a table's label wrapped over short lines."""
    if len(text) > _LONGEST_POINT or len(following) <= _LONGEST_POINT or "\t" in text:
        return False
    numbered = _numbered(text)
    return numbered is not None and bool(numbered["point"]) and not _MARK_INSIDE.search(text)


def is_sentence(text: str) -> bool:
    """Whether a line ends as running text does."""
    return text.rstrip("*_ ").endswith(tuple(_SENTENCE_MARKS))


def _numbered(text: str) -> re.Match[str] | None:
    return _NUMBERED.match(text) if text[0] in _FIRST else None
