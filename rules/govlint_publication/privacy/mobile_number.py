"""没有个人手机号码

要公开的文件里没有个人的手机号码。机关的固定电话、热线和值班、监督、举报、咨询等对外服务的电话不算。

## 为什么

工作人员、申请人的手机号码属于个人隐私。年度报告里要留联系方式的，用办公室的固定电话。
号码是个人的还是单位的，程序看不出来，所以只请人核对；前面写明是热线，或者值班、监督、举报、投诉、咨询、服务、办公、应急电话的，不报告。
govlint 的输出常常留在日志里，因此任何一条结果都不重复完整的号码，原文摘录里也只显示前三位和后两位。

## 错误示例

```markdown
# 云岭市水务局关于举办节水宣传活动的通知

报名请与李明联系，电话：13800001234。
```

## 正确示例

```markdown
# 云岭市水务局关于举办节水宣传活动的通知

报名请与局办公室联系，电话：0999-8200123。监督电话：13800001234。
```

## 修复

换成办公室的固定电话，或者删去号码；要保留名单的，遮住中间几位：138****1234。

## 何时可以不理会

号码是单位的，或者本人同意、依法应当公开的，例如河湖长公示牌上的手机号码。QQ 号、金额、编号一类的数字不报告。
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.matching import fold
from govlint.rules import Severity, rule
from govlint_publication.basis import ART_15
from govlint_publication.long_numbers import long_numbers
from govlint_publication.private_numbers import private_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Document
    from govlint.rules import Outcome
    from govlint_publication.long_numbers import Number
    from govlint_publication.placed_texts import Passage

_SHAPES: Final = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4)})
_NEAR: Final = 24
_NEXT: Final = 8
_MEASURES: Final = tuple("元万亿件条吨平立千美人户亩公%％号")


@rule("GL602", severity=Severity.WARNING, basis=(ART_15,), on="document")
def check(document: Document) -> Iterable[Outcome]:
    """One question for each paragraph and each table with mobile numbers, at the first of them."""
    advice = say("如果是个人的，公开前应当删去或者遮住中间几位")
    for finding in private_numbers(document, _found, say("手机号码"), advice):
        yield finding._replace(kind="review")


def _found(passage: Passage) -> Iterator[Number]:
    for number in long_numbers(passage.text.value, (11,), _is_mobile):
        label = _label(fold(passage.before(number.start, _NEAR)).casefold())
        # Three figures of a table without borders may look like a number in groups.
        named = label == "telephone" or (not label and not number.spaced and not _begins_item(passage, number))
        if named and passage.text.value[number.end : number.end + 2].lstrip()[:1] not in _MEASURES:
            yield number


def _begins_item(passage: Passage, number: Number) -> bool:
    """Whether the next item begins right behind a number: then it is the figures of a row in a copy of a table."""
    behind = fold(passage.text.value[number.end : number.end + 4])
    return re.match(r"\([一二三四五六七八九十]\)|[一二三四五六七八九十]、", behind) is not None


def _is_mobile(number: Number) -> bool:
    shape = tuple(map(len, number.groups))
    return shape in _SHAPES and "13" <= number.digits[:2] <= "19" and number.digits.isdecimal()


def _label(before: str) -> str:
    """What a number is called last in the text before it: what is no telephone, only right before it."""
    named = ""
    for match in _labels().finditer(before):
        if match.lastgroup != "other" or len(before) - match.end() <= _NEXT:
            named = match.lastgroup or ""
    return named


@cache
def _labels() -> re.Pattern[str]:
    on_duty = "值班|值守|应急|救援|报警|防汛|客服|24小时"
    service = "监督|举报|投诉|咨询|服务|受理|办公|公务|工作|公开|求助|预约|维修|抢修"
    return re.compile(
        f"(?P<public>(?:{on_duty}|{service})[^。;,]{{0,2}}(?:电话|手机|专线)|热线|{on_duty})"
        "|(?P<other>qq|群号|编号|序号|文号|单号|代码|编码|条码|[账帐]号|合同|许可证|备案|注册|证号|流水|金额|合计|总计|总额|总数|数量"
        "|收入|支出|预算|决算)"
        "|(?P<telephone>电话|手机|联系|号码|tel|微信)"
    )
