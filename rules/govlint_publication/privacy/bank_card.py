"""没有银行卡号

要公开的文件里没有个人的银行卡号。机关依法公布的收费账户、专户不是银行卡，不算。

## 为什么

银行卡号属于个人隐私，补助、救助、征收一类的名单里最容易带出来。程序只认卡号的样子：16 至 19 位，开头是银行卡的号段，
最后一位校验码按 Luhn 算法算得相符，而且旁边写着卡号、账号、开户银行，或者像卡面上那样四位一组。
govlint 的输出常常留在日志里，因此任何一条结果都不重复完整的号码，原文摘录里也只显示前三位和后两位。

## 错误示例

```markdown
# 青枫镇临时救助资金发放公示

王某，银行卡号：6222021234567890128，救助金额800元。
```

## 正确示例

```markdown
# 青枫镇临时救助资金发放公示

王某，银行卡号：622202*********0128，救助金额800元。
```

## 修复

删去卡号；确实要核对的，只留最后四位，其余换成星号。已经发布的，先撤下网页和附件，再换上改好的文件。

## 何时可以不理会

号码是单位的账户、单位结算卡，依法应当公开时。户名是机关、公司、学校等单位的，已经不报告。
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Severity, rule
from govlint_publication.basis import ART_15
from govlint_publication.identity import is_identity_number
from govlint_publication.long_numbers import long_numbers
from govlint_publication.private_numbers import private_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Document
    from govlint.rules import Outcome
    from govlint_publication.long_numbers import Number
    from govlint_publication.placed_texts import Passage

_LENGTHS: Final = (16, 17, 18, 19)
_UNIONPAY: Final = "62"
_FOREIGN: Final = ("4", "51", "52", "53", "54", "55", "35")
_EARLY: Final = ("60", "68", "69", "90", "94", "955", "98", "99")
"""What Chinese banks gave out before they had 62."""
_NEAR: Final = 60
_BEHIND: Final = 12


@rule("GL603", severity=Severity.ERROR, basis=(ART_15,), on="document")
def check(document: Document) -> Iterable[Outcome]:
    """One finding for each paragraph and each table with card numbers, at the first of them."""
    yield from private_numbers(document, _found, say("银行卡号"), say("公开前应当删去，或者只留最后四位"))


def _found(passage: Passage) -> Iterator[Number]:
    for number in long_numbers(passage.text.value, _LENGTHS, _looks_like_a_card):
        before = passage.before(number.start, _NEAR)
        said = before + passage.text.value[number.end : number.end + _BEHIND]
        if not _words()["unit"].search(before) and (_words()["card"].search(said) or _is_marked(number, said)):
            yield number


def _is_marked(number: Number, said: str) -> bool:
    """Whether a number of UnionPay is one without the word card: as an account, or printed as on a card.

    A space between groups may as well be the one between the columns of a table; no figure begins with a nought.
    """
    if not number.digits.startswith(_UNIONPAY):
        return False
    noughts = any(group.startswith("0") for group in number.groups)
    printed = len(number.groups) > 3 and (noughts or not number.spaced)
    return printed or _words()["account"].search(said) is not None


def _looks_like_a_card(number: Number) -> bool:
    digits = number.digits
    known = digits.startswith((_UNIONPAY, *_EARLY)) or (len(digits) == 16 and digits.startswith(_FOREIGN))
    grouped = all(len(group) == 4 for group in number.groups[:-1]) or len(number.groups) < 3
    return known and grouped and digits.isdecimal() and _luhn(digits) and not is_identity_number(digits)


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


@cache
def _words() -> dict[str, re.Pattern[str]]:
    organs = "局|委员会|政府|财政|专户|公司|中心|学校|大学|医院|法院|协会|基金会|工会|办公室|厅|合作社|村委会"
    return {
        "card": re.compile("银行卡|卡号|借记卡|储蓄卡|信用卡|贷记卡|工资卡|社保卡|一卡通|一折通|惠农卡|存折"),
        "account": re.compile("[账帐][号户]|开户|银行|[工农中建交]行|邮储|信用社|农商行"),
        "unit": re.compile(
            f"非税|专户|对公|结算卡|收费账户|(?:户名|单位名称|[收缴付]款单位|开户单位|[收缴付]款人|[账帐]户名称)[^。；;]{{0,20}}(?:{organs})"
        ),
    }
