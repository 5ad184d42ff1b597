"""What the styles of a Word file make of a cell that is nothing but text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.readers.docx.grids import PLAIN, CellShape
from govlint.readers.docx.passages import Passage
from govlint.readers.docx.styles import PARAGRAPH_PROPERTIES, RUN_PROPERTIES
from govlint.readers.docx.xml_values import W, value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.grids import Grid
    from govlint.readers.docx.styles import Styles

_RUN: Final = W + "r"


class TextCell(NamedTuple):
    """How the cell lies in the grid, and the heading level of its paragraph."""

    shape: CellShape
    level: int | None

    def content(self, text: str) -> list[Passage | Grid]:
        """What such a cell holds when its text is `text`."""
        return [Passage(text, self.level, [])] if text else []


def text_cell(cell: Element, styles: Styles, contents: frozenset[str]) -> TextCell | None:
    """None where the paragraph has a number, stands in a table of contents, or has text that cannot be seen."""
    paragraph = cell[-1]
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is not None and not len(properties):
        properties = None
    format = styles.paragraph(properties)  # noqa: A001
    if format.numbering or format.hidden or format.pale:
        return None
    if properties is not None and value_of(properties, "pStyle") in contents:
        return None
    for run in paragraph.iter(_RUN):
        look = run.find(RUN_PROPERTIES)
        if look is not None and len(look) and (styles.run_is_hidden(look, format) or styles.run_is_pale(look, format)):
            return None
    shape = CellShape(cell[0]) if len(cell) > 1 else PLAIN
    return TextCell(PLAIN if shape.width == 1 and not shape.down and not shape.along else shape, format.level)
