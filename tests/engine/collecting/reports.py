"""Folders of generated reports, and what a collection holds, for the tests of collecting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from tests.synthetic import FORMATS, LAYOUTS, consistent
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from pathlib import Path

FAULT = next(made for made in MUTATIONS if made.id == "GL202-行政规范性文件-as-规范性文件")


def write_reports(folder: Path, count: int, *formats: str) -> list[Path]:
    """`count` reports, in the formats in turn; every third one has a misspelt label."""
    paths = []
    for seed in range(count):
        name = formats[seed % len(formats)] if formats else "markdown"
        model = consistent(seed) if seed % 3 else FAULT.apply(consistent(seed))
        if name in FORMATS:
            made = FORMATS[name](model)
            suffix, data = made.suffix, made.data
        else:
            suffix, data = ".md", LAYOUTS[name](model).text.encode()
        path = folder / f"{seed % 4}" / f"报告 {seed:03}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        paths.append(path)
    return paths


def rows(collection: Path, table: str) -> list[dict[str, Any]]:
    """Every row of a table, partition by partition."""
    found: list[dict[str, Any]] = []
    for part in sorted((collection / table).glob("*.parquet")):
        found += pq.read_table(part).to_pylist()
    return found


def contents(collection: Path) -> dict[str, bytes]:
    """Every file of a collection, by its path in it."""
    return {str(path.relative_to(collection)): path.read_bytes() for path in collection.rglob("*") if path.is_file()}
