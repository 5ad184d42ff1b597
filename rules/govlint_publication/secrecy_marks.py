"""How a document is marked as secret (GB/T 9704: 秘密★1年), as internal, or as not public.

A marking is the whole of a line, or stands at an end of a title; the same words in a sentence are none.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.matching import fold
from govlint_publication.passages import passages
from govlint_publication.placed_texts import holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document, Text

FIRST: Final = frozenset("绝机秘密内仅限供注不请严禁切阅会用此本该信公（([［【")
"""What a marking may begin with."""
_MOST_ROWS: Final = 12
"""So many rows has a table that tells of a document at most."""
_LEVEL: Final = "(?:绝密|机密|秘密)"
_PERIOD: Final = "(?:长期|[0-9一二三四五六七八九十]{1,2}[年月])?"
_URGENCY: Final = "(?:特急|加急|急件|特提)?"
_INTERNAL: Final = (
    "内部(?:资料|文件|材料|刊物|参考|情况|使用|传阅|掌握)|(?:仅供|仅限|限)内部(?:参考|使用|传阅|掌握|阅读)?|供内部参考"
    "|注意保[存密]|(?:不得|请勿|严禁|禁止|切勿)(?:外传|扩散|外泄|对外公开|对外发布|泄露)|[阅会用]后(?:请)?(?:收回|退回|销毁|交回)"
)
_COMPANION: Final = "仅供参考|妥善保[管存]|注意保管|(?:不得|请勿|严禁|禁止|切勿)(?:翻印|复制|转载|拍照|录音)"
_CLOSED: Final = "(?:不予公开|不公开|非公开|不宜公开|暂不公开|内部公开|不对外公开|不对外发布|依申请公开)"
_ATTRIBUTE: Final = "(?:信息)?公开(?:属性|方式|类别|类型|选项|范围)"
_LONGEST_PAIR: Final = 24
_BRACKETS: Final = ("(", "[", "【")
_OPEN: Final = r"[(\[【]"
_CLOSE: Final = r"[)\]】]"


def marking(line: str, place: str) -> re.Match[str] | None:
    """The marking on a short line of matching text; `place` says where the line stands."""
    anywhere, at_ends = _patterns()
    found = anywhere.match(line) if line[:1] in FIRST else None
    if found or place == "body" or not (line[:1] in FIRST or "密" in line or holds(line, _BRACKETS)):
        return found
    return at_ends.search(line)


def attribute_cells(document: Document) -> Iterator[Text]:
    """The cells that say the document is secret or not public, each behind the cell that names the attribute."""
    if not holds(passages(document).whole, ("公开属性", "公开方式", "公开类", "密级")):
        return
    for block in document.blocks:
        if not isinstance(block, Table) or len(block.rows) > _MOST_ROWS:
            continue
        for row in block.rows:
            values = [cell.text.value for cell in row]
            for index, (name, said) in enumerate(pairwise(values)):
                labelled = ("公开" in name or "密" in name) and len(name) + len(said) <= _LONGEST_PAIR
                if labelled and _cell_patterns().fullmatch(f"{fold(name)}|{fold(said)}"):
                    yield row[index + 1].text


@cache
def _cell_patterns() -> re.Pattern[str]:
    return re.compile(rf"{_ATTRIBUTE}:?\|{_CLOSED}|密级:?\|{_LEVEL}(?:[★☆*]{_PERIOD})?")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One for whole lines, wherever they stand; one for what else counts in the opening and in the margins."""
    units = rf"(?:{_INTERNAL}|{_COMPANION})"
    dated = r"\A(?:[0-9]{4,8})?(?:密级:?)?"
    anywhere = (
        rf"{dated}{_LEVEL}[★☆]{_PERIOD}{_URGENCY}\Z",
        rf"\A密级:?{_LEVEL}(?:[★☆*]{_PERIOD})?\Z",
        rf"\A{_OPEN}(?:{_INTERNAL})(?:[,、;!·.]?{units}){{0,3}}[!.]?{_CLOSE}\Z",
        rf"\A(?:{_INTERNAL})(?:[,、;!·.]?{units}){{1,3}}[!.]?\Z",
        rf"\A{_OPEN}?(?:此件|本件|此文件?|本文件?|该件){_CLOSED}{_CLOSE}?\Z",
        rf"\A{_OPEN}?{_ATTRIBUTE}[:为是]{_CLOSED}{_CLOSE}?\Z",
    )
    at_ends = (
        rf"{dated}{_LEVEL}(?:[★☆*]{_PERIOD})?{_URGENCY}\Z",
        rf"{dated}{_LEVEL}[★☆](?!启用前){_PERIOD}",
        rf"\A(?:{_INTERNAL})[!.]?\Z",
        rf"(?<!》){_OPEN}(?:{_LEVEL}|{_INTERNAL}|内部|不予?公开)(?:[,、;]?{units})?{_CLOSE}\Z",
        rf"\A{_OPEN}(?:{_LEVEL}|{_INTERNAL}){_CLOSE}",
    )
    return re.compile("|".join(anywhere)), re.compile("|".join(at_ends))
