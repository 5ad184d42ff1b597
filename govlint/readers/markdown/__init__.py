"""Markdown as reports are written in it: headings without a space, ragged tables, HTML tables, indented paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Block, Document, Heading, Paragraph, Span
from govlint.language import say
from govlint.limits import MAX_NESTING
from govlint.readers.directives import OPEN
from govlint.readers.markdown import pipe_table
from govlint.readers.markdown.paragraph_breaks import is_sentence, paragraphs
from govlint.readers.markdown.plain_blocks import kind_of, plain_leaves
from govlint.readers.marked_text import plain_text_of, text_of
from govlint.source import bounded, decode
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.readers.markdown.leaf import Leaf
    from govlint.readers.runs import Line

_FRONT_MATTER_LINE: Final = re.compile(r"[ \t]*|[ \t]*#.*|[ \t]+\S.*|-[ \t].*|[^\s:：#|]+:(?:[ \t].*)?")
_LONGEST_FRONT_MATTER: Final = 200
_BROKEN_TAG: Final = r"</?[A-Za-z][^<>]*\Z"


def read(path: str, data: bytes) -> Document:
    """Read a Markdown file; raises `UnreadableError` where its bytes cannot be decoded.

    Its lines are the lines of the file, its columns those of the text behind a byte order mark.
    """
    source = bounded(decode(path, data))
    if OPEN not in source.text:
        return Document(source, _read(source.lines()), leveled=True)
    from govlint.readers.markdown.comments import Uncommented

    uncommented = Uncommented(source.lines())
    blocks = tuple(map(uncommented.restored, _read(uncommented.lines)))
    return Document(source, blocks, leveled=True, directives=uncommented.directives)


def _read(lines: list[str]) -> tuple[Block, ...]:
    if not lines:
        return ()
    grids: list[Block] = []
    marked = _without_front_matter(lines)
    if any(line.startswith(("+-", "+=")) for line in lines):
        marked = _without_grids(marked, grids)
    blocks = [block for leaf in _leaves(marked) for block in _blocks(leaf, lines)]
    if grids:
        blocks = sorted((*blocks, *grids), key=lambda block: block.span.line)
    return tuple(blocks)


def _leaves(lines: Sequence[str]) -> Iterable[Leaf]:
    plain = plain_leaves(lines)
    if plain is not None:
        return plain
    from govlint.readers.markdown.mistune_spans import leaves

    if len(lines) > MAX_NESTING and sum(kind_of(line) == "mistune" for line in lines) > MAX_NESTING:
        raise UnreadableError(
            say("列表、引用、代码、HTML 的行超过 {most} 行；请确认给出的是一份年度报告", most=MAX_NESTING)
        )
    return leaves(lines)


def _without_grids(lines: list[str], grids: list[Block]) -> list[str]:
    """`lines` with blank ones in place of tables drawn with `+---+`, which are put into `grids`."""
    from govlint.readers.grid_table import grid_at

    kept: list[str] = []
    barren = 0
    while len(kept) < len(lines):
        number = len(kept)
        table = None
        if number >= barren and lines[number].startswith(("+-", "+=")):
            table, barren = grid_at(lines, number)
        if table is None:
            kept.append(lines[number])
        else:
            grids.append(table)
            kept.extend([""] * (barren - number))
    return kept


def _without_front_matter(lines: list[str]) -> list[str]:
    """`lines` with blank ones in place of YAML between `---` at the very top."""
    if lines[0].rstrip() != "---" or len(lines) < 2 or not lines[1].strip():
        return lines
    for index, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], 1):
        if line.rstrip() in ("---", "..."):
            return [""] * (index + 1) + lines[index + 1 :]
        if not _FRONT_MATTER_LINE.fullmatch(line):
            break
    return lines


def _blocks(leaf: Leaf, source_lines: Sequence[str]) -> Iterator[Block]:
    match leaf.kind:
        case "heading":
            yield from _heading(leaf, source_lines)
        case "table":
            yield pipe_table.table(leaf.lines)
        case "html":
            from govlint.readers.html import fragment

            yield from fragment.blocks(leaf.lines)
        case "code":
            for group in paragraphs(_with_edge_tabs(leaf.lines, source_lines)):
                text = plain_text_of(group)
                yield Paragraph(text, text.span())
        case _:
            yield from _paragraphs(leaf.lines, source_lines)


def _paragraphs(lines: Sequence[Line], source_lines: Sequence[str]) -> Iterator[Block]:
    if len(lines) == 1 and "\t" not in lines[0].text:  # as nearly always where each paragraph is one line
        text = text_of(lines)
        if text.value:
            yield Paragraph(text, text.span())
        return
    if any("<" in line.text and re.search(_BROKEN_TAG, line.text) for line in lines[:-1]):
        # Converters wrap lines inside tags; only a reader of HTML can tell what is text there.
        from govlint.readers.html import fragment

        yield from fragment.blocks(lines)
        return
    for group in paragraphs(_with_edge_tabs(lines, source_lines)):
        text = text_of(group)
        if text.value:
            yield Paragraph(text, text.span())


def _heading(leaf: Leaf, source_lines: Sequence[str]) -> Iterator[Block]:
    if leaf.underline == "-" and (len(leaf.lines) > 1 or is_sentence(leaf.lines[0].text)):
        # A line of dashes right below running text is meant as a rule between two paragraphs.
        yield from _paragraphs(leaf.lines, source_lines)
        return
    line = leaf.lines[0]
    if not leaf.underline:
        line = _without_closing_marks(line, source_lines[line.number - 1])
    text = text_of((line, *leaf.lines[1:]))
    if text.value:
        yield Heading(text, _heading_span(leaf, source_lines), leaf.level)


def _without_closing_marks(line: Line, source_line: str) -> Line:
    """The line of a heading without the marks that may follow its text, as in `# 一 #` and `#一#`."""
    kept = line.text.rstrip("#＃")
    spaced = source_line[line.column - 2 : line.column - 1].isspace()
    if kept == line.text or (kept and spaced and not kept[-1].isspace()):
        return line
    return line._replace(text=kept.rstrip())


def _heading_span(leaf: Leaf, source_lines: Sequence[str]) -> Span:
    """From the marks or the first character of the heading to the end of its text's last line."""
    first, last = leaf.lines[0], leaf.lines[-1]
    column = first.column
    if not leaf.underline:
        column = len(source_lines[first.number - 1][: column - 1].rstrip().rstrip("#＃")) + 1
    return Span(first.number, column, last.number, last.column + len(last.text))


def _with_edge_tabs(lines: Sequence[Line], source_lines: Sequence[str]) -> list[Line]:
    """`lines` with the tabs around rows of tab-separated cells: an empty first or last cell is a cell."""
    if not any("\t" in line.text for line in lines):
        return list(lines)
    return [_with_tabs(line, source_lines[line.number - 1]) if "\t" in line.text else line for line in lines]


def _with_tabs(line: Line, source_line: str) -> Line:
    head = source_line[: line.column - 1]
    start = head.find("\t") if not head.strip() else -1
    if start < 0:
        start = line.column - 1
    return line._replace(column=start + 1, text=source_line[start:].rstrip(" \u3000"))
