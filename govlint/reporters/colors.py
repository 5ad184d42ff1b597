"""Colours for reporters and commands that write plain lines."""

from __future__ import annotations

from typing import Final

RED: Final = "31"
GREEN: Final = "32"
CYAN: Final = "36"
BOLD: Final = "1"
BOLD_RED: Final = "1;31"
BOLD_YELLOW: Final = "1;33"
BOLD_CYAN: Final = "1;36"


def painted(text: str, color: str) -> str:
    """`text`, which must be clean and have no line end in it, in a colour; as it is for the colour ""."""
    return f"\x1b[{color}m{text}\x1b[0m" if color and text else text
