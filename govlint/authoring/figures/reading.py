"""Figures from a data file: TOML, JSON, CSV, a workbook. What does not fit the form is refused, never guessed."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from govlint.authoring.figures.names import CellKey, Names, UnknownNameError
from govlint.authoring.figures.saving import FORMULA
from govlint.discovery import suffix_of
from govlint.document import LineText
from govlint.forms.values import ValueKind, read_value
from govlint.limits import MAX_SHEET_COLUMNS
from govlint.matching import key
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.forms.form import Form

_SHOWN: Final = 20
_LONGEST_NUMBER: Final = 24
_LARGEST: Final = Decimal(10) ** 15
ABOUT: Final = {
    "year": "year", "年度": "year", "年份": "year", "agency": "agency", "机关": "agency", "机关名称": "agency",
    "form": "form", "格式": "form",
}  # fmt: skip
"""What a data file may say of its report, by the names that it may use for it."""


class Given(NamedTuple):
    """A figure as it is to be written, and where in the data file it stands, for people."""

    number: Decimal
    where: str


class DataError(Exception):
    """A data file that cannot be used; `reasons` say why, one a line, in Chinese."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("；".join(reasons))
        self.reasons = reasons


class DataFile:
    """What was read of a data file: the figures by cell, and what it says of its report. `notes` are for the user."""

    def __init__(self, form: Form) -> None:
        self.names: Final = Names(form)
        self.cells: dict[CellKey, Given] = {}
        self.year: int | None = None
        self.agency: str = ""
        self.form: str = ""
        self.notes: list[str] = []
        self.reasons: list[str] = []

    def say(self, reason: str) -> None:
        """Take a reason why the file cannot be used."""
        self.reasons.append(reason)

    def put(self, cell: CellKey, value: object, where: str) -> None:
        """Take the value of a cell; nothing and an empty text leave it out."""
        number = self._number(cell, value, where)
        if number is None:
            return
        known = self.cells.get(cell)
        if known is not None:
            self.say(f"{where}：{cell}已经在{known.where}给过")
        self.cells.setdefault(cell, Given(number, where))

    def about(self, name: str, value: object, where: str) -> None:
        """Take what the file says of its report."""
        if value in (None, ""):
            return
        text = str(value).strip()
        if name == "agency":
            self.agency = text
        elif name == "form":
            self.form = text
        elif not (text.isascii() and text.isdigit() and len(text) == 4):
            self.say(f"{where}：年度应是四位数字，写的是“{text[:_SHOWN]}”")
        elif self.year is not None and self.year != int(text):
            self.say(f"{where}：年度是 {text}，前面是 {self.year}；一个数据文件只能有一份报告的数据")
        else:
            self.year = int(text)

    def _number(self, cell: CellKey, value: object, where: str) -> Decimal | None:
        number = number_of(value)
        if number is None:
            if value is not None and str(value).strip():
                self.say(f"{where}：{cell}的“{str(value).strip()[:_SHOWN]}”不是数字")
            return None
        row = self.names.table(cell.table).row(cell.row)
        whole = number == number.to_integral_value()
        if (row.values != "amount" and not whole) or (row.values != "signed" and number < 0):
            wanted = {"count": "不小于 0 的整数", "signed": "整数", "amount": "不小于 0 的数"}[row.values]
            self.say(f"{where}：{cell}应是{wanted}，写的是 {format(number, 'f')}")
            return None
        return number.quantize(Decimal(1)) if whole and row.values != "amount" else number


def number_of(value: object) -> Decimal | None:
    """The figure that a value of a data file is; None for anything that is not a number and nothing else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        # Spreadsheets show no more than fifteen digits; the rest is what binary fractions leave behind.
        value = f"{value:.15g}"
    text = str(value).strip()
    if not text or len(text) > _LONGEST_NUMBER or any(char.isspace() for char in text):
        return None
    if re.fullmatch(r"[+-]?\d{1,3}(?:\.\d+)?[eE][+-]?\d{1,2}", text, re.ASCII):
        number = Decimal(text)
        return number if abs(number) < _LARGEST else None
    read = read_value(LineText(text, 1, 1))
    return read.number if read.kind is ValueKind.NUMBER and not read.remark else None


def read_data(path: str, data: bytes, form: Form) -> DataFile:
    """The figures of a data file for a report in `form`; raises `DataError` where anything in it does not fit."""
    readers: dict[str, Callable[[bytes, DataFile, Form], None]] = {
        ".json": _json,
        ".toml": _toml,
        ".csv": _csv,
        ".xlsx": _workbook,
        ".xlsm": _workbook,
    }
    reader = readers.get(suffix_of(path))
    if reader is None:
        raise DataError([f"数据文件只能是 {'、'.join(readers)}，不能是 {path}"])
    found = DataFile(form)
    reader(data, found, form)
    if found.reasons:
        raise DataError(found.reasons)
    if not found.cells:
        raise DataError(["数据文件里没有一个数字"])
    return found


def _json(data: bytes, found: DataFile, form: Form) -> None:
    import json

    from govlint.authoring.figures.nested import read_nested

    try:
        made: Any = json.loads(_text(data, "JSON"), parse_float=Decimal, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise DataError([f"JSON 的写法不对，在第{error.lineno}行第{error.colno}列"]) from error
    except RecursionError as error:
        raise DataError(["JSON 的写法不对：嵌套太深"]) from error
    except ValueError as error:
        raise DataError([f"JSON 的写法不对：{error}"]) from error
    read_nested(made, found)


def _text(data: bytes, name: str) -> str:
    from govlint.source import decode
    from govlint.unreadable import UnreadableError

    try:
        return decode("", data).text
    except UnreadableError as error:
        raise DataError([f"不是 {name} 文件：{error}"]) from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name in counts if counts[name] > 1)
        raise ValueError(f"“{twice}”写了两次")
    return made


def _toml(data: bytes, found: DataFile, form: Form) -> None:
    import tomllib

    from govlint.authoring.figures.nested import read_nested
    from govlint.toml_syntax import syntax_error

    text = _text(data, "TOML")
    try:
        made = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        wrong = syntax_error(error, text)
        place = f"第{wrong.line}行第{wrong.column}列：" if wrong.line else ""
        raise DataError([f"{place}TOML 的写法不对：{wrong.message}"]) from error
    read_nested(made, found)


def _csv(data: bytes, found: DataFile, form: Form) -> None:
    import csv
    from io import StringIO

    text = _text(data, "CSV")
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise DataError([f"CSV 的写法不对，在第{reader.line_num}行：引号没有成对，或者一格太长"]) from error
    first = next((row for row in rows if any(cell.strip() for cell in row)), [])
    if not list_columns(first) and _laid_out(rows, found, form):
        return
    read_list([(f"第{number}行", row) for number, row in enumerate(rows, 1)], found)


def _laid_out(rows: list[list[str]], found: DataFile, form: Form) -> bool:
    """Take the figures of the tables that stand in the rows of a CSV file as the form has them; whether there are."""
    from govlint.authoring.figures.laid_out import read_laid_out

    width = max(map(len, rows), default=0)
    if width > MAX_SHEET_COLUMNS:
        return False
    # The last row is that of figures still to come, where there are none.
    padded = [*([*row, *[""] * (width - len(row))] for row in rows), [""] * width]
    return read_laid_out(padded, "表格", found, form, {})


def _workbook(data: bytes, found: DataFile, form: Form) -> None:
    from govlint.authoring.figures.workbook_reading import read_workbook

    read_workbook(data, found, form)


_LIST: Final = {
    "table": "table", "表": "table", "row": "row", "行": "row", "column": "column", "列": "column",
    "value": "value", "值": "value", "数值": "value", "数": "value",
}  # fmt: skip


def list_columns(row: list[Any]) -> dict[str, int]:
    """The columns of a list of figures by what they hold, where `row` is its first line; empty where it is none."""
    found: dict[str, int] = {}
    for number, cell in enumerate(row):
        name = key(str(cell or "")).lower()
        meaning = _LIST.get(name) or ABOUT.get(name)
        if meaning:
            found.setdefault(meaning, number)
    return found if {"table", "column", "value"} <= found.keys() else {}


def read_list(rows: list[tuple[str, list[Any]]], found: DataFile) -> None:
    """Take the lines of a list of figures, each with where it stands; the first one names the columns."""
    rows = [(where, row) for where, row in rows if any(str(cell or "").strip() for cell in row)]
    columns = list_columns(rows[0][1]) if rows else {}
    if not columns:
        found.say("第一行应当是列名：table,row,column,value（或者 表,行,列,数值）")
        return
    for where, row in rows[1:]:
        said = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
        texts = {name: _unguarded(str(value or "")) for name, value in said.items()}
        for name in ("year", "agency", "form"):
            found.about(name, texts.get(name, ""), where)
        value = said["value"]
        try:
            table = found.names.table(texts["table"])
            made = found.names.row(table, texts.get("row", ""))
            cell = CellKey(table.id, made.id, found.names.column(made, texts["column"]).id)
        except UnknownNameError as error:
            found.say(f"{where}：{error}")
            continue
        found.put(cell, _unguarded(value) if isinstance(value, str) else value, where)


def _unguarded(text: str) -> str:
    """A text without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text
