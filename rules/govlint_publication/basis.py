"""Every provision that a rule of this package rests on, once. Rules name them; the rule pages print them."""

from __future__ import annotations

from typing import Final

from govlint.rules import Provision

_REGULATION: Final = ("中华人民共和国政府信息公开条例", "国务院令第711号")
_LAYOUT: Final = ("党政机关公文格式", "GB/T 9704—2012")

ART_14: Final = Provision(*_REGULATION, "第十四条", "国家秘密和法律、行政法规禁止公开的政府信息，不予公开")
ART_15: Final = Provision(*_REGULATION, "第十五条", "涉及个人隐私、公开会损害第三方合法权益的政府信息，不得公开")
ART_16: Final = Provision(*_REGULATION, "第十六条", "内部事务信息、讨论记录和过程稿等过程性信息可以不予公开")

FAULTS: Final = Provision(
    "中华人民共和国政府信息公开工作年度报告格式",
    "国办公开办函〔2021〕30号",
    "三（四）",
    "发布内容不准确不全面、内容雷同、敷衍塞责的，依条例第四十七条追究责任",
)
DOCUMENT_NUMBER: Final = Provision(
    *_LAYOUT, "7.2.5", "年份标全称、用六角括号〔〕括入，顺序号不加“第”字、不编虚位，后加“号”字"
)
DATES: Final = Provision(*_LAYOUT, "7.3.5.4", "日期用阿拉伯数字写全年、月、日，年份标全称，月、日不编虚位")
PUNCTUATION: Final = Provision("标点符号用法", "GB/T 15834—2011", "", "标点符号的用法（推荐性标准）")
NUMERALS: Final = Provision("出版物上数字用法", "GB/T 15835—2011", "", "数字的用法（推荐性标准）")
