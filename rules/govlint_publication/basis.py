"""Every provision that a rule of this package rests on, once. Rules name them; the rule pages print them."""

from __future__ import annotations

from typing import Final

from govlint.rules import Provision

_REGULATION: Final = ("中华人民共和国政府信息公开条例", "国务院令第711号")

ART_14: Final = Provision(*_REGULATION, "第十四条", "国家秘密和法律、行政法规禁止公开的政府信息，不予公开")
ART_15: Final = Provision(*_REGULATION, "第十五条", "涉及个人隐私、公开会损害第三方合法权益的政府信息，不得公开")
ART_16: Final = Provision(*_REGULATION, "第十六条", "内部事务信息、讨论记录和过程稿等过程性信息可以不予公开")
FAULTS: Final = Provision(
    "中华人民共和国政府信息公开工作年度报告格式",
    "国办公开办函〔2021〕30号",
    "三（四）",
    "发布内容不准确不全面、内容雷同、敷衍塞责的，依条例第四十七条追究责任",
)
