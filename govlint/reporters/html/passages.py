"""A text of the document with its marks: what findings are about, their numbers, and what is related to them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.reporters.html.marks import WORST
from govlint.reporters.html.writer import element, joined, unseen, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.reporters.html.marks import Mark, Numbered
    from govlint.reporters.html.writer import Markup

_LONG: Final = 18
"""A line of running text has so many characters at least, or it ends where it does for a reason."""


def passage(value: str, marks: Sequence[Mark]) -> Markup:
    """The text with its marks; positions are offsets in it. Lines of running text are joined."""
    gap = "" if _runs_on(value) else "\n"
    if not marks:
        return written(value.replace("\n", gap))
    return joined(_pieces(value, marks, gap))


def _runs_on(value: str) -> bool:
    """Whether lines were only broken because they were long, with no space lost between ideographs."""
    return "  " not in value and all(
        len(line) >= _LONG and not (line[-1:].isascii() and following[:1].isascii())
        for line, following in pairwise(value.split("\n"))
    )


def badge(finding: Numbered, target: str, said: str, identity: str = "") -> Markup:
    """The number of a finding as a link; `said` is what is told to those who do not see where it leads."""
    return element(
        "a",
        str(finding.number),
        unseen(said),
        class_=f"badge s-{finding.kind}",
        href=f"#{target}",
        id=identity,
        data_f=finding.key,
        title=finding.diagnostic.finding.message[:200],
    )


def keys(marks: Iterable[Mark]) -> str:
    """The findings that the marks belong to, as the value of an attribute."""
    return " ".join(dict.fromkeys(mark.finding.key for mark in marks))


def _pieces(value: str, marks: Sequence[Mark], gap: str) -> Iterator[Markup]:
    starts: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        starts[mark.start].append(mark)
        ends[mark.end].append(mark)
    open_marks: dict[int, Mark] = {}
    cuts = sorted({0, len(value), *starts, *ends})
    for at, until in zip(cuts, [*cuts[1:], len(value)], strict=True):
        for mark in starts[at]:
            if mark.related and mark.first:
                yield element("span", id=mark.id, class_="anchor")
            if mark.start < mark.end:
                open_marks[id(mark)] = mark
        for mark in ends[at]:
            open_marks.pop(id(mark), None)
            if not mark.related and mark.first:
                said = f"（问题 {mark.finding.number}，{mark.finding.word}，查看说明）"
                yield badge(mark.finding, f"f{mark.finding.key}", said, mark.id)
        if until > at:
            yield _piece(value[at:until].replace("\n", gap), list(open_marks.values()))


def _piece(text: str, marks: Sequence[Mark]) -> Markup:
    own = [mark for mark in marks if not mark.related]
    others = [mark for mark in marks if mark.related]
    if own:
        worst = min((mark.finding.kind for mark in own), key=WORST.index)
        return element("mark", text, class_=f"s-{worst}", data_f=keys(own), data_r=keys(others))
    return element("span", text, class_="rel", data_r=keys(others)) if others else written(text)
