"""Colours of text and paper in Word files: what cannot be seen on paper, and where the paper has a colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.readers.docx.xml_values import VAL, W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
_PALE_FROM: Final = 0xF0
"""A colour whose three parts are at least this cannot be told from paper; F2F2F2 is Word's lightest grey."""
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
    """Whether a colour is that of paper: a theme's background that is not darkened, or nearly white."""
    if theme in _PAPER:
        return shade is None or not _HEX.fullmatch("0000" + shade) or int(shade, 16) >= _PALE_FROM
    if value is None or not _HEX.fullmatch(value):
        return False
    return all(part >= _PALE_FROM for part in bytes.fromhex(value))
