"""发文字号写作〔2021〕30号

引用文件的发文字号，年份写全四位、放在六角括号“〔〕”里，顺序号前不加“第”字，不写成 030，后面加“号”字。

## 为什么

发文字号是查找文件的依据，写法不一，检索时就对不上。国务院令、公告、案号另有写法（国务院令第711号、公告2021年第3号），不在此列。

## 错误示例

```markdown
根据国办公开办函【2021】第30号的要求编制本报告。
```

## 正确示例

```markdown
根据国办公开办函〔2021〕30号的要求编制本报告。
```

## 修复

改为六角括号（输入法的“特殊符号”里有），补全年份，去掉“第”字和顺序号前面的 0；`govlint check --fix` 可以自动改。

## 何时可以不理会

那不是发文字号，而是合同、证书、项目的编号，或者原件上就是那样印的、需要照录的时候。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import Finding, Severity, rule
from govlint_publication.basis import DOCUMENT_NUMBER
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Document, Text
    from govlint.rules import Outcome
    from govlint_publication.mending import Mender

_OPENING, _CLOSING = "〔", "〕"
# What else bears numbers: orders and notices, which have a form of their own, certificates, contracts, proposals, land.
_NOT_AN_ORGAN: Final = (
    "令", "公告", "通告", "公示", "公报", "证", "证书", "证明", "执照", "准字", "合同", "协议", "建议", "提案", "议案",
    "项目", "工程", "地块", "批次", "案", "样本", "附件", "附表", "第",
)  # fmt: skip
_OTHER_NUMBER: Final = r"(?:编|案|证|批|合同|备案|登记|项目|许可)号|(?:证|评报|审|验|鉴|估)字\Z"
# Those who decide cases number them by systems of their own, with leading zeros and 第.
_NUMBERED_OTHERWISE: Final = r"(?:[罚决处审验评鉴估立听强复裁仲准许登注]字?|证字|报字|书)\Z"
# How the signs of organs end; between other brackets, two digits after anything else are seldom a year.
_SIGN: Final = r"[发函字办文规通电政府委党厅]\Z"
_FIRST_YEAR: Final = 49
_TRIGGER: Final = r"[\]】〗〕)）］}][\s第]{0,6}\d{1,5}\s{0,4}号"
# A bracketed year between Han characters and a number, in matching text, where brackets are half-width.
_NUMBER: Final = (
    r"(?<=[\u4e00-\u9fff])([\[【〖〔({])((?:19|20)?\d\d)(年?)([\]】〗〕)}])(第?)(0{0,4})([1-9]\d{0,4})号"
    r"(?![令楼院线桌车门店馆井桩仓柜台岗窗宗地房机球药\da-z]|提案|建议|议案|\.[A-Za-z])"
)


@rule("GL503", severity=Severity.WARNING, basis=(DOCUMENT_NUMBER,), on="document", fixable="safe")
def check(document: Document) -> Iterable[Outcome]:
    """One finding for each number that is not written as it should be, from its year on."""
    return _findings(document)


def _findings(document: Document) -> Iterator[Finding]:
    held = passages(document)
    if "号" not in held.whole or not re.search(_TRIGGER, held.whole):
        return
    # Imported for the few documents that have such numbers.
    from govlint_publication.mending import Mender

    mender = Mender(document)
    for text in held.texts:
        if "号" in text.value:
            for found in re.finditer(_NUMBER, text.folded.text):
                yield from _of_number(text, found, mender)


def _is_year(found: re.Match[str], organ: str) -> bool:
    if found[1] == "(" and found[3]:
        return False
    return len(found[2]) == 4 or re.search(_SIGN, organ) is not None


def _of_number(text: Text, found: re.Match[str], mender: Mender) -> Iterator[Finding]:
    opening, year, _, _, ordinal, zeros, number = found.groups()
    organ = text.folded.text[max(0, found.start() - 12) : found.start()]
    other = organ.endswith(_NOT_AN_ORGAN) or re.search(_OTHER_NUMBER, organ)
    if other or (opening != _OPENING and not _is_year(found, organ)):
        return
    if (ordinal or zeros) and re.search(_NUMBERED_OTHERWISE, organ):
        ordinal, zeros = "", ""
    full = year if len(year) == 4 else f"{20 if int(year) < _FIRST_YEAR else 19}{year}"
    wanted = {1: _OPENING, 2: full, 3: "", 4: _CLOSING}
    if ordinal or zeros:
        wanted |= {5: "", 6: ""}
    wrong = {group: new for group, new in wanted.items() if found[group] != new}
    if not wrong:
        return
    changes = [(text, *text.folded.origins(*found.span(group)), new) for group, new in wrong.items()]
    right = f"{_OPENING}{full}{_CLOSING}{found[5] if 5 not in wanted else ''}{found[6] if 6 not in wanted else ''}"
    written = f"{right}{number}号"
    yield Finding(
        text.span(*text.folded.origins(*found.span())),
        say("发文字号中的“{found}”应写作“{written}”", found=found[0], written=written),
        fix=mender.fix(say("改为“{written}”", written=written), changes),
    )
