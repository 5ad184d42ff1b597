"""Pages made to take long: the time to read one grows with its length, not with the square of it."""

from __future__ import annotations

import pytest

from govlint.readers.html import read

N = 20_000
HOSTILE = {
    "divisions": "<div>" * N,
    "stray end tags": "<div>" * N + "</b></p></td>" * N,
    "crossing tags": "<b><p></b>" * N,
    "spans": "<span style=display:none>" * N,
    "cells": "<table><tr>" + "<td>1" * N,
    "wide cells": "<table>" + "<tr><td colspan=999999999 rowspan=999999999>1" * N,
    "sections": "<table>" + "<thead><tr><td rowspan=9>1" * N,
    "rows": "<table>" + "<tr>" * N,
    "tables": "<table><tr><td>" * N,
    "tables of figures": ("<table><tr>" + "<td>1" * 11 + "<td>") * (N // 8),
    "lists": "<ol><li>a" * N,
    "items": "<ol>" + "<li>a" * N,
    "lists of links": "<ul><li><a href=x>a</a>" * N,
    "attributes": "<p " + "a='b' c " * N + ">",
    "a style": "<p style='" + "color:red;" * N + "'>",
    "open tags": "<a " * N,
    "open quotes": "<a b='" * N,
    "quotes that hide the end": '<a " ="' * N,
    "quotes that hide the end, and a long line": '<a " ="' * 2_000 + " <" + "x" * 2_000_000,
    "equals": "<a " + "=" * N,
    "comments": "<!-- a" * N,
    "declarations": "<!a" * N,
    "instructions": "<?a" * N,
    "scripts": "<script>" * N,
    "selects": "<select>" * N,
    "sheets": "<style>a{" * N,
    "remarks in a sheet": "<style>" + "/* a{/*" * N + "</style>",
    "braces in a sheet": "<style>" + "{" * N + "</style>",
    "rules": "<style>" + ".a{display:none}" * N + "</style><p class=a>a",
    "classes": "<style>.a{display:none}</style><p class='" + "b " * N + "'>a",
    "ampersands": "&" * N,
    "references": "&nbsp;" * N,
    "spaces": "<p>a" + " " * 1_000_000 + "b",
    "line feeds": "a\n" * N,
    "breaks": "<br>" * N,
    "lines": "a<br>" * N,
    "titles": "<title>甲乙丙丁戊己</title><p>甲乙丙丁戊己" * N,
    "a long title": "<title>" + "甲乙丙丁" * 1_000_000 + "</title>" + "<p>丁乙丙甲戊己" * N,
    "copies": "<p>一、总体情况。" * N,
    "a numbered menu": "<p>全年未发生责任追究事项。" + "<p>一、总体情况" * N,
    "reports of other years": "".join(f"<p>{year}年工作年度报告" for year in range(N)) + "<p>一、总体情况。",
    "clicks": "<div onclick=a>" * N + "<p>甲",
    "imprints": "<div>版权所有。甲乙丙丁戊己庚辛壬。</div>" * N,
    "pale": "<b style=color:#fff>a</b>b" * N,
    "pre": "<pre>" + "a\n" * N,
}  # fmt: skip


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read(html: str) -> None:
    # A quadratic reader would need minutes for most of these, a recursive one would raise.
    document = read("x.html", html.encode())
    assert document.source.text == html


def test_a_million_divisions_are_refused_or_read_in_time() -> None:
    from govlint.unreadable import UnreadableError

    with pytest.raises(UnreadableError, match="标签"):
        read("x.html", b"<div>" * 1_000_000)
