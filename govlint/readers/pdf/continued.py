"""Tables that go on on the next page, put together again: rows, repeated titles, and what the page break cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.forms.values import is_figure
from govlint.matching import fold
from govlint.readers.pdf.grids import EDGE, is_part
from govlint.readers.pdf.tables import Draft, bottom_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.readers.pdf.lines import Line
    from govlint.readers.pdf.tables import Box

_NUMBERED: Final = re.compile(r"第?[(]?[一二三四五六七八九十\d]{1,3}[)、.条]")


def put_together(items: Iterable[Line | Draft]) -> list[Line | Draft]:
    """The items with the parts of each table joined; frames that turn out to be no table are lines again."""
    found: list[Line | Draft] = []
    last = 0
    for item in items:
        if isinstance(item, Draft):
            above = found[-1] if found else None
            if isinstance(above, Draft) and item.page == last + 1 and is_part(above.xs, item.xs):
                _join(above, item)
            else:
                found.append(item)
            last = item.page
        else:
            found.append(item)
    kept: list[Line | Draft] = []
    for item in found:
        if isinstance(item, Draft) and (item.rows < 2 or len(item.xs) < 3):
            kept.extend(item.lines())
        else:
            kept.append(item)
    return kept


def _join(above: Draft, below: Draft) -> None:
    """Put the rows of the part on the next page below those above. The columns are the edges of both."""
    xs = _edges([*above.xs, *below.xs])
    _regrid(above, xs)
    _regrid(below, xs)
    repeated = _repeated(above, below)
    above.dropped += [line for box in below.boxes if box.row < repeated for line in box.lines]
    boxes = [box for box in below.boxes if box.row >= repeated]
    cut = _is_cut(above.bottom, [box for box in boxes if box.row == repeated])
    shift = above.rows - repeated - (1 if cut else 0)
    longer: list[Box] = []
    for box in boxes:
        begun = above.bottom.get((box.column, box.column_span)) if box.row == repeated else None
        box.row += shift
        if begun is not None and (cut or _goes_on(begun, box)):
            begun.row_span += box.row_span - (1 if cut else 0)
            begun.lines = [*begun.lines, *box.lines] if _text(begun) != _text(box) else begun.lines
            longer.append(begun)
        else:
            above.boxes.append(box)
            longer.append(box)
    above.rows = below.rows + shift
    above.bottom = bottom_of(longer, above.rows)


def _edges(places: list[float]) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > EDGE:
            found.append(place)
    return tuple(found)


def _regrid(draft: Draft, xs: tuple[float, ...]) -> None:
    if len(draft.xs) == len(xs):
        return
    at = [min(range(len(xs)), key=lambda index: abs(xs[index] - place)) for place in draft.xs]
    for box in draft.boxes:
        start, end = at[box.column], at[box.column + box.column_span]
        box.column, box.column_span = start, max(end - start, 1)
    draft.xs = xs
    draft.bottom = bottom_of(draft.bottom.values(), draft.rows)


def _text(box: Box) -> str:
    return fold("".join(line.text for line in box.lines))


def _repeated(above: Draft, below: Draft) -> int:
    """How many rows of titles at the top of `above` stand at the top of `below` once more."""
    lower = _rows(below.boxes, below.rows)
    upper = _rows(above.boxes, min(above.rows, below.rows))
    count = 0
    while count < min(len(upper), len(lower) - 1) and upper[count] == lower[count] and _is_title(upper[count]):
        count += 1
    while count and any(box.row < count < box.row + box.row_span for box in below.boxes):
        count -= 1
    return count


Shape = list[tuple[int, int, str]]


def _rows(boxes: Iterable[Box], count: int) -> list[Shape]:
    rows: list[Shape] = [[] for _ in range(count)]
    for box in boxes:
        if box.row >= count:
            break
        rows[box.row].append((box.column, box.column_span, _text(box)))
    return rows


def _is_title(row: Shape) -> bool:
    return any(text for _, _, text in row) and not any(is_figure(text) for _, _, text in row)


def _is_cut(bottom: dict[tuple[int, int], Box], top: Sequence[Box]) -> bool:
    """Whether a row was cut by the page break: its label goes on below, or its figures stand there alone."""
    if set(bottom) != {(box.column, box.column_span) for box in top}:
        return False
    pairs = [(bottom[box.column, box.column_span], box) for box in top]
    if not any(upper.lines for upper, _ in pairs) or not any(lower.lines for _, lower in pairs):
        return False
    if not all(_is_rest(upper, lower) for upper, lower in pairs if upper.lines and lower.lines):
        return False
    alone = [lower for upper, lower in pairs if lower.lines and not upper.lines]
    return not alone or (all(map(_is_value, alone)) and not any(_is_value(upper) for upper, _ in pairs))


def _is_value(box: Box) -> bool:
    return is_figure(_text(box))


def _is_rest(upper: Box, lower: Box) -> bool:
    """Whether a text is the rest of the one above, which has a number or no room for another character."""
    full = upper.is_full(lower.lines[0].text[0])
    if _is_value(upper) or _is_value(lower):
        return full and _is_value(upper) and _is_value(lower)
    return _NUMBERED.match(_text(lower)) is None and (full or _NUMBERED.match(_text(upper)) is not None)


def _goes_on(begun: Box, box: Box) -> bool:
    """Whether a merged cell goes on below the page break."""
    if max(begun.row_span, box.row_span) < 2 or _is_value(box) or _is_value(begun) or not begun.lines:
        return False
    return not box.lines or _text(box) == _text(begun) or not _NUMBERED.match(_text(box))
