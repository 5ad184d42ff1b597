"""What every reader of a text format promises: the text at a node's position is the node's text."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from govlint.document import Document, Heading, Paragraph, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Block


def assert_contract(document: Document) -> None:
    """Fail unless the positions, the order and the tables of `document` hold together."""
    lines = document.source.lines()
    end = (1, 1)
    for block in document.blocks:
        span = block.span
        assert (span.line, span.column) >= end, f"{block} begins before its predecessor ends, at {end}"
        end = (span.end_line, span.end_column)
        assert (span.line, span.column) <= end
        for text in texts(block):
            _assert_text(text, lines)
            inner = text.span()
            assert (span.line, span.column) <= (inner.line, inner.column)
            assert (inner.end_line, inner.end_column) <= end or not text.value
        if isinstance(block, Table):
            _assert_grid(block)
        else:
            assert block.text.value.strip()
        if isinstance(block, Heading):
            assert document.leveled
            assert block.level >= 1


def texts(block: Block) -> Iterator[Text]:
    """The texts of a block, in reading order."""
    if isinstance(block, Heading | Paragraph):
        yield block.text
    else:
        for row in block.rows:
            for cell in row:
                yield cell.text


def _assert_text(text: Text, lines: list[str]) -> None:
    offsets = [anchor.offset for anchor in text.anchors]
    assert offsets[0] == 0
    assert offsets == sorted(set(offsets)), text.anchors
    for anchor, stop in zip(text.anchors, [*offsets[1:], len(text.value)], strict=True):
        assert 1 <= anchor.line <= len(lines)
        assert 1 <= anchor.column <= len(lines[anchor.line - 1]) + 1
        _assert_run(text.value[anchor.offset : stop], lines[anchor.line - 1][anchor.column - 1 :])
    at = [text.position(offset) for offset in range(min(len(text.value), 200))]
    assert at == sorted(at)


def _assert_run(run: str, source: str) -> None:
    """A run is what the source says, up to a line's end, a `<br>` or a decoded reference, which may end it."""
    body = run.removesuffix("\n")
    same = next((i for i, (a, b) in enumerate(zip(body, source, strict=False)) if a != b), min(len(body), len(source)))
    decoded, rest = body[same:], source[same:]
    if decoded:
        assert rest.startswith("&"), (run, source)
        reference = rest[: rest.index(";") + 1]
        assert unescape(reference).startswith(decoded[0].strip() or unescape(reference)[0]), (run, source)


def _assert_grid(table: Table) -> None:
    assert table.rows
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(table.rows):
        columns = [cell.column for cell in row]
        assert columns == sorted(columns)
        for cell in row:
            assert cell.row == index
            assert cell.row + cell.row_span <= len(table.rows)
            covered = {
                (r, c)
                for r in range(cell.row, cell.row + cell.row_span)
                for c in range(cell.column, cell.column + cell.column_span)
            }
            assert covered
            assert not covered & taken
            taken |= covered
