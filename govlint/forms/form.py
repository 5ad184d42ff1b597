"""A form as data: the parts, tables, labels and identities that an instrument mandates for certain years.

Forms are TOML files of a ruleset. The engine aligns documents to them without knowing what they mean.
Rows, tables and forms are compared by identity; labels that read the same are one object within a form.
"""

from __future__ import annotations

from typing import Final, Literal

from govlint.named_tuple import NamedTuple

Values = Literal["count", "signed", "amount"]


class Label(NamedTuple):
    """A label of the form; `accepted` are other spellings that are no fault."""

    text: str
    accepted: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that is no fault, the mandated one first."""
        return (self.text, *self.accepted)


class Part(NamedTuple):
    """One of the numbered parts. `variants` are wordings met in the field: recognised, but reported."""

    number: str
    label: Label
    variants: tuple[str, ...] = ()
    subjects: tuple[Label, ...] = ()

    @property
    def heading(self) -> str:
        """The heading as mandated: 一、总体情况."""
        return f"{self.number}、{self.label.text}"


class Column(NamedTuple):
    """A column of figures. `id` is unique in its table; `groups` are the titles above its own, outermost first."""

    id: str
    label: Label
    groups: tuple[Label, ...] = ()


class Row:
    """A row of figures. `groups` are the labels to the left of its own, outermost first.

    `values` says what its figures are: counts (whole, ≥ 0), signed counts, or amounts of money.
    A row without label (table 4) has an empty label text; its figures follow the column titles.
    `section` is the index of its section, `table` the id of its table, `positions` where each column id stands.
    """

    __slots__ = ("columns", "groups", "id", "label", "positions", "section", "table", "values")

    def __init__(
        self,
        id: str,  # noqa: A002 - the field's name
        label: Label,
        columns: tuple[Column, ...],
        groups: tuple[Label, ...] = (),
        values: Values = "count",
        section: int = 0,
        table: str = "",
    ) -> None:
        self.id: Final = id
        self.label: Final = label
        self.columns: Final = columns
        self.groups: Final = groups
        self.values: Final[Values] = values
        self.section: Final = section
        self.table: Final = table
        self.positions: Final = {column.id: index for index, column in enumerate(columns)}

    def __repr__(self) -> str:
        return f"Row({self.id!r})"


class Section(NamedTuple):
    """A stretch of a table with column titles of its own; `titles` are all labels above its rows, in order."""

    titles: tuple[Label, ...]


class TableForm:
    """A mandated table: `id` is what people call it (表三), `part` the number of the part that holds it.

    `by_id` and `numbers` give the row with an id, and its position among the rows.
    """

    __slots__ = ("by_id", "id", "numbers", "part", "rows", "sections")

    def __init__(
        self,
        id: str,  # noqa: A002 - the field's name
        part: str,
        sections: tuple[Section, ...],
        rows: tuple[Row, ...],
    ) -> None:
        self.id: Final = id
        self.part: Final = part
        self.sections: Final = sections
        self.rows: Final = rows
        self.by_id: Final = {row.id: row for row in rows}
        self.numbers: Final = {row.id: number for number, row in enumerate(rows)}

    def __repr__(self) -> str:
        return f"TableForm({self.id!r})"

    def row(self, row_id: str) -> Row:
        """The row with this id; `KeyError` if there is none."""
        return self.by_id[row_id]


class Identity(NamedTuple):
    """A sum that must hold: the figures of `total` together equal the figures of `terms` together.

    `each` says along what it repeats: for "row", `total` and `terms` are column ids and it holds in every row;
    for "column" they are row ids and it holds in every column.
    """

    name: str
    table: str
    each: Literal["row", "column"]
    total: tuple[str, ...]
    terms: tuple[str, ...]


class Form:
    """A mandated form and the report years (first to last, both included) it is for.

    `facts` are properties that rules ask for by name.
    """

    __slots__ = ("document", "facts", "id", "identities", "instrument", "parts", "tables", "years")

    def __init__(
        self,
        id: str,  # noqa: A002 - the field's name
        document: str,
        instrument: str,
        years: tuple[int, int],
        parts: tuple[Part, ...],
        tables: tuple[TableForm, ...],
        identities: tuple[Identity, ...],
        facts: frozenset[str] = frozenset(),
    ) -> None:
        self.id: Final = id
        self.document: Final = document
        self.instrument: Final = instrument
        self.years: Final = years
        self.parts: Final = parts
        self.tables: Final = tables
        self.identities: Final = identities
        self.facts: Final = facts

    def __repr__(self) -> str:
        return f"Form({self.id!r})"

    def table(self, table_id: str) -> TableForm | None:
        """The table that people call `table_id`, or None."""
        return next((table for table in self.tables if table.id == table_id), None)
