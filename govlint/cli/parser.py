"""The command line's grammar."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from govlint import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EXIT_CODES = """\
退出码：
  0  没有达到 --fail-on 级别的问题
  1  有问题
  2  用法错误、配置错误，或有文件读不出来
  3  某条规则或插件运行失败（结果不完整，不能当作通过）
"""


class _Parser(argparse.ArgumentParser):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, add_help=False, allow_abbrev=False, **kwargs)
        self.add_argument("-h", "--help", action="help", help="显示本说明")
        self._optionals.title = "选项"
        self._positionals.title = "参数"

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; exits with 2 and a message on standard error where it makes no sense."""
    parser = _Parser(
        prog="govlint",
        description="政府信息公开工作年度报告的发布前检查。",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="version", version=f"govlint {__version__}", help="显示版本号")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    _check(commands)
    _rules(commands)
    _explain(commands)
    _show(commands)
    return parser.parse_args(list(arguments))


def _command(commands: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(run=_later(name))
    return parser


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    def run(parsed: argparse.Namespace) -> int:
        from importlib import import_module

        command: Callable[[argparse.Namespace], int] = import_module(f"govlint.cli.{name}").run
        return command(parsed)

    return run


def _check(commands: Any) -> None:
    parser = _command(commands, "check", "检查文件或文件夹中的年度报告")
    parser.epilog = _EXIT_CODES
    parser.add_argument("paths", nargs="*", default=["."], metavar="路径", help="文件或文件夹；- 为标准输入；默认当前文件夹")
    parser.add_argument("--select", action="append", default=[], metavar="规则", help="只用这些规则：代码、代码前缀或名称，逗号分隔")
    parser.add_argument("--ignore", action="append", default=[], metavar="规则", help="不用这些规则")
    parser.add_argument(
        "--fail-on", choices=["error", "warning", "note"], default="warning", help="从哪一级起退出码为 1（默认 warning）"
    )
    parser.add_argument("--exit-zero", action="store_true", help="有问题时退出码也为 0（读不出、运行失败除外）")
    parser.add_argument("--format", metavar="格式", help="rich、concise、json、sarif；终端上默认 rich，否则 concise")
    parser.add_argument("--output", "-o", metavar="文件", help="把结果写入文件")
    parser.add_argument("--form", metavar="编号", help="按这个格式检查（2019、2021），不再辨认")
    parser.add_argument("--year", type=int, metavar="年度", help="报告年度，不再从标题中找")
    parser.add_argument("--require-form", action="store_true", help="没有认出年度报告时报错误（GL002）")
    parser.add_argument("--stdin-filename", metavar="名称", help="标准输入的文件名，用来判断格式和显示位置")
    parser.add_argument("--isolated", action="store_true", help="不读任何配置文件")
    parser.add_argument("--no-cache", action="store_true", help="不用缓存")
    parser.add_argument("--show-passed", action="store_true", help="同时列出通过和不适用的规则")
    parser.add_argument("--statistics", action="store_true", help="按规则统计")


def _rules(commands: Any) -> None:
    parser = _command(commands, "rules", "列出全部规则")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="输出格式")


def _explain(commands: Any) -> None:
    parser = _command(commands, "explain", "说明一条规则：要求、依据、示例和改法")
    parser.add_argument("rule", metavar="规则", help="代码或名称，如 GL302 或 result-total")


def _show(commands: Any) -> None:
    parser = _command(commands, "show", "显示 govlint 读到的文件：各部分、各表的数值和行号")
    parser.add_argument("path", metavar="文件", help="要显示的文件")
    parser.add_argument("--form", metavar="编号", help="按这个格式对应")
    parser.add_argument("--year", type=int, metavar="年度", help="报告年度")
