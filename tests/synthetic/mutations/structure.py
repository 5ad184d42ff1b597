"""Faults of the parts, the title and the numbering: GL101 to GL111."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.layouts import MARKDOWN
from tests.synthetic.model import Part
from tests.synthetic.mutations.mutation import Mutation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import ReportModel

    Apply = Callable[[ReportModel], ReportModel]

_NUMBERS = "一二三四五六"


def _part(part_id: str, **changes: object) -> Apply:
    return lambda model: model.with_part(part_id, lambda part: replace(part, **changes))  # type: ignore[arg-type]


def _without(part_id: str) -> Apply:
    return lambda model: replace(model, parts=tuple(part for part in model.parts if part.id != part_id))


def _swapped(first: str, second: str) -> Apply:
    def apply(model: ReportModel) -> ReportModel:
        other = {first: model.part(second), second: model.part(first)}
        return replace(model, parts=tuple(other.get(part.id, part) for part in model.parts))

    return apply


def _ahead(part_id: str) -> Apply:
    def apply(model: ReportModel) -> ReportModel:
        parts = []
        for part in model.parts:
            if part.id == part_id:
                parts.append(replace(part, paragraphs=(), tables=(), notes=()))
            parts.append(part)
        return replace(model, parts=tuple(parts))

    return apply


def _again_at_end(model: ReportModel) -> ReportModel:
    part = model.part("五")
    kept = model.with_part("五", lambda part: replace(part, paragraphs=part.paragraphs[:1]))
    return replace(kept, parts=(*kept.parts, replace(part, paragraphs=part.paragraphs[1:])))


def _inside(text: str) -> Apply:
    return lambda model: model.with_part("一", lambda part: replace(part, paragraphs=(text, *part.paragraphs)))


def _titled(*lines: str) -> Apply:
    return lambda model: replace(model, title=tuple(model.told(line) for line in lines))


def _extra(number: str, heading: str, text: str) -> Apply:
    return lambda model: replace(model, parts=(*model.parts, Part("七", number, heading, (text,))))


def _subjects(*written: str) -> Apply:
    """The five subjects under other numbers."""

    def edit(part: Part) -> Part:
        return replace(part, paragraphs=tuple(_renumbered(part.paragraphs, written)))

    return lambda model: model.with_part("一", edit)


def _renumbered(paragraphs: tuple[str, ...], written: tuple[str, ...]) -> Iterator[str]:
    numbers = iter(written)
    for text in paragraphs:
        yield re.sub(r"^（[一二三四五]）", lambda _: next(numbers), text)


def _measures(text: str) -> Apply:
    return lambda model: model.with_part("五", lambda part: replace(part, paragraphs=(part.paragraphs[0], text)))


def _bounds(part_id: str) -> str:
    at = _NUMBERS.index(part_id)
    before = f"part:{_NUMBERS[at - 1]}" if at else "start"
    return f"{before}..{f'part:{_NUMBERS[at + 1]}' if at < 5 else 'end'}"


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    for part_id in _NUMBERS:
        yield Mutation("GL101", f"part-{part_id}-missing", _without(part_id), (_bounds(part_id),))
    for part_id in "一五":
        expect = (f"part:{part_id}|part:{part_id}#2",)
        yield Mutation("GL102", f"part-{part_id}-heading-twice-running", _ahead(part_id), expect)
    yield Mutation("GL102", "part-五-heading-again-at-end", _again_at_end, ("part:五|part:五#2",), also=_codes("GL103"))
    second = _inside("一、政务信息公开总体情况")
    yield Mutation("GL102", "second-numbering-inside", second, ("part:一|paragraph:一:0",))
    for first, other in ("二三", "三四", "五六"):
        expect = (f"part:{first}|part:{other}",)
        yield Mutation("GL103", f"parts-{first}-{other}-swapped", _swapped(first, other), expect)
    for part_id, number in (("二", "三"), ("五", "四"), ("六", "七")):
        misnumbered = _part(part_id, number=number)
        yield Mutation("GL104", f"part-{part_id}-numbered-{number}", misnumbered, (f"part:{part_id}",))
    for part_id, heading in (
        ("二", "主动公开政府信息的情况"),
        ("三", "依申请公开情况"),
        ("四", "政府信息公开行政复议和行政诉讼情况"),
        ("五", "存在问题及改进情况"),
        ("六", "其他需报告的事项"),
    ):
        yield Mutation("GL105", f"part-{part_id}-reworded", _part(part_id, heading=heading), (f"part:{part_id}",))
    yield from _contents()
    for part_id in "三六":
        level = _part(part_id, level=3)
        yield Mutation("GL107", f"part-{part_id}-one-level-down", level, (f"part:{part_id}",), MARKDOWN)
    yield from _titles()
    appendix = _extra("七", "附件", "附件为本机关政府信息公开指南。")
    yield Mutation("GL110", "part-七-appendix", appendix, ("part:七",))
    plans = _extra("七", "下一年度工作安排", "继续完善公开目录。")
    yield Mutation("GL110", "part-七-plans", plans, ("part:七",))
    yield from _numbering()


def _contents() -> Iterator[Mutation]:
    for name, paragraphs in (("empty", ()), ("only-无", ("无",)), ("only-无-with-stop", ("无。",))):
        apply, where = _part("五", paragraphs=paragraphs), ("part:五|paragraph:五:0",)
        yield Mutation("GL106", f"part-五-{name}", apply, where, also=_codes("GL413"))
    yield Mutation("GL106", "part-一-empty", _part("一", paragraphs=()), ("part:一",), also=_codes("GL402"))
    yield Mutation("GL106", "part-六-empty", _part("六", paragraphs=()), ("part:六",), also=_codes("GL401"))


def _titles() -> Iterator[Mutation]:
    yield Mutation("GL108", "no-title", _titled(), ("start..part:一",))
    yield Mutation("GL108", "title-without-year", _titled("{organ}政府信息公开工作年度报告"), ("title",))
    yield Mutation("GL108", "title-without-organ", _titled("{year}年政府信息公开工作年度报告"), ("title",))
    yield Mutation("GL108", "title-without-工作", _titled("{organ}{year}年政府信息公开年度报告"), ("title",))
    yield Mutation("GL108", "title-年度-twice", _titled("{organ}{year}年度政府信息公开工作年度报告"), ("title",))

    def moved(model: ReportModel) -> ReportModel:
        return replace(model, title_position="below", preamble=())

    yield Mutation("GL109", "title-below-part-一", moved, ("title",))


def _numbering() -> Iterator[Mutation]:
    gap = _subjects("（一）", "（二）", "（四）", "（五）", "（六）")
    yield Mutation("GL111", "gap-after-（二）", gap, ("paragraph:一:3",))
    repeated = _subjects("（一）", "（二）", "（二）", "（三）", "（四）")
    yield Mutation("GL111", "（二）-twice", repeated, ("paragraph:一:3",))
    bare = _subjects("一", "二", "三", "四", "五")
    yield Mutation("GL111", "numbers-without-brackets", bare, tuple(f"paragraph:一:{index}" for index in range(1, 6)))
    one = _subjects("（一）", "（二）", "（三）", "四", "（五）")
    yield Mutation("GL111", "one-number-without-brackets", one, ("paragraph:一:4",))
    clauses = _measures("改进情况：一是明确栏目责任人；三是整理典型答复供经办人参考。")
    yield Mutation("GL111", "一是-三是", clauses, ("paragraph:五:1",))


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)
