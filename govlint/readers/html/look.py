"""How elements of a web page look: hidden, in the colour of the paper, links, as far as the page itself says so.

Known are attributes, inline styles, and rules of `<style>` elements with one class or id as their selector. What only a
style sheet in another file says cannot be known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.readers.html.tokens import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GONE: Final = 1
"""Takes no room on the page: display:none."""
UNSEEN: Final = 2
"""Takes room but is not seen: visibility:hidden, mso-hide:all, fully transparent."""
TINY: Final = 4
"""Text of size 0, unless an inner element gives it a size again."""
PALE: Final = 8
"""Text in the colour of the paper, unless an inner element gives it another colour."""
BACKGROUND: Final = 16
"""Has a background of its own, so that the colour of the paper is not known."""
LINK: Final = 32
"""Inside of a link that leads away from here, or of something that is there to be clicked."""
VERBATIM: Final = 64
"""Line feeds of the source are line feeds of the text."""
MACHINERY: Final = 128
"""Never text: scripts, controls of forms, drawings."""
BLOCK: Final = 256
"""Begins on a line of its own whatever its name."""

INHERITED: Final = GONE | UNSEEN | TINY | PALE | BACKGROUND | LINK | VERBATIM | MACHINERY
HIDDEN: Final = GONE | UNSEEN | TINY
_REVOCABLE: Final = UNSEEN | TINY | PALE | VERBATIM

Look = tuple[int, int]
"""The flags that an element sets, and those that it takes back."""

# fmt: off
NEVER_TEXT: Final = frozenset({
    "script", "style", "template", "title", "noscript", "select", "option", "button", "textarea", "iframe", "svg",
    "object", "applet", "audio", "video", "canvas", "map", "datalist", "noframes", "xml",
})
# fmt: on
_PLAIN: Final[Look] = (0, 0)
_PAPER: Final = re.compile(r"#(?:f{3,4}|f{6}|f{8})|white|rgba?\(255,255,255(?:,(?:1|1\.0|100%))?\)")
_NOTHING: Final = re.compile(r"0*\.?0*(?:px|pt|em|rem|ex|ch|%|in|cm|mm|pc|vw|vh)?")
_NO_BACKGROUND: Final = frozenset({"transparent", "none", "initial", "inherit", "unset"})
_BLOCKS: Final = frozenset({"block", "flex", "grid", "list-item", "table", "flow-root"})
_SELECTOR: Final = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
_LONGEST_SHEET: Final = 1_000_000


def inside(around: int, look: Look) -> int:
    """The flags that hold inside an element of this look where `around` are those around it."""
    return (around & INHERITED & ~(look[1] & _REVOCABLE)) | look[0]


class Looks:
    """The looks of elements on one page, each way of writing a tag worked out once."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._known: dict[tuple[str, str], Look] = {}
        self._rules: dict[tuple[str, str], Look] = {}
        for sheet in sheets:
            for selector, style in _rules(sheet[:_LONGEST_SHEET]):
                match = _SELECTOR.fullmatch(selector)
                if match:
                    where = ((match[1] or "").lower(), match[2])
                    self._rules[where] = _over(self._rules.get(where, _PLAIN), _style(style))

    def of(self, name: str, written: str) -> Look:
        """The look of an element with these attributes."""
        look = self._known.get((name, written))
        if look is None:
            look = self._known[name, written] = self._look(name, written)
        return look

    def _look(self, name: str, written: str) -> Look:
        if name in NEVER_TEXT:
            return MACHINERY, 0
        if not written:
            return (VERBATIM, 0) if name == "pre" else _PLAIN
        values = attributes(written)
        look = (VERBATIM, 0) if name == "pre" else _PLAIN
        for selector in _selectors(values) if self._rules else ():
            look = _over(look, self._rules.get(("", selector), _PLAIN))
            look = _over(look, self._rules.get((name, selector), _PLAIN))
        if name == "font" and "color" in values:
            look = _over(look, _style(f"color:{values['color']}"))
        if "bgcolor" in values or "background" in values:
            look = _over(look, (BACKGROUND, PALE))
        if "style" in values:
            look = _over(look, _style(values["style"]))
        if "hidden" in values:
            look = _over(look, (GONE, 0))
        if "onclick" in values or (name == "a" and _leads_away(values)):
            look = _over(look, (LINK, 0))
        return look


def _selectors(values: dict[str, str]) -> Iterator[str]:
    for word in values.get("class", "").split():
        yield f".{word}"
    if "id" in values:
        yield f"#{values['id']}"


def _leads_away(values: dict[str, str]) -> bool:
    """Whether an anchor leaves this text: `#chapter` leads to a place in it, a name or id is such a place.

    An anchor that has nothing of the kind is a link that a script follows.
    """
    href = values.get("href", "")
    if not href:
        return "name" not in values and "id" not in values
    return not href.startswith("#") or len(href) == 1


def _over(below: Look, above: Look) -> Look:
    return (below[0] & ~above[1]) | above[0], (below[1] | above[1]) & ~above[0]


def _style(style: str) -> Look:
    look = _PLAIN
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        value = "".join(value.replace("!important", "").split())
        look = _over(look, _declared(name.strip(), value))
    return look


def _declared(name: str, value: str) -> Look:
    match name:
        case "display":
            return (GONE, 0) if value == "none" else (BLOCK if value in _BLOCKS else 0, GONE)
        case "visibility":
            return (UNSEEN, 0) if value in ("hidden", "collapse") else (0, UNSEEN)
        case "mso-hide":
            return (UNSEEN, 0) if value == "all" else (0, UNSEEN)
        case "opacity":
            return (UNSEEN, 0) if _NOTHING.fullmatch(value) and value else _PLAIN
        case "font-size":
            return (TINY, 0) if _NOTHING.fullmatch(value) and value else (0, TINY)
        case "color":
            return (PALE, 0) if _PAPER.fullmatch(value) else (0, PALE)
        case "background" | "background-color" | "background-image":
            return _PLAIN if value in _NO_BACKGROUND or _PAPER.fullmatch(value) else (BACKGROUND, 0)
        case "white-space":
            return (VERBATIM, 0) if value.startswith(("pre", "break-spaces")) else (0, VERBATIM)
        case _:
            return _PLAIN


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet as (selector, declarations); those for print or other screens are left out."""
    depth = 0
    selectors = ""
    for piece in re.split(r"([{}])", _without_remarks(sheet)):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            selectors = piece.strip()
        elif depth == 1 and not selectors.startswith("@"):
            for selector in selectors.split(","):
                yield selector.strip(), piece


def _without_remarks(sheet: str) -> str:
    kept: list[str] = []
    for piece in sheet.split("/*"):
        kept.append(piece.partition("*/")[2] if kept else piece)
    return " ".join(kept).replace("<!--", "").replace("-->", "")
