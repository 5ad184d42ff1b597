"""Figures from nested data, as TOML and JSON have it: table, row, column, with or without the groups in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint.authoring.figures.names import UnknownNameError
from govlint.authoring.figures.reading import ABOUT, DataFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.form import TableForm

_TABLES: Final = ("tables", "表格")
_IGNORED: Final = frozenset({"file", "title", "instrument", "notes", "标题", "文号", "文件", "注意"})
_CELL: Final = frozenset({"value", "kind"})
"""The keys by which what is known of a cell differs from a group of cells."""
_DEEPEST: Final = 6


def read_nested(data: Any, found: DataFile) -> None:
    """Take the figures, and what the data says of its report."""
    if not isinstance(data, dict):
        found.say("最外层应当是表的名称")
        return
    for name, value in data.items():
        if name in ABOUT:
            found.about(ABOUT[name], value, name)
        elif name in _TABLES and isinstance(value, dict):
            for table, rows in value.items():
                _table(table, rows, found)
        elif name not in _IGNORED:
            _table(name, value, found)


def _table(name: str, rows: Any, found: DataFile) -> None:
    try:
        table = found.names.table(name)
    except UnknownNameError as error:
        found.say(str(error))
        return
    if not isinstance(rows, dict):
        found.say(f"{name}应当是各行的数据")
        return
    for path, value in _leaves(rows, ()):
        _leaf(table, path, value, found)


def _leaf(table: TableForm, path: tuple[str, ...], value: Any, found: DataFile) -> None:
    where = "/".join((table.id, *path))
    if isinstance(value, dict | list):
        found.say(f"{where}应当是一个数字")
        return
    try:
        found.put(found.names.cell(table, path), value, where)
    except UnknownNameError as error:
        found.say(str(error))


def _leaves(data: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in data.items():
        here = (*path, name)
        if isinstance(value, dict) and _CELL & value.keys():
            yield here, value.get("value")
        elif isinstance(value, dict) and len(here) < _DEEPEST:
            yield from _leaves(value, here)
        else:
            yield here, value
