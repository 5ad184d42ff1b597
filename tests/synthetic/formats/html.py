"""A web page that holds nothing but the report, with the elements HTML has for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from tests.synthetic.formats.merged import segments
from tests.synthetic.pieces import PartHeading, PlacedTable, Prose, Title, pieces
from tests.synthetic.writer import Writer, unused

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.synthetic.formats.merged import MergedCell
    from tests.synthetic.model import ReportModel, Table
    from tests.synthetic.pieces import Piece
    from tests.synthetic.writer import Rendered


def html(model: ReportModel) -> Rendered:
    """The report as a page of headings, paragraphs and tables."""
    writer = Writer()
    for line in ("<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8">'):
        writer.write(line)
    writer.write(f"<title>{escape(''.join(model.title))}</title>")
    writer.write("</head>")
    writer.write("<body>")
    for piece in pieces(model):
        _write(writer, model, piece)
    writer.write("</body>")
    writer.write("</html>")
    return writer.finish(".html")


def _write(writer: Writer, model: ReportModel, piece: Piece) -> None:
    match piece:
        case Title(lines):
            writer.write(f"<h1>{'<br>'.join(map(escape, lines))}</h1>", "title")
        case PartHeading(key, text, level):
            writer.write(f"<h{level}>{escape(text)}</h{level}>", key)
        case Prose(key, text):
            writer.write(f"<p>{escape(text)}</p>", key)
        case PlacedTable(table):
            write_table(writer, model, table, TableMarkup("<table>", "</table>", ("<tr>", "</tr>"), _cell))


class TableMarkup(NamedTuple):
    """How a page writes tables: what stands around one, around a row ("" for no line), and the line of a cell."""

    begin: str
    end: str
    row: tuple[str, str]
    cell: Callable[[MergedCell], str]


def write_table(writer: Writer, model: ReportModel, table: Table, markup: TableMarkup) -> None:
    """Write a table cell by cell, and record where each stands."""
    name = unused(writer.where, f"table:{table.id}")
    for rows in segments(model, table):
        writer.write(markup.begin)
        for row in rows:
            writer.write(markup.row[0])
            for index, cell in enumerate(row.cells):
                keys = (name, cell.key, row.key) if not index else (cell.key,)
                name = ""
                writer.write(markup.cell(cell), *keys)
            if markup.row[1]:
                writer.write(markup.row[1])
        writer.write(markup.end)


def _cell(cell: MergedCell) -> str:
    tag = "td" if cell.figure else "th"
    return f"<{tag}{spans(cell)}>{escape(cell.text)}</{tag}>"


def spans(cell: MergedCell) -> str:
    """The attributes of a merged cell, with a blank before each."""
    wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return wide + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
