"""Automatic numbers: which list a paragraph belongs to, so that Word prints the number the report is to have."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_COUNTED = "一二三四五六七八九十"
_HEADING = re.compile(rf"([{_COUNTED}])、(.*)", re.DOTALL)
_SUBJECT = re.compile(rf"（([{_COUNTED}])）(.*)", re.DOTALL)
_HEADINGS, _SUBJECTS = 0, 1
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEVELS = {
    _HEADINGS: ("chineseCountingThousand", "%1、", '<w:pStyle w:val="Heading1"/>'),
    _SUBJECTS: ("chineseCounting", "（%1）", ""),
}


@dataclass(slots=True)
class Numbers:
    """Hands out the numbering of each paragraph. Where a number does not follow its predecessor, counting starts anew
    there, as by the command "set numbering value".
    """

    lists: list[tuple[int, int]] = field(default_factory=lambda: [(_HEADINGS, 1)])
    last: dict[int, int] = field(default_factory=lambda: {_HEADINGS: 0, _SUBJECTS: 0})
    current: dict[int, int] = field(default_factory=lambda: {_HEADINGS: 1, _SUBJECTS: 0})

    def heading(self, text: str, level: int) -> tuple[str, str]:
        """The numbering properties of a heading and the text that is left to type."""
        found = _HEADING.fullmatch(text)
        if not found:
            return _properties(0), text
        number = self._number(_HEADINGS, found[1])
        # The style Heading 1 has the first list by itself.
        by_style = number == 1 and level == 2
        return "" if by_style else _properties(number), found[2]

    def subject(self, text: str) -> tuple[str, str]:
        """The same for a paragraph that begins with a number in brackets, of which each part has a list of its own."""
        found = _SUBJECT.fullmatch(text)
        return (_properties(self._number(_SUBJECTS, found[1])), found[2]) if found else ("", text)

    def _number(self, kind: int, wanted: str) -> int:
        value = _COUNTED.index(wanted) + 1
        if not self.current[kind] or value != self.last[kind] + 1:
            self.lists.append((kind, value))
            self.current[kind] = len(self.lists)
        self.last[kind] = value
        return self.current[kind]

    def part(self) -> str:
        """The content of numbering.xml."""
        kinds = "".join(_kind(kind, *level) for kind, level in _LEVELS.items())
        lists = "".join(_list(number, kind, start) for number, (kind, start) in enumerate(self.lists, 1))
        return f'<?xml version="1.0" encoding="UTF-8"?><w:numbering xmlns:w="{_NAMESPACE}">{kinds}{lists}</w:numbering>'


def _properties(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _kind(kind: int, format_: str, text: str, linked: str) -> str:
    level = (
        f'<w:start w:val="1"/><w:numFmt w:val="{format_}"/>{linked}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
    )


def _list(number: int, kind: int, start: int) -> str:
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if number > 1 else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'
