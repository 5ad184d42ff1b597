"""Where a block of HTML in Markdown ends, where that is not for Markdown to say."""

from __future__ import annotations

import re
from typing import Final

_TABLE_EDGE: Final = re.compile(r"<(/?)table\b", re.IGNORECASE)
# Tables that are left open must not make every later one search the rest of the file.
_DEEPEST_TABLE: Final = 8
_END_MARKS: Final = {"<!--": "-->", "<?": "?>", "<![cdata[": "]]>"} | {
    f"<{tag}": f"</{tag}>" for tag in ("pre", "script", "style", "textarea")
}


def table_end(source: str, start: int) -> int | None:
    """The offset behind the name in the end tag of the table at `start`; None if the table does not end.

    To Markdown a blank line ends a block of HTML; converted reports have blank lines between the rows.
    """
    depth = 0
    for edge in _TABLE_EDGE.finditer(source, start):
        depth += -1 if edge.group(1) else 1
        if depth == 0:
            return edge.end()
        if depth > _DEEPEST_TABLE:
            return None
    return None


def end_mark(opening: str) -> str | None:
    """What must follow somewhere, lest the HTML that begins with `opening`, in lower case, swallow the whole file."""
    return _END_MARKS.get(opening, ">" if opening.startswith("<!") else None)
