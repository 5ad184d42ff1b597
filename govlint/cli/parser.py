"""The command line's grammar."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from govlint import __version__
from govlint.cli.grammar.choosing import EXIT_CODES
from govlint.language import LANGUAGES, is_foreign, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


# argparse looks for a catalogue of translations, which Python has none of, before every word that it says.
argparse._ = lambda text: text  # type: ignore[attr-defined]


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Finds out the terminal's width without `shutil`, which argparse imports to check every single option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def _format_action(self, action: argparse.Action) -> str:
        """The action with its help in the column of the others: argparse counts characters, a terminal cells."""
        from govlint.reporters.terminal_text import width

        made = super()._format_action(action)
        header = self._format_action_invocation(action)
        more = width(header) - len(header)
        before, space, after = made.partition(f"{header}  ")
        if not more or not space:
            return made
        gap = len(after) - len(after.lstrip(" ")) - more
        column = min(self._action_max_length + 2, self._max_help_position)
        between = " " * (gap + 2) if gap >= 0 else "\n" + " " * column
        return f"{before}{header}{between}{after.lstrip(' ')}"

    def _split_lines(self, text: str, width: int) -> list[str]:
        from govlint.reporters.terminal_text import wrap

        return wrap(" ".join(text.split()), width)


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
        return super().format_usage().replace("usage:", word("用法："), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", word("用法："), 1)

    def error(self, message: str) -> NoReturn:
        from govlint.cli.mistakes import in_chinese

        self.print_usage(sys.stderr)
        told = message if is_foreign() else in_chinese(message)
        self.exit(2, word("govlint: 参数有误：{message}\n", message=told))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; exits with 2 and a message on standard error where it makes no sense."""
    parser = _Parser(prog="govlint", description="政府信息公开工作年度报告的发布前检查。", epilog=EXIT_CODES)
    parser.add_argument("-V", "--version", action="version", version=f"govlint {__version__}", help="显示版本号")
    _speaking(parser)
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    given = _command_first(list(arguments))
    if given[:2] == ["series", "init"]:
        given[:2] = ["series init"]
    meant = given[:1] if given[:1] and given[0] in _COMMANDS else _COMMANDS
    for name in meant:
        text, module = _COMMANDS[name]
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=_later(name))
        if given[:1] == [name]:
            _add_arguments(command, name, module)
            _speaking(command)
    if is_foreign():
        from govlint.translation import translate_parsers

        translate_parsers([parser, *commands.choices.values()])
    if not given:
        parser.print_help(sys.stderr)
        parser.exit(2)
    if given[0] in commands.choices:
        given = [given[0], *_options_first(given[1:], commands.choices[given[0]])]
    parsed, unknown = parser.parse_known_args(given)
    if unknown:
        unknown = [argument for argument in unknown if argument != "--"]
        commands.choices[given[0]].error(f"unrecognized arguments: {' '.join(unknown)}")
    return parsed


def _speaking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="消息的语言：zh 中文，en 英文；默认中文，或者环境变量 GOVLINT_LANG 写的"
    )


def _command_first(given: list[str]) -> list[str]:
    """The same arguments with the command before a `--lang` that stands before it."""
    before = 2 if given[:1] == ["--lang"] else int(given[:1] != [] and given[0].startswith("--lang="))
    end = before + (2 if given[before : before + 2] == ["series", "init"] else 1)
    return [*given[before:end], *given[:before], *given[end:]]


def commands() -> dict[str, tuple[str, argparse.ArgumentParser]]:
    """Every command by its name: what it does, and its whole grammar, for what tells of all of them."""
    made: dict[str, tuple[str, argparse.ArgumentParser]] = {}
    for name, (text, module) in _COMMANDS.items():
        made[name] = text, _Parser(prog=f"govlint {name}", description=text)
        _add_arguments(made[name][1], name, module)
        _speaking(made[name][1])
    if is_foreign():
        from govlint.translation import translate_parsers

        translate_parsers(parser for _, parser in made.values())
        made = {name: (parser.description or text, parser) for name, (text, parser) in made.items()}
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


def _add_arguments(parser: argparse.ArgumentParser, name: str, module: str) -> None:
    from importlib import import_module

    add: Callable[[argparse.ArgumentParser], None]
    add = getattr(import_module(f"govlint.cli.grammar.{module}"), name.replace(" ", "_"))
    add(parser)


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    def run(parsed: argparse.Namespace) -> int:
        from importlib import import_module

        return int(import_module(f"govlint.cli.{name.replace(' ', '_')}").run(parsed))

    return run


# What each command does, and the module of `govlint.cli.grammar` that has its arguments. Only the command that is run
# gets them: each costs a little at every start.
_COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("检查文件或文件夹中的年度报告", "checking"),
    "annotate": ("把问题写成批注，另存一份 Word 副本", "checking"),
    "baseline": ("把现有的问题记入基线，以后只报告新的问题", "checking"),
    "rules": ("列出全部规则", "telling"),
    "explain": ("说明一条规则：要求、依据、示例和改法", "telling"),
    "config": ("显示对一个文件起作用的配置，以及每一项写在哪里", "checking"),
    "series": ("检查几个年度、几个机关的报告之间的关系", "checking"),
    "series init": ("按找到的报告写一份系列的清单 govlint-series.toml", "checking"),
    "collect": ("检查成批的文件，把问题和数值写成 Parquet", "collecting"),
    "stats": ("成批报告的统计：各条规则、各机关、各年度", "collecting"),
    "serve": ("打开一个网页，在浏览器里检查、改正文件", "serving"),
    "clean": ("清空缓存", "checking"),
    "show": ("显示 govlint 读到的文件：各部分、各表的数值和行号", "telling"),
    "completion": ("输出 bash、zsh 或 fish 的补全脚本", "serving"),
    "new": ("新建一份格式规定的报告", "authoring"),
    "fill": ("把数据填进报告的表格，算出合计", "authoring"),
    "extract": ("取出报告表格里的数据", "authoring"),
    "convert": ("把报告转换成另一种文件，表格按格式排列", "authoring"),
    "lsp": ("供编辑器使用的语言服务器", "serving"),
}
