"""Fields whose result a word processor computes anew: with it would go what stands in it."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from govlint.annotating.markup import W
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.annotating.markup import Node, Tree

_CHARACTER: Final = W + "fldChar"
_LINK: Final = b"HYPERLINK"
"""What stands in a link is typed and stays."""
_start = attrgetter("begin.start")


class ComputedField(NamedTuple):
    """A field by the characters (w:fldChar) at its beginning and its end."""

    begin: Node
    end: Node


def computed_fields(tree: Tree) -> list[ComputedField]:
    """The fields of a part that stand in no other, in its order."""
    found: list[ComputedField] = []
    waiting: list[list[Node]] = []
    for node in tree.root.within() if b"fldChar" in tree.data else ():
        kind = node.value("fldCharType") if node.name == _CHARACTER else ""
        if kind == "begin":
            waiting.append([node])
        elif kind == "separate" and waiting:
            waiting[-1].append(node)
        elif kind == "end" and waiting:
            characters = waiting.pop()
            if _is_computed(tree, characters) and not any(_is_computed(tree, around) for around in waiting):
                found.append(ComputedField(characters[0], node))
    return found


def field_around(fields: Sequence[ComputedField], node: Node) -> ComputedField | None:
    """The field that an element stands in."""
    at = bisect_right(fields, node.start, key=_start) - 1
    return fields[at] if at >= 0 and node.start < fields[at].end.start else None


def _is_computed(tree: Tree, characters: Sequence[Node]) -> bool:
    return len(characters) > 1 and _LINK not in tree.data[characters[0].end : characters[1].start]
