"""One configuration file: its bytes as a TOML document, and where in it each key stands."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any, Final

from govlint.config.mistakes import ConfigurationError, Mistake
from govlint.config.toml_lines import TooDeepError, key_lines
from govlint.language import say
from govlint.limits import MAX_CONFIG
from govlint.named_tuple import NamedTuple
from govlint.source import split_lines
from govlint.toml_syntax import syntax_error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.config.toml_lines import KeyPath

PYPROJECT: Final = "pyproject.toml"
_TABLE: Final = ("tool", "govlint")
_BOM: Final = b"\xef\xbb\xbf"


class TomlTable(NamedTuple):
    """The table that holds the configuration, and the lines of its keys; `first` is the line where it begins.

    `source` are the lines of the file as they stand, `path` is the file as messages name it, `folder` the absolute path
    of the folder it is in.
    """

    path: str
    folder: str
    values: Mapping[str, Any]
    lines: Mapping[KeyPath, int]
    first: int = 1
    source: Sequence[str] = ()


def shown(path: str) -> str:
    """A path as messages name it: as seen from the working directory, where it is below it; else as it was named."""
    absolute, here = os.path.abspath(path), os.getcwd()
    below = (absolute + os.sep).startswith(here.rstrip(os.sep) + os.sep)
    return os.path.relpath(absolute, here) if below else os.path.normpath(path)


def read_table(path: str) -> TomlTable | None:
    """The configuration in a file; None in a pyproject.toml that has none. Raises `ConfigurationError`."""
    data = _bytes(path)
    nested = os.path.basename(path) == PYPROJECT
    if nested and b"govlint" not in data:
        return None
    text = _text(path, data)
    try:
        lines: Mapping[KeyPath, int] = key_lines(text)
        values: Any = tomllib.loads(text)
    except TooDeepError as error:
        raise _error(path, str(error), error.line) from error
    except (ValueError, RecursionError) as error:
        raise _syntax_error(path, error, text) from error
    first = 1
    if nested:
        values, lines, first = _inner(path, values, lines)
        if values is None:
            return None
    return TomlTable(shown(path), os.path.dirname(os.path.abspath(path)), values, lines, first, split_lines(text))


def _inner(path: str, values: Any, lines: Mapping[KeyPath, int]) -> tuple[Any, Mapping[KeyPath, int], int]:
    for key in _TABLE:
        values = values.get(key) if isinstance(values, dict) else None
    if values is None:
        return None, {}, 1
    first = lines[_TABLE]
    if not isinstance(values, dict):
        raise ConfigurationError([Mistake(shown(path), first, say("应为表 [tool.govlint]"), "tool.govlint")])
    own = {key[len(_TABLE) :]: line for key, line in lines.items() if key[: len(_TABLE)] == _TABLE}
    return values, own, first


def _bytes(path: str) -> bytes:
    if os.path.exists(path) and not os.path.isfile(path):
        raise _error(path, say("这不是文件"))
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_CONFIG + 1)
    except FileNotFoundError as error:
        raise _error(path, say("链接指向的文件不存在") if os.path.islink(path) else say("没有这个配置文件")) from error
    except PermissionError as error:
        raise _error(path, say("配置文件没有读取权限")) from error
    except OSError as error:
        raise _error(path, say("配置文件读不出来：{strerror}", strerror=error.strerror or str(error))) from error
    except ValueError as error:
        raise _error(path, say("配置文件的名称里有不能用的字符")) from error
    if len(data) > MAX_CONFIG:
        raise _error(path, say("配置文件超过上限 {most} 字节", most=MAX_CONFIG))
    return data


def _text(path: str, data: bytes) -> str:
    data = data.removeprefix(_BOM)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _error(path, say("配置文件不是 UTF-8 编码；请另存为 UTF-8"), line, column) from error


def _syntax_error(path: str, error: Exception, text: str) -> ConfigurationError:
    found = syntax_error(error, text)
    return _error(path, say("TOML 的写法不对：{known}", known=found.message), found.line, found.column)


def _error(path: str, message: str, line: int = 0, column: int = 0) -> ConfigurationError:
    return ConfigurationError([Mistake(shown(path), line, message, column=column)])
