"""Tables in plain text with a cell on each line and a bar behind it, as some programs write the tables of web pages.

    信息内容 |
    规章 |
    0 |
    |
    2 |

A bar alone is an empty cell, or ends the cell on the line above; several are the end of a row that merged cells made
shorter. Of the other rows only the labels tell where they begin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Cell, LineText, Table
from govlint.forms.values import ValueKind, read_value

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_CELLS: Final = 12
_NONE: Final = frozenset({"无", "零", "暂无", "没有"})
_NUMERAL: Final = re.compile(r"[一二三四五六七八九十百千]{1,7}")
_UNIT: Final = re.compile(r"\(|(?:万?元|[件个条次项份]{1,2}|%)\Z")
_FEWEST_FIGURES: Final = 2
_LABELS: Final = 16
"""The column of the first value, also in the rest of a table that was cut: no form has more titles in a row."""


def barred_cells(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """The table that begins at a line and the line behind it; None and the first line that is no cell."""
    rows: list[list[LineText]] = [[]]
    number = start
    count = figures = 0
    labels = True
    while number < len(lines):
        bare = lines[number].strip()
        words = bare.rstrip("|").rstrip()
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if not bare or "|" in words or (bare == words and below != "|"):
            break
        if not words and len(bare) > 1:
            rows.append([])
            labels = True
        else:
            text = _text(lines[number], words, number + 1)
            is_label = _is_label(text)
            if is_label and not labels:
                rows.append([])
            labels = is_label
            figures += bool(words) and not is_label
            count += 1
            rows[-1].append(text)
        number += 1 + (bare == words)
    if count < _FEWEST_CELLS or figures < _FEWEST_FIGURES:
        return None, max(number, start + 1)
    return _table([cells for cells in rows if cells]), number


def _table(rows: Sequence[Sequence[LineText]]) -> Table:
    """The rows, with the values of all of them in the same columns: the text does not tell more."""
    leads = [next((at for at, text in enumerate(cells) if not _is_label(text)), 0) for cells in rows]
    widest = max(_LABELS, *leads)
    made = tuple(
        tuple(Cell(text, row, widest - lead + column) for column, text in enumerate(cells))
        for row, (lead, cells) in enumerate(zip(leads, rows, strict=True))
    )
    return Table(made, made[0][0].span.until(made[-1][-1].span))


def _is_label(text: LineText) -> bool:
    """Whether a cell holds words that are no value; a figure may have a unit or a remark in brackets."""
    value = read_value(text)
    if value.kind is ValueKind.NUMBER:
        return bool(value.remark) and not _UNIT.match(value.remark)
    return value.kind is ValueKind.WORD and value.raw not in _NONE and not _NUMERAL.fullmatch(value.raw)


def _text(line: str, words: str, number: int) -> LineText:
    lead = len(line) - len(line.lstrip())
    return LineText(words, number, lead + 1)
