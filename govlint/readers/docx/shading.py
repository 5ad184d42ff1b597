"""Colours of text and paper in Word files: what cannot be seen on paper, and where the paper has a colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.readers.docx.xml_values import VAL, W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
_PALE: Final = re.compile(r"(?:[Ff].){3}")
"""Each part of the colour at least F0: it cannot be told from paper; F2F2F2 is Word's lightest grey."""
_PAPER: Final = frozenset({"background1", "light1", "bg1", "lt1"})


def is_pale(colour: Element) -> bool:
    """Whether a w:color is that of paper."""
    return _is_paper(colour.get(VAL), colour.get(W + "themeColor"), colour.get(W + "themeShade"))


def is_shaded(shading: Element) -> bool:
    """Whether shading colours the paper; a pattern counts as a colour."""
    if shading.get(VAL, "clear") not in ("clear", "nil"):
        return True
    fill = shading.get(W + "fill", "auto")
    theme = shading.get(W + "themeFill")
    if theme is None and fill == "auto":
        return False
    return not _is_paper(fill, theme, shading.get(W + "themeFillShade"))


def _is_paper(value: str | None, theme: str | None, shade: str | None) -> bool:
    """Whether a colour is that of paper, nearly white; of a theme's colour the value says how it came out."""
    if value is not None and _HEX.fullmatch(value):
        return _PALE.fullmatch(value) is not None
    return theme in _PAPER and (shade is None or shade[:1] in ("F", "f"))
