"""Which properties of a file name a person, an organisation, a computer or a folder.

What programs, makers of computers and installers write by themselves names nobody; nor is a public organ a secret. The
lists hold letters and digits only, in lower case, without a number at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.matching import fold

if TYPE_CHECKING:
    from govlint.document import Property

_ACCOUNTS: Final = """
    administrator admin user users owner guest root test pc mypc computer mycomputer home office default desktop laptop
    windowsuser windows用户 microsoftuser microsoft用户 microsoftofficeuser microsoftoffice用户 微软用户 微信用户
    用户 默认用户 普通用户 匿名用户 管理员 系统管理员 超级管理员 匿名 佚名 未知 作者 无 空 单位 公司 经理 办公室
    综合科 秘书科 文秘科 文印室 打字室 author unknown anonymous unnamed untitled unspecified none null nil na a x
"""
_MAKERS: Final = """
    microsoft microsoftcorporation msft ms 微软 微软中国 微软公司 微软中国有限公司 hp hewlettpackard
    hewlettpackardcompany lenovo lenovouser lenovopc thinkpad 联想 联想用户 联想公司 联想北京有限公司
    dell dellinc delluser 戴尔 惠普 惠普公司
    asus acer apple mac macbook huawei 华为 honor samsung toshiba sony ibm founder 方正 tongfang 同方 清华同方 hasee
    神舟 haier 海尔 xiaomi 长城 浪潮
"""
_INSTALLERS: Final = """
    雨林木风 wwwylmfcom ylmf 番茄花园 tomato 深度技术 深度系统 deepin 系统之家 电脑公司 萝卜家园 风林火山
    sky123org mcsystem ghost china prc 中国 win windows windows7 windows10 windowsxp xp
"""
_PROGRAMS: Final = """
    word msword microsoftword microsoftoffice microsoftofficeword wps wpsoffice wps文字 wps用户 kingsoft kingsoftoffice
    金山 金山办公 金山软件 永中 永中office yozo onlyoffice libreoffice openoffice openofficeorg pythondocx openpyxl
    apachepoi docx4j aspose asposewords spiredoc pandoc itext reportlab adobe acrobat acrobatdistiller ghostscript
    foxit 福昕 google googledocs chrome
"""
_NAMES: Final = frozenset(f"{_ACCOUNTS}{_MAKERS}{_INSTALLERS}{_PROGRAMS}".split())
_PATH: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\\w|file://|/(?:Users|home)/")
# Of a word processor or of its maker's shop.
_STOCK_TEMPLATE: Final = re.compile(
    r"(?:normal(?:_wordconv)?|default|blank|wps\w{0,9}|t[fm]\d{1,12}(?:_\w{1,9})?)(?:\.(?:dot[xm]?|wpt|ott|eit))?",
    re.IGNORECASE,
)
_ORGAN: Final = re.compile(
    r".{2,}(?:局|委|办|厅|政府|委员会|办公室)|.{3,}(?:部|院|所|站|处|科|股|室|队|会|中心|学校|大学)"
)
_LONGEST_PATH: Final = 1000
_LONGEST_NAME: Final = 60
_LONGEST_CHANCE: Final = 3
"""So many characters may stand in a text without being the name in question."""
_SHORTEST_TELEPHONE: Final = 7


def tells(made: Property, text: str) -> bool:
    """Whether a property names somebody or something that `text`, which everybody reads, does not."""
    value = made.value.strip()
    if _PATH.search(value[:_LONGEST_PATH]):
        return True
    if not value or made.name in ("title", "subject", "keywords"):
        return False
    if made.name == "template":
        return not _STOCK_TEMPLATE.fullmatch(value)
    if len(value) > _LONGEST_NAME:
        return True
    return not (_names_nobody(value) or _ORGAN.fullmatch(value) or (len(value) > _LONGEST_CHANCE and value in text))


def _names_nobody(value: str) -> bool:
    """Whether a value stands in the lists, or is only marks and a number too short for a telephone."""
    letters = "".join(char for char in fold(value).casefold() if char.isalnum())
    if letters.isdecimal():
        return len(letters) < _SHORTEST_TELEPHONE
    return not letters or letters in _NAMES or letters.rstrip("0123456789") in _NAMES
