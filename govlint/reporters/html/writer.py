"""Writing HTML that cannot be broken by what a file holds: text is escaped unless its type says it is markup.

Nothing but `element`, `written` and `joined` makes `Markup`, so what is not escaped is found by looking for its name.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from govlint.reporters.terminal_text import cleaner

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})
_clean = cleaner(None)


class Markup(str):
    """HTML as it is to be written."""

    __slots__ = ()


def written(text: str) -> Markup:
    """Text as HTML shows it. Characters that cannot be seen, or could rearrange others, are shown by their numbers."""
    if isinstance(text, Markup):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Markup("\n".join(escape("\t".join(map(_clean, line.split("\t")))) for line in lines))


def joined(pieces: Iterable[str]) -> Markup:
    """Several pieces as one."""
    return Markup("".join(map(written, pieces)))


def element(name: str, /, *content: str, **attributes: str | int | bool | None) -> Markup:
    """An element. Attributes that are None, False or "" are left out, True ones have no value.

    `class_` is class; other underscores are hyphens.
    """
    named = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{written(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False and value != ""
    )
    if name in _VOID:
        return Markup(f"<{name}{named}>")
    return Markup(f"<{name}{named}>{joined(content)}</{name}>")


def unseen(text: str) -> Markup:
    """Text for those who listen to the page, not shown."""
    return element("span", text, class_="sr")
