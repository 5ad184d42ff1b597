"""The stories of a Word file: its body, its headers and footers, its notes, and the comments on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.readers.docx.folding import Folded, folded
from govlint.readers.docx.markup import Budget, parsed, without_looks
from govlint.readers.docx.package import ROOT, Package
from govlint.readers.docx.passages import Passage
from govlint.readers.docx.revisions import Watch
from govlint.readers.docx.runs import AUTHOR, Runs
from govlint.readers.docx.story import Story
from govlint.readers.docx.style_sheet import StyleSheet
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.folding import Group
    from govlint.readers.docx.grids import Grid
    from govlint.readers.docx.numbering import Numbering

_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MARGINS: Final = frozenset({W + "headerReference", W + "footerReference"})
_NOTES: Final = {"footnotes": W + "footnote", "endnotes": W + "endnote"}
_PARAGRAPH: Final = W + "p"
_SAID: Final = frozenset({_PARAGRAPH, W + "t"})
_PICTURES: Final = frozenset(W + name for name in ("drawing", "pict", "object", "altChunk"))
_TEXT_AS_SHAPE: Final = "{urn:schemas-microsoft-com:vml}textpath"
_WHOLE: Final = frozenset({"", "normal"})
"""The types of notes that are notes; others are the lines between them and the text."""


class WordFile:
    """A Word file, opened; raises `UnreadableError` where it is none or refuses to be read.

    With `traced`, what is read has its origins. `pictured` says of a body that was read, and has no text, that it shows
    something else: pictures, embedded files.
    """

    def __init__(self, data: bytes, *, traced: bool = False) -> None:
        self._traced = traced
        package = self.package = Package(data)
        self._part = next((made.part for made in package.relationships(ROOT) if made.kind == "officeDocument"), "")
        document = package.bytes_of(self._part)
        if document is None:
            raise package.foreign()
        # Of what is traced every element counts.
        folds = Folded(document) if traced else folded(document)
        document = without_looks(folds.data)
        root = package.parsed(document, self._part, folds.cost)
        body = root.find(W + "body")
        if root.tag != W + "document" or body is None:
            raise package.foreign()
        self._root = root
        self._body = body
        self._groups = folds.groups
        self._relationships = package.relationships(self._part)
        self._sheet = StyleSheet.load(package, self.part_of("styles"))
        self._watch = self._sheet.watch.joined(Watch.over(document))
        self._numbering: Numbering | None = None
        self._margin_parts: dict[str, None] = {}
        self.pictured = False
        self._comments = self._read_comments()
        self._runs = self._new_runs(fields=True)

    def part_of(self, kind: str) -> str:
        """The part that the text refers to by the first relationship of a kind; empty where there is none."""
        return next((made.part for made in self._relationships if made.kind == kind), "")

    def body(self) -> list[Passage | Grid]:
        """What stands in the body; to be called once, before the rest: its elements are given up."""
        items = self._story(self._groups).items(self._body)
        if self._runs.unfinished:
            # Where a field has no end, nothing says where its result ends: all text counts.
            self._runs = self._new_runs(fields=False)
            items = self._story(self._groups).items(self._body)
        self._margin_parts = self._headers_and_footers()
        self.pictured = not items and any(element.tag in _PICTURES for element in self._body.iter())
        # Together with the blocks to come they would take twice the memory.
        self._body.clear()
        self._groups = []
        return items

    def margins(self) -> Iterator[list[Passage | Grid]]:
        """What stands in each header, footer and note; the same header or footer of several sections once.

        A watermark stands in the header.
        """
        seen: dict[tuple[str, ...], list[Passage | Grid]] = {}
        waiting: list[list[Passage | Grid]] = []
        for part in self._margin_parts:
            for items in self._stories(part, None):
                texts = tuple(item.value for item in items if isinstance(item, Passage))
                if texts not in seen or len(texts) < len(items):
                    seen[texts] = items
                    if self._traced:
                        waiting.append(items)
                    else:
                        yield items
                elif self._traced:
                    _share_origins(items, seen[texts])
        yield from waiting
        for kind, tag in _NOTES.items():
            yield from self._stories(self.part_of(kind), tag)

    def unplaced_comments(self) -> list[tuple[str, str]]:
        """Author and text of the comments that nothing read so far refers to."""
        return self._runs.unplaced

    def _headers_and_footers(self) -> dict[str, None]:
        parts = {made.id: made.part for made in self._relationships if made.kind in ("header", "footer")}
        if not parts:
            return {}
        references = (child for section in self._body.iter(W + "sectPr") for child in section if child.tag in _MARGINS)
        return dict.fromkeys(parts.get(child.get(_RELATION, ""), "") for child in references)

    def _stories(self, part: str, tag: str | None) -> Iterator[list[Passage | Grid]]:
        """The stories of a part: its elements `tag`, or the part itself."""
        margin = self.package.known(part, _margin)
        if margin is None:
            return
        root, watch, has_watermarks = margin
        self._watch = self._runs.watch = self._sheet.watch.joined(watch)
        self._runs.enter(part, root)
        for element in (root,) if tag is None else root.findall(tag):
            if element.get(W + "type", "") in _WHOLE:
                watermarks = _watermarks(element) if has_watermarks else []
                yield self._story().items(element) + watermarks

    def _new_runs(self, *, fields: bool) -> Runs:
        kind = Runs
        if self._traced:
            from govlint.readers.docx.tracing import TracedRuns

            kind = TracedRuns
        runs = kind(self._sheet.styles, self._comments, self._watch, fields=fields)
        runs.enter(self._part, self._root)
        return runs

    def _story(self, groups: Sequence[Group] = ()) -> Story:
        return Story(self._sheet, self._lists, self._runs, self._watch, groups)

    def _lists(self) -> Numbering:
        """The lists, not counted yet; read when the first numbered paragraph is met."""
        if self._numbering is None:
            from govlint.readers.docx.numbering import Numbering

            root = self.package.known(self.part_of("numbering"), _root)
            self._numbering = Numbering.load(root, self._sheet.styles)
        return self._numbering.new_story()

    def _read_comments(self) -> dict[str, tuple[str, str]]:
        root = self.package.root(self.part_of("comments"))
        found = () if root is None else root.findall(W + "comment")
        return {element.get(W + "id", ""): (element.get(AUTHOR, ""), _text(element)) for element in found}


def _root(data: bytes, part: str) -> Element:
    return parsed(data, part, Budget())


def _margin(data: bytes, part: str) -> tuple[Element, Watch, bool]:
    """The root of a part, what it mentions, and whether that may be watermarks."""
    data = without_looks(data)
    return parsed(data, part, Budget()), Watch.over(data), b"textpath" in data


def _share_origins(items: list[Passage | Grid], others: list[Passage | Grid]) -> None:
    """Give passages that are read for others of the same text the origins of those too."""
    passages = (item for item in others if isinstance(item, Passage))
    for item, passage in zip(items, passages, strict=True):
        if isinstance(item, Passage):
            passage.origins = [*passage.origins, *item.origins]


def _watermarks(element: Element) -> list[Passage | Grid]:
    """Text that is drawn as a shape, as word processors do it behind the page."""
    texts = (" ".join(shape.get("string", "").split()) for shape in element.iter(_TEXT_AS_SHAPE))
    return [Passage(text, None, []) for text in dict.fromkeys(texts) if text]


def _text(element: Element) -> str:
    """The text of a comment, its paragraphs as lines."""
    pieces = ("\n" if piece.tag == _PARAGRAPH else piece.text or "" for piece in element.iter() if piece.tag in _SAID)
    return "\n".join(line for line in "".join(pieces).split("\n") if line)
