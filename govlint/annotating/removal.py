"""Taking govlint's remarks out of a file that another program has saved since: by their author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.annotating.comment_parts import AUTHOR
from govlint.annotating.journal import without_journal
from govlint.annotating.markup import Tree, W
from govlint.annotating.remarks import COLOURS, MARKED_WITH
from govlint.annotating.splices import Splice, spliced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from govlint.annotating.markup import Node
    from govlint.readers.docx.package import Package

_SIGNS: Final = frozenset(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_REFERENCE: Final = W + "commentReference"
_TAG: Final = re.compile("<[^<>]*+>")
_PARENT: Final = re.compile(rb"\s++(?:[^\s=<>\"':]++:)?paraIdParent\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+')")


def own(tree: Tree) -> list[Node]:
    """The comments of govlint in the part with the comments."""
    children = tree.root.children
    return [node for node in children if node.value("author") == AUTHOR and node.value("initials") == AUTHOR]


def removed(package: Package, main: str, part: str) -> dict[str, bytes]:
    """The parts without the remarks: the text without their signs, the comments, and what is said of the comments."""
    tree = Tree(package.raw(part) or b"")
    remarks = own(tree)
    numbers = {node.value("id") for node in remarks}
    names = {value for node in remarks for value in _paragraph_ids(node)}
    text = Tree(package.raw(main) or b"")
    colours = (_colour_of(tree.data[node.start : node.end].decode("utf-8", "replace")) for node in remarks)
    colour = next(filter(None, colours), "")
    found = {
        main: _without(text, [*_signs(text, numbers), *_colours(text, numbers, colour)]),
        part: without_journal(_without(tree, remarks)),
    }
    parts = {made.kind: made.part for made in package.relationships(main)}
    gone: set[str] = set()
    for kind in ("commentsExtended", "commentsIds"):
        gone |= _forget(package, parts.get(kind, ""), "paraId", names, found)
    _forget(package, parts.get("commentsExtensible", ""), "durableId", gone, found)
    return found


def _without(tree: Tree, nodes: list[Node]) -> bytes:
    starts = {node.start: node for node in nodes}
    return spliced(tree.data, (Splice(node.start, node.end, b"") for node in starts.values()))[0]


def _signs(tree: Tree, numbers: Collection[str]) -> Iterator[Node]:
    """The signs of comments with these numbers; with the run of a sign that there is nothing else in."""
    for node in tree.root.within():
        if node.name in _SIGNS and node.value("id") in numbers:
            run = node.parent
            alone = node.name == _REFERENCE and run is not None and run.name == W + "r"
            if alone and run is not None and all(one is node or one.name == W + "rPr" for one in run.children):
                yield run
            else:
                yield node


def _colours(tree: Tree, numbers: Collection[str], colour: str) -> Iterator[Node]:
    """The colour of words between the signs of these comments."""
    if not colour:
        return
    within: set[str] = set()
    for node in tree.root.within():
        number = node.value("id")
        if node.name == W + "commentRangeStart" and number in numbers:
            within.add(number)
        elif node.name == W + "commentRangeEnd":
            within.discard(number)
        elif within and node.name == W + "highlight" and node.value("val") == colour:
            yield node


def _colour_of(written: str) -> str:
    """The colour that a summary names, in its XML; "" in any other remark."""
    told = _TAG.sub("", written.partition(MARKED_WITH)[2])
    return next((colour for colour, name in COLOURS.items() if told.startswith(name)), "")


def _paragraph_ids(comment: Node) -> Iterator[str]:
    for node in comment.within():
        if node.name == W + "p":
            yield from (value for name, value in node.values.items() if name.rpartition(" ")[2] == "paraId")


def _forget(package: Package, part: str, key: str, gone: Collection[str], found: dict[str, bytes]) -> set[str]:
    """Take out the entries for what is gone; of answers to it, that they are answers. Gives the other names of it."""
    data = package.raw(part) if part else None
    if data is None or not gone:
        return set()
    tree = Tree(data)
    splices: list[Splice] = []
    others: set[str] = set()
    for node in tree.root.children:
        values = {name.rpartition(" ")[2]: value for name, value in node.values.items()}
        if values.get(key) in gone:
            splices.append(Splice(node.start, node.end, b""))
            others.add(values.get("durableId", ""))
        elif values.get("paraIdParent") in gone:
            written = _PARENT.search(tree.tag(node))
            if written is not None:
                splices.append(Splice(node.start + written.start(), node.start + written.end(), b""))
    if splices:
        found[part] = spliced(data, splices)[0]
    return others - {""}
