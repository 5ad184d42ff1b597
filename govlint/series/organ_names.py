"""The names of organs: which spellings mean the same organ, and which government an organ is likely to belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from govlint.context import OrganKind

_SPELLINGS: Final = (
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"(?<=政府)办公[室厅]\Z"), "办"),
    (re.compile(r"街道办事处\Z"), "街道办"),
    (re.compile(r"管理委员会\Z"), "管委会"),
    (re.compile(r"委员会\Z"), "委"),
    (re.compile(r"[()\[\]《》“”\"、和与]"), ""),
)
_GOVERNMENT: Final = re.compile(r"(?<=[省市县区州盟旗镇乡木])政府\Z")
_TOWNSHIP: Final = re.compile(r"(?:(?<=[镇乡木])政府|街道办)\Z")
_PLACE_UNIT: Final = re.compile(r"[省市县区州盟旗镇乡]")
_NO_PLACES: Final = re.compile(
    r"市场|城市|市政|市容|城镇|城乡|乡村|乡镇|社区|园区|景区|库区|矿区|林区|牧区|灾区|保护区|示范区|试验区|开发区|高新区"
)
_HIGHEST: Final = "省市县区"


def organ_key(name: str) -> str:
    """What identifies an organ: 云岭市人民政府办公室 and 云岭市政府办 are one, the government itself is another."""
    made = fold(name)
    for pattern, written in _SPELLINGS:
        made = pattern.sub(written, made)
    return made or fold(name)


def kind_by_name(key: str) -> OrganKind | None:
    """The kind of the organ with this key, where its name leaves no doubt."""
    if _TOWNSHIP.search(key):
        return "township"
    if _GOVERNMENT.search(key):
        return "government"
    return "department" if key[-1:] in "局厅" else None


def parent_by_name(key: str, keys: Collection[str]) -> str:
    """The key of the government among `keys` that an organ surely belongs to, or "".

    An organ belongs to the government of the place that its name begins with, if no other place follows: 云岭市水务局
    and 云岭市青榆县人民政府 belong to 云岭市人民政府, but 云岭市青榆县水务局 to a government in between.
    """
    governments = [other for other in keys if other != key and _GOVERNMENT.search(other)]
    above = [other for other in governments if key.startswith(_place(other)) and _is_below(key[len(_place(other)) :])]
    if above:
        return max(above, key=len)
    if len(governments) == 1 and key[:1] in _HIGHEST and key[0] == _place(governments[0])[-1]:
        # 市水务局, where there is one city only.
        return governments[0] if _is_below(key[1:]) else ""
    return ""


def _place(government: str) -> str:
    return government.removesuffix("政府")


def _is_below(rest: str) -> bool:
    """Whether what follows the name of a place is an organ of that very place."""
    rest = _NO_PLACES.sub("", rest)
    if _GOVERNMENT.search(rest):
        place = rest.removesuffix("政府")
        return len(place) > 1 and not _PLACE_UNIT.search(place[:-1])
    return len(rest) > 1 and not _PLACE_UNIT.search(rest)
