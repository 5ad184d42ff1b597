"""Characters that Word writes by their code in a font (w:sym)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CODE: Final = re.compile(r"[0-9A-Fa-f]{4}")
_WINGDINGS: Final = {
    "\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf0a8": "□", "\uf0fb": "✗", "\uf0fc": "✓", "\uf0fe": "☑",
}  # fmt: skip


def symbol(element: Element) -> str:
    """The character of w:sym; of those that symbol fonts have in the private use area, boxes and ticks are known."""
    code = element.get(W + "char", "")
    if not _CODE.fullmatch(code):
        return ""
    character = chr(int(code, 16))
    if "\uf000" <= character <= "\uf0ff":
        return _WINGDINGS.get(character, "") if element.get(W + "font") == "Wingdings" else ""
    return character if character.isprintable() else ""
