"""Input made to take long: the time to read it grows with its length, not with the square of it."""

from __future__ import annotations

import pytest

from govlint.readers.markdown import read

HOSTILE = {
    "spaces inside a heading": "# a" + " " * 100_000 + "b",
    "marks inside a heading": "# " + "# " * 50_000 + "b",
    "one line": "政" * 300_000,
    "one line of spaces": " " * 300_000 + "x",
    "brackets": "[" * 100_000,
    "rows without a delimiter": "| a | b | c\n" * 10_000,
    "a hundred thousand columns": "|a" * 100_000 + "|\n|-|\n",
    "pipes": "|" * 100_000,
    "quotes": "> " * 50_000 + "a",
    "nested lists": "- " * 50_000 + "a",
    "lists in quotes in lists": ("> - " * 40 + "a\n") * 300,
    "items": "- a\n" * 10_000,
    "quotes between items": "> a\n- b\n" * 5_000,
    "indents": "".join(" " * (2 * (i % 40)) + "- a\n" for i in range(3_000)),
    "tags": "<div>" + "<a " * 50_000,
    "open attributes": "<div>" + "<a b='" * 30_000,
    "open tables": "<table>\n\n" * 10_000,
    "half-open tables": "<table><table></table>\n\n" * 5_000,
    "cells": "<table>" + "<td>a" * 20_000,
    "rows": "<table>" + "<tr>" * 20_000,
    "spans": "<table>" + "<tr><td colspan=99999 rowspan=9999999>a" * 2_000,
    "comments": "<!-- a\n" * 20_000,
    "comments in a block": "<div>\n" + "<!--" * 50_000,
    "comments in a line": "x" + "<!--" * 50_000,
    "declarations": "<!A\n" * 20_000,
    "fences": "``` a`\n" * 20_000,
    "backslashes": "x" + "\\" * 100_000,
    "references": "&nbsp;" * 30_000,
    "emphasis": "**a" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_read(source: str) -> None:
    # A quadratic reader would need minutes for most of these, a recursive one would raise.
    document = read("x.md", source.encode() + b"\n\nz")
    assert document.source.text.endswith("z")
    assert document.blocks
