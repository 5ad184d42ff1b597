"""Characters that look like others, like nothing, or like a box, and what should stand in their place."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.matching import fold, is_radical
from govlint.named_tuple import NamedTuple
from govlint_publication.passages import SUSPECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Text

_INVISIBLE: Final = {
    "\u00ad": say("软连字符"), "\u180e": say("蒙古文元音分隔符"), "\u200b": say("零宽空格"),
    "\u200c": say("零宽不连字符"), "\u200d": say("零宽连字符"), "\u2060": say("词连接符"),
    "\ufeff": say("零宽不换行空格"),
}  # fmt: skip
_PRIVATE: Final = say("私用区字符，别的电脑上显示不出来")
_LOST: Final = {"\ufffd": say("替换字符，原来的字已经丢失"), "\ufffc": say("对象占位符，原来的图片已经丢失")}
# Hebrew to Mongolian, and Arabic in its printed forms: there the invisible characters are part of the spelling.
_JOINING: Final = "[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]"
_PICTURES: Final = frozenset({"So", "Sk", "Mn"})
"""Emoji, skin tones, and the mark that asks for the coloured form."""


class Flaw(NamedTuple):
    """A faulty character at `at` of its text, what it is, and what should stand there: None where nobody can tell."""

    at: int
    char: str
    name: str
    instead: str | None

    def __str__(self) -> str:
        code = f"U+{ord(self.char):04X}"
        if is_radical(self.char) or self.instead:
            due = say("应为“{instead}”", instead=self.instead) if self.instead else ""
            return say("{char}（{code}，{name}）{due}", char=self.char, code=code, name=self.name, due=due)
        return (
            say("{name}（{code}）应删去", name=self.name, code=code)
            if self.instead == ""
            else say("{name}（{code}）", name=self.name, code=code)
        )


def flaws(text: Text, *, symbols: bool, icons: bool) -> Iterator[Flaw]:
    """The faulty characters of a text.

    With `symbols`, fonts of symbols are at hand for the codes that they use; with `icons`, codes for private use that
    stand in no sentence are those of the page.
    """
    value = text.value
    readable = None
    for match in re.finditer(SUSPECT, value):
        if readable is None:
            readable = bool(fold(value))
        if not readable:
            return  # a line that holds nothing but invisible characters holds nothing that is read, copied or found
        at, char = match.start(), match.group()
        name, instead = _fault(char)
        if name == _PRIVATE:
            spared = "\uf000" <= char <= "\uf0ff" if symbols else icons and "。" not in value
        else:
            spared = instead == "" and _at_home(value, at)
        if name and not spared:
            yield Flaw(at, char, name, instead)


@cache
def _fault(char: str) -> tuple[str, str | None]:
    if is_radical(char):
        ideograph = fold(char)
        return say("部首"), None if is_radical(ideograph) else ideograph
    if char in _LOST:
        return _LOST[char], None
    category = unicodedata.category(char)
    if category == "Co":
        return _PRIVATE, None
    if category == "Cf":
        return _INVISIBLE.get(char, say("看不见的控制字符")), ""
    ideograph = unicodedata.normalize("NFKC", char)
    # A dozen ideographs among the compatibility ones are none; what is not assigned is left alone.
    return ("", None) if ideograph == char else (say("兼容汉字"), ideograph)


def _at_home(value: str, at: int) -> bool:
    """Whether a character that cannot be seen is right where it stands."""
    char, before, after = value[at], value[at - 1 : at], value[at + 1 : at + 2]
    if char == "\u00ad" and (before + after).isascii() and before.isalpha() and after.isalpha():
        return True
    if char == "\u200d" and before and after and set(map(unicodedata.category, (before, after))) <= _PICTURES:
        return True
    return any(re.match(_JOINING, char) for char in (before, after))
