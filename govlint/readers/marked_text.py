"""Text in Markdown with its inline marks taken away: what a reader of the report sees, with positions.

Only marks that cannot be mistaken are taken: a line's leading `**…**`, escapes of punctuation, character references,
line breaks, comments and tags of inline HTML. All other text stays as it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Anchor, LineText, Text
from govlint.readers.runs import Line, Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK: Final = re.compile(r"[\\&<*_]")
_INLINE_TAGS: Final = "a|b|big|center|del|em|font|i|ins|mark|s|small|span|strike|strong|sub|sup|u"
_INLINE: Final = (
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<feed><[bB][rR][ \t]{0,9}/?>)"
    rf"|</?(?i:{_INLINE_TAGS})(?:[ \t]+[a-zA-Z][^<>]*)?[ \t]?/?>"
    r"|<!--(?:(?!<!--|-->).)*-->"
)
# Emphasis by `**` may lead a line in, as in `**（一）主动公开**：…`; `__` also means a blank to fill in.
_STRONG: Final = re.compile(r"(\*{2,3})(?![\s*])([^*]+)\1(?!\*)|(_{2,3})(?![\s_])([^_]+)\3$")

# Not the tab, which stands between cells.
_SPACES: Final = " \u00a0\u3000"

_USUAL: Final = {
    "&nbsp;": "\u00a0", "&ensp;": "\u2002", "&emsp;": "\u2003", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"',
    "&ldquo;": "“", "&rdquo;": "”", "&lsquo;": "‘", "&rsquo;": "’", "&middot;": "·", "&mdash;": "—", "&hellip;": "…",
    "&times;": "×", "&copy;": "©",
}  # fmt: skip
"""References that pages use; the table of all others takes as long to load as reading a small one."""

Cut = tuple[int, int, str]


def has_marks(text: str) -> bool:
    """Whether `text` may read otherwise than it is written."""
    return _MARK.search(text) is not None


def text_of(lines: Sequence[Line]) -> Text:
    """The text of wrapped `lines`, joined by line feeds."""
    if len(lines) == 1 and not _MARK.search(lines[0].text):
        number, column, text, _ = lines[0]
        return LineText(text, number, column)
    if not any(_MARK.search(line.text) for line in lines):
        return plain_text_of(lines)
    runs = Runs(edges=_SPACES)
    for line in lines:
        runs.feed()
        _add(runs, line)
    return runs.text(lines[0].number, lines[0].column)


def plain_text_of(lines: Sequence[Line]) -> Text:
    """The text of wrapped `lines` as it is written, joined by line feeds."""
    anchors, offset = [], 0
    for line in lines:
        anchors.append(Anchor(offset, line.number, line.column))
        offset += len(line.text) + 1
    return Text("\n".join(line.text for line in lines), tuple(anchors))


def decoded(reference: str) -> str:
    """The characters that a reference like `&nbsp;` stands for, or the reference where its name is unknown.

    Controls and line feeds become a space.
    """
    usual = _USUAL.get(reference)
    if usual is not None:
        return usual
    from html import unescape

    text = unescape(reference)
    # No name stands for more than two characters: this one only begins like a known one.
    return reference if len(text) > 2 else "".join(" " if char < " " else char for char in text)


def _add(runs: Runs, line: Line) -> None:
    number, column, text, _ = line
    if not _MARK.search(text):
        runs.add(text, number, column)
        return
    at = 0
    for start, end, replacement in _cuts(text):
        if start < at:
            continue
        runs.add(text[at:start], number, column + at)
        if replacement == "\n":
            runs.feed()
        else:
            runs.add(replacement, number, column + start)
        at = end
    runs.add(text[at:], number, column + at)


def _cuts(text: str) -> list[Cut]:
    """The marks in `text` and what takes their place."""
    cuts: list[Cut] = []
    for match in re.finditer(_INLINE, text):  # compiled only where a report has such marks
        start, end = match.span()
        kind = match.lastgroup
        if kind == "escape":
            cuts.append((start, start + 1, ""))
        elif kind == "reference":
            cuts.append((start, end, decoded(match.group())))
        else:
            cuts.append((start, end, "\n" if kind == "feed" else ""))
    strong = _STRONG.match(text)
    if strong:
        width = len(strong.group(1) or strong.group(3))
        cuts += [(0, width, ""), (strong.end() - width, strong.end(), "")]
        cuts.sort()
    return cuts
