"""Every provision that a rule of this package rests on, once. Rules name them; the rule pages print them."""

from __future__ import annotations

from typing import Final

from govlint.rules import Provision

_REGULATION: Final = ("中华人民共和国政府信息公开条例", "国务院令第711号")

ART_16: Final = Provision(*_REGULATION, "第十六条", "内部事务信息、讨论记录和过程稿等过程性信息可以不予公开")
