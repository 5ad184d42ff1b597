"""What several commands have in common: what is checked, and how a report is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

EXIT_CODES: Final = """\
退出码：
  0  没有达到 --fail-on 级别的问题
  1  有问题
  2  用法错误、配置错误，或有文件读不出来
  3  某条规则或插件运行失败（结果不完整，不能当作通过）
"""
FORCE_EXCLUDE: Final = "配置中 exclude 的文件，点名时也不检查"
CONVERT: Final = "用 LibreOffice 转换 .doc、.wps、.rtf 等旧格式的文件再检查"
NO_BASELINE: Final[Mapping[str, Any]] = {"baseline": None, "no_baseline": False}
NOTHING_CHOSEN: Final[Mapping[str, Any]] = {
    "select": [], "ignore": [], "fail_on": None, "require_form": False, "published": None, **NO_BASELINE,
}  # fmt: skip


def choosing(parser: argparse.ArgumentParser, *, fails: bool = True) -> None:
    """What is checked, and how: the options that take the place of what a configuration says.

    With `fails`, the exit code of the command tells of findings.
    """
    add = parser.add_argument
    select = "只用这些规则：代码、代码前缀或名称，逗号分隔"
    add("--select", action="append", default=[], metavar="规则", help=select)
    add("--ignore", action="append", default=[], metavar="规则", help="不用这些规则")
    if fails:
        fail_on = "从哪一级起退出码为 1（默认 warning）"
        add("--fail-on", choices=["error", "warning", "note"], help=fail_on)
    else:
        parser.set_defaults(fail_on=None)
    reading(parser)
    add("--require-form", action="store_true", help="没有认出年度报告时报错误（GL002）")
    add("--published", metavar="日期", help="报告公布的日期，如 2025-01-20，用来检查期限")


def reading(parser: argparse.ArgumentParser) -> None:
    """How a report is read."""
    add = parser.add_argument
    add("--form", metavar="编号", help="按这个格式检查（2019、2021），不再辨认")
    add("--year", type=int, metavar="年度", help="报告年度，不再从标题中找")
    add("--config", metavar="文件", help="只用这个配置文件，不再就近查找")
    add("--isolated", action="store_true", help="不读任何配置文件")
