"""What every reader promises: the text at a node's position is the node's text, in order, and each thing once."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, get_args, get_type_hints

from govlint.document import Addressing, Document, Heading, Paragraph, Property, Table, Text, Trace
from govlint.readers.rendering import BETWEEN, BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Block, Span

_SEPARATORS = re.compile(rf"[\s|{BREAK}]")
_KINDS = frozenset(get_args(get_type_hints(Trace)["kind"]))
_LIST_NUMBERS = frozenset(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ〇零一二三四五六七八九十百千、. "
)
_NAMES = frozenset(get_args(get_type_hints(Property)["name"]))


def assert_contract(document: Document) -> None:
    """Fail unless the positions, the order and the tables of `document` hold together."""
    lines = document.source.lines()
    assert document.addressing in get_args(Addressing)
    _assert_blocks((*document.blocks, *document.margins), lines)
    for block in (*document.blocks, *document.margins):
        if isinstance(block, Table):
            _assert_grid(block)
        else:
            assert block.text.value.strip()
        if isinstance(block, Heading):
            # In plain text a line behind # is a heading, though the format has no levels.
            assert document.leveled or document.source.path.endswith(".txt")
            assert block.level >= 1
    assert not any(isinstance(block, Table) for block in document.margins)
    if document.addressing == "block":
        _assert_written_down(document, lines)
    _assert_traces(document, lines)
    _assert_pages(document, lines)
    for property_ in document.properties or ():
        assert property_.name in _NAMES
        assert property_.value.strip()


def texts(block: Block) -> Iterator[Text]:
    """The texts of a block, in reading order."""
    if isinstance(block, Heading | Paragraph):
        yield block.text
    else:
        for row in block.rows:
            for cell in row:
                yield cell.text


def _assert_blocks(blocks: Sequence[Block], lines: list[str]) -> None:
    end = (1, 1)
    for block in blocks:
        span = block.span
        assert (span.line, span.column) >= end, f"{block} begins before its predecessor ends, at {end}"
        end = (span.end_line, span.end_column)
        assert (span.line, span.column) <= end
        last = (1, 1)
        for text in texts(block):
            _assert_text(text, lines)
            inner = text.span()
            assert (span.line, span.column) <= (inner.line, inner.column)
            assert (inner.end_line, inner.end_column) <= end or not text.value
            assert last <= (inner.line, inner.column), f"{text} begins before the cell ahead of it"
            last = (inner.line, inner.column)
        _assert_apart(texts(block), lines)


def _is_list_number(run: str, source: str) -> bool:
    """Whether a character belongs to the number that a browser writes in front of an item: it stands at the `<li>`."""
    return re.match(r"<li\b", source, re.IGNORECASE) is not None and run in _LIST_NUMBERS


def _assert_apart(block: Iterator[Text], lines: list[str]) -> None:
    """No character belongs to two texts, also where the lines of cells stand side by side."""
    runs = []
    for text in block:
        offsets = [anchor.offset for anchor in text.anchors]
        for anchor, stop in zip(text.anchors, [*offsets[1:], len(text.value)], strict=True):
            run = text.value[anchor.offset : stop].removesuffix("\n")
            length = len(run)
            if length and not _is_list_number(run, lines[anchor.line - 1][anchor.column - 1 :]):
                runs.append((anchor.line, anchor.column, anchor.column + length))
    for (line, _, end), (next_line, start, _) in pairwise(sorted(runs)):
        assert line < next_line or end <= start


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
    for line, column in at:
        offset = text.offset(line, column)
        assert offset is not None, (text, line, column)
        assert text.position(offset) == (line, column)


def _assert_run(run: str, source: str) -> None:
    """A run is what the source says, up to a line's end, a `<br>` or a decoded reference, which may end it; in HTML a
    tab and a line's end are blanks.
    """
    if _is_list_number(run, source):
        return
    body = run.removesuffix("\n")
    if len(body) == len(source) + 1:
        body = body.removesuffix(" ")
    if BREAK in source:
        body = body.replace("\n", BREAK)
    for blank in "\t\f":
        source = source if blank in body else source.replace(blank, " ")
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
            assert cell.column >= 0
            assert cell.row + cell.row_span <= len(table.rows)
            covered = {
                (r, c)
                for r in range(cell.row, cell.row + cell.row_span)
                for c in range(cell.column, cell.column + cell.column_span)
            }
            assert covered
            assert not covered & taken
            taken |= covered


def _assert_written_down(document: Document, lines: list[str]) -> None:
    """Every line of a document without lines of its own is one paragraph or table row, and every one has its line."""
    written: list[str] = []
    for block in (*document.blocks, *document.margins):
        rows = [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else [[block.text]]
        for row in rows:
            written.append(BETWEEN.join(text.value for text in row).replace("\n", BREAK))
            assert {anchor.line for text in row for anchor in text.anchors} <= {len(written)}
    assert lines == (written or [""])


def _assert_inside(span: Span, lines: list[str]) -> None:
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        assert 1 <= line <= len(lines), span
        assert 1 <= column <= len(lines[line - 1]) + 1, span
    assert (span.line, span.column) <= (span.end_line, span.end_column)


def _assert_traces(document: Document, lines: list[str]) -> None:
    for trace in document.traces or ():
        assert trace.kind in _KINDS
        span = trace.span
        _assert_inside(span, lines)
        if trace.kind in {"insertion", "pale"} and document.addressing == "block" and span.line == span.end_line:
            shown = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            # A change of a row is one of all its cells.
            assert not shown or _SEPARATORS.sub("", shown) == _SEPARATORS.sub("", trace.text)
        if trace.kind in {"deletion", "hidden"}:
            assert span[:2] == span[2:] or document.addressing == "text", "what is not shown has no extent"
    # What is said of the same place is said once.
    assert len(set(document.traces or ())) == len(document.traces or ())


def _assert_pages(document: Document, lines: list[str]) -> None:
    for before, mark in pairwise(document.pages):
        assert (before.line, before.column) < (mark.line, mark.column)
    for mark in document.pages:
        assert mark.page >= 1
        assert mark.row >= 1
        assert 1 <= mark.line <= len(lines)
        assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1
    if document.pages and document.blocks:
        first, start = document.pages[0], document.blocks[0].span
        assert (first.line, first.column) <= (start.line, start.column)
