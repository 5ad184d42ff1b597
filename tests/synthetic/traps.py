"""What looks like a fault and is none: each trap is a consistent report written in another admissible way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from govlint.context import Context
from tests.synthetic import mandated, spellings, statements
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import ALL, BORDERED, BORDERLESS, LAYOUTS, MARKDOWN
from tests.synthetic.mutations.agreement import said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from _pytest.mark.structures import ParameterSet

    from tests.synthetic.model import Part, ReportModel, Row
    from tests.synthetic.writer import Rendered

_PDF = BORDERLESS - {"bare_cell_per_line"}


def _unchanged(model: ReportModel) -> ReportModel:
    return model


def _utf_8(text: str) -> bytes:
    return text.encode()


@dataclass(frozen=True, slots=True)
class Trap:
    """A change to the report, to its text, or to its bytes, after which it is still without fault.

    `tolerated` are rules of other families (characters, punctuation) that may rightly speak up; `context` is what the
    user says of the report.
    """

    name: str
    model: Callable[[ReportModel], ReportModel] = _unchanged
    encode: Callable[[str], bytes] = _utf_8
    layouts: frozenset[str] = ALL
    tolerated: frozenset[str] = frozenset()
    context: Context = field(default=Context(), compare=False)

    def data(self, layout: str, seed: int = 3) -> bytes:
        """The file."""
        return self.encode(LAYOUTS[layout](self.model(consistent(seed))).text)

    def holds(self, format_: str) -> bool:
        """Whether a report in this format can be written in this way."""
        if self.encode is not _utf_8:
            return format_ in {"html", "html_page"}
        if format_ == "pdf_unruled" and (self.layouts == BORDERED or self.name == "full-width-digits"):
            # Figures twice as wide break in their cells.
            return False
        return self.layouts != _PDF

    def rendered(self, format_: str, seed: int = 3) -> Rendered:
        """The file in a format that can hold it."""
        rendered = FORMATS[format_](self.model(consistent(seed)))
        return rendered if self.encode is _utf_8 else replace(rendered, data=self.encode(rendered.text))


def _titled(*lines: str) -> Callable[[ReportModel], ReportModel]:
    return lambda model: replace(model, title=tuple(model.told(line) for line in lines))


def _numbered(mark: str) -> Callable[[ReportModel], ReportModel]:
    def apply(model: ReportModel) -> ReportModel:
        return replace(model, spelled={f"part:{part.id}": f"{part.number}{mark}{part.heading}" for part in model.parts})

    return apply


def _headed(part_id: str, heading: str) -> Callable[[ReportModel], ReportModel]:
    return lambda model: model.with_part(part_id, lambda part: replace(part, heading=heading))


def _said(part_id: str, *paragraphs: str) -> Callable[[ReportModel], ReportModel]:
    return lambda model: model.with_part(part_id, lambda part: replace(part, paragraphs=paragraphs))


def _noted(part_id: str, note: str) -> Callable[[ReportModel], ReportModel]:
    return lambda model: model.with_part(part_id, lambda part: replace(part, notes=(note,)))


def _captioned(model: ReportModel) -> ReportModel:
    for part_id, caption in (("二", "表1 主动公开情况"), ("三", "表2 申请办理情况"), ("四", "表3 复议诉讼情况")):
        model = _said(part_id, caption)(model)
    return model


def _contents(model: ReportModel) -> ReportModel:
    headings = (f"{part.number}、{part.heading}{'…' * 6}{index}" for index, part in enumerate(model.parts, 1))
    return replace(model, front=("目录", *headings))


def _path(model: ReportModel) -> ReportModel:
    return replace(
        model,
        front=("首页 > 政府信息公开 > 政府信息公开年报", "发布时间：2026-01-19　来源：局办公室　【字体：大 中 小】"),
    )


def _composed(model: ReportModel) -> ReportModel:
    names = "、".join(part.heading for part in model.parts)
    return replace(model, preamble=(*model.preamble, f"本报告由{names}六个部分组成。"))


def _subjects_alone(model: ReportModel) -> ReportModel:
    def edit(part: Part) -> Part:
        return replace(part, paragraphs=tuple(_apart(part.paragraphs)))

    return model.with_part("一", edit)


def _apart(paragraphs: tuple[str, ...]) -> Iterator[str]:
    for text in paragraphs:
        head = re.match(r"（.）[^。：]*", text)
        yield from (head[0], text[head.end() + 1 :]) if head else (text,)


def _page_break(model: ReportModel) -> ReportModel:
    before = {
        f"row:表三:{mandated.UNABLE[1]}": ("- 3 -", mandated.RESULTS),
        f"row:表三:{mandated.DECLINED[3]}": ("— 4 —",),
    }
    return replace(model, before=before)


def _province(model: ReportModel) -> ReportModel:
    organ = "江岚省人民政府"
    titled = replace(model, organ=organ, title=(f"{organ}{model.year}年政府信息公开工作年度报告",))
    return titled.with_values("表二", "规章", {"本年制发件数": "6", "本年废止件数": "2", "现行有效件数": "118"})


def _fee_collected(model: ReportModel) -> ReportModel:
    told = _said("六", "本机关{year}年度依照规定收取政府信息公开信息处理费共计0.012万元。")(model)
    return told.with_value("表二", "行政事业性收费", "本年收费金额（单位：万元）", "36.012")


def _four_digit_fee(model: ReportModel) -> ReportModel:
    column = "本年收费金额（单位：万元）"
    model = model.with_spelling(f"title:表二:3:{column}", "本年收费金额（单位：万元，保留4位小数）")
    return model.with_value("表二", "行政事业性收费", column, "36.5000")


def _labels(change: Callable[[str], str]) -> Callable[[ReportModel], ReportModel]:
    return lambda model: replace(model, spelled=spellings.relabelled(model, change))


def _figures(change: Callable[[str], str]) -> Callable[[ReportModel], ReportModel]:
    def edit(row: Row) -> Iterator[Row]:
        yield replace(row, values={column: change(value) for column, value in row.values.items()})

    def apply(model: ReportModel) -> ReportModel:
        for table in ("表二", "表三", "表四"):
            model = model.with_rows(table, edit)
        return model

    return apply


def _models() -> Iterator[Trap]:
    yield Trap("title-on-two-lines", _titled("{organ}", "{year}年政府信息公开工作年度报告"), layouts=ALL - MARKDOWN)
    yield Trap("title-with-spaces", _titled("{organ} {year} 年政府信息公开工作年度报告"))
    yield Trap("title-year-first", _titled("{year}年{organ}政府信息公开工作年度报告"))
    yield Trap("title-with-关于", _titled("{organ}关于{year}年政府信息公开工作年度报告"))
    yield Trap("title-of-a-browser", _titled("{organ}{year}年政府信息公开工作年度报告-{organ}门户网站"))
    yield Trap("title-in-book-marks", _titled("《{organ}{year}年政府信息公开工作年度报告》"))
    yield Trap("title-with-the-year-behind", _titled("{organ}政府信息公开工作年度报告（{year}年度）"))
    yield Trap(
        "organ-below-the-title", _titled("{year}年政府信息公开工作年度报告", "（{organ}）"), layouts=ALL - MARKDOWN
    )
    yield Trap("path-on-the-web-site", _path, tolerated=frozenset({"GL505"}))
    for part_id, heading in (
        ("二", "行政机关主动公开政府信息情况"),
        ("二", "行政机关主动公开政府信息的情况"),
        ("三", "行政机关收到和处理政府信息公开申请情况"),
        ("四", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("五", "政府信息公开工作存在的主要问题及改进情况"),
    ):
        yield Trap(f"accepted-heading-{heading}", _headed(part_id, heading))
    for index, fees in enumerate(spellings.FEE_STATEMENTS):
        yield Trap(f"fee-statement-{index}", _said("六", fees))
    yield Trap("fee-collected", _fee_collected)
    yield Trap("four-decimals", _four_digit_fee)
    yield Trap("subjects-on-lines-of-their-own", _subjects_alone)
    yield Trap("table-captions", _captioned)
    yield Trap("contents-ahead", _contents, layouts=ALL - MARKDOWN)
    yield Trap("parts-named-in-the-preamble", _composed)
    yield Trap("note-under-table", _noted("三", "（注：一件申请涉及多项内容的，按一件统计。）"))
    yield Trap("page-numbers-between-rows", _page_break, layouts=_PDF)
    yield Trap("province-with-规章", _province)
    for index, text in enumerate(spellings.STATEMENTS):
        yield Trap(f"statement-{index}", said(2, text))


def _texts() -> Iterator[Trap]:
    yield Trap("labels-with-half-width-brackets", _labels(spellings.half_width))
    yield Trap("labels-numbered-1．", _labels(lambda text: re.sub(r"^(\d)\.", r"\1．", text)))
    yield Trap("labels-numbered-1、", _labels(lambda text: re.sub(r"^(\d)\.", r"\1、", text)))
    yield Trap("labels-with-spaces", _labels(spellings.spaced), layouts=BORDERED)
    straight = str.maketrans({"“": '"', "”": '"'})
    yield Trap("labels-with-straight-quotes", _labels(lambda text: text.translate(straight)))
    yield Trap("full-width-digits", _figures(lambda value: value.translate(spellings.FULL_WIDTH)))
    yield Trap("thousands-set-apart", _figures(spellings.grouped))
    radicals = frozenset({"GL501"})
    yield Trap("radicals", encode=lambda text: text.translate(spellings.RADICALS).encode(), tolerated=radicals)
    yield Trap("headings-with-points", _numbered("．"))
    yield Trap("headings-with-spaces", _numbered(" 、 "))
    yield Trap("crlf", encode=lambda text: text.replace("\n", "\r\n").encode())
    yield Trap("cr", encode=lambda text: text.replace("\n", "\r").encode())
    yield Trap("byte-order-mark", encode=lambda text: text.encode("utf-8-sig"))
    yield Trap("gb18030", encode=lambda text: text.encode("gb18030"))
    yield Trap("utf-16", encode=lambda text: text.encode("utf-16"))
    yield Trap("no-final-newline", encode=lambda text: text.rstrip("\n").encode())
    yield Trap("trailing-blanks", encode=lambda text: (text + "\n\n \n").encode())


def _statements() -> Iterator[Trap]:
    for name, model, context in statements.admissible():
        yield Trap(name, model, context=context)


TRAPS: tuple[Trap, ...] = (*_models(), *_texts(), *_statements())


def traps(layouts: Collection[str] | None = None) -> list[ParameterSet]:
    """`(trap, layout)` as pytest parameters; the file is `trap.data(layout)`, its suffix `LAYOUTS[layout].suffix`."""
    return [
        pytest.param(trap, layout, id=f"{trap.name}-{layout}")
        for trap in TRAPS
        for layout in LAYOUTS
        if layout in trap.layouts and (layouts is None or layout in layouts)
    ]
