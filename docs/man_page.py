"""Writes docs/man/govlint.1 from the grammar of the command line: `python docs/man_page.py`.

With `--check` it writes nothing and says whether the page is current.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govlint import __version__
from govlint.cli.parser import commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE: Final = Path(__file__).parent / "man" / "govlint.1"
_OPENING: Final = "“‘（《〈【〔"
_CLOSING: Final = "，。、；：？！…”’）》〉】〕"

_HEAD: Final = f""".\\" Made by docs/man_page.py from the grammar of the command line.
.TH GOVLINT 1 "" "govlint {__version__}" "govlint 手册"
.ad l
.nh
"""
_DESCRIPTION: Final = (
    "govlint 在发布之前检查政府信息公开工作年度报告：结构、表格、勾稽关系和文字，"
    "每个问题给出文件、位置、依据和应有的内容。",
    "能读 Word 文档、网页、Markdown 和纯文本，安装 govlint[pdf] 之后也能读 PDF。数字从不改动。",
)
_EXIT_CODES: Final = (
    ("0", "没有达到 --fail-on 级别的问题"),
    ("1", "有问题"),
    ("2", "用法错误、配置错误，或有文件读不出来"),
    ("3", "某条规则或插件运行失败：结果不完整，不能当作通过"),
)
_ENVIRONMENT: Final = (
    ("NO_COLOR", "不是空的时没有颜色"),
    ("FORCE_COLOR, CLICOLOR_FORCE", "不是空的，也不是 0 时，管道里也有颜色"),
    ("FORCE_HYPERLINK", "1 总给规则加链接，0 从不加"),
    ("GOVLINT_DOCS_URL", "规则说明所在的地址，代替安装包中登记的文档地址"),
)
_FILES: Final = (
    ("govlint.toml", "配置；也可以写在 pyproject.toml 的 [tool.govlint] 里。每个文件用离它最近的一个"),
    ("govlint-series.toml", "govlint series 的清单"),
    ("govlint-baseline.json", "govlint baseline 默认写入的基线"),
)
_EXAMPLES: Final = (
    ("检查当前文件夹里的全部报告：", "govlint check"),
    ("只核对表内的数字，不管别的：", "govlint check --select GL3 年度报告.docx"),
    ("改正可以安全改正的，先看会怎样改：", "govlint check --diff 年度报告.docx"),
    ("一条规则的要求、依据和示例：", "govlint explain GL302"),
)


def main() -> int:
    """Write the page, or say that it is stale; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where the page is not current")
    checks = parser.parse_args().check
    made = page()
    stale = not PAGE.exists() or PAGE.read_text("utf-8") != made
    if stale and not checks:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(made, "utf-8", newline="\n")
    if stale:
        sys.stdout.write(f"{'stale' if checks else 'written'}: docs/man/{PAGE.name}\n")
    return 1 if checks and stale else 0


def page() -> str:
    """The manual page, as groff reads it."""
    return _HEAD + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    # Short, because apropos knows no places to break it.
    yield from (".SH 名称", "govlint \\- 年度报告的发布前检查")
    yield ".SH 概要"
    yield from (".B govlint", ".I 命令", _text("[选项] [路径 …]"))
    yield ".SH 描述"
    for number, paragraph in enumerate(_DESCRIPTION):
        yield from ([".PP"] if number else [])
        yield _text(paragraph)
    yield ".SH 命令"
    known = commands()
    yield from _items((f"govlint {name}", text) for name, (text, _) in known.items())
    for name, (text, parser) in known.items():
        yield from (f".SH govlint {_text(name)}", _text(f"{text}。"))
        yield from _arguments(parser)
    for title, items in (("退出码", _EXIT_CODES), ("环境变量", _ENVIRONMENT), ("文件", _FILES)):
        yield f".SH {title}"
        yield from _items(items)
    yield ".SH 示例"
    for text, command in _EXAMPLES:
        yield from (".PP", _text(text), ".PP", ".RS 4", ".nf", _text(command, breaks=False), ".fi", ".RE")


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    shown = [action for action in parser._actions if action.help != argparse.SUPPRESS]  # there is no public list
    yield from _items((_named(action), action.help or "") for action in shown)


def _named(action: argparse.Action) -> str:
    """An argument as the help names it."""
    value = action.metavar if isinstance(action.metavar, str) else None
    if action.choices is not None:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    if not action.option_strings:
        return f"{value or action.dest}{' …' if action.nargs == '*' else ''}"
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {value or action.dest}"


def _items(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in items:
        yield from (".TP", f".B {_quoted(name)}", _text(text))


def _quoted(name: str) -> str:
    """A name as the one argument of a macro."""
    return '"' + _text(name, breaks=False).replace('"', '""') + '"'


def _text(text: str, *, breaks: bool = True) -> str:
    """`text` as groff prints it; lines may be broken between ideographs, which groff does not know of itself."""
    made = text.replace("\\", "\\e").replace("-", "\\-")
    if breaks:
        made = "".join(char + _break(char, following) for char, following in zip(made, [*made[1:], ""], strict=True))
    return re.sub(r"^(?=[.'])", r"\\&", made)


def _break(char: str, following: str) -> str:
    wide = unicodedata.east_asian_width(char) in "WF" or char in _CLOSING
    apart = wide and char not in _OPENING and following not in ("", " ", *_CLOSING)
    return "\\:" if apart else ""


if __name__ == "__main__":
    sys.exit(main())
