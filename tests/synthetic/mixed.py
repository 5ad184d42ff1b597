"""Reports in Markdown with tables of both forms, as where an organ took some of an old year's."""

from __future__ import annotations

from functools import cache

from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import LAYOUTS

_AFTER = {"二": "三", "三": "四", "四": "五"}


def with_obsolete(text: str, *parts: str) -> str:
    """The report with the tables of 2019 in these of its parts 二, 三 and 四."""
    for part in parts:
        text = text.replace(_part(text, part), _part(_obsolete(), part))
    return text


@cache
def _obsolete() -> str:
    return LAYOUTS["markdown"](consistent(5, form="2019", year=2020)).text


def _part(text: str, part: str) -> str:
    start = text.index(f"## {part}、")
    return text[start : text.index(f"## {_AFTER[part]}、", start)]
