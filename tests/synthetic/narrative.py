"""Sentences for invented organs; templates are filled in from the tables, so text and tables agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.synthetic import mandated

if TYPE_CHECKING:
    from random import Random


class Organ(NamedTuple):
    """An invented organ with something of its own to write about."""

    name: str
    theme: str
    column: str


ORGANS = (
    Organ("青榆县农业农村局", "春耕备耕和农产品质量安全", "惠农补贴"),
    Organ("沙棠区市场监督管理局", "食品抽检和消费维权", "抽检公告"),
    Organ("望泽市交通运输局", "公路养护和城乡客运", "公交线路"),
    Organ("岚川县自然资源局", "国土空间规划和不动产登记", "规划公示"),
    Organ("桐湾区卫生健康局", "基层医疗和疾病预防", "健康服务"),
    Organ("临溪镇人民政府", "乡村建设和便民服务", "村务指南"),
    Organ("枫渡县教育局", "义务教育招生和校园安全", "招生入学"),
    Organ("澜浦县人民政府", "政务服务和重点民生项目", "民生实事"),
)

NUMBERS = "一二三四五"

_OPENINGS = (
    "{year}年，{organ}围绕%s开展政府信息公开工作，把群众最常查询的内容放在前面。",
    "{year}年，{organ}以%s为重点，按时更新公开内容，及时答复来信来电。",
    "过去一年，{organ}结合%s逐项落实公开责任，公开内容和渠道都有所改善。",
)
_PUBLISHING = (
    "全年在门户网站发布信息%(count)d条，重点充实了%(column)s栏目。",
    "通过网站和公开栏发布信息%(count)d条，%(column)s栏目的内容每周更新。",
    "新开设%(column)s专栏，网站全年发布各类信息%(count)d条。",
)
_REQUESTS = (
    "全年新收政府信息公开申请{new}件，上年结转{carried}件，办结{done}件，结转下年度继续办理{pending}件。",
    "本年新收到政府信息公开申请{new}件，连同上年结转的{carried}件，共办结{done}件，另有{pending}件转入下一年度。",
)
_NO_REQUESTS = ("全年未收到政府信息公开申请。", "本年没有收到公民、法人和其他组织提出的政府信息公开申请。")
_REVIEWS = "因政府信息公开被申请行政复议{reviews}件，被提起行政诉讼{suits}件。"
_NO_REVIEWS = "没有发生因政府信息公开引起的行政复议和行政诉讼。"
_MANAGING = (
    "逐件标注文件的公开属性，发布之前由经办人和科室负责人分别核对，定期清理失效内容。",
    "建立信息台账，新产生的文件在起草时就写明能否公开，过期内容按季度撤下。",
)
_PLATFORM = (
    "调整网站栏目的编排，增加按主题和日期检索的功能，并修复了失效链接。",
    "网站增设办事人常用入口，手机页面与电脑页面同步更新。",
)
_SUPERVISION = (
    "每季度抽查各科室的公开目录，将结果纳入工作考核；社会评议结果为满意，全年没有需要责任追究的情形。",
    "组织业务培训两次，工作考核按期完成，社会评议结果良好，未发生责任追究。",
)
_PROBLEMS = (
    "存在的主要问题：部分栏目的更新不够及时，个别答复的说理不够充分。",
    "主要问题是解读材料的形式比较单一，基层工作人员对公开标准的掌握不够一致。",
)
_MEASURES = (
    "改进情况：一是为每个栏目指定责任人并设定更新期限；二是整理典型答复供经办人参考，{next_year}年起按季度复核。",
    "改进措施：一是增加图表和短视频解读，请服务对象先行试看；二是编印工作手册，{next_year}年上半年完成轮训。",
)
_FEES = (
    "本机关{year}年度未收取政府信息公开信息处理费。",
    "{year}年，{organ}没有收取信息处理费。",
    "依照《政府信息公开信息处理费管理办法》，本年度收取信息处理费0元。",
)
_PERIODS = (
    "本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
    "现公布{organ}{year}年度政府信息公开工作情况，统计期限自{year}年1月1日起至{year}年12月31日止。",
)


def preamble(random: Random) -> str:
    """The paragraph under the title, with the statistics period."""
    return random.choice(_PERIODS)


def overview(random: Random, organ: Organ, form: str, *, requests: bool, reviews: bool) -> tuple[str, ...]:
    """Part 1: an opening and the five subjects."""
    documents = "制发规范性文件{made}件。" if form == "2019" else "制发行政规范性文件{made}件，废止{repealed}件。"
    texts = (
        random.choice(_PUBLISHING) % {"count": random.randint(60, 900), "column": organ.column},
        random.choice(_REQUESTS if requests else _NO_REQUESTS) + (_REVIEWS if reviews else _NO_REVIEWS),
        documents + random.choice(_MANAGING),
        random.choice(_PLATFORM),
        random.choice(_SUPERVISION),
    )
    mark = random.choice(("。", "：", "情况。", "方面。"))
    subjects = zip(NUMBERS, mandated.SUBJECTS[form], texts, strict=True)
    opening = random.choice(_OPENINGS).replace("%s", organ.theme)
    return (opening, *(f"（{number}）{subject}{mark}{text}" for number, subject, text in subjects))


def outlook(random: Random) -> tuple[str, ...]:
    """Part 5: problems and measures."""
    return (random.choice(_PROBLEMS), random.choice(_MEASURES))


def other_matters(random: Random, form: str) -> tuple[str, ...]:
    """Part 6: the fee statement where the form asks for it."""
    return ("本年度没有其他需要报告的事项。",) if form == "2019" else (random.choice(_FEES),)
