"""The characters, drawn lines and pictures of every page, out of pdfium and within limits."""

from __future__ import annotations

import ctypes
from math import atan2, hypot, pi
from typing import TYPE_CHECKING, Any, Final

from govlint.language import say
from govlint.limits import MAX_CHARACTERS, MAX_PAGES
from govlint.matching import is_radical, key
from govlint.readers.pdf.page import Content, Glyph, Page
from govlint.readers.pdf.pdfium import library, loaded, opened, properties_of
from govlint.readers.pdf.rulings import Drawing
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_HYPHEN: Final = 2
"""What pdfium writes for a hyphen at the end of a line."""
_SLANT: Final = 0.17
"""Text turned by less than this from an axis, in radians, is a crooked scan; by more, a watermark."""
_SAME_PLACE: Final = 1.0
"""Two equal characters nearer than this, in points, are one drawn twice to look bold."""
_MOST_HEIGHT: Final = 2.5
"""The box that a font gives its characters is about as high as it is large."""
_DESCENT: Final = 0.15

_new: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: a page has thousands of characters."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in the coordinates of the file, where y grows upwards."""


class _Mark:
    """A character as the file has it; `turn` is how many quarters counter-clockwise its writing is turned."""

    __slots__ = ("base", "box", "size", "text", "turn")

    def __init__(self, text: str, box: Box, base: tuple[float, float], size: float, turn: int) -> None:
        self.text = text
        self.box = box
        self.base = base
        self.size = size
        self.turn = turn


def extracted(data: bytes) -> Content:
    """Everything that stands on the pages of the PDF in `data`."""
    with opened(data) as document:
        count = library().FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableError(say("PDF 没有任何页面"))
        if count > MAX_PAGES:
            raise UnreadableError(
                say(
                    "PDF 有 {count} 页，超过上限 {most} 页；请确认给出的是一份年度报告",
                    count=count,
                    most=MAX_PAGES,
                )
            )
        drawing = Drawing()
        pages = []
        characters = 0
        for index in range(count):
            with loaded(document, index) as (page, text):
                characters += library().FPDFText_CountChars(text)
                if characters > MAX_CHARACTERS:
                    raise UnreadableError(
                        say(
                            "PDF 的文字超过上限 {most} 个字；请确认给出的是一份年度报告",
                            most=MAX_CHARACTERS,
                        )
                    )
                pages.append(_page(page, text, index + 1, drawing))
        return Content(pages, properties_of(document))


def _page(page: Any, text: Any, number: int, drawing: Drawing) -> Page:
    pdfium = library()
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    box = (rect.left, rect.bottom, rect.right, rect.top)
    marks = _marks(text, box)
    turn = _usual_turn(marks) if marks else pdfium.FPDFPage_GetRotation(page) % 4
    place = turned(box, turn)
    upright = _upright(marks, turn)
    glyphs = _once(_straight(upright, box) if not turn else [_glyph(mark, place, turn) for mark in upright])
    across, down, pictured = drawing.on(page, place, (rect.right - rect.left) * (rect.top - rect.bottom))
    width, height = rect.right - rect.left, rect.top - rect.bottom
    if turn % 2:
        width, height = height, width
    return Page(number, width, height, glyphs, across, down, pictured)


def turned(box: Box, turn: int) -> Callable[[float, float], tuple[float, float]]:
    """From coordinates of the file to those of the page as it is read, for text that is turned by `turn` quarters."""
    left, bottom, right, top = box
    if turn == 0:
        return lambda x, y: (x - left, top - y)
    if turn == 1:
        return lambda x, y: (y - bottom, x - left)
    if turn == 2:
        return lambda x, y: (right - x, y - bottom)
    return lambda x, y: (top - y, right - x)


def _marks(text: Any, page: Box) -> list[_Mark]:
    """The characters within the page, in the order in which they are drawn."""
    pdfium = library()
    unicode, is_generated, box_of = (
        pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated, pdfium.FPDFText_GetLooseCharBox,
    )  # fmt: skip
    matrix_of, origin_of, size_of = (
        pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetFontSize,
    )  # fmt: skip
    rect, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    to_rect, to_matrix, to_x, to_y = map(ctypes.byref, (rect, matrix, x, y))
    left, bottom, right, top = page
    handle = ctypes.c_void_p(text)
    found = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = unicode(handle, index)
        if code == _HYPHEN:
            code = 0x2D
        if code < 32 or 127 <= code < 160 or code in _DROPPED:
            continue
        if code == 32 and is_generated(handle, index) == 1:
            continue
        box_of(handle, index, to_rect)
        box = first, low, last, high = rect.left, rect.bottom, rect.right, rect.top
        if not (left <= (first + last) / 2 <= right and bottom <= (low + high) / 2 <= top):
            continue
        matrix_of(handle, index, to_matrix)
        a, b = matrix.a, matrix.b
        # As nearly all text stands; the other cases need more than a comparison.
        turn = 0 if b == 0 and a > 0 else _turn(a, b)
        if turn is None:
            continue
        origin_of(handle, index, to_x, to_y)
        base = (x.value, y.value)
        size = size_of(handle, index) * hypot(a, b)
        if high - low > _MOST_HEIGHT * size:
            box = _ink(text, index)
            base = (box[0], box[1])
            size = max(size, box[3] - box[1])
        found.append(_Mark(_character(code), box, base, size, turn))
    return _paired(found)


def _ink(text: Any, index: int) -> Box:
    """The box around the ink of a character, for those of vertical writing: what pdfium says of their font is wrong."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    library().FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


_DROPPED: Final = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF})
"""Invisible: soft hyphen, characters without width."""


def _character(code: int) -> str:
    char = chr(code)
    return key(char) or char if is_radical(char) else char


def _paired(marks: list[_Mark]) -> list[_Mark]:
    """The marks with halves of characters beyond U+FFFF, as some builds of pdfium give them, put together."""
    if not any("\ud800" <= mark.text <= "\udfff" for mark in marks):
        return marks
    found: list[_Mark] = []
    for mark in marks:
        if "\udc00" <= mark.text <= "\udfff":
            if found and "\ud800" <= found[-1].text <= "\udbff":
                both = (found[-1].text + mark.text).encode("utf-16-le", "surrogatepass")
                found[-1].text = both.decode("utf-16-le")
            continue
        found.append(mark)
    return [mark for mark in found if not "\ud800" <= mark.text <= "\udfff"]


def _turn(a: float, b: float) -> int | None:
    """How many quarters counter-clockwise writing with this direction is turned; None where it stands askew."""
    quarters = atan2(b, a) / (pi / 2)
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) * (pi / 2) <= _SLANT else None


def _usual_turn(marks: list[_Mark]) -> int:
    turns = [mark.turn for mark in marks]
    return max(range(4), key=turns.count)


def _upright(marks: list[_Mark], turn: int) -> list[_Mark]:
    """The marks without those turned otherwise, save by a quarter: narrow columns hold labels turned on their side."""
    return [mark for mark in marks if mark.turn == turn or (mark.turn - turn) % 2]


def _glyph(mark: _Mark, place: Callable[[float, float], tuple[float, float]], turn: int) -> Glyph:
    """The mark on its page. Some fonts give boxes, others only ink: the height comes from the size of the letters."""
    left, bottom, right, top = mark.box
    first, second = place(left, bottom), place(right, top)
    start, end = sorted((first[0], second[0]))
    if mark.turn != turn:
        high, low = sorted((first[1], second[1]))
        return Glyph(mark.text, start, high, end, low, low)
    base = place(*mark.base)[1]
    return Glyph(mark.text, start, base - (1 - _DESCENT) * mark.size, end, base + _DESCENT * mark.size, base)


def _straight(marks: Iterable[_Mark], page: Box) -> list[Glyph]:
    """What `_glyph` makes of marks on a page that is not turned, as nearly all are."""
    place = turned(page, 0)
    edge, _, _, top = page
    made = []
    for mark in marks:
        if mark.turn:
            made.append(_glyph(mark, place, 0))
            continue
        left, _, right, _ = mark.box
        start, end = left - edge, right - edge
        if end < start:
            start, end = end, start
        base, size = top - mark.base[1], mark.size
        made.append(_new(Glyph, (mark.text, start, base - (1 - _DESCENT) * size, end, base + _DESCENT * size, base)))
    return made


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those drawn a second time at nearly the same place."""
    taken: set[tuple[str, int, int]] = set()
    found = []
    for glyph in glyphs:
        text, left, _, _, _, base = glyph
        x, y = int(left / _SAME_PLACE), int(base / _SAME_PLACE)
        across, down = int(left / _SAME_PLACE + 0.5), int(base / _SAME_PLACE + 0.5)
        one, two, three, four = (text, x, y), (text, x, down), (text, across, y), (text, across, down)
        if one in taken or two in taken or three in taken or four in taken:
            continue
        taken.update((one, two, three, four))
        found.append(glyph)
    return found
