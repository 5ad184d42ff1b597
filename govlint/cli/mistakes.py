"""What argparse finds wrong with a command line, in Chinese: it says it in English."""

from __future__ import annotations

import re
from typing import Final

_MISTAKES: Final = (
    (r"unrecognized arguments: (.*)", r"没有这样的参数：\1"),
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"argument (.*?): expected (?:one argument|\d+ arguments?)", r"\1 后面要写一个值"),
    (r"argument (.*?): expected at least one argument", r"\1 后面至少要写一个值"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 后面不写值，写的是 \2"),
    (r"argument (.*?): invalid int value: (.*)", r"\1 应为整数，写的是 \2"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2；可用的有 \3"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 和 \2 不能一起用"),
    (r"argument (.*?): (.*)", r"\1：\2"),
)


def in_chinese(message: str) -> str:
    """The message; as it is where nobody knows it."""
    for pattern, told in _MISTAKES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(told)
    return message
