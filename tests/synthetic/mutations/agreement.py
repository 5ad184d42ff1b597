"""Faults of what the text states: GL404 to GL407, GL410, GL411, GL414."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.mutations.mutation import Mutation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import Part, ReportModel

    Apply = Callable[[ReportModel], ReportModel]

_PART_1 = ("part:一..part:二",)
_APPLICATIONS = "（二）依申请公开。"
_MANAGING = "（三）政府信息管理。"
FEE = ("表二", "行政事业性收费", "本年收费金额（单位：万元）")


def said(index: int, template: str, **offsets: int) -> Apply:
    """Paragraph `index` of part 1 as `template`, in which the facts named are off by so much."""

    def apply(model: ReportModel) -> ReportModel:
        facts = model.facts()
        wrong = {name: facts[name] + offset for name, offset in offsets.items()}  # type: ignore[operator]
        text = template.format_map({**facts, **wrong})

        def edit(part: Part) -> Part:
            paragraphs = list(part.paragraphs)
            paragraphs[index] = text
            return replace(part, paragraphs=tuple(paragraphs))

        return model.with_part("一", edit)

    return apply


def _fee(text: str, charges: str) -> Apply:
    def apply(model: ReportModel) -> ReportModel:
        told = model.with_part("六", lambda part: replace(part, paragraphs=(text,)))
        return told.with_value(*FEE, charges)

    return apply


def _above_table(part_id: str, template: str, **offsets: int) -> Apply:
    def apply(model: ReportModel) -> ReportModel:
        facts = model.facts()
        wrong = {name: facts[name] + offset for name, offset in offsets.items()}  # type: ignore[operator]
        text = template.format_map({**facts, **wrong})
        return model.with_part(part_id, lambda part: replace(part, paragraphs=(text,)))

    return apply


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    yield from _tabulated()
    yield Mutation(
        "GL407",
        "fee-that-the-table-does-not-have",
        _fee("本机关{year}年度收取政府信息公开信息处理费120元。", "0"),
        ("part:六|paragraph:六:0",),
    )
    yield Mutation(
        "GL410",
        "two-totals",
        said(0, "{year}年全年共主动公开政府信息386条。围绕民生实事推进公开，全年共主动公开政府信息412条。"),
        _PART_1,
    )
    for name, words in (("余", "56余条"), ("多", "120多条"), ("左右", "300条左右"), ("约", "约80条")):
        yield Mutation("GL411", f"count-with-{name}", said(1, f"（一）主动公开。全年发布信息{words}。"), _PART_1)
    for name, words in (
        ("more", "，其中公告252条、动态218条，其余为人事信息"),
        ("less", "，其中公告52条、动态118条、其他信息40条"),
        ("bracketed", "（公告252条、动态218条）"),
    ):
        yield Mutation("GL414", f"parts-are-{name}", said(1, f"（一）主动公开。全年发布信息412条{words}。"), _PART_1)


def _tabulated() -> Iterator[Mutation]:
    for code, name, apply in (
        ("GL404", "new", said(2, _APPLICATIONS + "全年新收政府信息公开申请{new}件。", new=1)),
        ("GL404", "new-before-the-noun", said(2, _APPLICATIONS + "全年共收到{new}件政府信息公开申请。", new=-1)),
        ("GL404", "none-received", said(2, _APPLICATIONS + "全年未收到公民、法人和其他组织提出的政府信息公开申请。")),
        ("GL404", "done", said(2, _APPLICATIONS + "全年收到申请{new}件，上年结转{carried}件，办结{done}件。", done=2)),
        ("GL404", "carried", said(2, _APPLICATIONS + "新收申请{new}件，上年结转申请{carried}件。", carried=1)),
        ("GL404", "pending", said(2, _APPLICATIONS + "收到申请{new}件，{pending}件结转下年度继续办理。", pending=4)),
        ("GL404", "second-mention", said(5, "（五）监督保障。收到的政府信息公开申请{new}件全部抽查。", new=3)),
        ("GL405", "reviews", said(5, "（五）监督保障。因政府信息公开被申请行政复议{reviews}件。", reviews=1)),
        ("GL405", "suits", said(5, "（五）监督保障。因政府信息公开被提起行政诉讼{suits}件。", suits=7)),
        ("GL405", "none", said(5, "（五）监督保障。未发生因政府信息公开引起的行政复议、行政诉讼。")),
        ("GL406", "made", said(3, _MANAGING + "制发行政规范性文件{made}件。", made=1)),
        ("GL406", "repealed", said(3, _MANAGING + "废止行政规范性文件{repealed}件。", repealed=1)),
        ("GL406", "effective", said(3, _MANAGING + "现行有效行政规范性文件{effective}件。", effective=-1)),
        ("GL406", "none-made", said(3, _MANAGING + "全年未制发行政规范性文件。")),
        ("GL406", "penalties", said(3, _MANAGING + "作出行政处罚决定{penalties}件。", penalties=1)),
    ):  # fmt: skip
        yield Mutation(code, name, apply, _PART_1)
    where = ("part:三..row:表三:一、本年新收政府信息公开申请数量",)
    text = "本年收到政府信息公开申请{new}件。"
    yield Mutation("GL404", "above-the-table", _above_table("三", text, new=2), where)
