"""The layouts that reports come in, by name: each turns a model into text and a record of lines."""

from __future__ import annotations

from tests.synthetic.layouts import cells, markdown, spaces, tabs
from tests.synthetic.layouts.document import Layout

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("tabs", {"": tabs.table}),
        Layout("cell_per_line", {"": cells.with_tabs}, airy=False, title_gap=True),
        Layout("bare_cell_per_line", {"": cells.bare}, airy=False),
        Layout("spaces", {"": spaces.wide}, spaced=True, width=60),
        Layout("spaces_dense", {"": spaces.wide}, airy=False, width=56),
        Layout("spaces_narrow", {"": spaces.narrow}, airy=False, width=40),
        Layout("markdown", {"": markdown.aligned}, suffix=".md"),
        Layout("markdown_shifted", {"": markdown.shifted}, suffix=".md"),
        Layout("mixed", {"表二": spaces.wide, "表三": tabs.table, "表四": cells.with_tabs}),
        Layout("mixed_pipes", {"表二": markdown.aligned, "表三": cells.with_tabs, "表四": spaces.wide}),
        Layout("mixed_bare", {"表二": tabs.table, "表三": spaces.narrow, "表四": cells.bare}),
    )
}

#: Layouts in which figures stand on other lines than their labels; what is disturbed in them may stay unread.
APART: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("spaces_centred", {"": spaces.centred}, airy=False, width=48),
        Layout("spaces_figures_first", {"": spaces.figures_first}, airy=False, width=48),
    )
}

ALL = frozenset(LAYOUTS)
#: Layouts in which an empty cell leaves a trace.
BORDERED = frozenset({"tabs", "cell_per_line", "markdown", "markdown_shifted"})
#: Layouts in which a missing number cannot be told from the next one.
BORDERLESS = frozenset({"bare_cell_per_line", "spaces", "spaces_dense", "spaces_narrow"})
#: Layouts whose table rows are lines.
ROWS = frozenset({"tabs", "markdown", "markdown_shifted"})
MARKDOWN = frozenset({"markdown", "markdown_shifted"})

__all__ = ["ALL", "APART", "BORDERED", "BORDERLESS", "LAYOUTS", "MARKDOWN", "ROWS", "Layout"]
