"""The options of `govlint serve` that no other command has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping


def add_arguments(
    parser: argparse.ArgumentParser,
    reading: Callable[[argparse.ArgumentParser], None],
    convert: str,
    defaults: Mapping[str, Any],
) -> None:
    """Add them to the parser of the command, and those on how a report is read, by `reading`.

    `convert` is what all commands say of `--convert`; `defaults` are what options are that the command does not have.
    """
    add = parser.add_argument
    add("--host", default="127.0.0.1", metavar="地址", help="在哪个地址上等待；默认 127.0.0.1，只有本机能用")
    add("--port", type=int, default=8642, metavar="端口", help="默认 8642；0 为任意一个空闲的端口")
    add("--token", metavar="口令", help="使用的人要输入的口令，12 个字符以上；也可以写在环境变量 GOVLINT_TOKEN 中")
    add("--name", action="append", default=[], metavar="名称", help="浏览器用来打开它的主机名，如 jiancha.example.cn")
    add("--prefix", default="", metavar="路径", help="放在代理服务器后面时的路径前缀，如 /govlint")
    add("--max-upload", type=int, default=64, metavar="MB", help="一次最多上传多少 MB，默认 64")
    add("--workers", type=int, default=2, metavar="个数", help="同时检查几份文件，默认 2")
    add("--open", action="store_true", help="启动后在浏览器中打开")
    add("--convert", action="store_true", help=convert)
    reading(parser)
    parser.set_defaults(**defaults)
