"""Markdown with pipe tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.grid import grid
from tests.synthetic.layouts.tabs import converted

if TYPE_CHECKING:
    from tests.synthetic.model import ReportModel, Table
    from tests.synthetic.writer import Writer


def aligned(writer: Writer, model: ReportModel, table: Table) -> None:
    """A true grid: all values of a column stand in one column."""
    _table(writer, model, table, shifted=False)


def shifted(writer: Writer, model: ReportModel, table: Table) -> None:
    """As converters leave it: the deepest rows run one cell further right, line breaks within cells are `<br>`."""
    _table(writer, model, table, shifted=True)


def _table(writer: Writer, model: ReportModel, table: Table, *, shifted: bool) -> None:
    rows = grid(model, table, shifted=shifted)
    width = max(len(row.expanded()) for row in rows)
    rule = "|" + "---|" * width
    for index, row in enumerate(rows):
        key = f"row:{table.id}:{row.row.id}" if row.row else ""
        for line in model.before.get(key, ()):
            writer.write(line)
            if not line:
                writer.write("|" + "  |" * width)
                writer.write(rule)
        texts = [
            box.text if not shifted or box.key.startswith("cell:") else converted(box.text, table.id, "<br>")
            for box in row.expanded(width)
        ]
        writer.write("| " + " | ".join(texts) + " |", *(box.key for box in row.boxes))
        if row.row and table.id == "表四":
            writer.record(key)
        if not index:
            writer.write(rule)
