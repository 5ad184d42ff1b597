"""The Parquet files that a collection is made of: which are to be made, which are there, and writing one."""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from typing import TYPE_CHECKING, Final

from govlint.collecting.batch import Batch
from govlint.collecting.inputs import is_url
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    import fsspec
    import pyarrow as pa

    from govlint.collecting.inputs import Input
    from govlint.collecting.settings import Settings
    from govlint.collecting.tables import Tables

KINDS: Final = ("figures", "findings", "files")
"""In the order of writing: a partition whose row of files is there is there whole."""
_NAME: Final = re.compile(r"part-\d{6}-[0-9a-f]{16}\.parquet(?:\.[0-9a-f]{32}\.tmp)?")


class Partition(NamedTuple):
    """A stretch of the inputs that is written together. `name` changes with anything that its rows depend on."""

    name: str
    batch: Batch


def planned(inputs: Sequence[Input], settings_for: Callable[[str], Settings], size: int) -> Iterator[Partition]:
    """The partitions for the inputs, `size` files each but the last."""
    for number, start in enumerate(range(0, len(inputs), size)):
        some = inputs[start : start + size]
        distinct: dict[Settings, int] = {}
        chosen = tuple(distinct.setdefault(settings_for(item.name), len(distinct)) for item in some)
        digest = hashlib.blake2b(digest_size=8)
        for item, index in zip(some, chosen, strict=True):
            digest.update(f"{item.name}\0{item.stamp}\0{index}\n".encode("utf-8", "surrogateescape"))
        for one in distinct:
            digest.update(one.digest.encode())
        batch = Batch(tuple(item.name for item in some), tuple(distinct), chosen, os.getcwd())
        yield Partition(f"part-{number:06}-{digest.hexdigest()}.parquet", batch)


class Collection:
    """A folder, local or at a URL, with a folder of Parquet files for every kind of row.

    Raises `OSError` where it cannot be read or written, `ImportError` where the URL needs a library that is missing.
    """

    def __init__(self, place: str) -> None:
        self._system, self._root = _opened(place)

    def present(self, names: Set[str]) -> dict[str, int]:
        """Which of these partitions are there whole, and how many files of each could not be read."""
        there = frozenset.intersection(*map(self._names, KINDS)) & names
        counts = {name: self._unread(name) for name in sorted(there)}
        return {name: count for name, count in counts.items() if count is not None}

    def _unread(self, name: str) -> int | None:
        """How many files of a partition could not be read; None where one of its Parquet files is damaged."""
        import pyarrow as pa

        from govlint.collecting.tables import unread

        try:
            for kind in ("figures", "findings"):
                self._read(kind, name, [])
            return unread(self._read("files", name, ["unreadable"]))
        except (pa.ArrowException, OSError):
            return None

    def _read(self, kind: str, name: str, columns: list[str]) -> pa.Table:
        import pyarrow.parquet as pq

        with (
            self._system.open(f"{self._root}/{kind}/{name}", "rb") as stream,
            pq.ParquetFile(stream, pre_buffer=False) as file,
        ):
            # In this thread: another one that lets go of the stream while Python ends would abort the process.
            return file.read(columns, use_threads=False)

    def write(self, partition: Partition, tables: Tables) -> None:
        """Write a partition; what is there under its name is replaced, and never half a file is seen."""
        import pyarrow.parquet as pq

        for kind in KINDS:
            folder = f"{self._root}/{kind}"
            self._system.makedirs(folder, exist_ok=True)
            whole = f"{folder}/{partition.name}"
            part = f"{whole}.{uuid.uuid4().hex}.tmp"
            with self._system.open(part, "wb") as stream:
                pq.write_table(getattr(tables, kind), stream, compression="zstd")
            self._replace(part, whole)

    def drop_others(self, names: Set[str]) -> int:
        """Remove partitions of former runs that are not among these, and halves of broken ones; returns how many."""
        dropped = 0
        for kind in reversed(KINDS):
            for name in self._names(kind) - names:
                self._system.rm_file(f"{self._root}/{kind}/{name}")
                dropped += kind == "files" and not name.endswith(".tmp")
        return dropped

    def _names(self, kind: str) -> frozenset[str]:
        folder = f"{self._root}/{kind}"
        self._system.invalidate_cache()
        if not self._system.isdir(folder):
            return frozenset()
        names = (str(path).rstrip("/").rpartition("/")[2] for path in self._system.ls(folder, detail=False))
        return frozenset(name for name in names if _NAME.fullmatch(name))

    def _replace(self, part: str, whole: str) -> None:
        if self._system.protocol == "file" or "file" in self._system.protocol:
            os.replace(part, whole)
        else:
            self._system.mv(part, whole)


def _opened(place: str) -> tuple[fsspec.AbstractFileSystem, str]:
    import fsspec

    system, root = fsspec.url_to_fs(place if is_url(place) else os.path.abspath(place))
    return system, root.rstrip("/")
