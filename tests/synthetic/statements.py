"""What texts may say without fault, though it looks like what GL408 to GL417 are after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from govlint.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import ReportModel

    Apply = Callable[[ReportModel], ReportModel]
    Admissible = tuple[str, Apply, Context]

LONG = (
    "本机关把公开目录的维护分解到每个科室，经办人每周核对一次，科室负责人每月复核一次，办公室每季度抽查一次；全年抽查23个"
    "栏目，发现链接失效、附件无法打开等情况的，当天通知科室修复，并在内部简报上说明原因，避免以后再犯。"
)
"""A paragraph that nobody writes twice by chance."""
SECOND = (
    "编制办事指南时请窗口人员逐条试读，凡是需要解释才能看懂的句子都重新写过；材料清单写明份数、格式和获取途径，附上填写"
    "样例，办理进度可以在网站和手机上查询，减少了往返次数。"
)
_WORKS = (
    *(
        "修缮村道和桥涵",
        "清理沟渠和池塘",
        "改造老旧水管",
        "更换路灯和井盖",
        "平整晒场和球场",
        "加固堤坝和护坡",
        "粉刷教室和围墙",
    ),
    *("铺设人行步道", "维修卫生室屋顶", "补种行道树木", "整治背街小巷", "疏通排污管道", "翻新公交站亭", "加装楼道扶手"),
)
WAFFLE = tuple(
    f"围绕群众期盼，{work}，由分管领导包抓，挂图作战、倒排工期，施工期间设置围挡和便道，安排专人疏导交通、洒水降尘，完工以后"
    f"邀请居民代表现场验收，验收意见逐条落实到人，{work}的前后对比照片在宣传栏展出。"
    for work in _WORKS
)
"""Fourteen paragraphs on other work, more than a thousand characters together."""

_COMPARED = (
    "与{last_year}年相比，公开数量增加12条，网站访问量同比增长8%。",
    "{last_year}年发布信息120条，{year}年发布150条，逐年递增。",
    "及时公开{last_year}年度部门决算和{year}年部门预算。",
    "{last_year}年政府信息公开工作年度报告在规定期限内发布。",
    "自2019年5月15日起，新修订的条例施行，本机关据此修订了内部制度。",
    "按照《{last_year}年政务公开工作要点》逐项对照，查漏补缺。",
)
_PLANS = (
    "主要问题：解读材料的形式比较单一，栏目更新不够及时。{last_year}年反映的答复不规范问题已整改到位。",
    "{next_year}年，本机关将进一步丰富解读形式；{year}年，本机关将公开目录的维护纳入岗位职责，今后继续坚持。",
)
_CITED = (
    "本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和《中华人民共和国政府信息公开工作年度"
    "报告格式》（国办公开办函〔2021〕30号）编制。",
    "《中华人民共和国政府信息公开条例》2007年4月5日由国务院令第492号公布，2019年4月3日由国务院令第711号修订，自2019年"
    "5月15日起施行。",
    "国办公开办函〔2019〕60号规定的格式已停止使用，本报告采用新的格式。",
)
_NOTE = (
    "（注：本表数据由各科室在线填报，办公室逐项核对以后汇总，同一事项涉及几个科室的，只由牵头科室填报一次，"
    "不重复计算。）"
)
_CONTACT = (
    "对本报告如有疑问，请与本机关办公室联系，地址：江岚省澜浦县新桥路18号政务大楼三层，邮编：300000，办公电话见本机关网站"
    "的机构概况，也可以在政民互动栏目留言。"
)
_RESULTS = "政务公开在年度综合考评中列第三名，问卷调查显示群众满意率为95%，没有需要问责的情形。"


def more(part_id: str, *paragraphs: str) -> Apply:
    """Paragraphs after those of a part."""
    return lambda model: model.also_said(part_id, *paragraphs)


def said(part_id: str, *paragraphs: str) -> Apply:
    """Paragraphs in place of those of a part."""
    return lambda model: model.said(part_id, *paragraphs)


def _cited(*paragraphs: str) -> Apply:
    return lambda model: replace(model, preamble=(*paragraphs, *model.preamble))


def supervised(organ: str, text: str) -> Apply:
    """What an organ says of supervision."""
    return lambda model: model.of(organ).said("一", *model.part("一").paragraphs[:5], f"（五）监督保障。{text}")


def _noted(model: ReportModel) -> ReportModel:
    for part_id in "二三":
        model = model.with_part(part_id, lambda part: replace(part, notes=(_NOTE,)))
    return model


def _both(first: str, second: str, text: str) -> Apply:
    return lambda model: model.also_said(first, text).also_said(second, text)


def admissible() -> Iterator[Admissible]:
    """Name, change and context of reports that are as they should be."""
    for name, apply in (*_repetitions(), *_years(), *_outlooks(), *_results()):
        yield name, apply, Context()
    for name, context in _dates():
        yield name, signed(context.published), context


def signed(day: date | None) -> Apply:
    """With the organ's name and a date at the end."""
    return more("六", "{organ}", f"{day.year}年{day.month}月{day.day}日" if day else "")


def _repetitions() -> Iterator[tuple[str, Apply]]:
    fees = (
        "依照《政府信息公开信息处理费管理办法》的规定，本机关{year}年度没有就任何一件申请收取信息处理费，"
        "也没有收取过复制、邮寄等费用。"
    )
    yield "fee-statement-in-two-parts", _both("一", "六", fees)
    yield "note-under-two-tables", _noted
    yield "short-sentence-in-two-parts", _both("一", "五", "公开目录由办公室统一维护，各科室配合。")
    reworded = (
        LONG.replace("每周核对", "随时登记").replace("通知科室修复", "退回整改").replace("全年抽查23个栏目", "未来")
    )
    yield "paragraph-taken-up-in-other-words", lambda model: model.also_said("一", LONG).also_said("五", reworded)
    yield "contact-again-in-part-六", lambda model: _cited(_CONTACT)(model).also_said("六", _CONTACT)
    yield "same-opening-words", lambda model: model.also_said("一", LONG[:40] + SECOND).also_said("五", LONG)


def _years() -> Iterator[tuple[str, Apply]]:
    yield "other-years-in-comparisons", more("一", *_COMPARED)
    yield (
        "carried-over-from-last-year",
        more("一", "{last_year}年未办结的申请结转到本年度，{last_year}年度考核为良好。"),
    )
    founded = "{last_year}年，本机关由两个单位合并成立。{last_year}年3月，省政府部署基层标准化试点。"
    yield "history-of-the-organ", more("一", founded)
    yield "other-years-in-plans", said("五", *_PLANS)
    yield "instruments-in-force", _cited(_CITED[0])
    yield "regulation-by-its-short-number", _cited("本报告依据《中华人民共和国政府信息公开条例》（国令第711号）编制。")
    fees = "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），本年度未收取信息处理费。"
    yield "rules-on-fees-with-their-number", said("六", fees)
    yield "regulation-with-its-history", _cited(_CITED[1])
    yield "superseded-form-as-history", _cited(_CITED[2])
    local = (
        "本报告依据《江岚省政府信息公开条例》（省人大常委会公告第12号）和省政府办公厅的通知"
        "（江政办函〔2023〕60号）编制。"
    )
    yield "local-instruments", _cited(local)


def _outlooks() -> Iterator[tuple[str, Apply]]:
    one = "对照群众期待还有差距，如政策解读有待加强。下一步，本机关将增加图解，扩大宣传。"
    yield "problems-and-measures-in-one-paragraph", said("五", one)
    apart = ("（一）存在的问题", "信息员身兼数职，报送不主动。", "（二）改进情况", "已配备专人，按月通报报送情况。")
    yield "problems-and-measures-under-headings", said("五", *apart)
    mended = "上年反映的栏目更新慢的问题已经解决，本年度没有发现明显问题，今后继续按季度复核。"
    yield "problems-of-last-year-solved", said("五", mended)
    yield "overview-a-little-long", more("一", *WAFFLE[:8])


def _results() -> Iterator[tuple[str, Apply]]:
    yield "results-of-a-government", supervised("澜浦县人民政府", _RESULTS)
    yield (
        "results-of-a-government-in-part-五",
        lambda model: supervised("澜浦县人民政府", "每季度抽查各单位的公开目录。")(model).also_said("五", _RESULTS),
    )
    yield "no-results-of-a-department", supervised("青榆县农业农村局", "每季度抽查公开目录。")
    yield "no-results-of-a-street-office", supervised("沙棠区柳营街道办事处", "每季度抽查公开栏。")
    yield "no-results-of-an-office", supervised("澜浦县人民政府办公室", "每季度抽查公开目录。")


def _dates() -> Iterator[tuple[str, Context]]:
    yield "published-on-the-last-day", Context(organ_kind="department", published=date(2024, 1, 31))
    yield "published-late-by-a-government", Context(organ_kind="government", published=date(2024, 3, 31))
    yield (
        "published-by-a-later-deadline",
        Context(organ_kind="township", published=date(2024, 2, 15), deadlines={"township": "02-29"}),
    )
