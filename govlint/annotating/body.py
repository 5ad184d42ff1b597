"""Where in the text of a Word file a remark may begin and end.

The signs of a remark stand between runs: where a word begins inside a run, the run is cut. What a run may not be cut
out of (text boxes, deletions, phonetic guides, fields and controls that are filled in by themselves) is covered as a
whole, from outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError

from govlint.annotating.fields import computed_fields, field_around
from govlint.annotating.markup import Tree, W
from govlint.annotating.splices import AnnotationError
from govlint.named_tuple import NamedTuple
from govlint.readers.docx.part_text import part_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.annotating.markup import Node
    from govlint.readers.docx.part_text import WrittenCharacter, WrittenText

_RUN: Final = W + "r"
_PARAGRAPH: Final = W + "p"
_CONTROL: Final = W + "sdt"
_LOOK: Final = "rPr"
_THROUGH: Final = frozenset(
    W + name for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo")
)
"""What may hold the signs of a remark as a paragraph may."""
_FILLED: Final = frozenset(
    W + name
    for name in ("text", "date", "dropDownList", "comboBox", "dataBinding", "checkbox", "picture", "docPartList")
)
_SHORT: Final = 40
"""So many characters has a heading that is marked as a whole where only its automatic number is meant."""
_LOCKS: Final = frozenset({"contentLocked", "sdtContentLocked"})


class Cut(NamedTuple):
    """A place for signs: byte `at`. With `run`, that is cut there, with `text`, the w:t that holds the place as well.

    `host` is the paragraph that the signs stand in.
    """

    at: int
    host: Node
    run: Node | None = None
    text: int | None = None


class Range(NamedTuple):
    """What a remark is about; the same place twice where that is empty. `covered` is that in each of its w:t."""

    start: Cut
    end: Cut
    covered: tuple[tuple[Cut, Cut], ...] = ()


class Body:
    """The part with the text of a Word file; raises `AnnotationError` where its bytes cannot be worked with."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.tree = Tree(data)
        try:
            self.texts: Sequence[WrittenText] = part_text(data).texts
        except ExpatError as error:
            raise AnnotationError("文件内部有损坏，请用 Word 或 WPS 另存后再批注") from error
        self._written: dict[int, Sequence[WrittenCharacter]] = {}
        self._fields = computed_fields(self.tree)
        self._numbers = {node.start: number for number, node in enumerate(self.tree.texts)}
        if len(self.texts) != len(self.tree.texts):
            raise AnnotationError("文件内部的写法不寻常，请用 Word 或 WPS 另存后再批注")

    def numbers(self) -> set[str]:
        """The numbers of comments that the text refers to, whether there are such comments or not."""
        names = {W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
        return {node.value("id") for node in self.tree.root.within() if node.name in names}

    def over(self, characters: Iterable[tuple[int, int]]) -> Range | None:
        """From the first to the last of these characters: the numbers of their w:t, and their offsets in it."""
        known = [(text, offset) for text, offset in characters if text < len(self.texts)]
        if not known:
            return None
        (first, offset), (last, end) = known[0], known[-1]
        start, stop = self._before(first, offset), self._behind(last, end + 1)
        if start is None or stop is None or start.at > stop.at:
            return None
        firsts = dict(reversed(known))
        pairs = [(self._before(text, firsts[text]), self._behind(text, at + 1)) for text, at in dict(known).items()]
        return Range(start, stop, tuple((one, other) for one, other in pairs if one and other))

    def paragraph(self, number: int) -> Range | None:
        """The text of a paragraph, of a long one the beginning; an empty place in it where there is none."""
        if number >= len(self.tree.paragraphs):
            return None
        node = self.tree.paragraphs[number]
        host, unit = _unit(node)
        if host is None:
            return None
        if unit is not None:
            return Range(Cut(unit.start, host), Cut(unit.end, host))
        inside = [self._numbers[text.start] for text in node.within() if text.start in self._numbers]
        every = [(at, offset) for at in inside for offset in range(len(self.texts[at].text))]
        return self.over(every if len(every) <= _SHORT else every[:1]) if every else _empty(host)

    def around(self, node: Node) -> Range | None:
        """An element of the text, such as the sign of a footnote."""
        host, unit = _unit(node)
        if host is None or unit is None:
            return None
        return Range(Cut(unit.start, host), Cut(unit.end, host))

    def _before(self, number: int, offset: int) -> Cut | None:
        return self._cut(number, offset, behind=False)

    def _behind(self, number: int, offset: int) -> Cut | None:
        return self._cut(number, offset, behind=True)

    def _cut(self, number: int, offset: int, *, behind: bool) -> Cut | None:
        """The place before the character `offset` of a w:t; where it cannot be there, further out."""
        node, text = self.tree.texts[number], self.texts[number]
        host, unit = _unit(node)
        if host is None or unit is None:
            return None
        around = field_around(self._fields, node)
        if around is not None:
            first, last = _unit(around.begin), _unit(around.end)
            if first[1] is not None and last[1] is not None and first[0] is host and last[0] is host:
                return Cut(last[1].end if behind else first[1].start, host)
        outside = Cut(unit.end if behind else unit.start, host)
        if node.parent is not unit or not _may_be_cut(unit):
            return outside
        if offset <= 0:
            return self._edge(node.start, host, unit)
        if offset >= len(text.text):
            return self._edge(node.end, host, unit)
        if node.children or text.has_loose_edges:
            return self._edge(node.end if behind else node.start, host, unit)
        written = self._characters(number)
        if not written or written[offset].literal or written[offset - 1].literal:
            return outside
        return Cut(written[offset].start, host, unit, number)

    def _characters(self, number: int) -> Sequence[WrittenCharacter]:
        if number not in self._written:
            self._written[number] = self.texts[number].characters(self.data)
        return self._written[number]

    def _edge(self, at: int, host: Node, run: Node) -> Cut:
        """A place between what stands in a run; at its edges that is outside of it."""
        if not self.data[_content(run) : at].strip():
            return Cut(run.start, host)
        if not self.data[at : run.close].strip():
            return Cut(run.end, host)
        return Cut(at, host, run)


def look_of(run: Node) -> Node | None:
    """The properties of a run."""
    return run.child(_LOOK)


def _content(run: Node) -> int:
    look = look_of(run)
    return run.inside if look is None else look.end


def _empty(paragraph: Node) -> Range:
    properties = paragraph.child("pPr")
    place = Cut(paragraph.inside if properties is None else properties.end, paragraph)
    return Range(place, place)


def _unit(node: Node) -> tuple[Node | None, Node | None]:
    """The outermost paragraph around an element, and what in it holds the element and stands beside its runs."""
    path = node.path()
    at = next((at for at, step in enumerate(path) if step.name == _PARAGRAPH), None)
    if at is None:
        return None, None
    units = (step for step in path[at + 1 :] if step.name not in _THROUGH and not _is_open(step))
    return path[at], next(units, None)


def _is_open(step: Node) -> bool:
    """Whether an element is a control in which remarks may stand."""
    if step.name != _CONTROL:
        return False
    properties = step.child("sdtPr")
    within = () if properties is None else properties.children
    return not any(
        one.name in _FILLED or one.name.rpartition(" ")[2] == "checkbox" or one.value("val") in _LOCKS for one in within
    )


def _may_be_cut(run: Node) -> bool:
    """Whether two runs may be made of it: a tracked change of its look has a number that must not occur twice."""
    look = look_of(run)
    return run.name == _RUN and (look is None or look.child("rPrChange") is None)
