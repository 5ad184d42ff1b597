"""Lines drawn along the axes: strokes, edges of rectangles, and filled shapes so thin that they are lines."""

from __future__ import annotations

import ctypes
import itertools
from typing import TYPE_CHECKING, Any, Final

from govlint.language import say
from govlint.limits import MAX_DRAWN
from govlint.readers.pdf.page import Ruling
from govlint.readers.pdf.pdfium import library
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Place = Callable[[float, float], tuple[float, float]]
    Matrix = tuple[float, float, float, float, float, float]
    Point = tuple[float, float]

_PATH: Final = 2
_IMAGE: Final = 3
_FORM: Final = 5
_LINE_TO: Final = 0
_MOVE_TO: Final = 2
_THIN: Final = 3.5
_CROOKED: Final = 1.0
_SHORTEST: Final = 1.0
_SEGMENTS: Final = 5000
"""A path of more pieces is a drawing."""
_NESTED: Final = 12
_UNMOVED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawing:
    """Reads what is drawn, page by page; `UnreadableError` where there is too much of it."""

    def __init__(self) -> None:
        self._drawn = 0

    def on(self, page: Any, place: Place, area: float) -> tuple[list[Ruling], list[Ruling], float]:
        """The lines across and down a page of `area` square points, and the share that its largest picture covers."""
        across: list[Ruling] = []
        down: list[Ruling] = []
        largest = 0.0
        for handle, kind, matrix in self._objects(page):
            if kind == _IMAGE:
                corners = [place(*point) for point in _corners(matrix)]
                largest = max(largest, abs(_size(corners, 0) * _size(corners, 1)))
                self._thin(corners, across, down)
            else:
                self._path(handle, matrix, place, across, down)
        return across, down, min(1.0, largest / area) if area > 0 else 0.0

    def _count(self, number: int) -> None:
        self._drawn += number
        if self._drawn > MAX_DRAWN:
            raise UnreadableError(say("PDF 的图形超过上限 {most} 个，不像一份年度报告；请重新导出", most=MAX_DRAWN))

    def _objects(self, page: Any) -> Iterator[tuple[Any, int, Matrix]]:
        """Paths and pictures, also those inside of groups, with what is to be done to their coordinates."""
        pdfium = library()
        waiting: list[tuple[Any, Matrix, int]] = []
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            waiting.append((pdfium.FPDFPage_GetObject(page, index), _UNMOVED, 0))
            while waiting:
                handle, outer, depth = waiting.pop()
                self._count(1)
                kind = pdfium.FPDFPageObj_GetType(handle)
                if kind not in (_PATH, _IMAGE, _FORM):
                    continue
                matrix = _times(_matrix(handle), outer)
                if kind != _FORM:
                    yield handle, kind, matrix
                elif depth < _NESTED:
                    inner = range(pdfium.FPDFFormObj_CountObjects(handle))
                    waiting.extend((pdfium.FPDFFormObj_GetObject(handle, i), matrix, depth + 1) for i in inner)

    def _path(self, handle: Any, matrix: Matrix, place: Place, across: list[Ruling], down: list[Ruling]) -> None:
        pdfium = library()
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
        count = pdfium.FPDFPath_CountSegments(handle)
        if not (fill.value or stroke.value) or not 1 < count <= _SEGMENTS:
            return
        self._count(count // 4)
        for points in _subpaths(handle, count, matrix, place):
            if stroke.value:
                for start, end in itertools.pairwise(points):
                    self._thin([start, end], across, down, _CROOKED)
            else:
                self._thin(points, across, down)

    def _thin(self, points: list[Point], across: list[Ruling], down: list[Ruling], limit: float = _THIN) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        width, height = right - left, bottom - top
        if height <= limit and width > max(height, _SHORTEST):
            across.append(Ruling((top + bottom) / 2, left, right))
        elif width <= limit and height > max(width, _SHORTEST):
            down.append(Ruling((left + right) / 2, top, bottom))


def _matrix(handle: Any) -> Matrix:
    pdfium = library()
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _UNMOVED
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _corners(matrix: Matrix) -> list[Point]:
    """A picture is the unit square until it is moved to its place."""
    return [_moved(x, y, matrix) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]


def _size(points: list[Point], axis: int) -> float:
    values = [point[axis] for point in points]
    return max(values) - min(values)


def _subpaths(handle: Any, count: int, matrix: Matrix, place: Place) -> Iterator[list[Point]]:
    """The pieces of a path without curves, closed where it says so."""
    pdfium = library()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == _MOVE_TO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        elif kind != _LINE_TO:
            curved = True
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(place(*_moved(x.value, y.value, matrix)))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
