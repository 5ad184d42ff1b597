"""From the position of a finding to the place of its remark in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.annotating.markup import Tree, W
from govlint.annotating.splices import AnnotationError
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint.annotating.body import Body, Range
    from govlint.document import Document, Span
    from govlint.readers.docx.origins import Origins, WordCharacter, WordParagraph
    from govlint.readers.docx.package import Package
    from govlint.rules import Finding

_NOTES: Final = {"footnotes": "脚注", "endnotes": "尾注"}
_MARGINS: Final = {"header": "页眉", "footer": "页脚"}


class Anchor(NamedTuple):
    """Where a remark stands. `elsewhere` names what of the page it is about and cannot stand in, in Chinese."""

    place: Range
    elsewhere: str = ""


class Anchors:
    """The places of remarks in the main part of a Word file; `title` is where those stand that have no other place."""

    def __init__(
        self, package: Package, main: str, body: Body, document: Document, origins: Origins, title: Span | None
    ) -> None:
        self._package = package
        self._main = main
        self._body = body
        self._origins = origins
        self._lines = document.source.lines()
        self._parts: Mapping[str, str] = {made.part: made.kind for made in package.relationships(main)}
        self._notes: dict[str, Tree] = {}
        self.title = self._title(document, title)

    def of(self, finding: Finding) -> Anchor:
        """The place of a remark on a finding; that of the title for one that has no other."""
        anchor = None if finding.whole else self.at(finding.span)
        if anchor is not None:
            return anchor
        if self.title is None:
            raise AnnotationError("文件的正文里没有可以加批注的段落")
        return Anchor(self.title)

    def at(self, span: Span) -> Anchor | None:
        """The place of a remark on what stands at a position; None where that is nowhere in the file."""
        for found in self._found(span):
            place = self._body.over((made.text, made.offset) for made in found if made.part == self._main)
            if place is not None:
                return Anchor(place)
            outside = self._outside(found)
            if outside is not None:
                return outside
        paragraphs = self._paragraphs(span)
        for part, number in paragraphs:
            place = self._body.paragraph(number) if part == self._main else None
            if place is not None:
                return Anchor(place)
        elsewhere = next((self._name_of(part) for part, _ in paragraphs if part != self._main), "")
        return Anchor(self.title, elsewhere) if elsewhere and self.title is not None else None

    def _paragraphs(self, span: Span) -> tuple[WordParagraph, ...]:
        """The paragraphs at a position; between two cells, that of the one before."""
        columns = range(min(span.column, len(self._lines[span.line - 1]) + 1), 0, -1) if self._holds(span) else ()
        found = (self._origins.paragraphs(span.line, column) for column in columns)
        return next(filter(None, found), ())

    def _holds(self, span: Span) -> bool:
        return 0 < span.line <= len(self._lines)

    def text(self, span: Span) -> str:
        """The text at a position, as far as it is on one line."""
        if not self._holds(span):
            return ""
        end = span.end_column - 1 if span.end_line == span.line else None
        return self._lines[span.line - 1][span.column - 1 : end]

    def _found(self, span: Span) -> Iterator[list[WordCharacter]]:
        """The characters of a span; of an empty one that behind it, else that before it."""
        if span[:2] < span[2:]:
            yield [made for line, column in self._positions(span) for made in self._origins.characters(line, column)]
        else:
            for column in (span.column, span.column - 1):
                yield list(self._origins.characters(span.line, column))

    def _positions(self, span: Span) -> Iterator[tuple[int, int]]:
        for line in range(span.line, min(span.end_line, len(self._lines)) + 1):
            first = span.column if line == span.line else 1
            last = span.end_column if line == span.end_line else len(self._lines[line - 1]) + 1
            yield from ((line, column) for column in range(first, min(last, len(self._lines[line - 1]) + 1)))

    def _outside(self, found: Iterable[WordCharacter]) -> Anchor | None:
        """The place of a remark on what stands in another part: the sign of its note, else the title."""
        made = next(iter(found), None)
        if made is None:
            return None
        kind = self._parts.get(made.part, "")
        place = self._note(made) if kind in _NOTES else None
        place = place or self.title
        return None if place is None else Anchor(place, self._name_of(made.part))

    def _name_of(self, part: str) -> str:
        kind = self._parts.get(part, "")
        return _NOTES.get(kind) or _MARGINS.get(kind) or "正文以外"

    def _note(self, made: WordCharacter) -> Range | None:
        """The sign of the footnote or endnote that a character stands in."""
        if made.part not in self._notes:
            self._notes[made.part] = Tree(self._package.raw(made.part) or b"")
        texts = self._notes[made.part].texts
        kind = self._parts[made.part].removesuffix("s")
        path = texts[made.text].path() if made.text < len(texts) else []
        number = next((step.value("id") for step in path if step.name == W + kind), None)
        for node in self._body.tree.root.within() if number is not None else ():
            if node.name == f"{W}{kind}Reference" and node.value("id") == number:
                return self._body.around(node)
        return None

    def _title(self, document: Document, title: Span | None) -> Range | None:
        """The title of the report, or else what the file begins with."""
        spans = [title] if title is not None else []
        spans += [text.span() for text in document.texts() if text.value.strip()][:_FIRST]
        for span in spans:
            characters = (made for found in self._found(span) for made in found if made.part == self._main)
            place = self._body.over((made.text, made.offset) for made in characters)
            if place is not None:
                return place
        return next((place for place in map(self._body.paragraph, range(_FIRST)) if place is not None), None)


_FIRST: Final = 50
"""In so many paragraphs a place is looked for that a remark on the file may have."""
