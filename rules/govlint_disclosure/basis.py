"""Every provision that a rule of this package rests on, once. Rules name them; the rule pages print them."""

from __future__ import annotations

from typing import Final

from govlint.rules import Provision

_REGULATION: Final = ("中华人民共和国政府信息公开条例", "国务院令第711号")
_FORM_2021: Final = ("中华人民共和国政府信息公开工作年度报告格式", "国办公开办函〔2021〕30号")
_FORM_2019: Final = ("关于政府信息公开工作年度报告有关事项的通知", "国办公开办函〔2019〕60号")

REGULATION: Final = Provision(*_REGULATION, "", "2019年5月15日起施行，此前的国务院令第492号由它取代")
ART_49: Final = Provision(*_REGULATION, "第四十九条", "每年公布上一年度政府信息公开工作年度报告")
ART_50: Final = Provision(*_REGULATION, "第五十条", "年度报告应当包括的五项内容")
ART_50_PROBLEMS: Final = Provision(
    *_REGULATION,
    "第五十条第（四）项",
    "主要问题及改进情况；各级人民政府的报告还应当包括工作考核、社会评议和责任追究结果情况",
)

FORM_2021: Final = Provision(*_FORM_2021, "格式", "2021年度起的年度报告格式：六个部分、三张表")
FORM_2021_CONTENTS: Final = Provision(*_FORM_2021, "一", "内容不能遗漏，也不宜泛化")
FORM_2021_OVERVIEW: Final = Provision(*_FORM_2021, "一（一）", "总体情况依次写明五个方面，聚焦主题、简明客观")
FORM_2021_TABLE_2: Final = Provision(*_FORM_2021, "一（二）", "表二的填报范围，数据截至当年12月31日")
FORM_2021_TABLE_3: Final = Provision(*_FORM_2021, "一（三）", "表三的申请人类别和办理结果，数据准确、要素齐备")
FORM_2021_TABLE_4: Final = Provision(*_FORM_2021, "一（四）", "表四复议、诉讼案件的统计口径")
FORM_2021_PROBLEMS: Final = Provision(
    *_FORM_2021, "一（五）", "问题和改进措施实事求是、明确具体，不得敷衍了事、年年雷同"
)
FORM_2021_FEES: Final = Provision(*_FORM_2021, "一（六）", "收取信息处理费的情况在第六部分专门报告")
FORM_2021_SUMS: Final = Provision(
    *_FORM_2021, "二（二）", "政府的年度报告逐级汇总：县级汇总部门和乡镇，市级汇总部门和县级，省级汇总部门和市级"
)
FORM_2021_DEADLINES: Final = Provision(*_FORM_2021, "二", "年度报告的时限，乡镇政府按照对部门的要求")
FORM_2021_FAULTS: Final = Provision(
    *_FORM_2021, "三（四）", "发布内容不准确不全面、内容雷同、敷衍塞责的，依条例第四十七条追究责任"
)
FORM_2019: Final = Provision(*_FORM_2019, "格式（试行）", "2019、2020年度报告的格式")

FEES: Final = Provision("政府信息公开信息处理费管理办法", "国办函〔2020〕109号", "", "信息处理费的收取和报告")
LEGISLATION_RULES: Final = Provision(
    "中华人民共和国立法法", "2023年修正", "第九十一条、第九十三条", "哪些机关可以制定规章"
)
HEADING_NUMBERS: Final = Provision("党政机关公文格式", "GB/T 9704—2012", "7.3.3", "标题层次依次为一、（一）1.（1）")
