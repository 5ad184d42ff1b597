"""Figures as files that programs and spreadsheets read: JSON, TOML, CSV, and workbooks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from govlint.discovery import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from govlint.authoring.figures.records import FigureSet, Record
    from govlint.authoring.template import TableLayout
    from govlint.forms.form import Form

    Writer = Callable[[FigureSet, Form, Mapping[str, TableLayout]], bytes]

COLUMNS: Final = (
    "table", "row", "column", "value", "kind", "raw", "remark", "reason", "place", "line", "character",
    "file", "agency", "year", "form",
)  # fmt: skip
"""The columns of a list of figures, one a line."""
_TO_FILL_IN: Final = {
    "table": "表", "row": "行", "column": "列", "value": "数值", "agency": "机关", "year": "年度", "form": "格式",
}  # fmt: skip
"""Those of a list in which the figures are still to be filled in, and what people call them."""
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,10})?")
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take a text for a formula by."""
_UNUSUAL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")


def data_writer_for(path: str, name: str = "") -> Writer:
    """What writes figures in the format of the suffix of `path`, without a path in the format `name`.

    Raises `ValueError` for another, and where the two differ.
    """
    writers: dict[str, Writer] = {"json": as_json, "csv": as_csv, "toml": as_toml, "xlsx": _as_workbook}
    wanted = suffix_of(path).lstrip(".") if path else name
    made = writers.get(wanted)
    if made is None:
        raise ValueError(f"数据只能写成 {'、'.join(f'.{name}' for name in writers)}，不能写成 {path}")
    if name and name != wanted:
        raise ValueError(f"{path} 的后缀是 .{wanted}，--format 写的是 {name}；请改成一致的，或者不写 --format")
    return made


def as_json(figures: FigureSet, form: Form, layouts: Mapping[str, TableLayout]) -> bytes:
    """Nested: table, row, column, and what is known of the cell."""
    from io import StringIO

    from govlint.reporters.json_text import write_json

    stream = StringIO()
    write_json(_nested(figures), stream)
    return stream.getvalue().encode()


def as_toml(figures: FigureSet, form: Form, layouts: Mapping[str, TableLayout]) -> bytes:
    """Nested as in JSON; a cell that is still to be filled in is an empty string."""
    lines = [f"{key} = {_toml(value)}" for key, value in _head(figures).items() if value is not None]
    before = ("", "")
    for record in figures.records:
        if (record.table, record.row) != before:
            before = (record.table, record.row)
            lines += ["", f"[tables.{_toml(record.table)}.{_toml(record.row)}]"]
        cell = _known(record)
        lines.append(f"{_toml(record.column_id)} = {_toml(cell) if cell else _toml('')}")
    return ("\n".join(lines) + "\n").encode()


def as_csv(figures: FigureSet, form: Form, layouts: Mapping[str, TableLayout]) -> bytes:
    """One cell a line, for spreadsheets, in UTF-8 with a BOM: without it they take it for another encoding."""
    import csv
    from io import StringIO

    stream = StringIO(newline="")
    writer = csv.writer(stream)
    if any(_known(record) for record in figures.records):
        writer.writerow(COLUMNS)
        writer.writerows([guarded(cell) for cell in row] for row in listed(figures))
    else:
        writer.writerow(_TO_FILL_IN.values())
        chosen = [COLUMNS.index(name) for name in _TO_FILL_IN]
        writer.writerows([guarded(row[number]) for number in chosen] for row in listed(figures))
    return "\ufeff".encode() + stream.getvalue().encode("utf-8", "backslashreplace")


def listed(figures: FigureSet) -> Iterable[tuple[str, ...]]:
    """One row a cell, with the `COLUMNS`."""
    year = "" if figures.year is None else str(figures.year)
    for record in figures.records:
        value = "" if record.value is None else plain(record.value)
        line, character = (str(record.line), str(record.column)) if record.line else ("", "")
        yield (
            record.table, record.row, record.column_id, value, record.kind, record.raw, record.remark, record.reason,
            record.place, line, character, figures.file, figures.agency, year, figures.form,
        )  # fmt: skip


def plain(number: Decimal) -> str:
    """A figure in digits, never in powers of ten."""
    return format(number, "f")


def _as_workbook(figures: FigureSet, form: Form, layouts: Mapping[str, TableLayout]) -> bytes:
    from govlint.authoring.figures.workbook_writing import as_workbook

    return as_workbook(figures, form, layouts)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula, with an apostrophe in front as spreadsheets have it."""
    if text.startswith(FORMULA) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _head(figures: FigureSet) -> dict[str, Any]:
    head: dict[str, Any] = {
        "file": figures.file,
        "title": figures.title,
        "agency": figures.agency,
        "year": figures.year,
        "form": figures.form,
        "instrument": figures.instrument,
        "notes": list(figures.notes),
    }
    return {key: value for key, value in head.items() if value not in ("", [])}


def _nested(figures: FigureSet) -> dict[str, Any]:
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for record in figures.records:
        row = tables.setdefault(record.table, {}).setdefault(record.row, {})
        row[record.column_id] = _known(record) or ""
    return {**_head(figures), "tables": tables}


def _known(record: Record) -> dict[str, Any]:
    """What is known of a cell; nothing of one that stands in no report."""
    if not record.line and record.kind == "blank":
        return {}
    cell: dict[str, Any] = {} if record.value is None else {"value": _number(record.value)}
    cell["kind"] = record.kind
    told = {"raw": record.raw, "remark": record.remark, "reason": record.reason, "place": record.place}
    cell |= {key: text for key, text in told.items() if text}
    return {**cell, "line": record.line, "character": record.column} if record.line else cell


def _number(number: Decimal) -> int | float | str:
    """A figure as JSON has it; as a text where its digits would not survive."""
    if number == number.to_integral_value() and number.as_tuple().exponent == 0:
        return int(number)
    from decimal import Decimal

    written = float(number)
    return written if Decimal(repr(written)) == number else plain(number)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{_UNUSUAL.sub(_escape, escaped)}"'
    return repr(value)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\\uFFFD" if code >= 0xD800 else f"\\u{code:04X}"
