"""The arguments of the commands that check and report."""

from __future__ import annotations

import argparse
from typing import Final

from govlint.cli.grammar.choosing import (
    CONVERT,
    EXIT_CODES,
    FORCE_EXCLUDE,
    NO_BASELINE,
    NOTHING_CHOSEN,
    choosing,
    reading,
)
from govlint.language import word

_ANNOTATED: Final = """\
退出码：
  0  副本都写好了
  1  副本都写好了；写了 --fail-on，有达到这一级的问题
  2  用法错误、配置错误，有文件不能批注，或者副本没有写入
  3  某条规则或插件运行失败（结果不完整）
"""
_CACHE_DIR: Final = "缓存放在这个文件夹（也可以用环境变量 GOVLINT_CACHE_DIR）"
_JOBS: Final = "最多用几个进程；默认按处理器和文件的多少决定"
_MOST_JOBS: Final = 256


def check(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint check`."""
    parser.epilog = EXIT_CODES
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="路径", help="文件或文件夹；- 为标准输入；默认当前文件夹")
    choosing(parser)
    showing(parser)
    add("--convert", action="store_true", help=CONVERT)
    add("--stdin-filename", metavar="名称", help="标准输入的文件名，用来判断格式和显示位置")
    add("--force-exclude", action="store_true", help=FORCE_EXCLUDE)
    add("--no-cache", action="store_true", help="不用缓存")
    add("--cache-dir", metavar="文件夹", help=_CACHE_DIR)
    add("--jobs", "-j", type=jobs, default=0, metavar="数", help=_JOBS)
    add("--fix", action="store_true", help="改正可以安全改正的问题，写回文件，再报告余下的")
    unsafe = "同 --fix 或 --diff 一起用：也改正需要人看过的问题"
    add("--unsafe-fixes", action="store_true", help=unsafe)
    add("--diff", action="store_true", help="只显示会怎样改，不写文件")
    add("--watch", action="store_true", help="文件改变后重新检查，直到按 Ctrl-C（须安装 govlint[watch]）")
    add("--poll", action="store_true", help="同 --watch 一起用：定时查看，用于不通知变化的网络文件夹")


def clean(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint clean`."""
    parser.add_argument("--cache-dir", metavar="文件夹", help=_CACHE_DIR)


def showing(parser: argparse.ArgumentParser) -> None:
    """What is done with the result."""
    add = parser.add_argument
    add("--exit-zero", action="store_true", help="有问题时退出码也为 0（读不出、运行失败除外）")
    formats = (
        "rich、concise、json、sarif、sarif-github、github、gitlab、junit、rdjson、azure、markdown、html；"
        "终端上默认 rich，否则 concise"
    )
    add("--format", metavar="格式", help=formats)
    output = "把结果写入文件；写作 格式:文件 时另外写一份，终端上照常，可以重复写"
    add("--output", "-o", action="append", default=[], metavar="文件", help=output)
    colors = "颜色：auto 看终端和环境变量 NO_COLOR、FORCE_COLOR（默认），always 总是，never 从不"
    add("--color", choices=["auto", "always", "never"], default="auto", help=colors)
    add("--baseline", metavar="文件", help="不再报告这个基线中已有的问题")
    add("--no-baseline", action="store_true", help="不用配置中的基线")
    add("--prune-baseline", action="store_true", help="从基线中删去已经改好的问题")
    add("--show-passed", action="store_true", help="同时列出通过和不适用的规则")
    add("--show-suppressed", action="store_true", help="同时列出因停用标记、配置或基线而不报告的问题")
    add("--statistics", action="store_true", help="按规则统计")


def series(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint series`."""
    parser.epilog = EXIT_CODES
    add = parser.add_argument
    paths = "文件夹、几个文件，或者清单 govlint-series.toml；文件夹中有清单时用清单；默认当前文件夹"
    add("paths", nargs="*", default=["."], metavar="路径", help=paths)
    add("--all", action="store_true", help="同时用其他规则检查每一份报告；不写时只检查报告之间的关系")
    choosing(parser)
    showing(parser)
    add("--convert", action="store_true", help=CONVERT)
    add("--force-exclude", action="store_true", help=FORCE_EXCLUDE)
    add("--jobs", "-j", type=jobs, default=0, metavar="数", help=_JOBS)
    parser.set_defaults(diff=False)


def series_init(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint series init`."""
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="路径", help="文件夹或文件；默认当前文件夹")
    add("--output", "-o", metavar="文件", help="清单的文件名，- 为标准输出；默认是文件夹中的 govlint-series.toml")
    add("--force", action="store_true", help="文件已经存在时覆盖它")
    add("--convert", action="store_true", help=CONVERT)
    add("--jobs", "-j", type=jobs, default=0, metavar="数", help=_JOBS)
    reading(parser)
    parser.set_defaults(**NOTHING_CHOSEN)


def baseline(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint baseline`."""
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="路径", help="文件或文件夹；默认当前文件夹")
    add("--output", "-o", metavar="文件", help="写入这个文件；默认是配置中的基线，没有时是 govlint-baseline.json")
    choosing(parser, fails=False)
    add("--convert", action="store_true", help=CONVERT)
    parser.set_defaults(**NO_BASELINE)


def annotate(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint annotate`."""
    parser.epilog = _ANNOTATED
    add = parser.add_argument
    add("paths", nargs="+", metavar="路径", help="Word 文件（.docx、.docm），或者文件夹")
    output = "副本的文件名，多个文件时是已有的文件夹；默认在原文件旁边，如 报告.批注.docx"
    add("--output", "-o", metavar="文件", help=output)
    add("--force", action="store_true", help="副本的文件名已经有文件时覆盖它")
    add("--highlight", action="store_true", help="同时用颜色标出有问题的文字")
    choosing(parser)
    add("--convert", action="store_true", help="用 LibreOffice 转换 .doc、.wps、.rtf 等旧格式的文件再批注")
    add("--baseline", metavar="文件", help="不批注这个基线中已有的问题")
    add("--no-baseline", action="store_true", help="不用配置中的基线")


def config(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint config`."""
    add = parser.add_argument
    add("path", nargs="?", default=".", metavar="路径", help="文件或文件夹；默认当前文件夹")
    add("--format", choices=["text", "json"], default="text", help="输出格式")
    add("--schema", action="store_true", help="输出配置文件的 JSON Schema")
    choosing(parser)
    parser.set_defaults(convert=False, **NO_BASELINE)


def jobs(written: str) -> int:
    """The number that the user wrote for `--jobs`."""
    if not written.isascii() or not written.isdecimal() or not 0 < int(written) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(
            word("应为 1 到 {most} 的整数，写的是 {written}", most=_MOST_JOBS, written=written)
        )
    return int(written)
