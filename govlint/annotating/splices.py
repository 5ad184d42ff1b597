"""Changing bytes at given places, and changing them back."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class AnnotationError(Exception):
    """A file that cannot be given remarks; `str(error)` says why, in Chinese."""


class Splice(NamedTuple):
    """The bytes [start, end) are to become `data`."""

    start: int
    end: int
    data: bytes


def inserted(at: int, data: bytes) -> Splice:
    """A splice that only puts bytes in."""
    return Splice(at, at, data)


def spliced(data: bytes, splices: Iterable[Splice]) -> tuple[bytes, list[Splice]]:
    """The bytes with the splices made, and those that undo them. At one place the order is that of the splices."""
    pieces: list[bytes] = []
    undoing: list[Splice] = []
    done = at = 0
    for start, end, new in sorted(splices, key=attrgetter("start")):
        if not done <= start <= end:
            raise AnnotationError("批注的位置互相重叠")
        pieces += (data[done:start], new)
        at += start - done
        undoing.append(Splice(at, at + len(new), data[start:end]))
        at += len(new)
        done = end
    return b"".join((*pieces, data[done:])), undoing
