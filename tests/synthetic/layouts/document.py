"""The order of a report's blocks, the same in every layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from tests.synthetic.model import Part, ReportModel, Table
from tests.synthetic.writer import Rendered, Writer

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
        facts = model.facts()
        for line in model.front:
            self._block(writer, line, "front")
        if model.title_position == "above":
            self._title(writer, model)
        for index, text in enumerate(model.preamble):
            self._block(writer, text.format_map(facts), f"preamble:{index}")
        if self.title_gap:
            writer.blank()
        for position, part in enumerate(model.parts):
            self._part(writer, model, part)
            if not position and model.title_position == "below":
                self._title(writer, model)
            self._body(writer, model, part, facts)
        while writer.lines and not writer.lines[-1]:
            writer.lines.pop()
        return writer.finish(self.suffix)

    def _gap(self, writer: Writer) -> None:
        if self.airy:
            writer.blank()

    def _block(self, writer: Writer, text: str, key: str) -> None:
        self._gap(writer)
        writer.prose(text, key)

    def _title(self, writer: Writer, model: ReportModel) -> None:
        self._gap(writer)
        hashes = "# " if self.suffix == ".md" else ""
        for index, line in enumerate(model.title):
            if hashes:
                writer.blank()
            writer.write(hashes + line, *(("title",) if not index else ()))

    def _part(self, writer: Writer, model: ReportModel, part: Part) -> None:
        self._gap(writer)
        hashes = "#" * part.level + " " if self.suffix == ".md" else ""
        heading = f"{part.number}、{part.heading}" if part.number else part.heading
        writer.write(hashes + model.spell(f"part:{part.id}", heading), f"part:{part.id}")

    def _body(self, writer: Writer, model: ReportModel, part: Part, facts: Mapping[str, object]) -> None:
        for index, text in enumerate(part.paragraphs):
            self._block(writer, text.format_map(facts), f"paragraph:{part.id}:{index}")
        for table in part.tables:
            self._gap(writer)
            start = len(writer.lines)
            write = self.tables.get(table.id) or self.tables[""]
            write(writer, model, table)
            self._record_start(writer, table, start)
        for index, text in enumerate(part.notes):
            self._block(writer, text, f"note:{part.id}:{index}")
        self._gap(writer)

    @staticmethod
    def _record_start(writer: Writer, table: Table, start: int) -> None:
        first = next((at for at in range(start, len(writer.lines)) if writer.lines[at]), start)
        name, count = f"table:{table.id}", 1
        while name in writer.where:
            count += 1
            name = f"table:{table.id}#{count}"
        writer.where[name] = first + 1
