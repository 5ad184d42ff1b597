"""Documents made up by hypothesis: positions hold, no text is lost, markdown-it sees the same headings and tables."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from govlint.document import Heading, Table
from govlint.readers.markdown import read
from tests.engine.readers.reader_contract import assert_contract, texts

MARK = "«»"
PREFIXES = [
    "",
    "> ",
    ">",
    "- ",
    "1. ",
    "2) ",
    "  ",
    "   ",
    "    ",
    "\t",
    "　　",
    "> > ",
    "- > ",
    "> 1. ",
    ">\t",
    "-\t",
    "10. ",
]
BODIES = [
    "", "文«»", "文«»", "一、«»", "（一）«»", "3. «»", "# «»", "##«»", "＃ «» #", "===", "---", "- - -",
    "|a«»|b«»|", "| «»&amp;x | <br>«» |", "|---|:-:|", "|-|-|", "a | «»", "--|--", "«»\t«»",
    "**«»**", "&nbsp;«»\\*", "«»<br>«»", "```", "~~~ x", "<!--", "-->", "<b>", "[«»]: /x", "`«»`",
    "<table><tr><td rowspan=2>«»", "<td colspan=3>«»<tr>", "</table>", "<div>", "</p>", "<pre>",
]  # fmt: skip
LINES = st.tuples(st.sampled_from(PREFIXES), st.sampled_from(BODIES)).map("".join)
FIXED = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))


def numbered(lines: list[str]) -> list[str]:
    """The lines with every mark made unlike all others."""
    count = iter(range(10_000))
    return [re.sub(MARK, lambda _: f"«{next(count)}»", line) for line in lines]


@settings(FIXED, max_examples=600)
@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_positions_hold_and_no_text_is_lost(lines: list[str], end: str, bom: bool, final: bool) -> None:
    lines = ["首", *numbered(lines)]
    source = end.join(lines) + (end if final else "")
    document = read("x.md", (b"\xef\xbb\xbf" if bom else b"") + source.encode())
    assert_contract(document)
    found = [
        token for block in document.blocks for text in texts(block) for token in re.findall("«[0-9]+»", text.value)
    ]
    comments = re.findall(r"«[0-9]+»", "".join(re.findall(r"<!--.*?-->", source, re.DOTALL)))
    expected = re.findall(r"«[0-9]+»", source)
    assert len(found) == len(set(found))
    assert set(expected) - set(found) <= set(comments)
    assert found == sorted(found, key=lambda token: int(token[1:-1]))


WORDS = st.sampled_from(["总体情况", "收到 3 件", "文件", "a b", "无", "0", "12.5"])
ROWS = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=4))


def table(rows: list[list[str]], edges: bool) -> str:
    rows = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    joined = [" | ".join(row) for row in rows]
    return "\n".join(f"| {row} |" if edges or len(rows[0]) == 1 else row for row in joined)


LEAVES = st.one_of(
    WORDS,
    st.tuples(st.integers(1, 6), WORDS, st.sampled_from(["", " #", " ##  "])).map(
        lambda t: "#" * t[0] + f" {t[1]}{t[2]}"
    ),
    st.tuples(WORDS, st.sampled_from(["===", "-----"])).map("\n".join),
    st.builds(table, ROWS, st.just(True)),
    st.just("___"),
    st.tuples(WORDS, WORDS).map("\n".join),
)


def contain(block: str, first: str) -> str:
    """The block as a list item or, with ">", a quote."""
    rest = "> " if first.startswith(">") else " " * len(first)
    return "\n".join(
        (first if i == 0 else rest if line else rest.rstrip()) + line for i, line in enumerate(block.split("\n"))
    )


def several(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=3).map("\n\n".join)


# Without edges, the first row of a table would begin the list or the table, as one likes.
DOCUMENTS = several(
    st.builds(table, ROWS, st.just(False))
    | st.recursive(
        LEAVES,
        lambda inner: st.builds(contain, several(inner), st.sampled_from(["- ", "1. ", "* ", "> "])),
        max_leaves=6,
    )
)
ORACLE = MarkdownIt("commonmark").enable("table")


@settings(FIXED, max_examples=250)
@given(DOCUMENTS)
def test_markdown_it_sees_the_same_headings_and_tables(source: str) -> None:
    document = read("x.md", source.encode())
    assert_contract(document)
    headings = [(b.span.line, b.level, b.text.value) for b in document.blocks if isinstance(b, Heading)]
    cells = [
        (c.text.span().line, c.text.value)
        for b in document.blocks
        if isinstance(b, Table)
        for row in b.rows
        for c in row
    ]
    assert headings == expected_headings(source)
    assert cells == expected_cells(source)


def expected_headings(source: str) -> list[tuple[int, int, str]]:
    tokens = ORACLE.parse(source)
    return [
        (token.map[0] + 1, int(token.tag[1]), tokens[index + 1].content)
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.map
    ]


def expected_cells(source: str) -> list[tuple[int, str]]:
    tokens, line, found = ORACLE.parse(source), 0, []
    for index, token in enumerate(tokens):
        if token.type == "tr_open" and token.map:
            line = token.map[0] + 1
        elif token.type in ("th_open", "td_open"):
            found.append((line, tokens[index + 1].content))
    return found
