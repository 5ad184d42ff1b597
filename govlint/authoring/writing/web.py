"""A draft as a web page: one file, no script, fit for printing on A4."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from govlint.authoring.draft import DraftHeading, DraftParagraph, DraftTitle, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.authoring.draft import Draft, DraftBlock
    from govlint.authoring.grids import Grid, Slot

_DEEPEST: Final = 6
_STYLE: Final = """\
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { max-width: 52em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; line-height: 1.75;
  font-family: FangSong_GB2312, FangSong, STFangsong, "Noto Serif CJK SC", serif; }
h1 { font-size: 1.7em; font-weight: normal; text-align: center; line-height: 1.4;
  font-family: FZXiaoBiaoSong-B05S, STZhongsong, SimSun, "Noto Serif CJK SC", serif; }
h2, h3, h4, h5, h6 { font-size: 1.1em; break-after: avoid;
  font-family: SimHei, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
p { text-indent: 2em; margin: 0.4em 0; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 0.85em; line-height: 1.4; }
th, td { border: 1px solid #333; padding: 0.25em 0.4em; text-align: center; font-weight: normal; }
th.label { text-align: left; }
th.caption { text-align: left; background: #dce6f2; }
tr { break-inside: avoid; }
@media print { body { max-width: none; margin: 0; padding: 0; } thead { display: table-header-group; } }
"""


def write(draft: Draft) -> bytes:
    """The page in UTF-8."""
    title = f"<title>{escape(printable(draft.name))}</title>\n" if draft.name else ""
    body = "\n".join(line for block in draft.blocks for line in _block(block))
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{title}<style>\n{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode()


def _block(block: DraftBlock) -> Iterator[str]:
    match block:
        case DraftTitle(text, _):
            yield f"<h1>{_inline(text)}</h1>"
        case DraftHeading(text, level):
            tag = f"h{min(level, _DEEPEST)}"
            yield f"<{tag}>{_inline(text)}</{tag}>"
        case DraftParagraph(text, _):
            yield f"<p>{_inline(text)}</p>"
        case _:
            yield from _table(block)


def _table(grid: Grid) -> Iterator[str]:
    yield "<table>"
    for number, row in enumerate(grid.rows):
        if grid.heads and number in (0, grid.heads):
            yield "</thead>\n<tbody>" if number else "<thead>"
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    if grid.heads:
        yield "</tbody>" if grid.heads < len(grid.rows) else "</thead>"
    yield "</table>"


def _cell(slot: Slot) -> str:
    tag = "td" if slot.kind == "figure" else "th"
    look = f' class="{slot.kind}"' if slot.kind in ("label", "caption") else ""
    spans = "".join(
        f' {name}="{span}"' for name, span in (("colspan", slot.column_span), ("rowspan", slot.row_span)) if span > 1
    )
    return f"<{tag}{look}{spans}>{_inline(slot.text)}</{tag}>"


def _inline(text: str) -> str:
    return "<br>".join(escape(printable(line).strip(), quote=False) for line in text.split("\n"))
