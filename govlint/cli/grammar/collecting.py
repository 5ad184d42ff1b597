"""The arguments of the commands on many files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cli.grammar.checking import jobs
from govlint.cli.grammar.choosing import CONVERT, NO_BASELINE, choosing

if TYPE_CHECKING:
    import argparse


def collect(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint collect`."""
    add = parser.add_argument
    paths = "文件、文件夹、zip 文件，或者 fsspec 认得的地址，如 s3://桶/2024/*.docx；默认当前文件夹"
    add("paths", nargs="*", default=["."], metavar="路径", help=paths)
    add("--output", "-o", required=True, metavar="文件夹", help="写入这个文件夹或地址；已经写好的部分不再检查")
    add("--executor", choices=["local", "dask"], default="local", help="由谁来做：本机（默认）或 Dask 集群")
    add("--scheduler", metavar="地址", help="Dask 调度器的地址，如 tcp://10.0.0.1:8786")
    add("--jobs", "-j", type=jobs, default=0, metavar="数", help="本机用几个进程；默认与处理器的个数相同")
    add("--batch-size", type=int, default=500, metavar="份数", help="一个分区有多少份文件（默认 500）")
    choosing(parser, fails=False)
    add("--convert", action="store_true", help=CONVERT)
    parser.set_defaults(**NO_BASELINE)


def stats(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint stats`."""
    add = parser.add_argument
    add("path", metavar="文件夹", help="govlint collect 写的文件夹，或者放着报告的文件夹")
    add("--format", choices=["text", "html", "csv", "xlsx", "json"], default="text", help="输出格式")
    add("--output", "-o", metavar="文件", help="写入这个文件；csv 时是文件夹")
