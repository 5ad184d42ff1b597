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
_LONGEST_CODE: Final = 8192
"""In so many bytes behind its beginning a field says what it is."""
_start = attrgetter("begin.start")


class ComputedField(NamedTuple):
    """A field by the characters (w:fldChar) at its beginning and its end."""

    begin: Node
    end: Node


def computed_fields(tree: Tree) -> list[ComputedField]:
    """The fields of a part that stand in no other, in its order."""
    found: list[ComputedField] = []
    waiting: list[tuple[Node, bool]] = []
    around = 0
    for node in tree.root.within() if b"fldChar" in tree.data else ():
        kind = node.value("fldCharType") if node.name == _CHARACTER else ""
        if kind == "begin":
            waiting.append((node, False))
        elif kind == "separate" and waiting and not waiting[-1][1]:
            begin, _ = waiting.pop()
            end = min(node.start, begin.end + _LONGEST_CODE)
            computed = tree.data.find(_LINK, begin.end, end) < 0
            waiting.append((begin, computed))
            around += computed
        elif kind == "end" and waiting:
            begin, computed = waiting.pop()
            around -= computed
            if computed and not around:
                found.append(ComputedField(begin, node))
    return found


def field_around(fields: Sequence[ComputedField], node: Node) -> ComputedField | None:
    """The field that an element stands in."""
    at = bisect_right(fields, node.start, key=_start) - 1
    return fields[at] if at >= 0 and node.start < fields[at].end.start else None
