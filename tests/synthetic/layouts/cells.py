"""One line a cell: a word processor's table pasted as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.grid import Box, grid

if TYPE_CHECKING:
    from tests.synthetic.model import ReportModel, Table
    from tests.synthetic.writer import Writer

#: Rows whose last value was set on a second line of its cell.
_BROKEN_LAST = "行政机关不再处理其政府信息公开申请"


def with_tabs(writer: Writer, model: ReportModel, table: Table) -> None:
    """A tab before each cell, an empty line after each row and after the table; short titles break in their cell."""
    for row in grid(model, table):
        row_key = f"row:{table.id}:{row.row.id}" if row.row else ""
        for line in model.before.get(row_key, ()):
            writer.write(line)
        boxes = row.boxes
        for index, box in enumerate(boxes):
            first = row_key if table.id == "表四" and not index else ""
            if row.row and index == len(boxes) - 1 and _BROKEN_LAST in row.row.id and box.text:
                writer.write("\t")
                writer.write(box.text, box.key, first)
            elif row.row is None and _breaks(box, table):
                writer.write(f"\t{box.text[:2]}", box.key)
                writer.write(box.text[2:])
            else:
                writer.write(f"\t{box.text}", box.key, first)
        writer.write("")
    writer.write("")


def bare(writer: Writer, model: ReportModel, table: Table) -> None:
    """Nothing but the cells that hold something."""
    for row in grid(model, table):
        row_key = f"row:{table.id}:{row.row.id}" if row.row else ""
        for line in model.before.get(row_key, ()):
            writer.write(line)
        first = row_key if table.id == "表四" else ""
        for box in row.boxes:
            if box.text:
                writer.write(box.text, box.key, first)
                first = ""


def _breaks(box: Box, table: Table) -> bool:
    title = box.key.rpartition("/")[2]
    if table.id == "表三":
        return title in {"商业企业", "科研机构"} and len(box.text) == 4
    return table.id == "表四" and "/" in box.key and len(box.text) == 4
