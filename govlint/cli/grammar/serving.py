"""The arguments of the commands that other programs talk to."""

from __future__ import annotations

import argparse

from govlint.cli.grammar.choosing import CONVERT, NOTHING_CHOSEN, reading


def completion(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint completion`."""
    parser.add_argument("shell", choices=["bash", "zsh", "fish"], help="哪一种 shell")
    # The word at the cursor and those before it, a line each: what the scripts ask.
    parser.add_argument("--words", help=argparse.SUPPRESS)


def lsp(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint lsp`."""
    parser.add_argument("--stdio", action="store_true", help="用标准输入和输出通信（总是如此；有的编辑器会加上）")


def serve(parser: argparse.ArgumentParser) -> None:
    """The arguments of `govlint serve`."""
    add = parser.add_argument
    add("--host", default="127.0.0.1", metavar="地址", help="在哪个地址上等待；默认 127.0.0.1，只有本机能用")
    add("--port", type=int, default=8642, metavar="端口", help="默认 8642；0 为任意一个空闲的端口")
    add("--token", metavar="口令", help="使用的人要输入的口令，12 个字符以上；也可以写在环境变量 GOVLINT_TOKEN 中")
    add("--name", action="append", default=[], metavar="名称", help="浏览器用来打开它的主机名，如 jiancha.example.cn")
    add("--prefix", default="", metavar="路径", help="放在代理服务器后面时的路径前缀，如 /govlint")
    add("--max-upload", type=int, default=64, metavar="MB", help="一次最多上传多少 MB，默认 64")
    add("--workers", type=int, default=2, metavar="个数", help="同时检查几份文件，默认 2")
    add("--open", action="store_true", help="启动后在浏览器中打开")
    add("--convert", action="store_true", help=CONVERT)
    reading(parser)
    parser.set_defaults(**NOTHING_CHOSEN)
