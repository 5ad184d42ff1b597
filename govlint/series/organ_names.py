"""The names of organs: which spellings mean the same organ, and which government an organ is likely to belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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


def parents_by_name(keys: Collection[str]) -> dict[str, str]:
    """For each organ, by its key, the key of the government among them that it surely belongs to, or "".

    An organ belongs to the government of the place that its name begins with, if no other place follows: 云岭市水务局
    and 云岭市青榆县人民政府 belong to 云岭市人民政府, but 云岭市青榆县水务局 to a government in between.
    """
    governments = {key.removesuffix("政府"): key for key in keys if _GOVERNMENT.search(key)}
    return {key: _parent(key, governments) for key in keys}


def _parent(key: str, governments: Mapping[str, str]) -> str:
    """The parent of an organ among the governments, by their places."""
    for end in range(len(key) - 1, 0, -1):
        above = governments.get(key[:end], key)
        if above != key and _is_below(key[end:]):
            return above
    if key[:1] in _HIGHEST:
        others = [place for place, above in governments.items() if above != key]
        if len(others) == 1 and others[0][-1] == key[0] and _is_below(key[1:]):
            # 市水务局, where there is one city only.
            return governments[others[0]]
    return ""


def _is_below(rest: str) -> bool:
    """Whether what follows the name of a place is an organ of that very place."""
    rest = _NO_PLACES.sub("", rest)
    if _GOVERNMENT.search(rest):
        place = rest.removesuffix("政府")
        return len(place) > 1 and not _PLACE_UNIT.search(place[:-1])
    return len(rest) > 1 and not _PLACE_UNIT.search(rest)
