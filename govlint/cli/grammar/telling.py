"""The arguments of the commands that tell of rules and of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cli.grammar.choosing import CONVERT, NOTHING_CHOSEN, reading

if TYPE_CHECKING:
    import argparse


def rules(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint rules`."""
    parser.add_argument("--format", choices=["text", "json"], default="text", help="输出格式")
    parser.add_argument("--part", metavar="部分", help="只列查看报告这一部分的，如 三")
    parser.add_argument("--basis", metavar="文字", help="只列依据中有这些字的：文件名、文号或条款，如 711号")


def explain(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint explain`."""
    parser.add_argument("rule", metavar="规则", help="代码或名称，如 GL302 或 result-total")


def show(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint show`."""
    parser.add_argument("path", metavar="文件", help="要显示的文件")
    parser.add_argument("--convert", action="store_true", help=CONVERT)
    reading(parser)
    parser.set_defaults(**NOTHING_CHOSEN)
