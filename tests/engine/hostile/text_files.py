"""Markdown and plain text made to take long or to fill the memory, as large as is read and larger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.limits import MAX_LINES, MAX_MARKS, MAX_NESTING, MAX_PIPES, MAX_TEXT, MAX_WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE: Final = MAX_TEXT - 1
MARKS: Final = MAX_MARKS - 10
LINES: Final = MAX_LINES - 10
WRITTEN: Final = MAX_WRITTEN - 10
NESTED: Final = MAX_NESTING - 10
REPORT: Final = "某局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n三、收到和处理政府信息公开申请情况\n\n"
PARTS: Final = (
    "## 一、总体情况\n## 二、主动公开政府信息情况\n## 三、收到和处理政府信息公开申请情况\n"
    "## 四、政府信息公开行政复议、行政诉讼情况\n## 五、存在的主要问题及改进情况\n## 六、其他需要报告的事项\n"
)


def filled(piece: str, size: int = SIZE) -> str:
    """The piece as often as a file of this size holds it."""
    return piece * (size // len(piece.encode()))


def lines(piece: str, count: int = LINES) -> str:
    """The piece as often as a file of so many lines, or of as many marks as are read, holds it."""
    marks = sum(map(piece.count, " \t<>&+-=*_~#\\")) - piece.count("| ") - piece.count(" |")
    written = sum("|" not in line and bool(line.strip()) for line in piece.split("\n"))
    return piece * min(count // piece.count("\n"), MARKS // max(marks, 1), WRITTEN // max(written, 1))


def lines_of(piece: str) -> str:
    """As many lines as are read, each as long as the size allows, of one piece."""
    return lines(piece * (SIZE // LINES // len(piece.encode()) - 1) + "\n")


def marked(piece: str, marks: int = 1) -> str:
    return piece * (MARKS // marks)


def wide(columns: int) -> str:
    return "".join(f"{cell * columns}|\n" for cell in ("|a", "|-", "|1"))


TEXTS: dict[str, Callable[[], str]] = {
    "too many lines": lambda: "\n" * 1_000_000 + "a",
    "too many marks": lambda: filled(">"),
    "too many pipes": lambda: filled("|"),
    "too long": lambda: filled("政", 2 * SIZE),
    "items": lambda: lines("- a\n", NESTED),
    "numbered items": lambda: lines("1. a\n", NESTED),
    "lines": lambda: lines("a\n"),
    "paragraphs": lambda: lines("a\n\n"),
    "long lines": lambda: lines_of("政"),
    "quotations": lambda: lines("> a\n", NESTED),
    "headings": lambda: lines("# a\n"),
    "numbered headings": lambda: lines("一、a\n"),
    "parts again and again": lambda: lines(PARTS),
    "numbered lines like headings": lambda: "".join(
        f"三、本局第{number}次工作的会议和安排情况与说明\n" for number in range(WRITTEN)
    ),
    "a part and one line again and again": lambda: lines("## 二、主动公开政府信息情况\n\n甲\n\n"),
    "a part and a table again and again": lambda: lines("## 四、行政复议情况\n\n| 1 | 2 |\n|---|---|\n| 3 | 4 |\n\n"),
    "titles": lambda: lines("2024年政府信息公开工作年度报告\n\n"),
    "rows": lambda: "| a | b |\n|---|---|\n" + lines("| a | 1 |\n", LINES - 2),
    "rows without a table": lambda: lines("| a | b |\n"),
    "tables": lambda: lines("| a | b |\n|---|---|\n| c | 1 |\n\n"),
    "a row of a million columns": lambda: wide(1_000_000),
    "a row of as many columns as are read": lambda: wide(MAX_PIPES // 4),
    "a million cells between tabs": lambda: "1\t" * 1_000_000,
    "cells between tabs": lambda: marked("1\t"),
    "cells between spaces": lambda: marked("1 "),
    "rows between tabs": lambda: lines("甲\t1\t2\t3\n"),
    "rows between spaces": lambda: lines("甲 1 2 3\n"),
    "cells line by line": lambda: lines("\t1\n"),
    "words line by line behind tabs": lambda: lines("\ta\n"),
    "figures behind tabs, each on its own": lambda: lines("\t1\n\n"),
    "a cell that goes on and on": lambda: "\t1\n\t1\n" + lines("a\n", LINES - 2),
    "figures line by line": lambda: lines("1\n"),
    "rows of the form": lambda: REPORT + lines("（一）予以公开\t1\t2\t3\t4\t5\t6\t7\n", LINES - 20),
    "rows like those of the form": lambda: REPORT + lines("予以公\t1\n", LINES - 20),
    "digits": lambda: filled("1"),
    "numerals": lambda: filled("一二三"),
    "lines of numerals": lambda: lines("一二三\n"),
    "brackets": lambda: filled("（一）"),
    "square brackets": lambda: filled("["),
    "links": lambda: filled("[a](b)"),
    "years": lambda: filled("2024年"),
    "spaces": lambda: "a" + marked(" ") + "b",
    "lines of spaces": lambda: (" " * 400 + "a\n") * 1_000,
    "emphasis": lambda: marked("**a", 2),
    "backslashes": lambda: marked("\\"),
    "entities": lambda: marked("&nbsp;"),
    "dashes": lambda: marked("-"),
    "equals signs": lambda: "a\n" + marked("="),
    "underlined headings": lambda: lines("a\n===\n"),
    "fences": lambda: lines("``` a`\n", NESTED),
    "code": lambda: lines("    a\n"),
    "definitions": lambda: lines("[a]: b\n"),
    "borders": lambda: lines("+---+---+\n"),
    "borders without cells": lambda: lines("+---+---+\n|\n"),
    "drawn tables": lambda: lines("+---+---+\n| a | b |\n"),
    "items in items": lambda: marked("- ", 2),
    "items further and further in": lambda: "".join(f"{' ' * (2 * (n % 40))}- a\n" for n in range(11_000)),
    "quotations in quotations": lambda: marked("> ", 2),
    "quotations in items": lambda: lines("> - a\n- > b\n", NESTED),
    "elements in one another": lambda: marked("<div>", 2),
    "cells of HTML": lambda: "<table>" + "<td>a" * 95_000,
    "rows of HTML": lambda: "<table>\n" + lines("<tr><td>a</td><td>1</td></tr>\n", LINES - 2),
    "cells of HTML of a billion columns": lambda: "<table>" + "<tr><td colspan=999999999 rowspan=999999999>a" * 20_000,
    "attributes never closed": lambda: "<div>" + "<a b='" * 80_000,
    "comments never closed": lambda: lines("<!-- a\n", NESTED),
    "ligatures": lambda: marked("\ufdfa"),
    "radicals": lambda: filled("⼀"),
    "invisible characters": lambda: "a" + filled("\u200b", SIZE - 10),
    "carriage returns": lambda: "a" + lines("a\r\n")[:-1],
}  # fmt: skip

REFUSED: Final = frozenset(
    {
        "a million cells between tabs",
        "a row of a million columns",
        "too long",
        "too many lines",
        "too many marks",
        "too many pipes",
    }
)
"""Those of which nothing is read; all others are."""
