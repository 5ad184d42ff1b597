"""What an editor does with edits: it carries them out, and nothing else."""

from __future__ import annotations

import re
from typing import Any

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def offset(text: str, position: dict[str, int], encoding: str = "utf-16") -> int:
    """Where in a text a position is, counted in code points; it has to be one of the text."""
    lines = _LINE.findall(text)
    if not lines or lines[-1][-1] in "\r\n":
        lines.append("")
    codec, width = _CODECS[encoding]
    line = lines[position["line"]].rstrip("\r\n").encode(codec)
    assert position["character"] * width <= len(line)
    before = line[: position["character"] * width].decode(codec)
    return sum(map(len, lines[: position["line"]])) + len(before)


def selected(text: str, span: dict[str, Any], encoding: str = "utf-16") -> str:
    """What stands in a range of a text."""
    return text[offset(text, span["start"], encoding) : offset(text, span["end"], encoding)]


def applied(text: str, edits: list[dict[str, Any]], encoding: str = "utf-16") -> str:
    """The text with edits made, none of which may overlap another."""
    places = [(offset(text, edit["range"]["start"], encoding), offset(text, edit["range"]["end"], encoding), edit)
              for edit in edits]  # fmt: skip
    places.sort(key=lambda place: place[:2], reverse=True)
    end = len(text)
    for first, last, edit in places:
        assert first <= last <= end
        text = text[:first] + edit["newText"] + text[last:]
        end = first
    return text
