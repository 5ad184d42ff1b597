"""Pages made up by hypothesis: positions hold, and no text that is shown is lost."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.document import Table
from govlint.readers.html import read
from govlint.readers.html.blocks import pieces as pieces_of
from govlint.readers.html.page import page_of
from govlint.readers.html.tokens import Places, tokens
from govlint.readers.runs import Line
from tests.engine.readers.reader_contract import assert_contract, texts

MARK = "«»"
PIECES = [
    MARK, MARK, "文«»字", " ", "\n", "\t", "&nbsp;", "&amp;«»", "&#xff1a;", "<br>", "<p>", "</p>", "<b>«»</b>", "</b>",
    "<div>", "</div>", "<span style='color:red'>", "</span>", "<table>", "</table>", "<tr>", "<td>", "<td>«»",
    "<td rowspan=2>«»", "<th colspan=3>", "</td>", "<thead>", "<tbody>", "<caption>", "<ol>", "<ol type=i>", "<ul>",
    "<li>«»", "</ol>", "<h2>«»</h2>", "<pre>«»\n«»</pre>", "<x-y>", "<a name=q>«»</a>", "<a>",
    "<!-- -->", "<![if x]>", "<", "<1", "一、«»", "一句完整的话«»，用来说明事情。",
]  # fmt: skip
FIXED = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))


@settings(FIXED, max_examples=500)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24), st.sampled_from(["\n", "\r\n", "\r"]))
def test_positions_hold_and_no_text_is_lost(pieces: list[str], end: str) -> None:
    count = iter(range(10_000))
    html = re.sub(MARK, lambda _: f"«{next(count)}»", "".join(pieces)).replace("\n", end)
    document = read("x.html", ("首" + html).encode())
    assert_contract(document)
    # What the site prints around a text is found later: here, all that is shown counts.
    places = Places([Line(number, 1, line) for number, line in enumerate(document.source.lines(), 1)])
    found = [
        mark
        for piece in pieces_of(page_of(places.text, list(tokens(places.text))), places)
        for text in texts(piece.block)
        for mark in re.findall("«[0-9]+»", text.value)
    ]
    assert len(found) == len(set(found))
    shown = re.findall("«[0-9]+»", re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL))
    assert set(found) == set(shown)


@settings(FIXED, max_examples=200)
@given(st.text(alphabet="<>/!-=&;\"' \n\tapbrtdsolhi1甲style:none{}.", max_size=200))
def test_any_text_is_read(html: str) -> None:
    document = read("x.html", ("<p>首" + html).encode())
    assert_contract(document)
    assert document.traces is not None


@settings(FIXED, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=20), st.integers(1, 6))
def test_any_spans_make_a_grid(cells: list[tuple[int, int]], width: int) -> None:
    html = "<table>"
    for number, (rows, columns) in enumerate(cells):
        html += "<tr>" * (number % width == 0) + f"<td rowspan={rows} colspan={columns}>{number}"
    document = read("x.html", html.encode())
    assert_contract(document)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [cell.text.value for row in table.rows for cell in row] == [str(n) for n in range(len(cells))]
