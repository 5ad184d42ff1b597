"""The tables that are written: their columns and types, and rows as Arrow tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.compute as pc

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.collecting.rows import Rows

_TEXT: Final = pa.string()
_COUNT: Final = pa.int32()
_WHOSE: Final = [("path", _TEXT), ("organ", _TEXT), ("year", pa.int16()), ("form", _TEXT)]
SCHEMAS: Final = {
    "files": pa.schema(
        [
            *_WHOSE,
            ("title", _TEXT),
            ("bytes", pa.int64()),
            ("unreadable", pa.bool_()),
            ("errors", _COUNT),
            ("warnings", _COUNT),
            ("notes", _COUNT),
            ("reviews", _COUNT),
            ("suppressed", _COUNT),
            ("outcomes", pa.map_(_TEXT, _TEXT)),
            ("failures", pa.list_(_TEXT)),
        ]
    ),
    "findings": pa.schema(
        [
            *_WHOSE,
            ("rule", _TEXT),
            ("name", _TEXT),
            ("rule_title", _TEXT),
            ("severity", _TEXT),
            ("kind", _TEXT),
            ("line", _COUNT),
            ("column", _COUNT),
            ("end_line", _COUNT),
            ("end_column", _COUNT),
            ("addressing", _TEXT),
            ("place", _TEXT),
            ("message", _TEXT),
            ("basis", pa.list_(_TEXT)),
            ("fix", _TEXT),
            ("suppressed", _TEXT),
            ("fingerprint", _TEXT),
        ]
    ),
    "figures": pa.schema(
        [
            *_WHOSE,
            ("table", _TEXT),
            ("row", _TEXT),
            ("row_label", _TEXT),
            ("column_id", _TEXT),
            ("column_label", _TEXT),
            ("kind", _TEXT),
            ("value", pa.float64()),
            ("raw", _TEXT),
            ("line", _COUNT),
            ("column", _COUNT),
        ]
    ),
}
"""The columns of each table, in order."""


class Tables(NamedTuple):
    """The rows of some files as Arrow tables: small to send, and quick to write."""

    files: pa.Table
    findings: pa.Table
    figures: pa.Table


def tables_of(rows: Rows) -> Tables:
    """The rows as tables. Characters that no UTF-8 file can hold are replaced."""
    return Tables(*(pa.Table.from_pylist(_clean(given), SCHEMAS[name]) for name, given in rows._asdict().items()))


def joined(parts: Iterable[Tables]) -> Tables:
    """The tables one below the other."""
    some = list(parts)
    return Tables(*(pa.concat_tables([part[index] for part in some]) for index in range(len(SCHEMAS))))


def unread(files: pa.Table) -> int:
    """How many of the files could not be read; the column that says so is enough."""
    return pc.sum(files["unreadable"]).as_py() or 0


def _clean(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{key: _text(value) for key, value in row.items()} for row in rows]


def _text(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_text(item) for item in value]
    return value
