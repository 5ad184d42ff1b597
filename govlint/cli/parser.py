"""The command line's grammar."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from govlint import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_EXIT_CODES = """\
退出码：
  0  没有达到 --fail-on 级别的问题
  1  有问题
  2  用法错误、配置错误，或有文件读不出来
  3  某条规则或插件运行失败（结果不完整，不能当作通过）
"""


_ANNOTATED = """\
退出码：
  0  副本都写好了
  1  副本都写好了；写了 --fail-on，有达到这一级的问题
  2  用法错误、配置错误，有文件不能批注，或者副本没有写入
  3  某条规则或插件运行失败（结果不完整）
"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Finds out the terminal's width without `shutil`, which argparse imports to check every single option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    try:
        return int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


class _Parser(argparse.ArgumentParser):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(add_help=False, allow_abbrev=False, formatter_class=_Formatter)
        super().__init__(**kwargs)
        self.add_argument("-h", "--help", action="help", help="显示本说明")
        self._optionals.title = "选项"
        self._positionals.title = "参数"

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"govlint: 参数有误：{message}\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; exits with 2 and a message on standard error where it makes no sense."""
    parser = _Parser(prog="govlint", description="政府信息公开工作年度报告的发布前检查。", epilog=_EXIT_CODES)
    parser.add_argument("-V", "--version", action="version", version=f"govlint {__version__}", help="显示版本号")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    given = list(arguments)
    if given[:2] == ["series", "init"]:
        given[:2] = ["series init"]
    for name, (text, add_arguments) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=_later(name))
        if given[:1] == [name]:
            add_arguments(command)
    if not given:
        parser.print_help(sys.stderr)
        parser.exit(2)
    if given[0] in commands.choices:
        given = [given[0], *_options_first(given[1:], commands.choices[given[0]])]
    return parser.parse_args(given)


def commands() -> dict[str, tuple[str, argparse.ArgumentParser]]:
    """Every command by its name: what it does, and its whole grammar, for what tells of all of them."""
    made: dict[str, tuple[str, argparse.ArgumentParser]] = {}
    for name, (text, add_arguments) in _COMMANDS.items():
        made[name] = text, _Parser(prog=f"govlint {name}", description=text)
        add_arguments(made[name][1])
    return made


def _options_first(arguments: Sequence[str], command: argparse.ArgumentParser) -> list[str]:
    """The same arguments with every path behind a `--`.

    Paths and options may then be mixed in any order, and a file whose name looks like an option (`--format=x.md`, as
    a shell pattern or pre-commit hands it over) is a file.
    """
    takes_value = _options_with_value(command)
    options: list[str] = []
    paths: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            paths.extend(waiting)
        elif not argument.startswith("-") or argument == "-" or os.path.lexists(argument):
            paths.append(argument)
        else:
            options.append(argument)
            if takes_value.get(argument):
                options.extend(value for value in (next(waiting, None),) if value is not None)
    return [*options, "--", *paths] if paths else options


def _options_with_value(command: argparse.ArgumentParser) -> Mapping[str, bool]:
    actions = command._actions  # argparse has no public list of a parser's options
    return {option: action.nargs != 0 for action in actions for option in action.option_strings}


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    def run(parsed: argparse.Namespace) -> int:
        from importlib import import_module

        return int(import_module(f"govlint.cli.{name.replace(' ', '_')}").run(parsed))

    return run


_FORCE_EXCLUDE = "配置中 exclude 的文件，点名时也不检查"
_CONVERT = "用 LibreOffice 转换 .doc、.wps、.rtf 等旧格式的文件再检查"


def _check(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EXIT_CODES
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="路径", help="文件或文件夹；- 为标准输入；默认当前文件夹")
    _choosing(parser)
    _showing(parser)
    add("--convert", action="store_true", help=_CONVERT)
    add("--stdin-filename", metavar="名称", help="标准输入的文件名，用来判断格式和显示位置")
    add("--force-exclude", action="store_true", help=_FORCE_EXCLUDE)
    add("--no-cache", action="store_true", help="不用缓存")
    add("--fix", action="store_true", help="改正可以安全改正的问题，写回文件，再报告余下的")
    unsafe = "同 --fix 或 --diff 一起用：也改正需要人看过的问题"
    add("--unsafe-fixes", action="store_true", help=unsafe)
    add("--diff", action="store_true", help="只显示会怎样改，不写文件")
    add("--watch", action="store_true", help="文件改变后重新检查，直到按 Ctrl-C（须安装 govlint[watch]）")
    add("--poll", action="store_true", help="同 --watch 一起用：定时查看，用于不通知变化的网络文件夹")


def _showing(parser: argparse.ArgumentParser) -> None:
    """What is done with the result."""
    add = parser.add_argument
    add("--exit-zero", action="store_true", help="有问题时退出码也为 0（读不出、运行失败除外）")
    formats = "rich、concise、json、sarif、sarif-github、github、gitlab、junit、rdjson、azure、markdown、html"
    add("--format", metavar="格式", help=f"{formats}；终端上默认 rich，否则 concise")
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


def _series(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EXIT_CODES
    add = parser.add_argument
    paths = "文件夹、几个文件，或者清单 govlint-series.toml；文件夹中有清单时用清单；默认当前文件夹"
    add("paths", nargs="*", default=["."], metavar="路径", help=paths)
    add("--all", action="store_true", help="同时用其他规则检查每一份报告；不写时只检查报告之间的关系")
    _choosing(parser)
    _showing(parser)
    add("--convert", action="store_true", help=_CONVERT)
    add("--force-exclude", action="store_true", help=_FORCE_EXCLUDE)
    parser.set_defaults(diff=False)


def _series_init(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="路径", help="文件夹或文件；默认当前文件夹")
    add("--output", "-o", metavar="文件", help="清单的文件名，- 为标准输出；默认是文件夹中的 govlint-series.toml")
    add("--force", action="store_true", help="文件已经存在时覆盖它")
    add("--convert", action="store_true", help=_CONVERT)
    _reading(parser)
    parser.set_defaults(**_NOTHING_CHOSEN)


def _choosing(parser: argparse.ArgumentParser) -> None:
    """What is checked, and how: the options that take the place of what a configuration says."""
    add = parser.add_argument
    select = "只用这些规则：代码、代码前缀或名称，逗号分隔"
    add("--select", action="append", default=[], metavar="规则", help=select)
    add("--ignore", action="append", default=[], metavar="规则", help="不用这些规则")
    fail_on = "从哪一级起退出码为 1（默认 warning）"
    add("--fail-on", choices=["error", "warning", "note"], help=fail_on)
    _reading(parser)
    add("--require-form", action="store_true", help="没有认出年度报告时报错误（GL002）")
    add("--published", metavar="日期", help="报告公布的日期，如 2025-01-20，用来检查期限")


def _reading(parser: argparse.ArgumentParser) -> None:
    """How a report is read."""
    add = parser.add_argument
    add("--form", metavar="编号", help="按这个格式检查（2019、2021），不再辨认")
    add("--year", type=int, metavar="年度", help="报告年度，不再从标题中找")
    add("--config", metavar="文件", help="只用这个配置文件，不再就近查找")
    add("--isolated", action="store_true", help="不读任何配置文件")


def _baseline(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="路径", help="文件或文件夹；默认当前文件夹")
    add("--output", "-o", metavar="文件", help="写入这个文件；默认是配置中的基线，没有时是 govlint-baseline.json")
    _choosing(parser)
    add("--convert", action="store_true", help=_CONVERT)
    parser.set_defaults(**_NO_BASELINE)


def _annotate(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _ANNOTATED
    add = parser.add_argument
    add("paths", nargs="+", metavar="路径", help="Word 文件（.docx、.docm），或者文件夹")
    output = "副本的文件名，多个文件时是已有的文件夹；默认在原文件旁边，如 报告.批注.docx"
    add("--output", "-o", metavar="文件", help=output)
    add("--force", action="store_true", help="副本的文件名已经有文件时覆盖它")
    add("--highlight", action="store_true", help="同时用颜色标出有问题的文字")
    _choosing(parser)
    add("--convert", action="store_true", help="用 LibreOffice 转换 .doc、.wps、.rtf 等旧格式的文件再批注")
    add("--baseline", metavar="文件", help="不批注这个基线中已有的问题")
    add("--no-baseline", action="store_true", help="不用配置中的基线")


def _config(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("path", nargs="?", default=".", metavar="路径", help="文件或文件夹；默认当前文件夹")
    add("--format", choices=["text", "json"], default="text", help="输出格式")
    add("--schema", action="store_true", help="输出配置文件的 JSON Schema")
    _choosing(parser)
    parser.set_defaults(convert=False, **_NO_BASELINE)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json"], default="text", help="输出格式")
    parser.add_argument("--part", metavar="部分", help="只列查看报告这一部分的，如 三")
    parser.add_argument("--basis", metavar="文字", help="只列依据中有这些字的：文件名、文号或条款，如 711号")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="规则", help="代码或名称，如 GL302 或 result-total")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="文件", help="要显示的文件")
    parser.add_argument("--convert", action="store_true", help=_CONVERT)
    _reading(parser)
    parser.set_defaults(**_NOTHING_CHOSEN)


def _serve(parser: argparse.ArgumentParser) -> None:
    from govlint.cli.serve_arguments import add_arguments

    add_arguments(parser, _reading, _CONVERT, _NOTHING_CHOSEN)


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=["bash", "zsh", "fish"], help="哪一种 shell")
    # The word at the cursor and those before it, a line each: what the scripts ask.
    parser.add_argument("--words", help=argparse.SUPPRESS)


_NO_BASELINE: Mapping[str, Any] = {"baseline": None, "no_baseline": False}
_NOTHING_CHOSEN: Mapping[str, Any] = {
    "select": [], "ignore": [], "fail_on": None, "require_form": False, "published": None, **_NO_BASELINE,
}  # fmt: skip

# Only the command that is run gets its arguments: each costs a little at every start.
_COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("检查文件或文件夹中的年度报告", _check),
    "annotate": ("把问题写成批注，另存一份 Word 副本", _annotate),
    "baseline": ("把现有的问题记入基线，以后只报告新的问题", _baseline),
    "rules": ("列出全部规则", _rules),
    "explain": ("说明一条规则：要求、依据、示例和改法", _explain),
    "config": ("显示对一个文件起作用的配置，以及每一项写在哪里", _config),
    "series": ("检查几个年度、几个机关的报告之间的关系", _series),
    "series init": ("按找到的报告写一份系列的清单 govlint-series.toml", _series_init),
    "serve": ("打开一个网页，在浏览器里检查、改正文件", _serve),
    "show": ("显示 govlint 读到的文件：各部分、各表的数值和行号", _show),
    "completion": ("输出 bash、zsh 或 fish 的补全脚本", _completion),
}
