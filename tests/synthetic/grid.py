"""A table as rows of boxes, as in a word processor: merged cells are wide boxes, empty below if merged downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import mandated

if TYPE_CHECKING:
    from tests.synthetic.model import ReportModel, Row, Section, Table


@dataclass(frozen=True, slots=True)
class Box:
    """A cell `span` columns wide; `key` names it in the record of lines, "" for one that holds nothing of its own."""

    key: str
    text: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of boxes; `row` is the model's row, None for titles; `displaced` after a page break that tore the table."""

    boxes: tuple[Box, ...]
    row: Row | None = None
    displaced: bool = False

    def expanded(self, width: int = 0) -> list[Box]:
        """One box a column: a wide box is followed by empty ones, and the row is padded to `width`."""
        cells = [cell for box in self.boxes for cell in (box, *(Box("", "") for _ in range(box.span - 1)))]
        return cells + [Box("", "")] * (width - len(cells))


EMPTY = Box("", "")


def grid(model: ReportModel, table: Table, *, shifted: bool = False) -> list[GridRow]:
    """The rows of a table. Where `shifted`, labels of 表三 have two columns and the deepest rows run over by one."""
    rows: list[GridRow] = []
    for index, section in enumerate(table.sections):
        titles = _Titles(model, table, section, index)
        rows += (
            titles.reviews()
            if table.id == "表四"
            else (titles.applicants(shifted=shifted) if table.id == "表三" else titles.plain())
        )
        rows += _rows(model, table, section, shifted=shifted)
    return rows


@dataclass(frozen=True, slots=True)
class _Titles:
    model: ReportModel
    table: Table
    section: Section
    index: int

    def box(self, title: str, span: int = 1) -> Box:
        key = f"title:{self.table.id}:{self.index}:{title}"
        return Box(key, self.model.spell(key, mandated.title_text(title)), span)

    def plain(self) -> list[GridRow]:
        caption, *left = self.section.titles
        return [
            GridRow((self.box(caption, 4),)),
            GridRow((*(self.box(title) for title in left), *(self.box(column) for column in self.section.columns))),
        ]

    def applicants(self, *, shifted: bool) -> list[GridRow]:
        corner, above = self.section.titles
        left = 2 if shifted else 3
        legal = [column for column in self.section.columns if "/" in column]
        first = [self.box(column) for column in self.section.columns if column == "自然人"]
        total = [self.box(column) for column in self.section.columns if column == mandated.TOTAL]
        bottom = tuple(self.box(column) for column in legal)
        groups = self.box("法人或其他组织", len(legal))
        if shifted:
            return [
                GridRow((self.box(corner, left), self.box(above, len(first) + len(legal)), *total)),
                GridRow((Box("", "", left), *first, groups)),
                GridRow((Box("", "", left), *(EMPTY for _ in first), *bottom)),
            ]
        return [
            GridRow((self.box(corner, left), self.box(above, len(self.section.columns)))),
            GridRow((Box("", "", left), *first, groups, *total)),
            GridRow((Box("", "", left), *(EMPTY for _ in first), *bottom, *(EMPTY for _ in total))),
        ]

    def reviews(self) -> list[GridRow]:
        blocks = {
            block: tuple(self.box(column) for column in self.section.columns if column.startswith(f"{block}/"))
            for block in mandated.REVIEW_BLOCKS
        }
        review, *suits = blocks.items()
        wide = sum(len(columns) for _, columns in suits)
        return [
            GridRow((self.box(review[0], len(review[1])), self.box("行政诉讼", wide))),
            GridRow((*review[1], *(self.box(block, len(columns)) for block, columns in suits))),
            GridRow((*(EMPTY for _ in review[1]), *(box for _, columns in suits for box in columns))),
        ]


def _rows(model: ReportModel, table: Table, section: Section, *, shifted: bool) -> list[GridRow]:
    printed: set[str] = set()
    lost: frozenset[str] | None = None
    rows = []
    for row in section.rows:
        if f"row:{table.id}:{row.id}" == model.displaced:
            lost = frozenset(printed)
        labels = _labels(model, table, row, printed, lost, shifted=shifted)
        rows.append(GridRow((*labels, *_values(table, section, row)), row, lost is not None))
    return rows


def _values(table: Table, section: Section, row: Row) -> tuple[Box, ...]:
    span = 3 if table.id == "表二" and len(section.columns) == 1 else 1
    columns = [column for column in section.columns if column in row.values]
    return tuple(Box(f"cell:{table.id}:{row.id}:{column}", row.values[column], span) for column in columns)


def _labels(
    model: ReportModel, table: Table, row: Row, printed: set[str], lost: frozenset[str] | None, *, shifted: bool
) -> list[Box]:
    if table.id == "表四":
        return []
    boxes = []
    for group in row.groups:
        key = f"group:{table.id}:{group}"
        if lost is None or group not in lost:
            boxes.append(EMPTY if group in printed else Box(key, model.spell(key, group)))
        printed.add(group)
    key = f"row:{table.id}:{row.id}"
    columns = 1 if table.id == "表二" else 2 if shifted or lost is not None else 3
    return [*boxes, Box(key, model.spell(key, row.id), max(columns - len(boxes), 1))]
