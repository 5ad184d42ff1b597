"""Faults of the text: GL401 to GL403."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.mutations.mutation import Mutation
from tests.synthetic.narrative import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import Part, ReportModel

    Apply = Callable[[ReportModel], ReportModel]

_PART_1 = ("part:一..part:二",)


def _last(text: str) -> Apply:
    return lambda model: model.with_part("六", lambda part: replace(part, paragraphs=(text,)))


def _ordered(*order: int) -> Apply:
    """The subjects in this order (1 to 5), numbered afresh."""

    def edit(part: Part) -> Part:
        opening, *subjects = part.paragraphs
        chosen = (re.sub(r"^（.）", "", subjects[index - 1]) for index in order)
        numbered = (f"（{number}）{text}" for number, text in zip(NUMBERS, chosen, strict=False))
        return replace(part, paragraphs=(opening, *numbered))

    return lambda model: model.with_part("一", edit)


def _period(text: str) -> Apply:
    return lambda model: replace(model, preamble=(text,))


def _title_year(offset: int) -> Apply:
    def apply(model: ReportModel) -> ReportModel:
        return replace(model, title=(f"{model.organ}{model.year + offset}年政府信息公开工作年度报告",))

    return apply


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    for name, text in (
        ("nothing-to-report", "本年度没有其他需要报告的事项。"),
        ("only-无", "无。"),
        ("another-matter", "本机关{year}年办理人大代表建议和政协提案9件，均已答复。"),
    ):
        yield Mutation("GL401", name, _last(text), ("part:六|paragraph:六:0",))
    for missing in (1, 3, 5):
        order = tuple(index for index in range(1, 6) if index != missing)
        yield Mutation("GL402", f"subject-{missing}-missing", _ordered(*order), _PART_1)
    yield Mutation("GL402", "subjects-in-another-order", _ordered(1, 3, 2, 4, 5), _PART_1)
    period = "本报告所列数据的统计期限为%s。"
    last_year = "{last_year}年1月1日至{last_year}年12月31日"
    for name, dates in (
        ("period-of-last-year", last_year),
        ("period-ends-early", "{year}年1月1日至{year}年11月30日"),
        ("period-over-two-years", "{last_year}年1月1日至{year}年12月31日"),
    ):
        yield Mutation("GL403", name, _period(period.replace("%s", dates)), ("preamble:0",))
    where = ("title|preamble:0|paragraph:一:0",)
    yield Mutation("GL403", "title-of-another-year", _title_year(-1), where, also=frozenset({"GL409"}))
