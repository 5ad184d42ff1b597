"""The arguments of the commands that write: a report, figures, a report in another format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.cli.grammar.choosing import NOTHING_CHOSEN, reading

if TYPE_CHECKING:
    import argparse

_CONVERT: Final = "用 LibreOffice 转换 .doc、.wps、.rtf 等旧格式的文件再读"


def new(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint new`."""
    add = parser.add_argument
    add("--year", type=int, required=True, metavar="年度", help="报告年度，决定用哪个格式")
    add("--agency", required=True, metavar="名称", help="机关的全称")
    kinds = "机关的种类：department 政府部门，government 人民政府，township 乡镇、街道"
    add("--kind", choices=["department", "government", "township"], required=True, help=kinds)
    add("--form", metavar="编号", help="用这个格式（2019、2021），不按年度选")
    add("--output", "-o", metavar="文件", help="写成 .docx、.md 或 .html；默认是标题加 .docx")
    add("--data", metavar="文件", help="写一个填数据的文件：.xlsx、.csv、.toml 或 .json；没有 -o 时只写它")
    add("--force", action="store_true", help="文件已经存在时覆盖")


def fill(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint fill`."""
    add = parser.add_argument
    add("data", metavar="数据", help="数据文件：.xlsx、.csv、.toml 或 .json")
    add("--into", required=True, metavar="报告", help="要填写的报告：.docx、.md、.html")
    add("--output", "-o", metavar="文件", help="写成另一个文件，不改原来的报告")
    add("--overwrite", action="store_true", help="已经填了的格子也改写；默认只填空着的")
    add("--zeros", action="store_true", help="数据和报告里都没有的数填 0，再算合计；默认空着")
    add("--force", action="store_true", help="-o 的文件已经存在时覆盖")
    parser.set_defaults(convert=False)
    reading(parser)
    parser.set_defaults(**NOTHING_CHOSEN)


def extract(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint extract`."""
    add = parser.add_argument
    add("path", metavar="报告", help="要取数据的报告，能检查的格式都可以")
    add("--output", "-o", metavar="文件", help="写成 .json、.csv、.toml 或 .xlsx；默认输出到屏幕")
    add("--format", choices=["json", "csv", "toml"], help="输出到屏幕的格式，默认 json")
    add("--force", action="store_true", help="文件已经存在时覆盖")
    add("--convert", action="store_true", help=_CONVERT)
    reading(parser)
    parser.set_defaults(**NOTHING_CHOSEN)


def convert(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint convert`."""
    add = parser.add_argument
    add("path", metavar="报告", help="要转换的报告，能检查的格式都可以")
    add("--output", "-o", required=True, metavar="文件", help="写成 .md、.html 或 .docx")
    add("--force", action="store_true", help="文件已经存在时覆盖")
    add("--convert", action="store_true", help=_CONVERT)
    reading(parser)
    parser.set_defaults(**NOTHING_CHOSEN)
