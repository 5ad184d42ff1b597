"""Faults of what the text says: GL408, GL409, GL412, GL413, GL415 to GL417."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from govlint.context import Context
from tests.synthetic.mutations.mutation import Mutation
from tests.synthetic.statements import LONG, SECOND, WAFFLE, more, said, signed, supervised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import ReportModel

    Apply = Callable[[ReportModel], ReportModel]

_PART_5 = ("part:五|paragraph:五:0",)
_SUPERVISION = ("part:一|paragraph:一:5",)


def _twice(first: str, again: str, *, changed: tuple[str, str] = ("", "")) -> Apply:
    return lambda model: model.also_said(first, LONG).also_said(again, LONG.replace(*changed))


def _begun(text: str) -> Apply:
    return lambda model: model.said("一", text, *model.part("一").paragraphs[1:])


def _cited(text: str) -> Apply:
    return lambda model: replace(model, preamble=(text, *model.preamble))


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    yield from _repeated()
    yield from _stale()
    for name, text in (
        ("form-of-2019", "本报告按照国办公开办函〔2019〕60号的要求编制。"),
        ("old-regulation", "本报告依据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"),
        ("number-of-the-regulation", "本报告依据《中华人民共和国政府信息公开条例》（国务院令第717号）编制。"),
        ("date-of-the-regulation", "《中华人民共和国政府信息公开条例》自2019年5月1日起施行，本报告据此编制。"),
    ):
        yield Mutation("GL412", name, _cited(text), ("preamble:0",))
    fees = "按照《政府信息公开信息处理费管理办法》（国办发〔2020〕109号），本年度未收取信息处理费。"
    yield Mutation("GL412", "number-of-the-rules-on-fees", said("六", fees), ("paragraph:六:0",))
    for name, text in (
        ("problems-only", "存在的主要问题：部分栏目的更新不够及时，个别答复的说理不够充分。"),
        ("measures-only", "改进情况：一是为每个栏目指定责任人；二是整理典型答复供经办人参考。"),
        ("problems-denied", "存在的主要问题：无。改进措施：继续做好各栏目的更新，提高答复质量。"),
        ("neither", "本机关按照部署做好政府信息公开工作，各项任务按时办结，群众反响良好。"),
    ):
        yield Mutation("GL413", name, said("五", text), _PART_5)
    yield from _governments()
    yield Mutation("GL416", "long-overview", more("一", *WAFFLE), ("part:一",))
    for kind, day in (("department", date(2024, 2, 3)), ("government", date(2024, 4, 1))):
        context = Context(organ_kind=kind, published=day)  # type: ignore[arg-type]
        yield Mutation("GL417", f"late-{kind}", signed(day), ("title",), context=context)


def _repeated() -> Iterator[Mutation]:
    yield Mutation("GL408", "part-一-in-part-六", _twice("一", "六"), ("paragraph:六:1",))
    yield Mutation("GL408", "part-五-in-part-六", _twice("五", "六"), ("paragraph:六:1",))
    figures = _twice("一", "五", changed=("23", "31"))
    yield Mutation("GL408", "with-another-figure", figures, ("paragraph:五:2",))
    yield Mutation("GL408", "in-one-part", more("五", LONG, SECOND, LONG), ("paragraph:五:4",))

    def run(model: ReportModel) -> ReportModel:
        return model.also_said("一", LONG, SECOND).also_said("五", LONG, SECOND)

    yield Mutation("GL408", "two-paragraphs", run, ("paragraph:五:2",))


def _stale() -> Iterator[Mutation]:
    opening = "{last_year}年，{organ}按照统一部署推进政府信息公开工作，公开内容和渠道都有所改善。"
    yield Mutation("GL409", "opening", _begun(opening), ("paragraph:一:0",))
    trained = "（六）队伍建设。{last_year}年共举办业务培训两场，轮训各科室的信息员。"
    yield Mutation("GL409", "subject", more("一", trained), ("paragraph:一:6",))
    fees = "本机关{last_year}年度未收取政府信息公开信息处理费。"
    yield Mutation("GL409", "fees", said("六", fees), ("paragraph:六:0",))
    cited = "依照《政府信息公开信息处理费管理办法》，{last_year}年未收取信息处理费。"
    yield Mutation("GL409", "fees-in-a-clause", said("六", cited), ("paragraph:六:0",))
    plan = "下一步安排：{year}年，本机关将进一步完善公开目录，并加强对基层的指导。"
    yield Mutation("GL409", "plan", more("五", plan), ("paragraph:五:2",))


def _governments() -> Iterator[Mutation]:
    for name, organ, text in (
        ("no-results", "澜浦县人民政府", "每季度抽查各单位的公开目录，组织培训两次。"),
        ("no-assessment-by-society", "澜浦县人民政府", "政务公开纳入绩效考核，未发生责任追究。"),
        ("no-results-of-a-township", "临溪镇人民政府", "每季度抽查各村的公开栏，组织培训两次。"),
    ):
        yield Mutation("GL415", name, supervised(organ, text), _SUPERVISION)
