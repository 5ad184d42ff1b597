"""Which cell of the form a data file means: tables, rows and columns by the names that people give them.

Names are compared as labels are: without spaces and marks, with or without leading numbers where that is unmistakable,
with or without the groups that a row or column stands under and the remark in brackets that it ends with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from govlint.forms.match import spellings
from govlint.matching import key
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.forms.form import Column, Form, Label, Row, TableForm

_REMARK: Final = re.compile(r"（[^（）]*）\Z")
_NUMBER: Final = re.compile(r"\A(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．])")
_ALIKE: Final = 0.5
_OFFERED: Final = 3


class CellKey(NamedTuple):
    """A cell of a form by the ids of its table, row and column."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}“{self.row}”的“{self.column}”"


class UnknownNameError(Exception):
    """A name that the form does not have, or has several of; `str(error)` says so in Chinese, with what is like it."""


class Names:
    """The names of the cells of one form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._tables = {key(table.id): table for table in form.tables}
        self._rows: dict[str, Mapping[str, list[str]]] = {}
        self._columns: dict[tuple[str, str], Mapping[str, list[str]]] = {}

    def table(self, name: str) -> TableForm:
        """The table of this name; raises `UnknownNameError`."""
        found = self._tables.get(key(name))
        if found is None:
            raise UnknownNameError(f"没有“{name}”这张表{_like(name, [table.id for table in self._form.tables])}")
        return found

    def row(self, table: TableForm, name: str) -> Row:
        """The row of this name; raises `UnknownNameError`. The one row of a table without labels may have none."""
        if not key(name) and len(table.rows) == 1:
            return table.rows[0]
        return table.row(
            _one(name, self._rows_of(table), [row.id for row in table.rows], f"{table.id}里没有“{name}”这一行")
        )

    def column(self, row: Row, name: str) -> Column:
        """The column of this name in a row; raises `UnknownNameError`."""
        known = self._columns_of(row)
        missing = f"{row.table}“{row.id}”没有“{name}”这一列"
        found = _one(name, known, [column.id for column in row.columns], missing)
        return row.columns[row.positions[found]]

    def cell(self, table: TableForm, path: Sequence[str]) -> CellKey:
        """The cell that a path of names leads to: those of its row, then those of its column."""
        found: dict[CellKey, None] = {}
        errors: dict[int, UnknownNameError] = {}
        for cut in range(0 if len(table.rows) == 1 else 1, len(path)):
            try:
                row = self.row(table, "".join(path[:cut]))
            except UnknownNameError as error:
                errors[0] = error
                continue
            try:
                found[CellKey(table.id, row.id, self.column(row, "".join(path[cut:])).id)] = None
            except UnknownNameError as error:
                errors[1] = error
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise UnknownNameError(f"{table.id}的“{'/'.join(path)}”可以是 {'、'.join(map(str, found))}，请写全")
        if not errors:
            raise UnknownNameError(f"{table.id}的“{'/'.join(path)}”没有写明是哪一列")
        raise errors[max(errors)]

    def _rows_of(self, table: TableForm) -> Mapping[str, list[str]]:
        if table.id not in self._rows:
            self._rows[table.id] = _index((row.id, row.groups, row.label) for row in table.rows)
        return self._rows[table.id]

    def _columns_of(self, row: Row) -> Mapping[str, list[str]]:
        if (row.table, row.id) not in self._columns:
            made = _index((column.id, column.groups, column.label) for column in row.columns)
            self._columns[row.table, row.id] = made
        return self._columns[row.table, row.id]


def _index(entries: Iterable[tuple[str, tuple[Label, ...], Label]]) -> Mapping[str, list[str]]:
    """The ids by every key that they may be called by."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_, groups, label in entries:
        for spelled in dict.fromkeys((key(id_), *_paths(groups, label))):
            found[spelled].append(id_)
    return found


def _paths(groups: tuple[Label, ...], label: Label) -> Iterator[str]:
    for count in range(len(groups) + 1):
        for chosen in combinations(groups, count):
            # Under its group even a short name is unmistakable without its number.
            names = [*_called(label), *([key(_NUMBER.sub("", label.text))] if chosen else [])]
            for path in product(*map(_called, chosen), names):
                yield "".join(path)


def _called(label: Label) -> Iterator[str]:
    """The keys of a label, also without the remark in brackets that it ends with."""
    yield from spellings(label)
    short = _REMARK.sub("", label.text)
    if short and short != label.text:
        yield from spellings(label._replace(text=short, accepted=()))


def _one(name: str, known: Mapping[str, list[str]], ids: Sequence[str], missing: str) -> str:
    found = known.get(key(name), [])
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(f"{missing}，同名的有 {'、'.join(found)}，请写全")
    raise UnknownNameError(f"{missing}{_like(name, ids)}")


def _like(name: str, known: Sequence[str]) -> str:
    """What a wrong name was perhaps meant to be, as the rest of a message."""
    from difflib import get_close_matches

    by_key = {key(id_): id_ for id_ in known}
    wanted = key(name)
    near = get_close_matches(wanted, by_key, _OFFERED, _ALIKE)
    near += [spelled for spelled in by_key if len(wanted) > 1 and wanted in spelled and spelled not in near]
    if near:
        return f"，是否想写 {'、'.join(by_key[spelled] for spelled in near[:_OFFERED])}？"
    return f"；有的是 {'、'.join(known)}" if len(known) <= _OFFERED + 2 else ""
