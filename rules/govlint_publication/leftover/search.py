"""Searching a document for what is left over in it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.named_tuple import NamedTuple
from govlint_publication.alternatives import alternatives
from govlint_publication.leftover.placeholders import PLACEHOLDERS
from govlint_publication.leftover.remnants import REMNANTS
from govlint_publication.passages import passages as texts_of
from govlint_publication.placed_texts import holds, passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Document, Span
    from govlint_publication.leftover.kind import Kind
    from govlint_publication.placed_texts import Passage

KINDS: Final = (*REMNANTS, *PLACEHOLDERS)
_QUOTES: Final = {"“": "”", "‘": "’", "「": "」", '"': '"', "《": "》"}
_LONGEST_SHOWN: Final = 30
_BLANKS: Final = re.compile(r"[\s_＿\\]*")
_FORM: Final = re.compile(
    "格式|模板|模版|范本|样式|样表|样本|示范文本|填[写表报]说明|(?:申请|登记|审批|报名|反馈|推荐|承诺|调查|报送|统计|备案|情况)[表书]"
)
_LONGEST_TITLE: Final = 40
_MANY: Final = 3


class Leftover(NamedTuple):
    """What was found of a kind in a paragraph or table: the first place, its text, and how many times."""

    kind: Kind
    span: Span
    shown: str
    times: int = 1


def leftovers(document: Document, *, report: bool) -> list[Leftover]:
    """What is found, in the order of the text; in a `report` nothing is excused by standing in quotation marks."""
    found: dict[tuple[int, str], Leftover] = {}
    kinds = _signalled(texts_of(document).whole, report=report)
    for number, passage in enumerate(passages(document, 2) if kinds else ()):
        place = number if passage.table is None else -id(passage.table)
        for kind, start, end in _matches(passage, kinds, report):
            key = (place, kind.name)
            if key in found:
                found[key] = found[key]._replace(times=found[key].times + 1)
            else:
                shown = " ".join(passage.text.value[start : min(end, start + _LONGEST_SHOWN)].split())
                found[key] = Leftover(kind, passage.text.span(start, end), shown + "…" * (end - start > _LONGEST_SHOWN))
    return list(found.values())


def _signalled(text: str, *, report: bool) -> list[Kind]:
    """The kinds of which there is a sign in a text."""
    if not _any_sign().search(text):
        return []
    return [kind for kind in KINDS if (report or not kind.question) and holds(text, kind.signs)]


@cache
def _any_sign() -> re.Pattern[str]:
    return re.compile(alternatives(dict.fromkeys([sign for kind in KINDS for sign in kind.signs])))


def form_to_fill_in(document: Document, found: Sequence[Leftover]) -> bool:
    """Whether blanks are there to be filled in by others: the document says that it is a form, or has many of them."""
    return sum(each.times for each in found if not each.kind.sure) >= _MANY or any(map(_FORM.search, _titles(document)))


def _titles(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if not isinstance(block, Table):
            text = block.text.folded.text
            if len(text) <= _LONGEST_TITLE and "。" not in text:
                yield text


def _matches(passage: Passage, kinds: Sequence[Kind], report: bool) -> Iterator[tuple[Kind, int, int]]:
    """Kinds with stretches of the text that do not overlap: what begins first has it, then what is named first."""
    value, folded = passage.text.value, passage.text.folded
    found: list[tuple[int, int, int]] = []
    for order, kind in enumerate(kinds):
        for match in kind.compiled().finditer(value if kind.raw else folded.text):
            start, end = match.span() if kind.raw else folded.origins(*match.span())
            if (report or not _is_quoted(value, start, end)) and not (kind.raw and _BLANKS.fullmatch(value)):
                found.append((start, order, end))
    last = 0
    for start, order, end in sorted(found):
        if start >= last:
            last = end
            yield kinds[order], start, end


def _is_quoted(value: str, start: int, end: int) -> bool:
    """Whether a text names what it warns of."""
    return start > 0 and value[start - 1] in _QUOTES and value[end : end + 1] == _QUOTES[value[start - 1]]
