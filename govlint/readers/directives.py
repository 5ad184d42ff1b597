"""Which comments of a source speak to govlint: those that begin with `govlint-`."""

from __future__ import annotations

from typing import Final

BEGINS: Final = "govlint-"
OPEN: Final = "<!--"
CLOSE: Final = "-->"


def speaks(text: str) -> bool:
    """Whether the text of a comment is meant for govlint."""
    return text[:64].lstrip().lower().startswith(BEGINS)
