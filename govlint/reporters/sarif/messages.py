"""Messages of SARIF: text in which nothing that a report says becomes a link."""

from __future__ import annotations

from typing import Any


def message(text: str) -> dict[str, Any]:
    """A message that says `text`."""
    return {"text": plain(text)}


def plain(text: str) -> str:
    """`text` where [x](y) is no link. Viewers differ in what a backslash before a bracket means: a space parts them."""
    return text.replace("](", "] (")


def link(text: str, target: int) -> str:
    """A link to the related location with this id."""
    shown = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"[{shown}]({target})"
