"""How messages call the tables, rows, columns and figures of a report, so that every rule calls them alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from govlint.forms.form import Column, Row
    from govlint.forms.report import LabelReading

_REMARK: Final = re.compile(r"(?<=.)（[^（）]*）\Z")
_BARE: Final = re.compile(r"[0-9.]*其他\Z")


def row_name(row: Row) -> str:
    """The row's label without the remark behind it: （二）部分公开; 3.其他 is named with its group."""
    name = _REMARK.sub("", row.label.text) or row.id
    if _BARE.match(name) and row.groups:
        return f"{row.groups[-1].text}·{name}"
    return name


def column_name(column: Column) -> str:
    """The column's label without the remark behind it, after the titles above it: 行政复议·总计."""
    return "·".join((*(group.text for group in column.groups), short_column_name(column)))


def short_column_name(column: Column) -> str:
    """The column's own label without the remark behind it, for texts that say which group is meant."""
    return _REMARK.sub("", column.label.text)


def cell_name(row: Row, column: Column) -> str:
    """A cell, quoted: “（一）予以公开”行“自然人”; where the row or the column says it all, only that."""
    if not row.label.text:
        return say("“{column}”", column=column_name(column))
    if len(row.columns) == 1:
        return say("“{row}”", row=row_name(row))
    return say("“{row}”行“{column}”", row=row_name(row), column=column_name(column))


def quoted(names: Iterable[str], most: int = 6) -> str:
    """Names in quotation marks, side by side; after `most` of them 等."""
    every = tuple(dict.fromkeys(names))
    shown = joined((f"“{name}”" for name in every[:most]), "")
    return say("{names}等", names=shown) if len(every) > most else shown


def figure(number: Decimal) -> str:
    """A figure as a person writes it: 12, 128.5; never 1E+2 or 3.0."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_yuan(label: LabelReading) -> bool:
    """Whether a label that should say 万元 says 元: no misspelling, since the figures below may be in 元."""
    if "万元" not in label.label.text:
        return False
    found = fold(label.text.value)
    return "元" in found and "万" not in found
