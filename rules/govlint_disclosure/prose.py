"""The running text of a report, part by part, and where in the file something in it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.matching import fold
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from govlint.document import Span, Text
    from govlint.forms.form import Part
    from govlint.forms.report import Report

_REACH: Final = 300
_new: Final = tuple.__new__


class Passage(NamedTuple):
    """A paragraph or a sub-heading, and the part that it stands in."""

    part: Part
    text: Text


@lru_cache(maxsize=1)
def passages(report: Report) -> Sequence[Passage]:
    """What the parts say outside of bordered tables, in document order; read once for all rules.

    The headings of the parts are left out; others that stand at their level are texts of the part around them.
    """
    part = None
    found: list[Passage] = []
    for heading in report.headings:
        if heading.part is not None:
            part = heading.part
        if part is None:
            continue
        if heading.part is None:
            found.append(Passage(part, heading.text))
        found += [_new(Passage, (part, block.text)) for block in heading.body if not isinstance(block, Table)]
    return found


def prose(report: Report) -> list[Text]:
    """All text of the document outside of bordered tables, what stands above the first part included."""
    return [block.text for block in report.document.blocks if not isinstance(block, Table)]


def lines_of(text: Text) -> list[str]:
    """The matching text of each line of a text."""
    return list(map(fold, text.value.split("\n"))) if "\n" in text.value else [text.folded.text]


def spot(text: Text, found: re.Match[str], group: int = 0) -> Span:
    """Where a match in the matching text of `text` stands in the file."""
    return text.span(*text.folded.origins(*found.span(group)))


def sentence(folded: str, at: int) -> tuple[int, int]:
    """Where the sentence around position `at` of a matching text begins and ends; its full stop is not in it.

    Of a sentence without end only what is near counts, so that texts without full stops cost no more than others.
    """
    first, last = max(at - _REACH, 0), min(at + _REACH, len(folded))
    end = folded.find("。", at, last)
    return max(folded.rfind("。", first, at) + 1, first), last if end < 0 else end
