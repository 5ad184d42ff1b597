"""没有公民身份号码

要公开的文件里没有完整的公民身份号码（居民身份证号码），表格、页眉页脚和脚注里也没有；需要列出的，遮住出生日期和顺序码。

## 为什么

身份证号码属于个人隐私，一经发布就收不回来。只有 18 位、前两位是省级行政区划代码、出生日期存在、校验码按 GB 11643
算得相符的才报告，所以统一社会信用代码、账号、编号不会误报；数字中间有空格、连字符或者写成全角的也认得出来。
govlint 的输出常常留在日志里，因此任何一条结果都不重复完整的号码，原文摘录里也只显示前三位和后两位。

## 错误示例

```markdown
# 云岭市水务局关于受理取水许可申请的公示

申请人李某，身份证号码110101199003077475，申请取水地点为云岭市青枫镇。
```

## 正确示例

```markdown
# 云岭市水务局关于受理取水许可申请的公示

申请人李某，身份证号码110101********7475，申请取水地点为云岭市青枫镇。
```

## 修复

删去号码；确实要用来区分同名的人时，把出生日期（第 7 至 14 位）换成星号。名单在表格里的，删去整列比逐个遮盖可靠。
已经发布的，先撤下网页和附件，再换上改好的文件。

## 何时可以不理会

号码是虚构的样例，或者本人同意公开、法律规定必须公开完整号码时。15 位的旧号码没有校验码，不检查。
"""

from __future__ import annotations

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

_OTHER_CODES: Final = ("信用代码", "机构代码", "纳税人", "税号")
_NEAR: Final = 20


@rule("GL601", severity=Severity.ERROR, basis=(ART_15,), on="document")
def check(document: Document) -> Iterable[Outcome]:
    """One finding for each paragraph and each table with identity numbers, at the first of them."""
    advice = say("公开前应当删去，或者遮住出生日期")
    yield from private_numbers(document, _found, say("公民身份号码"), advice)


def _found(passage: Passage) -> Iterator[Number]:
    for number in long_numbers(passage.text.value, (18,), lambda number: is_identity_number(number.digits)):
        before = passage.before(number.start, _NEAR)
        if not any(code in before for code in _OTHER_CODES):
            yield number
