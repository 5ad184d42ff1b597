"""What only wraps text of a Word file, and how deep it may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.limits import MAX_DEPTH
from govlint.readers.docx.xml_values import VAL, W
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CONTROL: Final = W + "sdt"
"""A content control; see `controlled`."""
THROUGH: Final = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "rubyBase"))
"""Elements whose content stands in their place."""
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
