"""Tracked changes of paragraphs, and what is worth looking for in a file at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.readers.docx.nesting import REVISIONS
from govlint.readers.docx.runs import AUTHOR
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.runs import Runs

_END: Final = W + "rPr"
_END_CHANGE: Final = W + "rPrChange"
_CHANGE: Final = W + "pPrChange"
_SECTION_CHANGE: Final = f"{W}sectPr/{W}sectPrChange"
_NUMBER_CHANGES: Final = (f"{W}numPr/{W}ins", f"{W}numPr/{W}numberingChange")


class Watch(NamedTuple):
    """What the parts of a file mention at all; what they do not need not be looked for everywhere."""

    hidden: bool
    tracked: bool

    @classmethod
    def over(cls, *parts: bytes) -> Watch:
        """What parts in UTF-8 mention by the names of elements and attributes, which cannot be written otherwise."""
        return cls(any(b"vanish" in part for part in parts), any(b":author" in part for part in parts))

    def joined(self, other: Watch) -> Watch:
        """What either mentions."""
        return Watch(self.hidden or other.hidden, self.tracked or other.tracked)


def paragraph_changes(properties: Element, runs: Runs) -> bool:
    """Mark what was changed of a paragraph that was just read; whether its end was deleted, so that the next joins."""
    joined = False
    end = properties.find(_END)
    for child in () if end is None else end:
        kind = REVISIONS.get(child.tag)
        if kind is not None:
            runs.mark_end(kind, child.get(AUTHOR, ""))
            joined = joined or kind == "deletion"
        elif child.tag == _END_CHANGE:
            runs.mark_format(child.get(AUTHOR, ""), whole=False)
    change = properties.find(_CHANGE)
    if change is not None:
        runs.mark_format(change.get(AUTHOR, ""), whole=True)
    for path in (*_NUMBER_CHANGES, _SECTION_CHANGE):
        other = properties.find(path)
        if other is not None:
            runs.mark_format(other.get(AUTHOR, ""), whole=False)
    return joined
