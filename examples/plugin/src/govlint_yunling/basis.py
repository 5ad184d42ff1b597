"""Every provision that a rule of this package rests on, once. Rules name them; the rule pages print them."""

from __future__ import annotations

from typing import Final

from govlint.rules import Provision

_MANUAL: Final = ("云岭市政府信息公开工作手册", "云政办发〔2024〕8号")

OWN_NAME: Final = Provision(*_MANUAL, "第六条", "公开的文件中机关自称“本机关”")
REFUSALS: Final = Provision(*_MANUAL, "第十四条", "不予公开超过办结总数一半的，报送前由分管负责人核对")
