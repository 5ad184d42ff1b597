"""Values in the XML of Word files, in the transitional namespace; the reader maps the strict one to it before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = W + "val"
OFF: Final = frozenset({"0", "false", "off"})
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,9}")


def value_of(parent: Element, name: str) -> str | None:
    """The w:val of the child w:`name`; None where either is missing."""
    child = parent.find(W + name)
    return None if child is None else child.get(VAL)


def filled(parent: Element, tag: str) -> Element | None:
    """The child `tag`, which is nearly always the first; None where it is missing or empty."""
    child = parent[0] if len(parent) else None
    if child is not None and child.tag != tag:
        child = parent.find(tag)
    return child if child is not None and len(child) else None


def is_on(switch: Element) -> bool:
    """Whether an element that switches something on or off by its presence and w:val switches it on."""
    return switch.get(VAL, "1") not in OFF


def integer(value: str | None, default: int = 0) -> int:
    """A whole number as it stands in an attribute; `default` where it is none or has more than nine digits."""
    return int(value) if value is not None and _INTEGER.fullmatch(value) else default
