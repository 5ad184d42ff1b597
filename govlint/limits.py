"""Every limit on what is read, in one place: a file may be hostile, and each must end in a clear message in time.

Sizes are bytes. A report is some kilobytes of text, with photographs and scans some megabytes.
"""

from __future__ import annotations

from typing import Final

MAX_FILE: Final = 64 * 1024 * 1024
"""The largest file of any kind that is opened."""
MAX_TEXT: Final = 16 * 1024 * 1024
"""The largest text file: Markdown, plain text, HTML."""
MAX_LINES: Final = 200_000
"""The most lines of a text file."""
MAX_WRITTEN: Final = 80_000
"""The most of them that are neither blank nor a row between pipes."""
MAX_NESTING: Final = 100_000
"""The most lines of a Markdown file that begin lists, quotations, code or HTML."""
MAX_MARKS: Final = 500_000
"""The most characters of a text or Markdown file that make lists, quotations, tags and tables without pipes."""
MAX_PIPES: Final = 750_000
"""The most pipes between the cells of tables; the spaces beside them are not counted."""
MAX_PARAGRAPHS: Final = 30_000
"""The most paragraphs, rows and line breaks of a Word file."""
MAX_TAGS: Final = 100_000
"""The most tags and character references of a web page, scripts included."""

MAX_MEMBERS: Final = 10_000
"""The most members of a package (docx, ofd)."""
MAX_PART: Final = 64 * 1024 * 1024
"""The largest part of a package that is read, uncompressed, whatever its header says."""
MAX_RATIO: Final = 200
"""The strongest compression of a part of `RATIO_FROM` bytes or more; honest documents stay below 40."""
RATIO_FROM: Final = 1024 * 1024
MAX_ELEMENTS: Final = 1_400_000
"""The most XML elements and attributes of the parts of a package that are read, together; each takes 250 bytes."""
MAX_DEPTH: Final = 100
"""How deep tables, content controls and text boxes may be nested; deeper ones are refused or not descended into."""

MAX_FINDINGS: Final = 10_000
"""The most findings of one rule in one file that are told."""

MAX_CONFIG: Final = 1024 * 1024
"""The largest configuration file."""
MAX_BASELINE: Final = 32 * 1024 * 1024
"""The largest baseline file."""
MAX_DIRECTIVES: Final = 1_000
"""The most comments of one file by which rules are suppressed."""
MAX_EXTENDED: Final = 8
"""How many configurations may extend one another."""

MAX_PAGES: Final = 1_000
"""The most pages of a PDF that are read."""
MAX_CHARACTERS: Final = 200_000
"""The most characters of the text layer of a PDF."""
MAX_DRAWN: Final = 150_000
"""The most lines, pictures and other objects drawn on the pages of a PDF."""
MAX_PDF_SECONDS: Final = 7
"""The most seconds that pdfium gets for one file."""
MAX_PDF_MEMORY: Final = 384 * 1024 * 1024
"""The most memory that pdfium gets."""

MAX_SPAN: Final = 100
"""The most rows or columns that one cell is taken to cover."""
MAX_POSITIONS: Final = 100_000
"""The most grid positions of one table that merged cells may cover; further cells count as unmerged."""

MAX_MENDING: Final = 200
"""The most times that one file is changed and checked again while it is mended."""
MAX_MENDED: Final = 20_000_000
"""The most characters that are checked again because of that, twelve times the file at least."""

MAX_CONVERSION: Final = 60
"""The most seconds that a word processor gets to convert one file."""
MAX_CONVERTER: Final = 4 * 1024 * 1024 * 1024
"""The most memory that it gets, and sixteen times the largest file that it may write."""

MAX_DATA: Final = 16 * 1024 * 1024
"""The largest file of figures that are to be put into a report."""
MAX_WORKBOOK: Final = 32 * 1024 * 1024
"""The most bytes of a workbook, uncompressed."""
MAX_SHEETS: Final = 50
MAX_SHEET_ROWS: Final = 2_000
MAX_SHEET_COLUMNS: Final = 64
