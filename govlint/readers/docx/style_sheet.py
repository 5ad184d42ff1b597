"""The styles of a Word file, and what its tables and its table of contents take from them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.readers.docx.grids import PLAIN, CellShape
from govlint.readers.docx.markup import Budget, parsed, without_table_styles
from govlint.readers.docx.revisions import Watch
from govlint.readers.docx.shading import is_shaded
from govlint.readers.docx.styles import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, Styles
from govlint.readers.docx.xml_values import W, filled, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.package import Package
    from govlint.readers.docx.surroundings import Surroundings

    _Read = tuple[Styles, frozenset[str], Watch, dict[object, CellShape | None]]

_RUN: Final = W + "r"
_STYLE: Final = W + "style"
_ID: Final = W + "styleId"
_CONTENTS: Final = re.compile(r"(?:toc|目录|wpsoffice手动目录) ?[0-9]", re.IGNORECASE)
_MOST_CELLS: Final = 4_096
_KEPT: Final = 256 * 1024
"""Styles of up to so many bytes are kept: the reports of one office come from one template."""


class StyleSheet:
    """`contents` are the ids of the styles of tables of contents; `watch` is what the styles mention.

    `shapes` is what `shape_of` has found so far, by the mark of the surroundings: those themselves are large, and
    are not kept by what was found of them.
    """

    __slots__ = ("_coloured", "_package", "_part", "contents", "shapes", "styles", "watch")

    def __init__(self, read: _Read, package: Package, part: str) -> None:
        self.styles, self.contents, self.watch, self.shapes = read
        self._package = package
        self._part = part
        self._coloured: frozenset[str] | None = None

    @classmethod
    def load(cls, package: Package, part: str) -> StyleSheet:
        """The styles in a part of the package, which may be missing."""
        data = package.usual(part) if part else None
        if data is None:
            return cls((Styles.load(None), frozenset(), Watch.over(), {}), package, part)
        if len(data) <= _KEPT:
            return cls(_loaded(data, part), package, part)
        data = without_table_styles(data)
        return cls(_of(package.parsed(data, part), data), package, part)

    def shape_of(self, around: Surroundings) -> CellShape | None:
        """The shape of cells that are nothing but text; None where the styles make more of them than their text."""
        try:
            return self.shapes[around.mark]
        except KeyError:
            if len(self.shapes) >= _MOST_CELLS:
                self.shapes.clear()
            made = self.shapes[around.mark] = _shape(around.element, self.styles, self.contents)
            return made

    def colours_cells(self, style: str) -> bool:
        """Whether a table style, or one that it is based on, colours cells."""
        if self._coloured is None:
            root = self._package.root(self._part)
            self._coloured = frozenset() if root is None else _coloured(root)
        return style in self._coloured


@lru_cache(maxsize=4)
def _loaded(data: bytes, part: str) -> _Read:
    data = without_table_styles(data)
    return _of(parsed(data, part, Budget()), data)


def _of(root: Element, data: bytes) -> _Read:
    named = ((style.get(_ID), value_of(style, "name") or "") for style in root.iter(_STYLE))
    contents = frozenset(key for key, name in named if key is not None and _CONTENTS.fullmatch(name.strip()))
    return Styles.load(root), contents, Watch.over(data), {}


def _shape(cell: Element, styles: Styles, contents: frozenset[str]) -> CellShape | None:
    """None where the paragraph is a heading, has a number, is an entry of contents, or has text that cannot be seen."""
    paragraph = cell[-1]
    properties = filled(paragraph, PARAGRAPH_PROPERTIES)
    format = styles.paragraph(properties)  # noqa: A001
    if format.level is not None or format.numbering or format.hidden or format.pale:
        return None
    if properties is not None and value_of(properties, "pStyle") in contents:
        return None
    for run in paragraph.iter(_RUN):
        look = run.find(RUN_PROPERTIES)
        if look is not None and len(look) and (styles.run_is_hidden(look, format) or styles.run_is_pale(look, format)):
            return None
    shape = CellShape(cell[0]) if len(cell) > 1 else PLAIN
    return shape if shape.width > 1 or shape.down or shape.along else PLAIN


def _coloured(root: Element) -> frozenset[str]:
    bases: dict[str, str | None] = {}
    coloured: set[str] = set()
    for style in root.iter(_STYLE):
        name = style.get(_ID, "")
        bases[name] = value_of(style, "basedOn")
        if style.get(W + "type") == "table" and any(is_shaded(shading) for shading in style.iter(W + "shd")):
            coloured.add(name)
    return frozenset(name for name in bases if any(base in coloured for base in _chain(name, bases)))


def _chain(name: str, bases: dict[str, str | None]) -> Iterator[str]:
    step: str | None = name
    for _ in range(_LONGEST_CHAIN):
        if step is None:
            return
        yield step
        step = bases.get(step)


_LONGEST_CHAIN: Final = 12
"""Word bases styles on one another up to eleven levels deep."""
