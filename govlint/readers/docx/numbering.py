"""Automatic numbers of a Word file: the 一、 that stands in no text, as Word counts and shows it.

A paragraph names a list (w:num), the list a definition (w:abstractNum) of nine levels. All lists of one definition
share its counters, so a list goes on where another left off, unless it overrides the start of a level.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from govlint.named_tuple import NamedTuple
from govlint.readers.docx.number_formats import customised, written
from govlint.readers.docx.styles import RUN_PROPERTIES
from govlint.readers.docx.xml_values import VAL, W, integer, is_on, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.styles import ParagraphFormat, Styles

LEVELS: Final = 9
_MOST_LINKS: Final = 9
"""How many list styles may refer to one another; Word writes one."""
_LONGEST_TEXT: Final = 64
"""The most characters of a level's text; Word's own dialogue takes fewer."""
_ALTERNATIVE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE: Final = f"{_ALTERNATIVE}AlternateContent/{_ALTERNATIVE}Choice/{W}numFmt"
_FALLBACK: Final = f"{_ALTERNATIVE}AlternateContent/{_ALTERNATIVE}Fallback/{W}numFmt"
_PLACE: Final = re.compile(r"%([1-9])")
_KEPT_BY_LEGAL: Final = frozenset({"decimalZero", "none", "bullet"})

Suffix = Literal["tab", "space", "nothing"]


class _Level(NamedTuple):
    """A level; `pieces` are texts and the levels, from 0, whose numbers stand between them; none if it shows nothing.

    The level restarts after a paragraph of a level below `restart`, counted from 0.
    """

    start: int
    restart: int
    format: str
    pieces: tuple[str | int, ...]
    legal: bool
    suffix: Suffix
    style: str | None


class _Definition(NamedTuple):
    """A w:abstractNum: its levels, or the list style that has them instead."""

    name: str
    link: str | None
    levels: Mapping[int, _Level]


class _List:
    """A w:num: its levels, the starts it overrides, and the name of the definition that it counts with."""

    __slots__ = ("definition", "levels", "of_style", "overrides")

    def __init__(self, levels: Mapping[int, _Level], overrides: Mapping[int, int], definition: str) -> None:
        self.levels = levels
        self.overrides = overrides
        self.definition = definition
        self.of_style = {level.style: index for index, level in levels.items() if level.style is not None}

    def start(self, index: int) -> int:
        level = self.levels.get(index)
        return self.overrides.get(index, 0 if level is None else level.start)


class _Count:
    """A list in a story: how far its definition has counted, and which of the starts it overrides are not used yet.

    A level not counted since its restart has None.
    """

    __slots__ = ("_counters", "_pending", "list")

    def __init__(self, counted: _List, counters: list[int | None]) -> None:
        self.list = counted
        self._counters = counters
        self._pending = set(counted.overrides)

    def advance(self, index: int) -> None:
        """Count a paragraph of a level; a level above that was left out counts as there."""
        counters = self._counters
        for above in range(index):
            if counters[above] is None:
                counters[above] = self.list.start(above)
        current = counters[index]
        if current is None or index in self._pending:
            counters[index] = self.list.start(index)
            self._pending.discard(index)
        else:
            counters[index] = current + 1
        for below in range(index + 1, LEVELS):
            level = self.list.levels.get(below)
            if level is None or index < level.restart:
                counters[below] = None

    def shown(self, level: _Level) -> str:
        """The number of a paragraph of this level, the last one that was counted."""
        numbers = {piece: self._number(piece, level) for piece in set(level.pieces) if isinstance(piece, int)}
        return "".join(piece if isinstance(piece, str) else numbers[piece] for piece in level.pieces)

    def _number(self, index: int, shown: _Level) -> str:
        level = self.list.levels.get(index)
        number = self._counters[index]
        if level is None or number is None:
            return ""
        legal = shown.legal and level.format not in _KEPT_BY_LEGAL
        return written(number, "decimal" if legal else level.format)


class _Lists:
    """The lists that a document defines, each read when it is first used; a broken one is None."""

    __slots__ = ("_definition_elements", "_definitions", "_elements", "_lists", "_styles")

    def __init__(self, elements: Mapping[str, Element], definitions: Mapping[str, Element], styles: Styles) -> None:
        self._elements = elements
        self._definition_elements = definitions
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._definitions: dict[str, _Definition | None] = {}

    def named(self, name: str) -> _List | None:
        """The list of this name (numId)."""
        if name not in self._lists:
            self._lists[name] = self._read(name)
        return self._lists[name]

    def _read(self, name: str) -> _List | None:
        element = self._elements.get(name)
        definition = self._definition_of(element)
        if element is None or definition is None:
            return None
        levels = dict(definition.levels)
        overrides: dict[int, int] = {}
        for index, override in _by_level(element, "lvlOverride"):
            replaced = override.find(W + "lvl")
            if replaced is not None:
                # Word does not obey a w:lvlRestart here.
                restart = levels[index].restart if index in levels else index
                levels[index] = _level(replaced, index)._replace(restart=restart)
            start = value_of(override, "startOverride")
            if start is not None:
                overrides[index] = integer(start)
        return _List(levels, overrides, definition.name)

    def _definition_of(self, element: Element | None) -> _Definition | None:
        """The definition that has the levels of a list: the one it names, or that of the list style named there."""
        for _ in range(_MOST_LINKS):
            if element is None:
                return None
            definition = self._definition(value_of(element, "abstractNumId") or "")
            if definition is None or definition.link is None:
                return definition
            element = self._elements.get(self._styles.list_of(definition.link) or "")
        return None

    def _definition(self, name: str) -> _Definition | None:
        if name not in self._definitions:
            element = self._definition_elements.get(name)
            self._definitions[name] = None if element is None else _definition(element, name)
        return self._definitions[name]


class Numbering:
    """The lists of a document and how far they have counted in a story; missing and broken lists number nothing."""

    __slots__ = ("_counters", "_counts", "_lists")

    def __init__(self, lists: _Lists) -> None:
        self._lists = lists
        self._counts: dict[str, _Count | None] = {}
        self._counters: dict[str, list[int | None]] = {}

    @classmethod
    def load(cls, root: Element | None, styles: Styles) -> Numbering:
        """The lists of `root`, the root of numbering.xml; None where the file has none."""
        if root is None:
            return cls(_Lists({}, {}, styles))
        return cls(_Lists(_by_id(root, "num", "numId"), _by_id(root, "abstractNum", "abstractNumId"), styles))

    def new_story(self) -> Numbering:
        """The same lists, not counted yet: footnotes, headers and text boxes count for themselves."""
        return Numbering(self._lists)

    def label(self, format: ParagraphFormat) -> str:  # noqa: A002 - the name of the interface
        """Count the paragraph and give its number as Word shows it, without what separates it from the text.

        To be called once for every paragraph of a story, in order, those in table cells and empty ones included, those
        whose paragraph mark is hidden or deleted left out. A bullet is no number: "".
        """
        found = self._find(format)
        if found is None:
            return ""
        count, index, level = found
        count.advance(index)
        return count.shown(level) if level.pieces else ""

    def suffix(self, format: ParagraphFormat) -> Suffix:  # noqa: A002
        """What stands between the number and the text."""
        found = self._find(format)
        return "nothing" if found is None else found[2].suffix

    def _find(self, format: ParagraphFormat) -> tuple[_Count, int, _Level] | None:  # noqa: A002
        if format.numbering is None:
            return None
        name, index = format.numbering
        if name not in self._counts:
            self._counts[name] = self._count(name)
        count = self._counts[name]
        if count is None:
            return None
        if format.style:
            index = count.list.of_style.get(format.style, index)
        level = count.list.levels.get(index)
        return None if level is None else (count, index, level)

    def _count(self, name: str) -> _Count | None:
        counted = self._lists.named(name)
        if counted is None:
            return None
        return _Count(counted, self._counters.setdefault(counted.definition, [None] * LEVELS))


def _by_id(root: Element, tag: str, attribute: str) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in root.findall(W + tag):
        found.setdefault(element.get(W + attribute, ""), element)
    return found


def _by_level(parent: Element, tag: str) -> Iterator[tuple[int, Element]]:
    """The children `tag` with the level that each is about; of several about one level the first counts."""
    seen: set[int] = set()
    for child in parent.findall(W + tag):
        index = integer(child.get(W + "ilvl"), -1)
        if 0 <= index < LEVELS and index not in seen:
            seen.add(index)
            yield index, child


def _definition(element: Element, name: str) -> _Definition:
    levels = {index: _level(child, index) for index, child in _by_level(element, "lvl")}
    return _Definition(name, value_of(element, "numStyleLink"), levels)


def _level(element: Element, index: int) -> _Level:
    legal = element.find(W + "isLgl")
    suffix = value_of(element, "suff")
    form = _format(element)
    hidden = element.find(f"{RUN_PROPERTIES}/{W}vanish")
    shows = form != "bullet" and (hidden is None or not is_on(hidden))
    return _Level(
        start=integer(value_of(element, "start")),
        restart=integer(value_of(element, "lvlRestart"), index),
        format=form,
        pieces=_pieces(element) if shows else (),
        legal=legal is not None and is_on(legal),
        suffix="space" if suffix == "space" else "nothing" if suffix == "nothing" else "tab",
        style=value_of(element, "pStyle"),
    )


def _format(level: Element) -> str:
    """The number format of a level, also where newer Word stands it in an alternative for its own formats."""
    plain = level.find(W + "numFmt")
    chosen = level.find(_CHOICE) if plain is None else plain
    fallback = level.find(_FALLBACK)
    else_format = "decimal" if fallback is None else fallback.get(VAL, "decimal")
    if chosen is None:
        return else_format
    name = chosen.get(VAL, "decimal")
    return customised(chosen.get(W + "format", ""), else_format) if name == "custom" else name


def _pieces(level: Element) -> tuple[str | int, ...]:
    text = (value_of(level, "lvlText") or "")[:_LONGEST_TEXT]
    # A capturing split alternates text and digit.
    return tuple(int(piece) - 1 if at % 2 else piece for at, piece in enumerate(_PLACE.split(text)) if at % 2 or piece)
