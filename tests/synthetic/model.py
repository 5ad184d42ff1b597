"""A report as data: what a layout writes down and a mutation changes.

Keys name places, in the model as in a rendered text:
`title`, `preamble:0`, `part:三`, `paragraph:一:0`, `note:三:0`, `table:表三`, `title:表三:<section>:<title>`,
`group:表三:<label>`, `row:表三:<row id>`, `cell:表三:<row id>:<column id>`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from tests.synthetic import mandated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its mandated label (`id`), the group labels left of it, and its values as printed, by column id."""

    id: str
    values: Mapping[str, str]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows with column titles of their own."""

    titles: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """表二, 表三 or 表四."""

    id: str
    sections: tuple[Section, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True, slots=True)
class Part:
    """A part. `id` is the number it ought to bear, `number` the one it is printed with; `level` is for Markdown.

    Paragraphs are templates: `{new}`, `{year}` and the other facts are filled in from the tables when printed.
    """

    id: str
    number: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    level: int = 2


@dataclass(frozen=True, slots=True)
class ReportModel:
    """A whole report. `spelled` holds labels printed otherwise than mandated, by key; `before` holds lines
    printed ahead of a row, by row key (an empty line splits the table); `displaced` is the key of the row
    from which on group labels are lost and the cells stand one column off, as after a page break.
    """

    organ: str
    year: int
    form: str
    title: tuple[str, ...]
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    front: tuple[str, ...] = ()
    title_position: Literal["above", "below"] = "above"
    spelled: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    displaced: str = ""

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in order, repeated ones included."""
        return tuple(table for part in self.parts for table in part.tables)

    @property
    def values(self) -> dict[tuple[str, str, str], str]:
        """Every value by table, row and column id; of a repeated table the first."""
        found: dict[tuple[str, str, str], str] = {}
        for table in self.tables:
            for row in table.rows:
                for column, value in row.values.items():
                    found.setdefault((table.id, row.id, column), value)
        return found

    def part(self, part_id: str) -> Part:
        """The first part with this id."""
        return next(part for part in self.parts if part.id == part_id)

    def number(self, table: str, row: str, column: str) -> int:
        """A value as a number; 0 where there is none."""
        return _number(self.values.get((table, row, column), ""))

    def facts(self) -> dict[str, object]:
        """What paragraphs may mention, from the tables."""
        old = self.form == "2019"
        document = "规范性文件" if old else "行政规范性文件"
        made, effective = ("本年新制作数量", "对外公开总数量") if old else ("本年制发件数", "现行有效件数")
        decisions = "处理决定数量" if old else "本年处理决定数量"
        values = self.values

        def number(table: str, row: str, column: str) -> int:
            return _number(values.get((table, row, column), ""))

        total, suits = mandated.TOTAL, mandated.REVIEW_BLOCKS[1:]
        return {
            "organ": self.organ,
            "year": self.year,
            "next_year": self.year + 1,
            "last_year": self.year - 1,
            "made": number("表二", document, made),
            "repealed": number("表二", document, "本年废止件数"),
            "effective": number("表二", document, effective),
            "licences": number("表二", "行政许可", decisions),
            "penalties": number("表二", "行政处罚", decisions),
            "new": number("表三", mandated.RECEIVED, total),
            "carried": number("表三", mandated.CARRIED, total),
            "received": number("表三", mandated.RECEIVED, total) + number("表三", mandated.CARRIED, total),
            "done": number("表三", mandated.DONE, total),
            "pending": number("表三", mandated.PENDING, total),
            "reviews": number("表四", mandated.REVIEW_ROW, f"行政复议/{total}"),
            "suits": sum(number("表四", mandated.REVIEW_ROW, f"{block}/{total}") for block in suits),
        }

    def told(self, template: str) -> str:
        """A paragraph with its facts filled in."""
        return template.format_map(self.facts())

    def spell(self, key: str, text: str) -> str:
        """The text printed at `key`, which is `text` unless a mutation says otherwise."""
        return self.spelled.get(key, text)

    # Edits: each returns a new model.

    def of(self, organ: str) -> ReportModel:
        """The report of another organ, under the usual title."""
        return replace(self, organ=organ, title=(f"{organ}{self.year}年政府信息公开工作年度报告",))

    def said(self, part_id: str, *paragraphs: str) -> ReportModel:
        """With other paragraphs in a part."""
        return self.with_part(part_id, lambda part: replace(part, paragraphs=paragraphs))

    def also_said(self, part_id: str, *paragraphs: str) -> ReportModel:
        """With more paragraphs at the end of a part."""
        return self.with_part(part_id, lambda part: replace(part, paragraphs=(*part.paragraphs, *paragraphs)))

    def with_part(self, part_id: str, edit: Callable[[Part], Part]) -> ReportModel:
        """Change the parts with this id."""
        return replace(self, parts=tuple(edit(part) if part.id == part_id else part for part in self.parts))

    def with_table(self, table_id: str, edit: Callable[[Table], Table]) -> ReportModel:
        """Change a table wherever it stands."""
        parts = (
            replace(part, tables=tuple(edit(table) if table.id == table_id else table for table in part.tables))
            for part in self.parts
        )
        return replace(self, parts=tuple(parts))

    def with_rows(self, table_id: str, edit: Callable[[Row], Iterator[Row]]) -> ReportModel:
        """Replace each row of a table by none, one or several."""

        def sections(table: Table) -> Table:
            changed = (
                replace(section, rows=tuple(new for row in section.rows for new in edit(row)))
                for section in table.sections
            )
            return replace(table, sections=tuple(changed))

        return self.with_table(table_id, sections)

    def with_values(self, table_id: str, row_id: str, values: Mapping[str, str]) -> ReportModel:
        """Print other values in some columns of a row."""
        known = next(row for table in self.tables if table.id == table_id for row in table.rows if row.id == row_id)
        if not values.keys() <= known.values.keys():
            raise KeyError(f"{table_id} {row_id}: {sorted(values.keys() - known.values.keys())}")

        def edit(row: Row) -> Iterator[Row]:
            yield replace(row, values={**row.values, **values}) if row.id == row_id else row

        return self.with_rows(table_id, edit)

    def with_value(self, table_id: str, row_id: str, column_id: str, value: str) -> ReportModel:
        """Print another value in one cell."""
        return self.with_values(table_id, row_id, {column_id: value})

    def added(self, table_id: str, row_id: str, amounts: Mapping[str, int]) -> ReportModel:
        """Add to the figures of a row, by column."""
        sums = {column: str(self.number(table_id, row_id, column) + amount) for column, amount in amounts.items()}
        return self.with_values(table_id, row_id, sums)

    def with_spelling(self, key: str, text: str) -> ReportModel:
        """Print a label otherwise."""
        return replace(self, spelled={**self.spelled, key: text})


def _number(text: str) -> int:
    digits = text.replace(",", "")
    return int(digits) if digits.isdecimal() else 0
