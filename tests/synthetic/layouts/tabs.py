"""One line a row, cells between tabs, brackets half-width; the deepest rows run one cell further right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.synthetic.grid import GridRow, grid

if TYPE_CHECKING:
    from tests.synthetic.model import ReportModel, Table
    from tests.synthetic.writer import Writer


def converted(text: str, table: str, joint: str = " ") -> str:
    """A label as a converter leaves it: `(一) 予以公开`, `1. 属于国家秘密`, `结果 维持`."""
    if table == "表四" and len(text) == 4 and not text.startswith("行政"):
        return f"{text[:2]}{joint}{text[2:]}"
    if table != "表三":
        return text
    text = re.sub(r"（([^）]*)）", r" (\1) ", text).replace("，只", ", 只").replace("，不", ", 不")
    return re.sub(r"^(\d+\.)(?=\S)", r"\1 ", text).strip()


def table(writer: Writer, model: ReportModel, table: Table) -> None:
    """Write a table as tab-separated rows."""
    rows = grid(model, table, shifted=True)
    width = max(len(row.expanded()) for row in rows)
    for row in rows:
        key = f"row:{table.id}:{row.row.id}" if row.row else ""
        for line in model.before.get(key, ()):
            writer.write(line)
        writer.write("\t".join(_texts(row, table, width)), *(box.key for box in row.boxes))
        if row.row and table.id == "表四":
            writer.record(key)


def _texts(row: GridRow, table: Table, width: int) -> list[str]:
    return [box.text if box.key.startswith("cell:") else converted(box.text, table.id) for box in row.expanded(width)]
