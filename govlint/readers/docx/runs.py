"""The text of paragraphs: runs, and what stands around and inside them.

The text is what would be printed once all tracked changes were accepted: insertions count, deletions do not; results of
fields count, their codes do not; of a table of contents nothing counts, since it only repeats the headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.readers.docx.fields import Fields, is_contents
from govlint.readers.docx.markup import ALTERNATIVES, chosen, found_within
from govlint.readers.docx.nesting import CONTROL, REVISIONS, THROUGH, controlled, deeper
from govlint.readers.docx.passages import BREAK, Collector
from govlint.readers.docx.styles import PARAGRAPH_PROPERTIES
from govlint.readers.docx.symbols import symbol
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.passages import Kind, Mark, Origin, Passage
    from govlint.readers.docx.revisions import Watch
    from govlint.readers.docx.styles import ParagraphFormat, Styles

_RUN: Final = W + "r"
_TEXT: Final = W + "t"
_LOOK: Final = W + "rPr"
_LOOK_CHANGE: Final = W + "rPrChange"
AUTHOR: Final = W + "author"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
EDGES: Final = " \t\r\n"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX: Final = W + "txbxContent"
LINE_ENDS: Final = re.compile(r"[\r\n][ \t\r\n]*")

_CHARACTERS: Final = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_BREAKS: Final = frozenset({W + "br", W + "cr"})
_DRAWN: Final = frozenset({W + "drawing", W + "pict", W + "object", ALTERNATIVES})


class Runs:
    """Reads paragraph after paragraph into passages.

    `boxes` holds the text boxes met since it was emptied. `shaded` says that the paper has a colour here; `pales`
    counts what has the colour of the paper; `revision` is the kind and author of the tracked change that is being read;
    `watch` says what is worth looking for; `paragraph` is the last one that was read where origins are asked for, else
    None. With `fields` False, field characters are ignored: a way out where they do
    not match.
    """

    __slots__ = (
        "_collector", "_comments", "_fields", "_format", "_look", "_open", "_seen", "_styles",
        "boxes", "pales", "paragraph", "revision", "shaded", "watch",
    )  # fmt: skip

    def __init__(self, styles: Styles, comments: Mapping[str, tuple[str, str]], watch: Watch, *, fields: bool) -> None:
        self.boxes: list[Element] = []
        self.shaded = False
        self.pales = 0
        self.paragraph: Origin | None = None
        self._styles = styles
        self._comments = comments
        self.watch = watch
        self._collector = Collector()
        self._fields = Fields(obeyed=fields)
        self.revision: tuple[Kind, str] | None = None
        self._look: tuple[bool, bool, str | None] | None = None
        self._open: dict[str, Mark] = {}
        self._seen: set[str] = set()

    @property
    def unfinished(self) -> bool:
        """Whether a field has begun and not ended."""
        return self._fields.unfinished

    @property
    def unplaced(self) -> list[tuple[str, str]]:
        """The comments that nothing read so far refers to."""
        return [comment for name, comment in self._comments.items() if name not in self._seen]

    @property
    def at_rest(self) -> bool:
        """Whether text that is met now counts, and is no tracked change."""
        return self.revision is None and not self._fields.silent

    def enter(self, part: str, root: Element) -> None:
        """Be told which part is read from here on; only where origins are asked for it matters."""

    def read(self, paragraph: Element, format: ParagraphFormat, depth: int) -> None:  # noqa: A002
        """Collect the text of a paragraph, behind what was collected and not taken yet."""
        self._format = format
        self._children(paragraph, depth)

    def shows(self, format: ParagraphFormat) -> bool:  # noqa: A002
        """Whether of text without properties of its own, in a paragraph like this, there is nothing to be said."""
        return not (format.hidden or format.pale) and self.at_rest

    def plain(self, paragraph: Element, format: ParagraphFormat) -> str | None:  # noqa: A002
        """The text of a paragraph that is nothing but text, as nearly all are; None for any other one."""
        if not self.shows(format):
            return None
        text = ""
        for child in paragraph:
            tag = child.tag
            if tag == _RUN:
                for piece in child:
                    tag = piece.tag
                    if tag == _TEXT:
                        said = piece.text
                        if said:
                            if said[0] <= " " or said[-1] <= " " or "\n" in said or "\r" in said:
                                return None
                            text += said
                    elif tag != _LOOK or len(piece):
                        return None
            elif tag != PARAGRAPH_PROPERTIES:
                return None
        return text.strip()

    def take(self, label: str = "", level: int | None = None) -> Passage | None:
        """The paragraph that was collected; None where there was nothing."""
        for mark in self._open.values():
            mark.end = mark.start
        self._open.clear()
        return self._collector.take(label, level)

    def mark_end(self, kind: Kind, author: str) -> None:
        """Say that the end of the paragraph, at which the reading is, was inserted or deleted."""
        collector = self._collector
        if kind == "deletion":
            collector.mark(kind, author, collector.length, (BREAK,))
        elif not collector.extends(kind, author):
            collector.single(kind, author, collector.length, (BREAK,))

    def mark_format(self, author: str, *, whole: bool) -> None:
        """Say that the format of the paragraph, or that of its end, was changed."""
        if whole:
            self._collector.cover("formatting", author)
        else:
            self._collector.mark("formatting", author, self._collector.length)

    def comment(self, element: Element) -> None:
        """Take the start, the end or the sign of a comment, which may stand between paragraphs too."""
        name = element.get(W + "id", "")
        if element.tag == W + "commentRangeEnd":
            mark = self._open.pop(name, None)
            if mark is not None:
                mark.end = self._collector.length
        elif name in self._comments and name not in self._seen:
            self._seen.add(name)
            author, text = self._comments[name]
            mark = self._collector.single("comment", author, self._collector.length, (text,))
            if element.tag == W + "commentRangeStart":
                self._open[name] = mark

    def _children(self, parent: Element, depth: int) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, depth)
            elif tag in THROUGH:
                self._children(child, deeper(depth))
            else:
                self._other(tag, child, depth)

    def _other(self, tag: str, child: Element, depth: int) -> None:
        if tag in REVISIONS:
            before, self.revision = self.revision, (REVISIONS[tag], child.get(AUTHOR, ""))
            self._children(child, deeper(depth))
            self.revision = before
        elif tag == CONTROL:
            content = controlled(child)
            if content is not None:
                self._children(content, deeper(depth))
        elif tag == W + "fldSimple":
            if not is_contents(child.get(W + "instr", "")):
                self._children(child, deeper(depth))
        elif tag in COMMENTS:
            self.comment(child)
        elif tag == ALTERNATIVES:
            branch = chosen(child)
            if branch is not None:
                self._children(branch, deeper(depth))
        elif tag.startswith(_MATH):
            self._look = None
            for text in child.iter(_MATH + "t"):
                self._add(text.text or "")

    def _run(self, run: Element, depth: int) -> None:
        format = self._format  # noqa: A001
        self._look = (True, False, None) if format.hidden else (False, True, None) if format.pale else None
        for piece in run:
            tag = piece.tag
            if tag == _TEXT:
                self._text(piece)
            elif tag == _LOOK:
                if len(piece):
                    self._look = self._looks(piece, format)
            else:
                self._piece(tag, piece, depth)

    def _looks(self, look: Element, format: ParagraphFormat) -> tuple[bool, bool, str | None] | None:  # noqa: A002
        hidden = self.watch.hidden and self._styles.run_is_hidden(look, format)
        pale = not hidden and self._styles.run_is_pale(look, format)
        change = look.find(_LOOK_CHANGE) if self.watch.tracked else None
        author = None if change is None else change.get(AUTHOR, "")
        return (hidden, pale, author) if hidden or pale or author is not None else None

    def _piece(self, tag: str, piece: Element, depth: int) -> None:
        if tag in _CHARACTERS:
            self._add(_CHARACTERS[tag])
        elif tag in _BREAKS:
            self._add("\n")
        elif tag == W + "fldChar":
            self._fields.character(piece.get(W + "fldCharType", ""))
        elif tag == W + "instrText":
            self._fields.code(piece.text or "")
        elif tag in _DRAWN:
            # A box in what was deleted, or in what a field repeats, is not shown.
            if not self._fields.silent and (self.revision is None or self.revision[0] != "deletion"):
                self.boxes.extend(found_within(piece, _BOX) if tag != ALTERNATIVES else self._alternative(piece, depth))
        elif tag == W + "delText":
            if self.revision is not None and self.revision[0] == "deletion":
                self._add(written(piece, piece.text or ""))
        elif tag == W + "sym":
            self._add(symbol(piece))
        elif tag == W + "ruby":
            self._children(piece, deeper(depth))
        elif tag == W + "commentReference":
            self.comment(piece)

    def _alternative(self, alternatives: Element, depth: int) -> list[Element]:
        branch = chosen(alternatives)
        if branch is None:
            return []
        for piece in branch:
            if piece.tag == _TEXT:
                self._text(piece)
            elif piece.tag not in _DRAWN:
                self._piece(piece.tag, piece, deeper(depth))
        return list(found_within(branch, _BOX))

    def _text(self, piece: Element) -> None:
        if piece.text:
            self._add(written(piece, piece.text))

    def _add(self, text: str) -> None:
        if self._fields.silent or not text:
            return
        collector = self._collector
        if self.revision is None and self._look is None:
            if text != "\n":
                collector.add(text)
            else:
                collector.feed()
        else:
            self._add_marked(text)

    def _add_marked(self, text: str) -> None:
        collector = self._collector
        start = collector.length
        kind, author = self.revision or ("insertion", None)
        hidden, pale, formatted = self._look or (False, False, None)
        if kind == "deletion":
            collector.mark(kind, author or "", start, (text,))
            return
        if hidden:
            if text.strip():
                collector.mark("hidden", "", start, (text,))
            return
        if text != "\n":
            collector.add(text)
        else:
            collector.feed()
        if author is not None:
            collector.mark(kind, author, start)
        if pale and not self.shaded and text.strip():
            collector.mark("pale", "", start)
            self.pales += 1
        if formatted is not None:
            collector.mark("formatting", formatted, start)


COMMENTS: Final = frozenset(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def written(element: Element, text: str) -> str:
    """The text of w:t: white space at its edges counts only where that is said, and line ends are spaces."""
    if (text[:1] <= " " or text[-1:] <= " ") and element.get(SPACE) != "preserve":
        text = text.strip(EDGES)
    return LINE_ENDS.sub(" ", text) if "\n" in text or "\r" in text else text
