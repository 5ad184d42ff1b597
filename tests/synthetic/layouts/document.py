"""How the pieces of a report are set as text, the same in every layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tests.synthetic.model import ReportModel, Table
from tests.synthetic.pieces import PartHeading, PlacedTable, Prose, Title, pieces
from tests.synthetic.writer import Rendered, Writer, unused

if TYPE_CHECKING:
    from tests.synthetic.pieces import Piece

WriteTable = Callable[[Writer, ReportModel, Table], None]


@dataclass(frozen=True, slots=True)
class Layout:
    """How blocks are set: `tables` by table id, "" for all others; `airy` puts an empty line between blocks,
    `spaced` one between all lines, `title_gap` one ahead of part 1, `width` breaks prose hard.
    """

    name: str
    tables: Mapping[str, WriteTable]
    suffix: Literal[".md", ".txt"] = ".txt"
    airy: bool = True
    spaced: bool = False
    width: int = 0
    title_gap: bool = False

    def __call__(self, model: ReportModel) -> Rendered:
        """The report as text."""
        writer = Writer(self.spaced, self.width)
        in_parts = False
        for piece in pieces(model):
            if self.title_gap and not in_parts and isinstance(piece, PartHeading):
                writer.blank()
                in_parts = True
            if self.airy:
                writer.blank()
            self._write(writer, model, piece)
        while writer.lines and not writer.lines[-1]:
            writer.lines.pop()
        return writer.finish(self.suffix)

    def _write(self, writer: Writer, model: ReportModel, piece: Piece) -> None:
        match piece:
            case Title(lines):
                self._title(writer, lines)
            case PartHeading(key, text, level):
                writer.write(self._hashes(level) + text, key)
            case Prose(key, text):
                writer.prose(text, key)
            case PlacedTable(table):
                start = len(writer.lines)
                write = self.tables.get(table.id) or self.tables[""]
                write(writer, model, table)
                _record_start(writer, table, start)

    def _hashes(self, level: int) -> str:
        return "#" * level + " " if self.suffix == ".md" else ""

    def _title(self, writer: Writer, lines: tuple[str, ...]) -> None:
        hashes = self._hashes(1)
        for index, line in enumerate(lines):
            if hashes:
                writer.blank()
            writer.write(hashes + line, *(("title",) if not index else ()))


def _record_start(writer: Writer, table: Table, start: int) -> None:
    first = next((at for at in range(start, len(writer.lines)) if writer.lines[at]), start)
    writer.where[unused(writer.where, f"table:{table.id}")] = first + 1
