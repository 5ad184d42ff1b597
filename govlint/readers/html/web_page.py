"""One web page as a document: what of its text is the report, where it stands, and what is hidden in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.document import Directive, Document, Span, Trace
from govlint.language import say
from govlint.limits import MAX_TAGS
from govlint.readers.directives import BEGINS, CLOSE, OPEN, speaks
from govlint.readers.html.blocks import pieces, text_of
from govlint.readers.html.boilerplate import is_ahead, is_behind
from govlint.readers.html.content import content
from govlint.readers.html.encoding import BROKEN, decode_page
from govlint.readers.html.page import page_of
from govlint.readers.html.tokens import Places, tokens
from govlint.readers.runs import Line
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Block, Text
    from govlint.readers.html.page import Page

_MOST_TRACES: Final = 1000


def read_page(path: str, data: bytes) -> Document:
    """Read a web page; its lines and columns are those of the file.

    Raises `UnreadableError` where its bytes cannot be decoded, as far as they are shown, or it has too many tags.
    """
    source, damage = decode_page(path, data)
    if source.text.count("<") + source.text.count("&") > MAX_TAGS:
        raise UnreadableError(say("网页的标签和字符引用超过 {most} 个；请确认给出的是一份年度报告", most=MAX_TAGS))
    places = Places([Line(number, 1, line) for number, line in enumerate(source.lines(), 1)])
    comments: list[tuple[int, int]] = []
    page = page_of(places.text, list(tokens(places.text, comments)))
    found = content(page, pieces(page, places))
    blocks = tuple(piece.block for piece in found.pieces)
    if damage is not None:
        _refuse_broken(blocks, damage)
    traces = tuple(_traces(page, places, found.first, found.last)) if page.concealed or page.pale else ()
    directives = tuple(_directives(places, comments)) if BEGINS in source.text.lower() else ()
    return Document(source, blocks, leveled=True, traces=traces, directives=directives)


def _directives(places: Places, comments: Sequence[tuple[int, int]]) -> Iterator[Directive]:
    for start, end in comments:
        text = places.text[start + len(OPEN) : end].removesuffix(CLOSE)
        if speaks(text):
            line, column = places.at(end - 1)
            yield Directive(Span(*places.at(start), line, column + 1), text)


def _traces(page: Page, places: Places, first: int, last: int) -> Iterator[Trace]:
    """What is hidden or in the colour of the paper between the first and the last token of the report."""
    kinds: tuple[tuple[Literal["hidden", "pale"], list[tuple[int, int]]], ...] = (
        ("hidden", page.concealed),
        ("pale", page.pale),
    )
    for kind, found in kinds:
        for group in _groups([item for item in found if first <= item[0] <= last]):
            text = text_of(page, places, group)
            folded = text.folded.text
            # Boxes for sharing and the like are hidden until someone asks for them.
            if folded and not (kind == "hidden" and (is_ahead(folded) or is_behind(folded))):
                yield Trace(kind, text.span(), text.value)


def _groups(found: Sequence[tuple[int, int]]) -> list[list[int]]:
    groups: list[list[int]] = []
    previous = -1
    for index, number in found:
        if number == previous:
            groups[-1].append(index)
        elif len(groups) < _MOST_TRACES:
            groups.append([index])
        else:
            break
        previous = number
    return groups


def _refuse_broken(blocks: Sequence[Block], damage: UnreadableError) -> None:
    """Raise the error at the first broken character in the text of the report."""
    from govlint.document import Table

    for block in blocks:
        texts: list[Text] = [c.text for row in block.rows for c in row] if isinstance(block, Table) else [block.text]
        for text in texts:
            at = text.value.find(BROKEN)
            if at >= 0:
                line, column = text.position(at)
                raise UnreadableError(
                    say(
                        "第 {line} 行第 {column} 个字符处有不成字符的字节；{damage}",
                        line=line,
                        column=column,
                        damage=str(damage),
                    ),
                    line=line,
                    column=column,
                ) from damage
