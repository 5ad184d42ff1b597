"""The parts of a Word file that hold its comments, and what the package says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from govlint.annotating.markup import WORD_URI, Tree
from govlint.annotating.splices import AnnotationError, Splice, inserted
from govlint.named_tuple import NamedTuple
from govlint.readers.docx.xml_values import VAL, W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from govlint.annotating.remarks import Line
    from govlint.readers.docx.package import Package

AUTHOR: Final = "govlint"
"""The author of the remarks, and, to tell them from those of a person of this name, also the initials."""
TYPES: Final = "[Content_Types].xml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LOOK: Final = (
    '<{w}rFonts {w}hint="eastAsia"/>{bold}<{w}color {w}val="auto"/><{w}sz {w}val="20"/><{w}szCs {w}val="20"/>'
)
_SHAPE: Final = (
    '<{w}spacing {w}before="0" {w}after="0" {w}line="240" {w}lineRule="auto"/>'
    '<{w}ind {w}left="0" {w}right="0" {w}firstLineChars="0" {w}firstLine="0"/><{w}jc {w}val="left"/>'
)
"""A remark must not take after the text of the report, which is large and indented."""


class Styles(NamedTuple):
    """The styles that the file has for comments, by their identifiers; "" where it has none."""

    sign: str
    text: str


class Comment(NamedTuple):
    """A comment: its number in the file, and its paragraphs."""

    number: int
    lines: tuple[Line, ...]


def styles_of(package: Package, part: str) -> Styles:
    """The styles for comments: their identifiers differ with the language of the word processor, their names do not."""
    root = package.root(part) if part else None
    found: dict[str, str] = {}
    for style in () if root is None else root.findall(W + "style"):
        name = style.find(W + "name")
        if name is not None:
            found.setdefault(name.get(VAL, "").lower(), style.get(W + "styleId", ""))
    return Styles(*(escape(found.get(f"annotation {kind}", ""), {'"': "&quot;"}) for kind in ("reference", "text")))


def relations_of(part: str) -> str:
    """The name of the part that says what a part refers to."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


class CommentParts:
    """What is to become of the parts besides the text. Raises `AnnotationError` for a part that cannot be changed.

    `numbers` are those of the comments that the file has.
    """

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        folder = main.rpartition("/")[0]
        self._folder = f"{folder}/" if folder else ""
        self._relations = relations_of(main)
        known = next((made.part for made in package.relationships(main) if made.kind == "comments" and made.part), "")
        self._is_new = package.raw(known) is None if known else True
        self.part = known if known and not self._is_new else self._unused()
        root = None if self._is_new else package.root(self.part)
        self.numbers = {comment.get(W + "id", "") for comment in (() if root is None else root)}

    def splices(self, comments: Iterable[Comment], styles: Styles, when: datetime) -> dict[str, list[Splice]]:
        """The changes of parts that the file has."""
        found: dict[str, list[Splice]] = {}
        if not self._is_new:
            tree = self._tree(self.part)
            found[self.part] = _appended(tree, lambda w: _written(comments, styles, when, w), word=True)
            return found
        target = f"/{self.part}" if not self.part.startswith(self._folder) else self.part[len(self._folder) :]
        if self._package.raw(self._relations) is not None:
            tree = self._tree(self._relations)
            number = _free_id(tree)
            found[self._relations] = _appended(tree, lambda p: _relationship(p, number, target))
        name = escape(self.part, {'"': "&quot;"})
        override = f'PartName="/{name}" ContentType="{_TYPE}"/>'
        found[TYPES] = _appended(self._tree(TYPES), lambda p: f"<{p}Override {override}")
        return found

    def added(self, comments: Iterable[Comment], styles: Styles, when: datetime) -> dict[str, bytes]:
        """The parts that the file has not."""
        if not self._is_new:
            return {}
        made = f'<w:comments xmlns:w="{WORD_URI}">{_written(comments, styles, when, "w:")}</w:comments>'
        found = {self.part: _HEAD + made.encode()}
        if self._package.raw(self._relations) is None:
            target = self.part[len(self._folder) :]
            relation = _relationship("", "rId1", target)
            whole = f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>'
            found[self._relations] = _HEAD + whole.encode()
        return found

    def _unused(self) -> str:
        names = (f"{self._folder}comments{'' if number == 1 else number}.xml" for number in range(1, 100))
        free = next((name for name in names if self._package.raw(name) is None), None)
        if free is None:
            raise AnnotationError("文件内部的部件名称不寻常，请用 Word 或 WPS 另存后再批注")
        return free

    def _tree(self, part: str) -> Tree:
        return Tree(self._package.raw(part) or b"")


def _relationship(prefix: str, identifier: str, target: str) -> str:
    named = escape(target, {'"': "&quot;"})
    return f'<{prefix}Relationship Id="{identifier}" Type="{_RELATION}" Target="{named}"/>'


def _free_id(tree: Tree) -> str:
    known = {node.values.get("Id", "") for node in tree.root.children}
    return next(name for number in range(1, len(known) + 2) if (name := f"rId{number}") not in known)


def _appended(tree: Tree, written: Callable[[str], str], *, word: bool = False) -> list[Splice]:
    """What puts elements behind the last one in the root; `written` gives them for the prefix of the root."""
    root = tree.root
    prefix = tree.prefix(root).decode()
    text = written(prefix)
    if word and not prefix:
        # Attributes have a namespace only by a prefix.
        text = written("w:").replace("<w:comment ", f'<w:comment xmlns:w="{WORD_URI}" ')
    data = text.encode("ascii", "xmlcharrefreplace") if _is_ascii(tree) else text.encode()
    if tree.is_single(root):
        return [Splice(root.inside - 2, root.inside, b">" + data + b"</" + tree.spelled(root) + b">")]
    return [inserted(root.close, data)]


def _is_ascii(tree: Tree) -> bool:
    return b"ascii" in tree.data[: tree.root.start].lower()


def _written(comments: Iterable[Comment], styles: Styles, when: datetime, w: str) -> str:
    date = f"{when:%Y-%m-%dT%H:%M:%S}Z"
    return "".join(
        f'<{w}comment {w}id="{comment.number}" {w}author="{AUTHOR}" {w}date="{date}" {w}initials="{AUTHOR}">'
        f"{''.join(_paragraphs(comment.lines, styles, w))}</{w}comment>"
        for comment in comments
    )


def _paragraphs(lines: Iterable[Line], styles: Styles, w: str) -> Iterator[str]:
    style = f'<{w}pStyle {w}val="{styles.text}"/>' if styles.text else ""
    properties = f"<{w}pPr>{style}{_SHAPE.format(w=w)}</{w}pPr>"
    sign = f'<{w}rPr><{w}rStyle {w}val="{styles.sign}"/></{w}rPr>' if styles.sign else ""
    start = f"<{w}r>{sign}<{w}annotationRef/></{w}r>"
    for line in lines:
        label = _run(line.label, w, bold=True) if line.label else ""
        text = _run(line.text, w) if line.text else ""
        yield f"<{w}p>{properties}{start}{label}{text}</{w}p>"
        start = ""


def _run(text: str, w: str, *, bold: bool = False) -> str:
    look = _LOOK.format(w=w, bold=f"<{w}b/>" if bold else "")
    return f'<{w}r><{w}rPr>{look}</{w}rPr><{w}t xml:space="preserve">{escape(text)}</{w}t></{w}r>'
