"""What only wraps text of a Word file, and how deep it may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.limits import MAX_DEPTH
from govlint.readers.docx.xml_values import VAL, W
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.passages import Kind

CONTROL: Final = W + "sdt"
"""A content control; see `controlled`."""
THROUGH: Final = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "rubyBase"))
"""Elements whose content stands in their place."""
REVISIONS: Final[Mapping[str, Kind]] = {
    W + "ins": "insertion", W + "moveTo": "insertion", W + "del": "deletion", W + "moveFrom": "deletion",
}  # fmt: skip
"""Tracked changes of content; what was moved is deleted here and inserted there."""
_CONTENT: Final = W + "sdtContent"
_GALLERY: Final = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"


def controlled(control: Element) -> Element | None:
    """What stands in a content control; None where it is a table of contents or empty."""
    gallery = control.find(_GALLERY)
    if gallery is not None and gallery.get(VAL) == "Table of Contents":
        return None
    return control.find(_CONTENT)


def deeper(depth: int) -> int:
    """The depth inside of what stands at `depth`; raises `UnreadableError` where nobody nests like that."""
    if depth >= MAX_DEPTH:
        raise UnreadableError(
            say("Word 文件里的表格、文本框或控件嵌套超过 {most} 层，不是正常的报告；没有读取", most=MAX_DEPTH)
        )
    return depth + 1


def children(parent: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and the like."""
    pending = [iter(parent)]
    while pending:
        for child in pending[-1]:
            if child.tag in wanted:
                yield child
            elif child.tag == CONTROL:
                content = controlled(child)
                pending.append(iter(() if content is None else content))
                break
            elif child.tag in THROUGH or child.tag in REVISIONS:
                pending.append(iter(child))
                break
        else:
            pending.pop()
