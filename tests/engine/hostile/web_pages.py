"""Web pages made to take long, to fill the memory, or to reach out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

M: Final = 1_000_000
ROW: Final = "<tr><td>a<td>1"

PAGES: dict[str, Callable[[], str]] = {
    "a million elements in one another": lambda: "<div>" * M,
    "as many as are read, in one another": lambda: "<div>" * 90_000,
    "tables in tables": lambda: "<table><tr><td>" * 30_000,
    "lists in lists": lambda: "<ul><li>a" * 40_000,
    "inline elements in one another": lambda: "<b><i>" * 45_000 + "a",
    "elements never opened": lambda: "</div></p></td>" * 30_000,
    "a million columns": lambda: "<table><tr>" + "<td>a" * M,
    "as many columns as are read": lambda: "<table><tr>" + "<td>1" * 90_000,
    "rows": lambda: "<table>" + ROW * 30_000,
    "tables": lambda: "<table><tr><td>a</table>" * 20_000,
    "cells of a billion": lambda: "<table>" + "<tr><td colspan=999999999 rowspan=999999999>a" * 20_000,
    "rowspans that run into one another": lambda: "<table>" + "<tr><td rowspan=100>a<td colspan=100>b" * 20_000,
    "spans of many digits": lambda: "<table><tr>" + f"<td colspan={'9' * 100_000}>a" * 50,
    "paragraphs": lambda: "<p>a" * 90_000,
    "headings": lambda: "<h2>一、总体情况</h2>" * 40_000,
    "line breaks": lambda: "a<br>" * 90_000,
    "entities": lambda: "&amp;" * 90_000,
    "a million entities": lambda: "&nbsp;" * M,
    "entities without end": lambda: "&a" * 90_000,
    "numbers of characters": lambda: "&#" + "9" * M + ";",
    "opening brackets": lambda: "<" * 90_000,
    "tags never closed": lambda: "<a " * 90_000,
    "attributes never closed": lambda: "<a b='" * 90_000,
    "attributes": lambda: "<div " + " ".join(f"a{n}=b" for n in range(500_000)) + ">a",
    "an attribute of ten megabytes": lambda: f'<div title="{"a" * 10_000_000}">a</div>',
    "comments never closed": lambda: "<!--" * 90_000,
    "comments": lambda: "<!-- a -->" * 90_000,
    "declarations": lambda: "<!a " * 90_000,
    "sections": lambda: "<![CDATA[" * 90_000,
    "scripts never closed": lambda: "<script>" * 90_000,
    "endings that are none": lambda: "<script>" + "</scrip" * 90_000,
    "long style sheets": lambda: "<style>" + ".a .b > .c {display:none}" * 200_000 + "</style><p class=a>a",
    "many styles for one element": lambda: (
        f"<style>{''.join(map('.c{}{{display:none}}'.format, range(20_000)))}</style>"
        f"<p class='{' '.join(map('c{}'.format, range(20_000)))}'>a"
    ),
    "many classes": lambda: "<style>.a{display:none}</style>" + f"<p class='{'b ' * 500}'>a" * 2_000,
    "style attributes": lambda: f"<p style='{'color:red;' * 5_000}'>a" * 100,
    "spaces": lambda: "<p>a" + " " * 10_000_000 + "b",
    "digits": lambda: "<p>" + "1" * 10_000_000,
    "numerals": lambda: "<p>" + "一二三" * 1_000_000,
    "brackets": lambda: "<p>" + "（一）" * 1_000_000,
    "line ends": lambda: "<p>" + "a\n" * 29_000,
    "parts again and again": lambda: "<p>一、总体情况<p>二、主动公开政府信息情况" * 20_000,
    "titles": lambda: "<p>某局2024年政府信息公开工作年度报告" * 40_000,
    "entities in entities": lambda: "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>&b;",
    "an encoding that is none": lambda: '<meta charset="utf-7"><p>a',
    "a charset without end": lambda: "<meta charset=" * 10_000,
}  # fmt: skip

REFUSED: Final = frozenset(
    {
        "a million columns",
        "a million elements in one another",
        "a million entities",
    }
)
"""Those of which nothing is read; all others are."""


def reaching(url: str) -> str:
    """A page that wants things from elsewhere."""
    return (
        f'<!DOCTYPE html SYSTEM "{url}"><html><head><base href="{url}"><link rel=stylesheet href="{url}">'
        f'<meta http-equiv=refresh content="0;url={url}"><script src="{url}"></script></head><body background="{url}">'
        f'<p>a</p><iframe src="{url}"></iframe><img src="{url}"><object data="{url}"></object><embed src="{url}">'
    )
