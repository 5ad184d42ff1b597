"""What is wrong with a text that is no TOML, in Chinese: `tomllib` says it in English."""

from __future__ import annotations

import re
from typing import Final

from govlint.language import say
from govlint.named_tuple import NamedTuple

_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_IN_CHINESE: Final = (
    ("Cannot declare", say("同一个表写了两次")),
    ("Cannot overwrite", say("同一个键写了两次")),
    ("Duplicate inline table key", say("同一个键写了两次")),
    ("Cannot mutate immutable", say("用 {…} 或 […] 写成的表和列表不能在别处增加内容")),
    ("Cannot redefine", say("这个名称已经是另一个表或列表")),
    ("Expected '=' after a key", say("键的后面应当是 =")),
    ("Expected newline", say("一行只能写一个键，这里应当换行")),
    ("Expected ']", say("表的名称后面缺少 ]")),
    ("Expected", say("引号没有成对，或者缺少符号")),
    ("Unclosed array", say("列表的各项之间缺少逗号，或者缺少 ]")),
    ("Unclosed inline table", say("表的各键之间缺少逗号，或者缺少 }")),
    ("Unescaped", say("双引号中的 \\ 要写成 \\\\，或者改用单引号")),
    ("Escaped character", say("\\u 之后不是字符的编号")),
    ("Invalid hex", say("\\u 之后不是十六进制数")),
    ("Unterminated string", say("引号没有成对")),
    ("Found invalid character", say("字符串里有控制字符")),
    ("Illegal character", say("字符串里有换行或控制字符；引号可能没有成对")),
    ("Invalid date", say("日期不存在")),
    ("Invalid value", say("值写得不对；文字要加引号")),
    ("Invalid initial character", say("键写得不对；中文的键要加引号")),
    ("Invalid statement", say("这里应当是 键 = 值 或 [表]；中文的键要加引号")),
)


class SyntaxMistake(NamedTuple):
    """What is wrong, in Chinese, and where: line and column from 1, or 0 where that is not known."""

    message: str
    line: int
    column: int


def syntax_error(error: Exception, text: str) -> SyntaxMistake:
    """What an error that `tomllib` raised for a text says."""
    said = str(error)
    at = _AT.search(said)
    line, column = 0, 0
    if at and at[1]:
        line, column = int(at[1]), int(at[2])
    elif at:
        written = text.rstrip()
        line, column = written.count("\n") + 1, len(written) - written.rfind("\n")
    known = next((meaning for start, meaning in _IN_CHINESE if said.startswith(start)), _AT.sub("", said))
    return SyntaxMistake(known, line, column)
