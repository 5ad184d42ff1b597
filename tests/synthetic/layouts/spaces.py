"""The text layer of a PDF: values behind spaces, long labels over several lines, group labels on lines of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tests.synthetic.grid import Box, GridRow, grid

if TYPE_CHECKING:
    from tests.synthetic.model import ReportModel, Table
    from tests.synthetic.writer import Writer


class _Widths(NamedTuple):
    label: int
    groups: tuple[int, int]
    figures: Literal["behind", "below", "inside", "above"]


def wide(writer: Writer, model: ReportModel, table: Table) -> None:
    """Labels up to 30 characters share a line with their values; the values of longer ones follow on their own line."""
    _table(writer, model, table, _Widths(30, (7, 5), "below"))


def narrow(writer: Writer, model: ReportModel, table: Table) -> None:
    """Labels break after 12 characters; the values follow their last line."""
    _table(writer, model, table, _Widths(12, (5, 5), "behind"))


def centred(writer: Writer, model: ReportModel, table: Table) -> None:
    """Labels break after 11 characters; the values stand on a line of their own in the middle of them."""
    _table(writer, model, table, _Widths(11, (5, 5), "inside"))


def figures_first(writer: Writer, model: ReportModel, table: Table) -> None:
    """Labels break after 13 characters; the values stand above them, but beside a label of one line."""
    _table(writer, model, table, _Widths(13, (5, 5), "above"))


def _table(writer: Writer, model: ReportModel, table: Table, widths: _Widths) -> None:
    for index, row in enumerate(grid(model, table)):
        if row.row is None:
            _titles(writer, row, table, index)
        else:
            for line in model.before.get(f"row:{table.id}:{row.row.id}", ()):
                writer.write(line)
            _values(writer, row, table, widths)


def _titles(writer: Writer, row: GridRow, table: Table, index: int) -> None:
    boxes = [box for box in row.boxes if box.text]
    if table.id == "表二":
        _together(writer, boxes)
    elif table.id == "表四":
        _together(writer, [box for box in boxes if box.span == 1])
        _together(writer, [box for box in boxes if box.span > 1])
    elif index < 2:
        for box in boxes:
            writer.write(box.text, box.key)
    else:
        short = [box for box in boxes if len(box.text) <= 4]
        _together(writer, short[:2])
        for box in boxes:
            if box not in short[:2]:
                _wrapped(writer, box, 4)


def _together(writer: Writer, boxes: list[Box]) -> None:
    if boxes:
        writer.write(" ".join(box.text for box in boxes), *(box.key for box in boxes))


def _pieces(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def _wrapped(writer: Writer, box: Box, width: int) -> None:
    for index, piece in enumerate(_pieces(box.text, width)):
        writer.write(piece, *((box.key,) if not index else ()))


def _values(writer: Writer, row: GridRow, table: Table, widths: _Widths) -> None:
    values = [box for box in row.boxes if box.key.startswith("cell:")]
    figures = " ".join(box.text for box in values if box.text)
    keys = [box.key for box in values]
    name = next((box for box in row.boxes if box.key.startswith("row:")), None)
    for width, box in zip(widths.groups, row.boxes, strict=False):
        if box.key.startswith("group:"):
            _wrapped(writer, box, width)
    if name is None:
        writer.write(figures, *keys, f"row:{table.id}:{row.row.id}" if row.row else "")
        return
    pieces = _pieces(name.text, widths.label)
    at = {"behind": -1, "below": len(pieces), "inside": len(pieces) // 2, "above": 0}[widths.figures]
    if len(pieces) == 1 or at < 0:
        *pieces, last = pieces
        _labels(writer, pieces, name.key)
        writer.write(f"{last} {figures}".rstrip(), *([] if pieces else [name.key]), *keys)
        return
    _labels(writer, pieces[:at], name.key)
    if figures:
        writer.write(figures, *keys, tight=True)
    _labels(writer, pieces[at:], name.key if not at else "")


def _labels(writer: Writer, pieces: list[str], key: str) -> None:
    for index, piece in enumerate(pieces):
        writer.write(piece, *((key,) if key and not index else ()))
