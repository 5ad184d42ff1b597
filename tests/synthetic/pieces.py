"""What a report consists of, in order: the same for every layout and every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.model import Part, ReportModel, Table


class Title(NamedTuple):
    """The title; recorded as `title` at its first line."""

    lines: tuple[str, ...]


class PartHeading(NamedTuple):
    """The heading of a part, as printed; `level` is 2 unless a mutation says otherwise."""

    key: str
    text: str
    level: int


class Prose(NamedTuple):
    """A paragraph, its facts filled in."""

    key: str
    text: str


class PlacedTable(NamedTuple):
    """A table where it stands; recorded as `table:<id>` where its first cell stands."""

    table: Table


Piece = Title | PartHeading | Prose | PlacedTable


def pieces(model: ReportModel) -> Iterator[Piece]:
    """The report piece by piece; what a report without title lacks is left out."""
    facts = model.facts()
    title = [Title(model.title)] if model.title else []
    for line in model.front:
        yield Prose("front", line)
    if model.title_position == "above":
        yield from title
    for index, text in enumerate(model.preamble):
        yield Prose(f"preamble:{index}", text.format_map(facts))
    for position, part in enumerate(model.parts):
        yield _heading(model, part)
        if not position and model.title_position == "below":
            yield from title
        for index, text in enumerate(part.paragraphs):
            yield Prose(f"paragraph:{part.id}:{index}", text.format_map(facts))
        for table in part.tables:
            yield PlacedTable(table)
        for index, text in enumerate(part.notes):
            yield Prose(f"note:{part.id}:{index}", text.format_map(facts))


def _heading(model: ReportModel, part: Part) -> PartHeading:
    key = f"part:{part.id}"
    heading = f"{part.number}、{part.heading}" if part.number else part.heading
    return PartHeading(key, model.spell(key, heading), part.level)
