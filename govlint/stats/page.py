"""Answers and plots as one page of HTML that needs nothing else."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Final

from govlint import __version__
from govlint.stats.plots import plots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.stats.answers import Answer

_MOST_ROWS: Final = 500
_KEPT: Final = "\n\u3000\xa0"
"""Does not print, as Python sees it, and is seen all the same."""
_STYLE: Final = """
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; line-height: 1.6;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
figure { margin: 1rem 0; overflow-x: auto; } figcaption { font-weight: 600; }
svg { max-width: 100%; height: auto; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  padding: .25rem .75rem; text-align: left; }
th { position: sticky; top: 0; background: Canvas; white-space: nowrap; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) { figure svg { background: #f4f4f2; border-radius: .25rem; } }
@media print { body { max-width: none; margin: 0; } h2, figure { break-after: avoid; } tr { break-inside: avoid; } }
"""


def page(answers: Sequence[Answer]) -> bytes:
    """The page; of answers with many rows the first ones. What does not print is left out."""
    whole = "".join(_page(answers))
    return "".join(char for char in whole if char.isprintable() or char in _KEPT).encode("utf-8", "replace")


def _page(answers: Sequence[Answer]) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta name="generator" content="govlint {__version__}">\n'
    yield f"<title>年度报告检查统计</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield "<h1>政府信息公开工作年度报告检查统计</h1>\n"
    for title, svg in plots({answer.name: answer for answer in answers}):
        yield f"<figure>\n<figcaption>{escape(title)}</figcaption>\n{svg}\n</figure>\n"
    for answer in answers:
        yield from _table(answer)
    yield "</main>\n</body>\n</html>\n"


def _table(answer: Answer) -> Iterator[str]:
    yield f'<h2>{escape(answer.title)}</h2>\n<div class="table" tabindex="0" role="region"'
    yield f' aria-label="{escape(answer.title)}">\n<table>\n<thead><tr>'
    yield "".join(f'<th scope="col">{escape(column)}</th>' for column in answer.columns)
    yield "</tr></thead>\n<tbody>\n"
    for row in answer.rows[:_MOST_ROWS]:
        yield f"<tr>{''.join(_cell(value) for value in row)}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"
    if len(answer.rows) > _MOST_ROWS:
        yield f"<p>还有 {len(answer.rows) - _MOST_ROWS} 行没有列出。</p>\n"


def _cell(value: object) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, int | float | Decimal):
        return f'<td class="number">{f"{value:g}" if isinstance(value, float) else value}</td>'
    return f"<td>{escape(str(value))}</td>"
